/** How tall blocks come out, from the advances of the faces that ship. */
import type { Block, Term } from "../model/block.ts";
import type { Language } from "../model/deck.ts";
import type { Inline } from "../model/inline.ts";
import { TYPE, type Type } from "./canvas.ts";
import { codeLines } from "./code.ts";
import { breakLines } from "./measure.ts";
import { runsOf } from "./runs.ts";

const INDENT = { points: 44, terms: 28, quotation: 34, column: 44 } as const;
const COLUMN = { gap: 44, title: 52, padding: 38 } as const;
const CELL = { width: 32, height: 22 } as const;
const CODE_PADDING = 40;

/** What blocks stand in. */
export interface Column {
  /** CSS px. */
  readonly width: number;
  /** The deck's language decides on the face. */
  readonly lang: Language;
}

/** Height in pixels of `blocks` set one below the other. */
export function heightOf(blocks: readonly Block[], column: Column, type: Type = TYPE.body): number {
  return stacked(
    blocks.map((block) => blockHeight(block, column, type)),
    type.gap,
  );
}

function narrower(column: Column, by: number): Column {
  return { ...column, width: column.width - by };
}

function blockHeight(block: Block, column: Column, type: Type): number {
  switch (block.type) {
    case "prose":
      return textHeight(block.text, column, type);
    case "subheading":
      return textHeight(bold(block.text), column, type);
    case "points":
      return stacked(
        block.items.map((item) => heightOf(item.blocks, narrower(column, INDENT.points), type)),
        type.gap,
      );
    case "terms":
      return stacked(
        block.terms.map((term) => termHeight(term, narrower(column, INDENT.terms), type)),
        type.gap,
      );
    case "table": {
      const width = column.width / Math.max(1, block.header.length) - CELL.width;
      const cell = { ...column, width };
      const height = (cells: readonly (readonly Inline[])[]): number =>
        Math.max(TYPE.table.line, ...cells.map((text) => textHeight(text, cell, TYPE.table))) +
        CELL.height;
      const rows = [block.header.map(bold), ...block.rows.map(({ cells }) => cells)];
      return stacked(rows.map(height), TYPE.table.gap);
    }
    case "quotation": {
      const inside = narrower(column, INDENT.quotation);
      const passages = block.passages.map(({ text, lang }) => {
        const said = lang === "en" ? TYPE.original : TYPE.quoted;
        return textHeight(text, inside, said, lang) + TYPE.source.line;
      });
      return stacked(passages, TYPE.source.gap);
    }
    case "quote":
      return heightOf(block.blocks, narrower(column, INDENT.terms), type);
    case "columns": {
      const { length } = block.columns;
      const width = (column.width - (length - 1) * COLUMN.gap) / length - INDENT.column;
      const heights = block.columns.map(
        ({ blocks }) =>
          heightOf(blocks, { ...column, width }, TYPE.column) + COLUMN.title + COLUMN.padding,
      );
      return Math.max(...heights);
    }
    case "code": {
      const { size, line } = TYPE.code;
      const lines = block.text
        .split("\n")
        .map((text) => codeLines(text, column.width - CODE_PADDING, size));
      return lines.reduce((sum, count) => sum + count * line, CELL.width);
    }
    case "figure":
      return Number.POSITIVE_INFINITY;
    case "rule":
      return type.gap;
    default:
      return block satisfies never;
  }
}

/** A term stands over its explanation; in a column, where room is short, the explanation runs on. */
function termHeight({ term, explanation }: Term, column: Column, type: Type): number {
  const [first, ...rest] = explanation;
  if (type === TYPE.column && first?.type === "prose") {
    const run = [...bold(term), GAP_AFTER_TERM, ...first.text];
    return textHeight(run, column, type) + heightOf(rest, column, type);
  }
  return textHeight(bold(term), column, type) + heightOf(explanation, column, type);
}

/** As wide as what the style puts between a term and an explanation that runs on. */
const GAP_AFTER_TERM: Inline = { type: "text", text: "\u4e00" };

function bold(text: readonly Inline[]): readonly Inline[] {
  return [{ type: "strong", children: text }];
}

function stacked(heights: readonly number[], gap: number): number {
  return heights.reduce((sum, height, index) => sum + height + (index > 0 ? gap : 0), 0);
}

function textHeight(
  text: readonly Inline[],
  { width, lang: deck }: Column,
  { size, line }: Type,
  lang: string = deck,
): number {
  return breakLines(runsOf(text, { size, lang }), width).length * line;
}
