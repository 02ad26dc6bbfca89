/** Which layout a screen has, read off its structure. */
import type { Block, Table } from "../model/block.ts";
import { plainText } from "../model/inline.ts";
import type { ScreenKind } from "../model/screen.ts";
import { widthOf } from "../model/text.ts";

/** A single thought of at most this many full-width units stands large and alone. */
const STATEMENT_WIDTH = 32;

export function kindOf(blocks: readonly Block[]): ScreenKind {
  const [block] = blocks;
  if (block === undefined) return "statement";
  if (blocks.length > 1)
    return blocks.every((other) => other.type === block.type) ? alone(block) : "prose";
  if (block.type === "prose") {
    return widthOf(plainText(block.text)) <= STATEMENT_WIDTH ? "statement" : "prose";
  }
  return alone(block);
}

function alone(block: Block): ScreenKind {
  switch (block.type) {
    case "table":
      return isComparison(block) ? "comparison" : "table";
    case "points":
    case "terms":
    case "quotation":
    case "figure":
    case "code":
      return block.type;
    case "columns":
      return "comparison";
    case "prose":
    case "subheading":
    case "quote":
    case "rule":
      return "prose";
    default:
      return block satisfies never;
  }
}

/** Two columns of words; figures would be set to one side. */
function isComparison({ header, align }: Table): boolean {
  return header.length === 2 && align.every((side) => side === null);
}
