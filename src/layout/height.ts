/** How tall blocks come out, estimated from the widths of their words in the shipped face. On the safe
 *  side, so that what is said to fit does. */
import type { Block, Term } from "../model/block.ts";
import { type Inline, plainText } from "../model/inline.ts";
import { widthOf } from "../model/text.ts";
import { TYPE, type Type } from "./canvas.ts";

/** A line never fills completely: words and closing marks do not break anywhere. */
const FILL = 0.97;
/** Latin letters are a little wider than half a Han character. */
const LATIN = 1.12;
const INDENT = { points: 44, terms: 28, quotation: 34, column: 44 } as const;
const COLUMN = { gap: 44, title: 52, padding: 38 } as const;
const CELL = { width: 32, height: 22 } as const;

/** Height in pixels of `blocks` set one below the other in `width` pixels. */
export function heightOf(blocks: readonly Block[], width: number, type: Type = TYPE.body): number {
  return stacked(
    blocks.map((block) => blockHeight(block, width, type)),
    type.gap,
  );
}

function blockHeight(block: Block, width: number, type: Type): number {
  switch (block.type) {
    case "prose":
    case "subheading":
      return textHeight(block.text, width, type);
    case "points": {
      const inside = width - INDENT.points;
      return stacked(
        block.items.map((item) => heightOf(item.blocks, inside, type)),
        type.gap,
      );
    }
    case "terms":
      return stacked(
        block.terms.map((term) => termHeight(term, width - INDENT.terms, type)),
        type.gap,
      );
    case "table": {
      const cell = width / Math.max(1, block.header.length) - CELL.width;
      const rows = [block.header, ...block.rows.map(({ cells }) => cells)].map(
        (cells) =>
          Math.max(TYPE.table.line, ...cells.map((text) => textHeight(text, cell, TYPE.table))) +
          CELL.height,
      );
      return stacked(rows, TYPE.table.gap);
    }
    case "quotation": {
      const passages = block.passages.map(({ text, lang }) => {
        const said = lang === "en" ? TYPE.original : TYPE.quoted;
        return textHeight(text, width - INDENT.quotation, said) + TYPE.source.line;
      });
      return stacked(passages, TYPE.source.gap);
    }
    case "quote":
      return heightOf(block.blocks, width - INDENT.terms, type);
    case "columns": {
      const column = (width - (block.columns.length - 1) * COLUMN.gap) / block.columns.length;
      const inside = column - INDENT.column;
      return Math.max(
        ...block.columns.map(
          ({ blocks }) => heightOf(blocks, inside, TYPE.column) + COLUMN.title + COLUMN.padding,
        ),
      );
    }
    case "code":
      return block.text.split("\n").length * TYPE.code.line + CELL.width;
    case "figure":
      return Number.POSITIVE_INFINITY;
    case "rule":
      return type.gap;
    default:
      return block satisfies never;
  }
}

/** A term stands over its explanation; in a column, where room is short, the explanation runs on. */
function termHeight({ term, explanation }: Term, width: number, type: Type): number {
  const [first, ...rest] = explanation;
  if (type === TYPE.column && first?.type === "prose") {
    return textHeight([...term, ...first.text], width, type) + heightOf(rest, width, type);
  }
  return textHeight(term, width, type) + heightOf(explanation, width, type);
}

function stacked(heights: readonly number[], gap: number): number {
  return heights.reduce((sum, height, index) => sum + height + (index > 0 ? gap : 0), 0);
}

function textHeight(text: readonly Inline[], width: number, type: Type): number {
  const lines = plainText(text)
    .split("\n")
    .map((line) => Math.max(1, Math.ceil((emsOf(line) * type.size) / (width * FILL))));
  return lines.reduce((sum, count) => sum + count * type.line, 0);
}

function emsOf(line: string): number {
  const units = widthOf(line);
  const latin = line.match(/[A-Za-z0-9]/g)?.length ?? 0;
  return units + latin * 0.5 * (LATIN - 1);
}
