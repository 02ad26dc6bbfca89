/** Beats and the steps they are tied to: which beat is said when the stage has moved, and where in the
 *  narration the next press belongs. */
import type { Ties } from "../model/screen.ts";
import type { Spot } from "../model/walk.ts";
import type { LoadedDeck } from "./loaded.ts";

/** For each beat, the step that is there while it is said. */
export function stepsReached(ties: Ties): readonly number[] {
  let reached = 0;
  return ties.map((step) => {
    reached = step ?? reached;
    return reached;
  });
}

/** The beat that is said once the talk has come from `from`, where `beat` was said, to `to`: the first of
 *  those its step belongs to. Where nothing is tied, a slide begins with its first beat and keeps to it. */
export function beatAt(
  loaded: Pick<LoadedDeck, "screenAt">,
  from: Spot,
  beat: number,
  to: Spot,
): number {
  const stays = from.slide?.id === to.slide?.id;
  const base = stays ? beat : 0;
  const reached = stepsReached(loaded.screenAt(to)?.screen.ties ?? []);
  if (reached.length === 0 || reached[base] === to.step) return base;
  const first = reached.indexOf(to.step);
  if (first >= 0) return first;
  // Nothing is said of this step: what was being said goes on, unless it is ahead of the stage.
  if (stays && (reached[base] ?? 0) < to.step) return base;
  const last = Math.max(0, lastWithin(reached, to.step));
  return stays ? last : reached.indexOf(reached[last] ?? 0);
}

function lastWithin(reached: readonly number[], step: number): number {
  return reached.findLastIndex((each) => each <= step);
}
