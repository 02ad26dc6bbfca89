/** How tall blocks come out, estimated from the width of their words: full-width units times type size.
 *  On the safe side, so that what is said to fit does. */
import type { Block } from "../model/block.ts";
import { type Inline, plainText } from "../model/inline.ts";
import { widthOf } from "../model/text.ts";
import { TYPE } from "./canvas.ts";

/** A line never fills completely: words and closing marks do not break anywhere. */
const FILL = 0.94;
const INDENT = 44;
const CELL_PADDING = 32;
const CODE = { size: 20, line: 30 } as const;

/** Height in pixels of `blocks` set one below the other in `width` pixels. */
export function heightOf(blocks: readonly Block[], width: number): number {
  return blocks.reduce(
    (sum, block, index) => sum + blockHeight(block, width) + (index > 0 ? TYPE.gap : 0),
    0,
  );
}

function blockHeight(block: Block, width: number): number {
  switch (block.type) {
    case "prose":
    case "subheading":
      return textHeight(block.text, width);
    case "points":
      return stacked(block.items.map((item) => heightOf(item.blocks, width - INDENT)));
    case "terms":
      return stacked(
        block.terms.map(
          ({ term, explanation }) =>
            textHeight(term, width - INDENT) + heightOf(explanation, width - INDENT),
        ),
      );
    case "table": {
      const columns = Math.max(1, block.header.length);
      const cell = width / columns - CELL_PADDING;
      const rows = [block.header, ...block.rows.map(({ cells }) => cells)];
      return rows
        .map((cells) => Math.max(TYPE.line, ...cells.map((text) => textHeight(text, cell))) + 24)
        .reduce((sum, height) => sum + height, 0);
    }
    case "quotation":
      return stacked(
        block.passages.map(({ text }) => textHeight(text, width - INDENT) + TYPE.line),
      );
    case "quote":
      return heightOf(block.blocks, width - INDENT);
    case "columns": {
      const column = (width - (block.columns.length - 1) * INDENT) / block.columns.length;
      return Math.max(
        ...block.columns.map(
          ({ title, blocks }) =>
            textHeight(title, column - INDENT) + heightOf(blocks, column - INDENT) + 48,
        ),
      );
    }
    case "code":
      return block.text.split("\n").length * CODE.line + CELL_PADDING;
    case "figure":
      return Number.POSITIVE_INFINITY;
    case "rule":
      return TYPE.gap;
    default:
      return block satisfies never;
  }
}

function stacked(heights: readonly number[]): number {
  return heights.reduce((sum, height, index) => sum + height + (index > 0 ? TYPE.gap : 0), 0);
}

function textHeight(text: readonly Inline[], width: number): number {
  const lines = plainText(text)
    .split("\n")
    .map((line) => Math.max(1, Math.ceil((widthOf(line) * TYPE.size) / (width * FILL))));
  return lines.reduce((sum, count) => sum + count * TYPE.line, 0);
}
