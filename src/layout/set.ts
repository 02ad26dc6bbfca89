/** Blocks as they are set on a screen: lines broken, columns as wide as they will be, and how tall all comes
 *  out. `theme/screen.css` draws with the same numbers. */
import type {
  Block,
  Column,
  Columns,
  Item,
  Prose,
  Quotation,
  Row,
  Table,
  Term,
  Terms,
} from "../model/block.ts";
import type { Language } from "../model/deck.ts";
import { cutInlines, type Inline, plainText } from "../model/inline.ts";
import type { Type } from "../model/screen.ts";
import { BODY_LINE } from "./canvas.ts";
import { codeLines } from "./code.ts";
import { CELL_SIDE, columnWidths } from "./table.ts";
import { countLines, naturalWidth, setText, type TextSetting } from "./text.ts";

/** What blocks stand in. */
export interface Frame {
  /** CSS px. */
  readonly width: number;
  /** The deck's language decides on the face. */
  readonly lang: Language;
  readonly type: Type;
  /** To find out how tall blocks are it is enough to count their lines. */
  readonly lines: "counted" | "set";
  /** Within a column a term is followed by what it means on the same line. */
  readonly inColumn?: true;
}

export interface SetPart<Part> {
  readonly part: Part;
  /** CSS px. */
  readonly height: number;
}

/** In sizes of the type, unless they say px. */
const POINT_INDENT = 1.4;
const QUOTATION_INDENT = 1.2;
const BAR_INDENT = 0.8;
const LEAD_GAP = 1.2;
/** Of the width that terms beside their explanations may take. */
const LEAD_SHARE = 0.34;
const COLUMN = { gap: 1.2, side: 0.8, over: 0.6, border_px: 6, title: 0.25 } as const;
const CELL = { over: 0.45, border_px: 2 } as const;
const LARGEST_TABLE_PX = 32;
const CITE = { size_px: 24, line_px: 36 } as const;
const CODE = { over_px: 20, side_px: 28 } as const;
const RULE_PX = 2;
/** Between the blocks of one item. */
const INNER_GAP = 0.25;
/** Between a term and an explanation that runs on, as the style has it. */
const RUN_ON = "\u3000";

export function setBlocks(blocks: readonly Block[], frame: Frame): SetPart<readonly Block[]> {
  return stacked(
    blocks.map((block) => setBlock(block, frame)),
    frame.type.gap,
  );
}

/** What is known of a block only as a whole, for all the pieces it may be cut into. */
export function measureBlock(block: Block, frame: Frame): Block {
  if (block.type === "table") return { ...block, widths: widthsOf(block, frame) };
  if (block.type !== "terms") return block;
  const lead = leadOf(block, frame);
  return lead === null ? block : { ...block, lead };
}

function setBlock(block: Block, frame: Frame): SetPart<Block> {
  const { type } = frame;
  switch (block.type) {
    case "prose": {
      const { part, height } = setLines(block.text, frame);
      return { part: { ...block, text: part }, height };
    }
    case "subheading": {
      const { part, height } = setLines(block.text, frame, { bold: true });
      return { part: { ...block, text: part }, height };
    }
    case "points": {
      const inside = narrower(frame, POINT_INDENT);
      const { part, height } = stacked(
        block.items.map((item) => setItem(item, inside)),
        type.gap,
      );
      return { part: { ...block, items: part }, height };
    }
    case "terms":
      return setTerms(block, frame);
    case "table":
      return setTable(block, frame);
    case "quotation":
      return setQuotation(block, frame);
    case "quote": {
      const { part, height } = setBlocks(block.blocks, inner(narrower(frame, BAR_INDENT)));
      return { part: { ...block, blocks: part }, height };
    }
    case "columns":
      return setColumns(block, frame);
    case "code": {
      const { size, line } = type.code;
      const lines = block.text
        .split("\n")
        .map((text) => codeLines(text, frame.width - 2 * CODE.side_px, size));
      return { part: block, height: line * sum(lines) + 2 * CODE.over_px };
    }
    case "figure":
      return { part: block, height: Number.POSITIVE_INFINITY };
    case "rule":
      return { part: block, height: RULE_PX };
    default:
      return block satisfies never;
  }
}

