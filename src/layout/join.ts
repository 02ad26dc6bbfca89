/** Pieces of blocks made one again where they come to stand on one screen. What was one before has one place,
 *  the same object. */
import type { Block, Columns, Item, Passage, Row, Term } from "../model/block.ts";
import type { Place } from "../model/place.ts";

/** One block of what belongs to one block. */
export function joinPieces(pieces: readonly Block[]): readonly Block[] {
  return joinAll(pieces, joinBlocks);
}

/** Neighbours that were one before, as their place tells. */
function joinAll<Part extends { readonly at: Place }>(
  parts: readonly Part[],
  join: (a: Part, b: Part) => Part,
): readonly Part[] {
  const joined: Part[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    if (last?.at === part.at) joined.splice(-1, 1, join(last, part));
    else joined.push(part);
  }
  return joined;
}

function joinBlocks(a: Block, b: Block): Block {
  switch (a.type) {
    case "prose":
    case "subheading":
      return b.type === a.type ? { ...a, text: [...a.text, ...b.text] } : a;
    case "points":
      return b.type === "points"
        ? { ...a, items: joinAll([...a.items, ...b.items], joinItems) }
        : a;
    case "terms":
      return b.type === "terms" ? { ...a, terms: joinAll([...a.terms, ...b.terms], joinTerms) } : a;
    case "table":
      return b.type === "table" ? { ...a, rows: joinAll([...a.rows, ...b.rows], joinRows) } : a;
    case "quotation": {
      if (b.type !== "quotation") return a;
      return { ...a, passages: joinAll([...a.passages, ...b.passages], joinPassages) };
    }
    case "quote":
      return b.type === "quote" ? { ...a, blocks: joinPieces([...a.blocks, ...b.blocks]) } : a;
    case "code":
      return b.type === "code" ? { ...a, text: `${a.text}\n${b.text}` } : a;
    case "columns":
      return b.type === "columns" ? joinColumns(a, b) : a;
    case "figure":
    case "rule":
      return a;
    default:
      return a satisfies never;
  }
}

function joinColumns(a: Columns, b: Columns): Columns {
  const columns = a.columns.map((column) => {
    const rest = b.columns.find(({ at }) => at === column.at)?.blocks ?? [];
    return { ...column, blocks: joinPieces([...column.blocks, ...rest]) };
  });
  return { ...a, columns };
}

function joinItems(a: Item, b: Item): Item {
  return { ...a, blocks: joinPieces([...a.blocks, ...b.blocks]) };
}

function joinTerms(a: Term, b: Term): Term {
  return { ...a, explanation: joinPieces([...a.explanation, ...b.explanation]) };
}

export function joinRows(a: Row, b: Row): Row {
  return { ...a, cells: a.cells.map((cell, at) => [...cell, ...(b.cells[at] ?? [])]) };
}

function joinPassages(a: Passage, b: Passage): Passage {
  return { ...a, text: [...a.text, ...b.text], source: b.source };
}
