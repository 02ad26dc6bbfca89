/** How large strips are: as wide as what stands in them needs, then as wide as lines and labels ask. */
import type { Axis, Range } from "./strips.ts";

const GAP = 14;
const PAD = 8;
/** At the edge of the drawing, until it is known that no line goes there. */
const EDGE = 24;
/** Beside a title, left and right of it together. */
export const TITLE_MARGIN = 20;

/** The least size of each strip, before any line is drawn. */
export function leastSizes(
  axis: Axis,
  contents: readonly { readonly range: Range; readonly size: number }[],
  titles: ReadonlyMap<string, number>,
): number[] {
  const sizes = axis.strips.map(({ kind, outer }): number =>
    kind === "cells" ? 0 : kind === "pad" ? PAD : outer ? EDGE : GAP,
  );
  for (const [group, height] of titles) {
    const first = axis.groups.get(group)?.first ?? 0;
    sizes[first] = Math.max(sizes[first] ?? 0, height);
  }
  const bySpan = contents.toSorted((a, b) => lengthOf(a.range) - lengthOf(b.range));
  for (const { range, size } of bySpan) widen(axis, sizes, range, size);
  return sizes;
}

/** Makes room for `size` within a range, by wider cells. */
function widen(axis: Axis, sizes: number[], range: Range, size: number): void {
  const cells = axis.cells.filter((strip) => strip >= range.first && strip <= range.last);
  const missing = size - total(sizes.slice(range.first, range.last + 1));
  if (missing <= 0) return;
  for (const strip of cells) sizes[strip] = (sizes[strip] ?? 0) + missing / cells.length;
}

/** What wider strips may take: first a little air, then larger boxes, then more air. */
const AIR = 26;
const MORE_AIR = 70;
const LARGER = 0.5;

/** Stretched to `size`, or as far as it looks well. */
export function stretch(axis: Axis, sizes: readonly number[], size: number): readonly number[] {
  const isGap = axis.strips.map(({ kind, outer }) => kind === "gap" && !outer);
  const isCell = axis.strips.map(({ kind }) => kind === "cells");
  const aired = share(sizes, size, (own, strip) =>
    isGap[strip] === true ? Math.max(0, AIR - own) : 0,
  );
  const larger = share(aired, size, (own, strip) => (isCell[strip] === true ? own * LARGER : 0));
  return share(larger, size, (_, strip) => (isGap[strip] === true ? MORE_AIR : 0));
}

/** Gives each strip what it may take, or its part of that if there is less. */
function share(
  sizes: readonly number[],
  size: number,
  most: (own: number, strip: number) => number,
): readonly number[] {
  const wanted = total(sizes.map(most));
  const part = wanted === 0 ? 0 : Math.min(1, Math.max(0, size - total(sizes)) / wanted);
  return sizes.map((own, strip) => own + part * most(own, strip));
}

/** Where each strip begins, and last where the whole ends. */
export function startsOf(sizes: readonly number[]): readonly number[] {
  const starts = [0];
  for (const size of sizes) starts.push((starts.at(-1) ?? 0) + size);
  return starts;
}

export function total(sizes: readonly number[]): number {
  return sizes.reduce((sum, size) => sum + size, 0);
}

function lengthOf({ first, last }: Range): number {
  return last - first;
}
