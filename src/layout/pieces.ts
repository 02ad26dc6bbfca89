/** Blocks in the smallest pieces that a screen may end behind: paragraphs, items, terms, rows, passages. What
 *  alone is taller than a screen is cut again, at the end of a sentence if there is one. */
import type { Block, Code, Columns, Row, Table } from "../model/block.ts";
import { cutInlines, type Inline, plainText } from "../model/inline.ts";
import { cutText } from "./cut.ts";
import { joinPieces, joinRows } from "./join.ts";
import { type Frame, measureBlock, setBlocks } from "./set.ts";
import { lineEndsOf } from "./text.ts";

/** A room for blocks. */
export interface Room {
  readonly frame: Frame;
  /** CSS px. */
  readonly height: number;
}

/** Each is a block; those of one block know it by its place. */
export function piecesOf(block: Block, room: Room): readonly Block[] {
  return parted(measureBlock(block, room.frame), room);
}

function parted(block: Block, room: Room): readonly Block[] {
  switch (block.type) {
    case "prose":
    case "subheading":
      return texts(block.text, (text) => ({ ...block, text }), room);
    case "points": {
      const { start } = block;
      return block.items.flatMap((item, index) =>
        cutInside(item.blocks, (blocks) => ({ ...block, items: [{ ...item, blocks }] }), room).map(
          (piece, at) => ({
            ...piece,
            start: start === null ? null : start + index,
            items: piece.items.map((part) => (at === 0 ? part : { ...part, continued: true })),
          }),
        ),
      );
    }
    case "terms":
      return block.terms.flatMap((term) =>
        cutInside(
          term.explanation,
          (explanation) => ({ ...block, terms: [{ ...term, explanation }] }),
          room,
        ).map((piece, at) => ({
          ...piece,
          terms: piece.terms.map((part) => (at === 0 ? part : { ...part, continued: true })),
        })),
      );
    case "table":
      return rowsOf(block, room).map((row, at) => ({
        ...block,
        rows: row === null ? [] : [row],
        ...(at === 0 ? {} : { continued: true }),
      }));
    case "quotation":
      return block.passages.flatMap((passage) => {
        const pieces = texts(
          passage.text,
          (text) => ({ ...block, passages: [{ ...passage, text }] }),
          room,
        );
        // Its source stands below the last of it.
        return pieces.map((piece, at) =>
          at === pieces.length - 1
            ? piece
            : { ...piece, passages: piece.passages.map((part) => ({ ...part, source: "" })) },
        );
      });
    case "quote":
      return cutInside(block.blocks, (blocks) => ({ ...block, blocks }), room);
    case "columns":
      return columnsOf(block, room);
    case "code":
      return codeOf(block, room);
    case "figure":
    case "rule":
      return [block];
    default:
      return block satisfies never;
  }
}

function fits(block: Block, { frame, height }: Room): boolean {
  return setBlocks([block], frame).height <= height;
}

/** A text in parts that each fit once they are made into a block. */
function texts<Made extends Block>(
  text: readonly Inline[],
  make: (text: readonly Inline[]) => Made,
  room: Room,
): readonly Made[] {
  const made: Made[] = [];
  const most = mostCharacters(room);
  let rest = text;
  for (;;) {
    // Of a text without end only what may fit is looked at.
    const [near, far] = cutInlines(rest, most);
    if (plainText(far) === "" && fits(make(near), room)) break;
    const [before, after] = firstPart(near, (part) => fits(make(part), room), room);
    if (plainText(before) === "" || plainText(after) + plainText(far) === "") break;
    made.push(make(before));
    rest = [...after, ...far];
  }
  return [...made, make(rest)];
}

/** The thinnest letters are a quarter as wide as high. */
const THINNEST = 0.25;

function mostCharacters({ frame: { width, type }, height }: Room): number {
  return Math.ceil((height / type.line + 1) * (width / type.size / THINNEST));
}

/** As many lines as fit, at least one; narrower lines than the text will have give more of them, and so the
 *  fit is tried and not reckoned. */
function firstPart(
  text: readonly Inline[],
  isFit: (part: readonly Inline[]) => boolean,
  { frame }: Room,
): readonly [readonly Inline[], readonly Inline[]] {
  const { width, lang, type } = frame;
  const ends = lineEndsOf(text, { width, lang, size: type.size });
  let [least, most] = [0, ends.length - 1];
  while (least < most) {
    const middle = Math.ceil((least + most) / 2);
    if (isFit(cutText(text, ends[middle] ?? 0)[0])) least = middle;
    else most = middle - 1;
  }
  return cutText(text, ends[least] ?? 0);
}

