/** Steps and beats: for each beat of a slide, the step that is there while it is said. A tie by hand holds;
 *  else the names decide that a beat speaks of. No answer is better than a wrong one: a beat that says too
 *  little keeps the step before it. A talk goes one way, so no beat ever leads back. */
import type { Block, Diagram } from "../model/block.ts";
import type { Beat } from "../model/deck.ts";
import type { Ties } from "../model/screen.ts";
import type { Step } from "../model/step.ts";
import { tiedByHand } from "../model/tie.ts";
import { evidenceIn } from "./names.ts";

/** Less than this is no evidence. */
const LEAST = 0.5;
/** More than this makes a beat no surer. */
const ENOUGH = 1;
/** A step that a beat speaks of much less than of another is not what it is about. */
const BESIDE_BEST = 0.6;

export function tiesFor(
  blocks: readonly Block[],
  steps: readonly Step[],
  narration: readonly Beat[],
): Ties {
  const [block] = blocks;
  if (steps.length === 0 || narration.length === 0) return [];
  // Points, terms and columns come one by one only where the beats take them up in order.
  if (block?.type !== "figure") return narration.map((_, beat) => Math.min(beat, steps.length));
  return block.drawing?.type === "diagram" ? tieDiagram(block.drawing, narration) : [];
}

export function tieDiagram(
  diagram: Pick<Diagram, "steps" | "names">,
  narration: readonly Beat[],
): Ties {
  const byHand = handTies(diagram, narration);
  const gains = evidenceIn(narration, diagram).map((evidence) =>
    // A step tied by hand belongs to its beats and to no other. What speaks of it still speaks of nothing else.
    gainsOf(evidence).map((gain, step) => (diagram.steps[step]?.tie === null ? gain : 0)),
  );
  return atFirstMention(bestOrder(gains, byHand), gains);
}

/** By beat, the last of the steps that are tied to it by hand. */
function handTies(
  { steps }: Pick<Diagram, "steps">,
  narration: readonly Beat[],
): ReadonlyMap<number, number> {
  const ties = new Map<number, number>();
  for (const tied of tiedByHand(steps, narration)) {
    if (!("beats" in tied)) continue;
    for (const beat of tied.beats) ties.set(beat - 1, tied.step);
  }
  return ties;
}

/** By step, what is gained when a beat leads to it. A beat may say several in one breath: all gain alike. */
function gainsOf(evidence: readonly number[]): readonly number[] {
  const best = Math.max(0, ...evidence);
  const least = Math.max(LEAST, BESIDE_BEST * best);
  return evidence.map((amount) => (amount >= least ? Math.min(best, ENOUGH) : 0));
}

/** The beats so far, the last first, on a way on which the step never falls. */
interface Way {
  readonly gain: number;
  readonly tie: number | null;
  readonly before: Way | null;
}

const START: Way = { gain: 0, tie: null, before: null };

/** The order with most evidence. `byHand` holds beats whose step is settled. */
function bestOrder(
  gains: readonly (readonly number[])[],
  byHand: ReadonlyMap<number, number>,
): Ties {
  const steps = gains[0]?.length ?? 0;
  // By the step that is there at its end.
  let ways: readonly (Way | null)[] = [START, ...Array.from({ length: steps }, () => null)];
  for (const [beat, gain] of gains.entries()) {
    const settled = byHand.get(beat);
    ways = ways.map((kept, step) => {
      if (settled !== undefined) {
        return settled === step ? along(bestOf(ways.slice(0, step + 1)), 0, step) : null;
      }
      // What is there already need not be said again.
      const gained = gain[step - 1] ?? 0;
      const moved = gained > 0 ? along(bestOf(ways.slice(0, step)), gained, step) : null;
      return bestOf([moved, along(kept, 0, null)]);
    });
  }
  return tiesOn(bestOf(ways) ?? START);
}

function along(before: Way | null, gained: number, tie: number | null): Way | null {
  return before === null ? null : { gain: before.gain + gained, tie, before };
}

/** The one with most gain; of equals the last. */
function bestOf(ways: readonly (Way | null)[]): Way | null {
  return ways.reduce((best, way) => {
    if (best === null || way === null) return best ?? way;
    return way.gain >= best.gain ? way : best;
  }, null);
}

function tiesOn(last: Way): Ties {
  const ties: (number | null)[] = [];
  for (let way = last; way.before !== null; way = way.before) ties.push(way.tie);
  return ties.reverse();
}

/** A step comes with the first beat that speaks of it, though a later one may speak of it more. */
function atFirstMention(ties: Ties, gains: readonly (readonly number[])[]): Ties {
  const moved = [...ties];
  for (const [beat, step] of ties.entries()) {
    if (step === null) continue;
    const from = moved.findLastIndex((tie, index) => index < beat && tie !== null) + 1;
    const first = gains.findIndex((gain, at) => at >= from && (gain[step - 1] ?? 0) > 0);
    if (first < 0 || first >= beat) continue;
    moved[beat] = null;
    moved[first] = step;
  }
  return moved;
}
