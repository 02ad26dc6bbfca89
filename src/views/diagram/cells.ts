/** Which cells of the grid each node and group has: as the author wrote it, or where there is room. */
import { groupsAround, type Sketch } from "./sketch.ts";

/** Columns from `left` up to `right`, rows from `top` up to `bottom`; the ends do not belong to it. */
export interface Span {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export type Cells = ReadonlyMap<string, Span>;

/** The cells that rows of ids name. An id that is not drawn is left out. */
export function cellsOfGrid(grid: Sketch["grid"], ids: ReadonlySet<string>): Map<string, Span> {
  const cells = new Map<string, Span>();
  for (const [row, names] of grid.entries()) {
    for (const [column, id] of names.entries()) {
      if (!ids.has(id)) continue;
      const here = { left: column, right: column + 1, top: row, bottom: row + 1 };
      const known = cells.get(id);
      cells.set(id, known === undefined ? here : hull([known, here]));
    }
  }
  return cells;
}

export function hull(spans: readonly Span[]): Span {
  return {
    left: Math.min(...spans.map(({ left }) => left)),
    right: Math.max(...spans.map(({ right }) => right)),
    top: Math.min(...spans.map(({ top }) => top)),
    bottom: Math.max(...spans.map(({ bottom }) => bottom)),
  };
}

/** Adds the nodes that have no cells: near what they are joined with, and in reach of their group. */
export function placeRest(sketch: Sketch, placed: Map<string, Span>): Map<string, Span> {
  const cells = new Map(placed);
  for (const { id } of leavesOf(sketch)) {
    if (!cells.has(id)) cells.set(id, freeCell(sketch, cells, id));
  }
  return cells;
}

/** What takes cells of its own: nodes, and groups in which nothing stands. */
export function leavesOf(sketch: Sketch): readonly { readonly id: string }[] {
  const filled = new Set([...sketch.nodes, ...sketch.groups].map(({ group }) => group));
  return [...sketch.nodes, ...sketch.groups.filter(({ id }) => !filled.has(id))];
}

function freeCell(sketch: Sketch, cells: ReadonlyMap<string, Span>, id: string): Span {
  const all = hull([{ left: 0, right: 1, top: 0, bottom: 1 }, ...cells.values()]);
  const near = neighboursOf(sketch, id).flatMap((other) => cells.get(other) ?? []);
  const candidates: Span[] = [];
  for (let top = 0; top <= all.bottom; top += 1) {
    for (let left = 0; left <= all.right; left += 1) {
      candidates.push({ left, right: left + 1, top, bottom: top + 1 });
    }
  }
  const sound = candidates.filter(
    (span) =>
      ![...cells.values()].some((other) => meet(span, other)) &&
      keepsApart(sketch, new Map([...cells, [id, span]])),
  );
  const cost = (span: Span): number =>
    near.reduce((sum, other) => sum + distance(span, other), 0) +
    (span.bottom > all.bottom || span.right > all.right ? 1.5 : 0);
  const best = sound.toSorted((a, b) => cost(a) - cost(b))[0];
  return best ?? { left: all.right, right: all.right + 1, top: 0, bottom: 1 };
}

function neighboursOf(sketch: Sketch, id: string): readonly string[] {
  const joined = sketch.edges.flatMap(({ from, to }) =>
    from === id ? [to] : to === id ? [from] : [],
  );
  const group = sketch.nodes.find((node) => node.id === id)?.group ?? null;
  const mates = sketch.nodes.filter((node) => group !== null && node.group === group);
  return [...joined, ...mates.map((mate) => mate.id)];
}

function distance(a: Span, b: Span): number {
  const across = a.left + a.right - b.left - b.right;
  const down = a.top + a.bottom - b.top - b.bottom;
  return (Math.abs(across) + Math.abs(down)) / 2;
}

export function meet(a: Span, b: Span): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

/** The hull of each group's members, inner groups included. */
export function groupCells(sketch: Sketch, cells: Cells): Map<string, Span> {
  const spans = new Map<string, Span[]>();
  for (const { id } of leavesOf(sketch)) {
    const span = cells.get(id);
    if (span === undefined) continue;
    for (const group of groupsAround(sketch, id)) {
      spans.set(group, [...(spans.get(group) ?? []), span]);
    }
  }
  const groups = new Map([...spans].map(([id, members]) => [id, hull(members)]));
  for (const { id } of sketch.groups) {
    const own = cells.get(id);
    if (own !== undefined && !groups.has(id)) groups.set(id, own);
  }
  return groups;
}

/** Nothing stands where something else does, or within a group that it is no member of. */
export function keepsApart(sketch: Sketch, cells: Cells): boolean {
  const groups = groupCells(sketch, cells);
  const all = [...[...cells].filter(([id]) => !groups.has(id)), ...groups];
  const around = new Map(all.map(([id]) => [id, groupsAround(sketch, id)]));
  return all.every(([id, span], index) =>
    all
      .slice(index + 1)
      .every(
        ([other, its]) =>
          !meet(span, its) ||
          around.get(id)?.includes(other) === true ||
          around.get(other)?.includes(id) === true,
      ),
  );
}
