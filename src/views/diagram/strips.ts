/** A grid's columns, or its rows, as strips side by side: those that hold cells, and between them the gaps
 *  in which lines run. Where groups begin or end, a gap is several strips with a border between two. */
import type { Span } from "./cells.ts";

export interface Strip {
  readonly kind: "cells" | "gap" | "pad";
  /** At the edge of the drawing: there only if a line needs it. */
  readonly outer: boolean;
}

export interface Axis {
  readonly strips: readonly Strip[];
  /** The strip of each column or row. */
  readonly cells: readonly number[];
  /** The first and the last strip inside of each group. */
  readonly groups: ReadonlyMap<string, Range>;
}

export interface Range {
  readonly first: number;
  readonly last: number;
}

/** A span along one axis. */
export interface Reach {
  readonly start: number;
  readonly end: number;
}

export const across = ({ left, right }: Span): Reach => ({ start: left, end: right });
export const down = ({ top, bottom }: Span): Reach => ({ start: top, end: bottom });

/** `depths` tells what stands in what: a group's ancestors, inner first. */
export function axisOf(
  count: number,
  groups: ReadonlyMap<string, Reach>,
  around: (group: string) => readonly string[],
): Axis {
  const strips: Strip[] = [];
  const cells: number[] = [];
  const firsts = new Map<string, number>();
  const lasts = new Map<string, number>();
  for (let boundary = 0; boundary <= count; boundary += 1) {
    const ending = levels(groups, around, ({ end }) => end === boundary);
    const starting = levels(groups, around, ({ start }) => start === boundary);
    const [closing, opening] = [highest(ending), highest(starting)];
    for (const [group, level] of ending) lasts.set(group, strips.length + level - 1);
    for (let level = 1; level <= closing; level += 1) strips.push({ kind: "pad", outer: false });
    strips.push({ kind: "gap", outer: boundary === 0 || boundary === count });
    for (const [group, level] of starting) firsts.set(group, strips.length + opening - level);
    for (let level = 1; level <= opening; level += 1) strips.push({ kind: "pad", outer: false });
    if (boundary === count) break;
    cells.push(strips.length);
    strips.push({ kind: "cells", outer: false });
  }
  const ranges = [...groups.keys()].map((group): [string, Range] => [
    group,
    { first: firsts.get(group) ?? 0, last: lasts.get(group) ?? 0 },
  ]);
  return { strips, cells, groups: new Map(ranges) };
}

/** How many borders deep each group is that begins or ends here: the innermost has level 1. */
function levels(
  groups: ReadonlyMap<string, Reach>,
  around: (group: string) => readonly string[],
  here: (reach: Reach) => boolean,
): ReadonlyMap<string, number> {
  const ids = [...groups].filter(([, reach]) => here(reach)).map(([id]) => id);
  const found = new Map<string, number>();
  const levelOf = (id: string): number => {
    const known = found.get(id);
    if (known !== undefined) return known;
    const inner = ids.filter((other) => around(other).includes(id)).map(levelOf);
    const level = 1 + Math.max(0, ...inner);
    found.set(id, level);
    return level;
  };
  for (const id of ids) levelOf(id);
  return found;
}

function highest(found: ReadonlyMap<string, number>): number {
  return Math.max(0, ...found.values());
}

/** The strips from the first to the last column of a span. */
export function stripsOf({ cells }: Axis, { start, end }: Reach): Range {
  return { first: cells[start] ?? 0, last: cells[end - 1] ?? 0 };
}