/** Whether a line of code has to go on below itself. */
export function hasBrokenCode(blocks: readonly Block[], { width, type }: Frame): boolean {
  const room = width - 2 * CODE.side_px;
  return blocks.some(
    (block) =>
      block.type === "code" &&
      block.text.split("\n").some((line) => codeLines(line, room, type.code.size) > 1),
  );
}

function setItem(item: Item, frame: Frame): SetPart<Item> {
  const { part, height } = setBlocks(item.blocks, inner(frame));
  return { part: { ...item, blocks: part }, height: Math.max(height, frame.type.line) };
}

function setTerms(terms: Terms, frame: Frame): SetPart<Terms> {
  const { lead } = terms;
  const set = (term: Term): SetPart<Term> => {
    if (lead !== undefined) return setBeside(term, lead, frame);
    return frame.inColumn ? setRunningOn(term, frame) : setUnder(term, frame);
  };
  const { part, height } = stacked(terms.terms.map(set), frame.type.gap);
  return { part: { ...terms, terms: part }, height };
}

function setBeside(
  { term, explanation, ...rest }: Term,
  lead: number,
  frame: Frame,
): SetPart<Term> {
  const name = setLines(term, { ...frame, width: lead }, { bold: true });
  const beside = inner({ ...frame, width: frame.width - lead - LEAD_GAP * frame.type.size });
  const said = setBlocks(explanation, beside);
  return {
    part: { ...rest, term: name.part, explanation: said.part },
    height: Math.max(name.height, said.height),
  };
}

function setUnder({ term, explanation, ...rest }: Term, frame: Frame): SetPart<Term> {
  const inside = narrower(frame, BAR_INDENT);
  const name = setLines(term, inside, { bold: true });
  const said = setBlocks(explanation, inner(inside));
  return {
    part: { ...rest, term: name.part, explanation: said.part },
    height: name.height + said.height,
  };
}

/** As one text, that is parted again once its lines are known. */
function setRunningOn(term: Term, frame: Frame): SetPart<Term> {
  const [first, ...others] = term.explanation;
  const inside = narrower(frame, BAR_INDENT);
  if (first?.type !== "prose") return setUnder(term, frame);
  const run = setLines(runningOn(term, first), inside);
  const [before, after] = cutInlines(run.part, plainText(term.term).length);
  const [, text] = cutInlines(after, RUN_ON.length);
  const rest = setBlocks(others, inner(inside));
  return {
    part: {
      ...term,
      term: before.flatMap((each) => (each.type === "strong" ? each.children : [each])),
      explanation: [{ ...first, text }, ...rest.part],
    },
    height: run.height + rest.height + (others.length > 0 ? INNER_GAP * frame.type.size : 0),
  };
}

const runs = new WeakMap<Term, readonly Inline[]>();

/** The same each time, so that it is measured once. */
function runningOn(term: Term, { text }: Prose): readonly Inline[] {
  const name: Inline = { type: "strong", children: term.term };
  const run = runs.get(term) ?? [name, { type: "text", text: RUN_ON }, ...text];
  runs.set(term, run);
  return run;
}

/** So wide that each term stands on one line, when that leaves enough room beside them. */
function leadOf({ terms }: Terms, { width, lang, type, inColumn }: Frame): number | null {
  if (inColumn || terms.length < 2) return null;
  if (terms.some(({ explanation }) => explanation.length === 0)) return null;
  const { size } = type;
  const widths = terms.map(({ term }) => naturalWidth(term, { size, lang, bold: true }));
  const lead = Math.ceil(Math.max(...widths)) + 2;
  return lead <= LEAD_SHARE * width ? lead : null;
}

