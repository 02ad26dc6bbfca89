/** All edges through one frame: each takes the cheapest way there is, then every one is taken out and looks
 *  again, since the first did not know of the last. */
import type { Frame } from "./frame.ts";
import { crosses, type Lattice, latticeOf, pointAfter, spotOf } from "./lattice.ts";
import { findPath } from "./search.ts";
import { overlap, type SketchEdge } from "./sketch.ts";
import { boxAround, FLAW, type Path, type Traffic, trafficOn } from "./traffic.ts";

const ROUNDS = 2;

export interface Woven {
  readonly lattice: Lattice;
  readonly paths: ReadonlyMap<string, Path>;
  /** Where more room is needed: a strip, and how large it should be. */
  readonly wishes: readonly Wish[];
  /** What a reader would stumble over. */
  readonly flaws: number;
}

export interface Wish {
  readonly axis: "x" | "y";
  readonly strip: number;
  readonly size: number;
}

export function weave(frame: Frame): Woven {
  const lattice = latticeOf(frame);
  const traffic = trafficOn(lattice);
  const paths = new Map<string, Path>();
  const route = (edge: SketchEdge): void => {
    traffic.remove(edge);
    const path = findPath(lattice, traffic, edge);
    if (path === null) return;
    traffic.add(edge, path);
    paths.set(edge.id, path);
  };
  const edges = frame.ground.sketch.edges;
  const order = byDifficulty(frame, edges);
  for (const edge of order) route(edge);
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const edge of order) route(edge);
  }
  const wishes = order.flatMap((edge) => wishesOf(lattice, traffic, edge, paths.get(edge.id)));
  return { lattice, paths, wishes, flaws: wishes.length + edges.length - paths.size };
}

/** Near parts first: their lines are straight, and others go around them. */
function byDifficulty({ boxes, groups }: Frame, edges: readonly SketchEdge[]): SketchEdge[] {
  const middle = (id: string): { x: number; y: number } => {
    const { x, y, width, height } = boxes.get(id) ??
      groups.get(id) ?? { x: 0, y: 0, width: 0, height: 0 };
    return { x: x + width / 2, y: y + height / 2 };
  };
  const length = ({ from, to }: SketchEdge): number => {
    const [a, b] = [middle(from), middle(to)];
    // A line that only turns once is as hard as one that goes far.
    return (
      Math.abs(a.x - b.x) +
      Math.abs(a.y - b.y) +
      2 * Math.min(Math.abs(a.x - b.x), Math.abs(a.y - b.y))
    );
  };
  return edges.toSorted((a, b) => length(a) - length(b));
}

function wishesOf(
  lattice: Lattice,
  traffic: Traffic,
  edge: SketchEdge,
  path: Path | undefined,
): readonly Wish[] {
  if (path === undefined) return [];
  return [
    ...lineWishes(lattice, traffic, edge, path),
    ...labelWishes(lattice, traffic, edge, path),
  ];
}

/** One more line beside it where it lies on another. */
function lineWishes(
  lattice: Lattice,
  traffic: Traffic,
  edge: SketchEdge,
  path: Path,
): readonly Wish[] {
  const found = new Map<string, Wish>();
  for (const { point, heading } of path.steps) {
    if (traffic.stepCost(edge, point, heading) < FLAW) continue;
    const column = point % lattice.xs.length;
    const row = Math.floor(point / lattice.xs.length);
    const [axis, strip] =
      heading % 2 === 1
        ? (["x", lattice.xs[column]?.strip ?? 0] as const)
        : (["y", lattice.ys[row]?.strip ?? 0] as const);
    found.set(`${axis}${strip}`, { axis, strip, size: sizeOf(lattice, axis, strip) + 14 });
  }
  return [...found.values()];
}

/** A gap as wide as the label, or more room beside it for whatever runs there. */
function labelWishes(
  lattice: Lattice,
  traffic: Traffic,
  edge: SketchEdge,
  path: Path,
): readonly Wish[] {
  if (path.label === null || edge.label === null) return [];
  const heading = headingAt(lattice, path, path.label);
  if (traffic.labelCost(edge, path.label, heading) < FLAW) return [];
  const { frame } = lattice;
  const along = heading === 0 ? "x" : "y";
  const aside = heading === 0 ? "y" : "x";
  const box = boxAround(path.label, edge.label);
  const blocked = [...frame.boxes.values(), ...frame.titles.values()].some((other) =>
    overlap(other, box, 8),
  );
  if (blocked) {
    const strip = stripAt(lattice, along, path.label[along]);
    const needed = (along === "x" ? edge.label.width : edge.label.height) + 22;
    const size = sizeOf(lattice, along, strip);
    const axisStrips = along === "x" ? frame.ground.x.strips : frame.ground.y.strips;
    if (axisStrips[strip]?.kind !== "cells" && size < needed)
      return [{ axis: along, strip, size: needed }];
    return [{ axis: along, strip, size: size + 14 }];
  }
  const strip = stripAt(lattice, aside, path.label[aside]);
  return [{ axis: aside, strip, size: sizeOf(lattice, aside, strip) + 14 }];
}

function headingAt(lattice: Lattice, path: Path, label: { x: number; y: number }): 0 | 1 {
  const step = path.steps.find(({ point, heading }, index) => {
    const a = index === 0 ? path.start : spotOf(lattice, point);
    const last = index === path.steps.length - 1;
    const b = last ? path.end : spotOf(lattice, pointAfter(lattice, point, heading));
    return crosses(a, b, { ...label, width: 0, height: 0 }, 0.5);
  });
  return ((step?.heading ?? 0) % 2) as 0 | 1;
}

export function stripAt(lattice: Lattice, axis: "x" | "y", at: number): number {
  const { starts } = axis === "x" ? lattice.frame.xs : lattice.frame.ys;
  const after = starts.findIndex((start) => start > at);
  return Math.max(0, (after < 0 ? starts.length - 1 : after) - 1);
}

function sizeOf(lattice: Lattice, axis: "x" | "y", strip: number): number {
  const { sizes } = axis === "x" ? lattice.frame.xs : lattice.frame.ys;
  return sizes[strip] ?? 0;
}
