/** Steps that no beat leads to. Only where an author tied other steps of the diagram by hand, and so cares:
 *  most diagrams end with a step that nothing is said about, and names alone are no promise. */
import { figuresIn } from "../model/block.ts";
import { type Deck, slidesOf } from "../model/deck.ts";
import type { Problem } from "../model/problem.ts";
import type { Screen } from "../model/screen.ts";
import type { WrittenStep } from "../model/step.ts";

export function stepsWithoutBeat(deck: Deck, screens: readonly Screen[]): Problem[] {
  const narrated = new Set(
    slidesOf(deck).flatMap((slide) => (slide.narration.length > 0 ? [slide.id] : [])),
  );
  const last = new Map<readonly WrittenStep[], number>();
  for (const { slide, blocks, ties } of screens) {
    if (!narrated.has(slide)) continue;
    for (const { drawing } of figuresIn(blocks)) {
      if (drawing?.type !== "diagram") continue;
      last.set(
        drawing.steps,
        Math.max(last.get(drawing.steps) ?? 0, ...ties.map((tie) => tie ?? 0)),
      );
    }
  }
  return [...last].flatMap(([steps, reached]) => untied(steps, reached));
}

/** A step that a later one's beat passes is shown with it. */
function untied(steps: readonly WrittenStep[], reached: number): Problem[] {
  if (steps.every(({ tie }) => tie === null)) return [];
  return steps.flatMap(({ tie, by, at }, index): Problem[] => {
    if (index < reached || tie !== null || by === "editor") return [];
    return [{ kind: "step-without-beat", severity: "warning", at, values: { step: index + 1 } }];
  });
}
