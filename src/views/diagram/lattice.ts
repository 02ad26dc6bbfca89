/** The ways lines may take: a lattice of upright and level ways through all strips, with the points where
 *  they cross. What stands in a box is no way. */
import type { Frame, Lengths } from "./frame.ts";
import type { Box } from "./sketch.ts";
import type { Axis, Range } from "./strips.ts";

/** From one line to the next beside it. */
export const PITCH = 10;
/** How far lines keep from a box's corners. */
export const CORNER = 10;
/** A long side has room for more lines than it ever needs. */
const MOST_LINES = 11;

export interface Way {
  readonly at: number;
  readonly strip: number;
}

export interface Lattice {
  readonly frame: Frame;
  readonly xs: readonly Way[];
  readonly ys: readonly Way[];
  /** For each point the box it lies in, by its place among the nodes; -1 outside of all. Points are
   *  numbered row by row. */
  readonly inside: Int32Array;
  /** For each point the groups around it, one bit each. */
  readonly groups: Int32Array;
  readonly bitOf: ReadonlyMap<string, number>;
}

export function latticeOf(frame: Frame): Lattice {
  const { ground } = frame;
  const xs = waysOf(ground.x, frame.xs);
  const ys = waysOf(ground.y, frame.ys);
  const inside = new Int32Array(xs.length * ys.length).fill(-1);
  const groups = new Int32Array(xs.length * ys.length);
  const bitOf = new Map(ground.sketch.groups.slice(0, 31).map(({ id }, bit) => [id, 1 << bit]));
  for (const [row, { strip: down }] of ys.entries()) {
    for (const [column, { strip: across }] of xs.entries()) {
      const point = row * xs.length + column;
      const within = ({ x, y }: { x: Range; y: Range }): boolean =>
        across >= x.first && across <= x.last && down >= y.first && down <= y.last;
      inside[point] = ground.sketch.nodes.findIndex(({ id }) => {
        const span = ground.spans.get(id);
        return span !== undefined && within(span);
      });
      for (const [id, bit] of bitOf) {
        const span = ground.spans.get(id);
        if (span !== undefined && within(span)) groups[point] = (groups[point] ?? 0) | bit;
      }
    }
  }
  return { frame, xs, ys, inside, groups, bitOf };
}

function waysOf({ strips }: Axis, { sizes, starts }: Lengths): readonly Way[] {
  return strips.flatMap(({ kind }, strip) => {
    const size = sizes[strip] ?? 0;
    const start = starts[strip] ?? 0;
    const offsets = kind === "cells" ? aroundMiddle(size) : evenly(size);
    return offsets.map((offset) => ({ at: start + offset, strip }));
  });
}

/** In a cell, so that what leaves a box in its middle meets the middle of the next. */
function aroundMiddle(size: number): readonly number[] {
  const reach = size / 2 - Math.min(CORNER, size * 0.2);
  const each = Math.max(0, Math.min(Math.floor(reach / (PITCH - 2)), (MOST_LINES - 1) / 2));
  const pitch = each === 0 ? 0 : Math.min(reach / each, 2 * PITCH);
  return Array.from({ length: 2 * each + 1 }, (_, index) => size / 2 + (index - each) * pitch);
}

/** None in a strip at the edge that no line needed. */
function evenly(size: number): readonly number[] {
  if (size === 0) return [];
  const count = Math.max(1, Math.min(Math.floor(size / PITCH), MOST_LINES));
  return Array.from({ length: count }, (_, index) => (size * (index + 0.5)) / count);
}

export interface Spot {
  readonly x: number;
  readonly y: number;
}

export function spotOf({ xs, ys }: Lattice, point: number): Spot {
  return {
    x: xs[point % xs.length]?.at ?? 0,
    y: ys[Math.floor(point / xs.length)]?.at ?? 0,
  };
}

/** Right, down, left, up. */
export type Heading = 0 | 1 | 2 | 3;
export const HEADINGS: readonly Heading[] = [0, 1, 2, 3];

/** The next point, or -1 at the edge. */
export function pointAfter({ xs, ys }: Lattice, point: number, heading: Heading): number {
  const column = point % xs.length;
  if (heading === 0) return column + 1 < xs.length ? point + 1 : -1;
  if (heading === 2) return column > 0 ? point - 1 : -1;
  const next = point + (heading === 1 ? xs.length : -xs.length);
  return next >= 0 && next < xs.length * ys.length ? next : -1;
}

/** The same for both directions of a step. */
export function stepKey(lattice: Lattice, point: number, heading: Heading): number {
  const from = heading < 2 ? point : pointAfter(lattice, point, heading);
  return from * 2 + (heading % 2);
}

/** Whether a line between two spots touches a box. */
export function crosses(a: Spot, b: Spot, box: Box, apart: number): boolean {
  return (
    Math.max(a.x, b.x) > box.x - apart &&
    Math.min(a.x, b.x) < box.x + box.width + apart &&
    Math.max(a.y, b.y) > box.y - apart &&
    Math.min(a.y, b.y) < box.y + box.height + apart
  );
}
