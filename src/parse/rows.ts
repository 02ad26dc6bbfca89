/** Rows of a table. marked drops the cells that a row has beyond its header; here their words join the last
 *  cell, with the bars that stood between them. */

export interface WrittenRow {
  /** As many as the header has. */
  readonly cells: readonly string[];
  /** How many more were written. */
  readonly surplus: number;
}

/** A bar that stands between cells, with the backslashes before it: an even number of them escapes none. */
const BAR = /(?<!\\)(?:\\\\)*\|/g;

/** `cells` as marked has them, `row` as it was written. */
export function rowOf(cells: readonly string[], row: string): WrittenRow {
  const bars = [...row.matchAll(BAR)].map((match) => match.index + match[0].length - 1);
  const isBlank = (from: number, to?: number): boolean => row.slice(from, to).trim() === "";
  let start = 0;
  let end = row.length;
  if (isBlank(0, bars[0] ?? end)) start = (bars.shift() ?? -1) + 1;
  // Cells at the end that hold nothing lose nothing.
  for (let last = bars.at(-1); last !== undefined && isBlank(last + 1, end); last = bars.at(-1)) {
    end = last;
    bars.pop();
  }
  const surplus = bars.length + 1 - cells.length;
  if (surplus <= 0) return { cells, surplus: 0 };
  const lastCell = (bars[cells.length - 2] ?? start - 1) + 1;
  const joined = row.slice(lastCell, end).trim().replaceAll("\\|", "|");
  return { cells: [...cells.slice(0, -1), joined], surplus };
}