/** What holds blocks, cut where its blocks may be. */
function cutInside<Made extends Block>(
  blocks: readonly Block[],
  make: (blocks: readonly Block[]) => Made,
  room: Room,
): readonly Made[] {
  if (fits(make(blocks), room)) return [make(blocks)];
  const made: Made[] = [];
  let open: Block[] = [];
  const isFull = (more: Block): boolean => !fits(make(joinPieces([...open, more])), room);
  // The parts stand in a narrower column than we know here; half of the room is less than they have.
  const within: Room = {
    frame: { ...room.frame, width: room.frame.width * WITHIN },
    height: room.height * WITHIN,
  };
  for (const piece of blocks.flatMap((block) => piecesOf(block, within))) {
    if (open.length > 0 && isFull(piece)) {
      made.push(make(joinPieces(open)));
      open = [];
    }
    open.push(piece);
  }
  return open.length > 0 ? [...made, make(joinPieces(open))] : made;
}

/** What is surely left for the inside of an item, of the width and of the height around it. */
const WITHIN = 0.6;

/** Rows of which each fits below the header; a taller one is cut through all of its cells. `null` stands for
 *  a table that is only a header. */
function rowsOf(table: Table, room: Room): readonly (Row | null)[] {
  if (table.rows.length === 0) return [null];
  const isFit = (row: Row): boolean => fits({ ...table, rows: [row] }, room);
  const most = mostCharacters(room);
  return table.rows.flatMap((row) => {
    const rows: Row[] = [];
    let rest = row;
    for (;;) {
      const [near, far] = cutRow(rest, (cell) => cutInlines(cell, most));
      if (isEmpty(far) && isFit(near)) break;
      const end = mostOf(near, (part) => isFit(part));
      const [first, after] = cutRow(near, (cell) => cutText(cell, end));
      if (isEmpty(after) && isEmpty(far)) break;
      rows.push(first);
      rest = joinRows(after, far);
    }
    return [...rows, rest];
  });
}

/** To how many characters the cells of a row must be cut so that it fits; at least one. */
function mostOf(row: Row, isFit: (row: Row) => boolean): number {
  let [least, most] = [1, Math.max(...row.cells.map((cell) => plainText(cell).length))];
  while (least < most) {
    const middle = Math.ceil((least + most) / 2);
    if (isFit(cutRow(row, (cell) => cutText(cell, middle))[0])) least = middle;
    else most = middle - 1;
  }
  return least;
}

function cutRow(
  row: Row,
  cut: (cell: readonly Inline[]) => readonly [readonly Inline[], readonly Inline[]],
): readonly [Row, Row] {
  const cells = row.cells.map(cut);
  return [
    { ...row, cells: cells.map(([before]) => before) },
    { ...row, cells: cells.map(([, after]) => after) },
  ];
}

function isEmpty({ cells }: Row): boolean {
  return cells.every((cell) => plainText(cell) === "");
}

/** Side by side on every screen, each as far as it goes. */
function columnsOf(columns: Columns, room: Room): readonly Block[] {
  if (fits(columns, room)) return [columns];
  const within: Room = {
    frame: {
      ...room.frame,
      width: (room.frame.width / columns.columns.length) * COLUMN_WITHIN,
      inColumn: true,
    },
    height: room.height * COLUMN_WITHIN,
  };
  const parts = columns.columns.map((column) =>
    grouped(
      column.blocks.flatMap((block) => piecesOf(block, within)),
      (blocks) =>
        fits(
          {
            ...columns,
            columns: [
              { ...column, blocks },
              ...columns.columns.slice(1).map((other) => ({ ...other, blocks: [] })),
            ],
          },
          room,
        ),
    ),
  );
  const count = Math.max(1, ...parts.map(({ length }) => length));
  return Array.from({ length: count }, (_, at) => ({
    ...columns,
    // A column that has come to its end leaves its room to the others.
    columns: columns.columns.flatMap((column, index) => {
      const blocks = parts[index]?.[at];
      return blocks === undefined && at > 0 ? [] : [{ ...column, blocks: blocks ?? [] }];
    }),
    ...(at === 0 ? {} : { continued: true }),
  }));
}

const COLUMN_WITHIN = 0.7;

/** As few groups as fit, in order; a single piece always does. */
function grouped(
  pieces: readonly Block[],
  isFit: (blocks: readonly Block[]) => boolean,
): readonly (readonly Block[])[] {
  const groups: Block[][] = [];
  for (const piece of pieces) {
    const last = groups.at(-1);
    if (last !== undefined && isFit(joinPieces([...last, piece]))) last.push(piece);
    else groups.push([piece]);
  }
  return groups.map(joinPieces);
}

/** Line by line; a line that alone is too long is cut where it must be. */
function codeOf(code: Code, room: Room): readonly Block[] {
  return code.text.split("\n").flatMap((line) => {
    const parts: Block[] = [];
    let rest = line;
    while (!fits({ ...code, text: rest }, room)) {
      let end = rest.length;
      while (end > 1 && !fits({ ...code, text: rest.slice(0, end) }, room))
        end = Math.floor(end / 2);
      if (end === rest.length || end <= 1) break;
      parts.push({ ...code, text: rest.slice(0, end) });
      rest = rest.slice(end);
    }
    return [...parts, { ...code, text: rest }];
  });
}
