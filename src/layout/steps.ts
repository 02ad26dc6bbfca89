/** Which parts of a screen come one by one. A diagram has its own steps; points, terms and columns stand
 *  at once unless the narration takes them up one beat each. */
import type { Block } from "../model/block.ts";
import type { Beat } from "../model/deck.ts";
import { plainText } from "../model/inline.ts";
import { itemId } from "../model/screen.ts";
import { bareStep, EMPTY_STEP, type Step } from "../model/step.ts";

export function stepsFor(
  blocks: readonly Block[],
  narration: readonly Beat[],
  wholeSlide: boolean,
): readonly Step[] {
  const [block] = blocks;
  if (block === undefined || blocks.length > 1) return [];
  if (block.type === "figure") {
    return block.drawing?.type === "diagram" ? block.drawing.steps.map(bareStep) : [];
  }
  const names = namesOf(block);
  const matched =
    wholeSlide &&
    names.length > 1 &&
    names.length === narration.length &&
    names.every((name, index) => takesUp(narration[index], name));
  // The first stands there from the start: a title alone shows nothing to speak about.
  return matched ? names.slice(1).map((_, at) => ({ ...EMPTY_STEP, show: [itemId(at + 2)] })) : [];
}

/** What a speaker would call each part. */
function namesOf(block: Block): string[] {
  switch (block.type) {
    case "points":
      return block.items.map(({ blocks: [first] }) => nameOf(first));
    case "terms":
      return block.terms.map(({ term }) => plainText(term));
    case "columns":
      return block.columns.map(({ title }) => plainText(title));
    default:
      return [];
  }
}

function nameOf(block: Block | undefined): string {
  return block?.type === "prose" ? plainText(block.text) : "";
}

function takesUp(beat: Beat | undefined, name: string): boolean {
  return beat !== undefined && name !== "" && plainText(beat.text).includes(name);
}