function setTable(table: Table, frame: Frame): SetPart<Table> {
  const inside = tableFrame(frame);
  const widths = table.widths ?? widthsOf(table, frame);
  const setRow = (cells: Row["cells"], bold: boolean): SetPart<Row["cells"]> => {
    const set = cells.map((cell, at) => {
      const width = (widths[at] ?? 0) - 2 * CELL_SIDE * inside.type.size;
      return setLines(cell, { ...inside, width }, { bold });
    });
    const tallest = Math.max(inside.type.line, ...set.map(({ height }) => height));
    return {
      part: set.map(({ part }) => part),
      height: tallest + 2 * CELL.over * inside.type.size + CELL.border_px,
    };
  };
  const head = table.header.length === 0 ? { part: [], height: 0 } : setRow(table.header, true);
  const rows = table.rows.map((row) => {
    const { part, height } = setRow(row.cells, false);
    return { part: { ...row, cells: part }, height };
  });
  const body = stacked(rows, 0);
  return {
    part: { ...table, widths, header: head.part, rows: body.part },
    height: head.height + body.height,
  };
}

function tableFrame(frame: Frame): Frame {
  const size = Math.min(frame.type.size, LARGEST_TABLE_PX);
  return { ...frame, type: { ...frame.type, size, line: size * BODY_LINE } };
}

/** Two columns are compared with each other, and so alike. */
function widthsOf(table: Table, frame: Frame): readonly number[] {
  if (table.header.length === 2) return [frame.width / 2, frame.width / 2];
  const { type, lang } = tableFrame(frame);
  return columnWidths(table, frame.width, { size: type.size, lang });
}

function setQuotation(quotation: Quotation, frame: Frame): SetPart<Quotation> {
  const inside = narrower(frame, QUOTATION_INDENT);
  const passages = quotation.passages.map((passage) => {
    const { part, height } = setLines(passage.text, inside, { lang: passage.lang, serif: true });
    const cite = passage.source === "" ? 0 : CITE.line_px * citeLines(passage.source, inside);
    return { part: { ...passage, text: part }, height: height + cite };
  });
  const { part, height } = stacked(passages, frame.type.size);
  return { part: { ...quotation, passages: part }, height };
}

/** A source is broken by the browser, if it ever has to be. */
function citeLines(source: string, { width, lang }: Frame): number {
  const text = `\u4e00\u4e00 ${source}`;
  return countLines([{ type: "text", text }], { size: CITE.size_px, lang, width });
}

function setColumns(columns: Columns, frame: Frame): SetPart<Columns> {
  const { length } = columns.columns;
  const { size } = frame.type;
  const width = columnWidth(frame, length);
  const set = columns.columns.map((column) =>
    setColumn(column, { ...frame, width, inColumn: true }),
  );
  const over = 2 * COLUMN.over * size + COLUMN.border_px;
  return {
    part: { ...columns, columns: set.map(({ part }) => part) },
    height: Math.max(...set.map(({ height }) => height)) + over,
  };
}

function columnWidth({ width, type: { size } }: Frame, count: number): number {
  return (width - (count - 1) * COLUMN.gap * size) / count - 2 * COLUMN.side * size;
}

function setColumn(column: Column, frame: Frame): SetPart<Column> {
  const title = setLines(column.title, frame, { bold: true });
  const { part, height } = setBlocks(column.blocks, frame);
  return {
    part: { ...column, title: title.part, blocks: part },
    height: title.height + COLUMN.title * frame.type.size + height,
  };
}

function setLines(
  text: readonly Inline[],
  { width, lang, type, lines }: Frame,
  more: Partial<TextSetting> = {},
): SetPart<readonly Inline[]> {
  const setting: TextSetting = { size: type.size, lang, width, ...more };
  return {
    part: lines === "set" ? setText(text, setting) : text,
    height: countLines(text, setting) * type.line,
  };
}

function narrower(frame: Frame, by: number): Frame {
  return { ...frame, width: frame.width - by * frame.type.size };
}

function inner(frame: Frame): Frame {
  return { ...frame, type: { ...frame.type, gap: INNER_GAP * frame.type.size } };
}

function stacked<Part>(sets: readonly SetPart<Part>[], gap: number): SetPart<readonly Part[]> {
  const gaps = Math.max(0, sets.length - 1) * gap;
  return {
    part: sets.map(({ part }) => part),
    height: sum(sets.map(({ height }) => height)) + gaps,
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
