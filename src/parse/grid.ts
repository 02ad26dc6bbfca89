/** Where the parts of a drawing stand, as an author hints it: one text per row, ids with spaces between them,
 *  "." for an empty cell. An id in neighbouring cells spans them. */
import type { Diagram } from "../model/block.ts";
import type { Place } from "../model/place.ts";
import type { Problem } from "../model/problem.ts";
import { type Entry, textOf, wrongType } from "./yaml.ts";

const EMPTY = ".";

export function gridOf(
  entry: Entry | undefined,
  mermaid: string,
  problems: Problem[],
): Diagram["grid"] {
  if (entry === undefined) return [];
  const rows = Array.isArray(entry.value) ? entry.value.map(textOf) : [null];
  if (rows.includes(null)) {
    problems.push(wrongType(entry, "list"));
    return [];
  }
  const grid = rows.map((row) => (row ?? "").split(/\s+/).filter((id) => id !== ""));
  const drawn = new Set(mermaid.match(/[\p{L}\p{N}_]+/gu));
  for (const [id, cells] of cellsOf(grid)) {
    const at = placeIn(entry, rows, cells[0], id);
    if (!drawn.has(id) && !mermaid.includes(id)) {
      problems.push({ kind: "grid-unknown-id", severity: "error", at, values: { id } });
    } else if (!isRectangle(cells)) {
      problems.push({ kind: "grid-span", severity: "error", at, values: { id } });
    }
  }
  const width = Math.max(0, ...grid.map(({ length }) => length));
  return grid.map((row) => [...row, ...Array<string>(width - row.length).fill(EMPTY)]);
}

interface Cell {
  readonly row: number;
  readonly column: number;
}

function cellsOf(grid: Diagram["grid"]): ReadonlyMap<string, readonly Cell[]> {
  const cells = new Map<string, Cell[]>();
  for (const [row, ids] of grid.entries()) {
    for (const [column, id] of ids.entries()) {
      if (id !== EMPTY) cells.set(id, [...(cells.get(id) ?? []), { row, column }]);
    }
  }
  return cells;
}

function isRectangle(cells: readonly Cell[]): boolean {
  const length = (numbers: readonly number[]): number =>
    Math.max(...numbers) - Math.min(...numbers) + 1;
  return (
    length(cells.map(({ row }) => row)) * length(cells.map(({ column }) => column)) === cells.length
  );
}

function placeIn(
  entry: Entry,
  rows: readonly (string | null)[],
  cell: Cell | undefined,
  id: string,
): Place {
  if (cell === undefined) return entry.at;
  const at = entry.placeOf([cell.row]);
  const before = ` ${rows[cell.row] ?? ""} `.indexOf(` ${id} `);
  return { ...at, column: at.column + Math.max(0, before) };
}
