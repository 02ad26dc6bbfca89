/** What is known before any line is drawn: neighbours with a labelled edge between them stand as far apart
 *  as the label needs. */
import type { Ground, Strips } from "./frame.ts";
import { PITCH } from "./lattice.ts";
import { total } from "./sizes.ts";
import type { Range } from "./strips.ts";

/** A line to be seen on both sides of a label, with its head. */
const LINE = 24;

export function seedsOf(ground: Ground): Ground["least"] {
  const sizes = { x: [...ground.least.x], y: [...ground.least.y] };
  for (const { from, to, label } of ground.sketch.edges) {
    const [a, b] = [ground.spans.get(from), ground.spans.get(to)];
    if (a === undefined || b === undefined || label === null) continue;
    const axis = facing(a, b);
    if (axis === null) continue;
    const gap = gapBetween(ground, axis, a[axis], b[axis]);
    if (gap === null) continue;
    const endsAtBorder = ground.sketch.groups.some(({ id }) => id === from || id === to);
    const length = axis === "x" ? label.width : label.height;
    const missing = Math.max(
      length + LINE - total(sizes[axis].slice(gap.first, gap.last + 1)),
      length + (endsAtBorder ? LINE - 4 : 4) - (sizes[axis][gap.middle] ?? 0),
    );
    if (missing > 0) sizes[axis][gap.middle] = (sizes[axis][gap.middle] ?? 0) + missing;
  }
  for (const strip of gapsOf(ground)) {
    sizes.y[strip] = Math.max(sizes.y[strip] ?? 0, PITCH * linesThrough(ground, strip));
  }
  for (const [strip, lines] of lanesBeside(ground)) {
    sizes.x[strip] = Math.max(sizes.x[strip] ?? 0, PITCH * (lines + 1) + 4);
  }
  return sizes;
}

/** Lines that go down past something: how many each gap beside a column needs. */
function lanesBeside(ground: Ground): ReadonlyMap<number, number> {
  const sources = new Map<number, Set<string>>();
  for (const { from, to } of ground.sketch.edges) {
    const [a, b] = [ground.spans.get(from), ground.spans.get(to)];
    if (a === undefined || b === undefined || facing(a, b) !== "y") continue;
    if (gapBetween(ground, "y", a.y, b.y) !== null) continue;
    const last = Math.min(a.x.last, b.x.last);
    const gap = ground.x.strips.findIndex(({ kind }, strip) => strip > last && kind === "gap");
    sources.set(gap, new Set([...(sources.get(gap) ?? []), from]));
  }
  return new Map([...sources].map(([gap, froms]) => [gap, froms.size]));
}

function gapsOf({ y }: Ground): readonly number[] {
  return y.strips.flatMap(({ kind, outer }, strip) => (kind === "gap" && !outer ? [strip] : []));
}

/** How many lines turn in a gap between rows: those that come from one part, or go to one, can be one. */
function linesThrough(ground: Ground, strip: number): number {
  const turning = ground.sketch.edges.filter(({ from, to }) => {
    const [a, b] = [ground.spans.get(from), ground.spans.get(to)];
    if (a === undefined || b === undefined || facing(a, b) !== null) return false;
    return (a.y.last < strip && b.y.first > strip) || (b.y.last < strip && a.y.first > strip);
  });
  const sources = new Set(turning.map(({ from }) => from));
  const targets = new Set(turning.map(({ to }) => to));
  return Math.min(sources.size, targets.size);
}

/** The axis along which one stands straight before the other. */
function facing(a: Strips, b: Strips): "x" | "y" | null {
  const meets = (one: Range, other: Range): boolean =>
    one.first <= other.last && other.first <= one.last;
  if (meets(a.y, b.y) && !meets(a.x, b.x)) return "x";
  if (meets(a.x, b.x) && !meets(a.y, b.y)) return "y";
  return null;
}

/** The strips between two neighbours, if no cells are among them, and the one that belongs to no group. */
function gapBetween(
  ground: Ground,
  axis: "x" | "y",
  a: Range,
  b: Range,
): (Range & { readonly middle: number }) | null {
  const first = Math.min(a.last, b.last) + 1;
  const last = Math.max(a.first, b.first) - 1;
  const strips = ground[axis].strips.slice(first, last + 1);
  const middle = strips.findIndex(({ kind }) => kind === "gap");
  if (middle < 0 || strips.some(({ kind }) => kind === "cells")) return null;
  return { first, last, middle: first + middle };
}
