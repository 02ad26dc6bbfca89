/** How wide the columns of a table are: by what stands in them, together as wide as there is room. */
import type { Table } from "../model/block.ts";
import type { Inline } from "../model/inline.ts";
import type { Setting } from "./runs.ts";
import { naturalWidth } from "./text.ts";

/** At the sides of a cell, in sizes of its type. */
export const CELL_SIDE = 0.6;
/** A column is never narrower, in sizes of its type. */
const LEAST = 3;

export function columnWidths(
  { header, rows }: Table,
  width: number,
  setting: Setting,
): readonly number[] {
  const count = Math.max(header.length, ...rows.map(({ cells }) => cells.length));
  const cellWidth = (cell: readonly Inline[] = [], bold = false): number =>
    naturalWidth(cell, { ...setting, bold }) + 2 * CELL_SIDE * setting.size + 1;
  const natural = Array.from({ length: count }, (_, at) =>
    Math.max(
      LEAST * setting.size,
      cellWidth(header[at], true),
      ...rows.map(({ cells }) => cellWidth(cells[at])),
    ),
  );
  return shareOut(natural, width);
}

/** What wants less than an equal share gets it; the rest is shared by what is wanted, long texts less than
 *  in proportion, since they take lines. */
function shareOut(wanted: readonly number[], width: number): readonly number[] {
  const total = sum(wanted);
  if (total <= width) return wanted.map((want) => (want * width) / total);
  const given = new Map<number, number>();
  let left = width;
  for (let open = wanted.length; open > 0; ) {
    const share = left / open;
    const modest = [...wanted.keys()].filter((at) => !given.has(at) && (wanted[at] ?? 0) <= share);
    if (modest.length === 0) break;
    for (const at of modest) {
      given.set(at, wanted[at] ?? 0);
      left -= wanted[at] ?? 0;
      open -= 1;
    }
  }
  const roots = wanted.map((want, at) => (given.has(at) ? 0 : Math.sqrt(want)));
  return wanted.map((_, at) => given.get(at) ?? (left * (roots[at] ?? 0)) / sum(roots));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
