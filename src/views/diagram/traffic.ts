/** What is drawn already: which edges go where, and where their labels are. Everything has a price here;
 *  what must not be costs so much that any way around it is cheaper. */
import {
  crosses,
  type Heading,
  type Lattice,
  pointAfter,
  type Spot,
  spotOf,
  stepKey,
} from "./lattice.ts";
import { type Box, overlap, type Point, type Size, type SketchEdge } from "./sketch.ts";

/** Costs from here on are flaws. */
export const FLAW = 400;
const CROSSING = 30;
/** Where one line bends on another, nobody can tell which is which. */
const TOUCH = 180;
const BORDER_UNDER_LABEL = 60;

/** A way through the lattice, and where its label is. */
export interface Path {
  /** From the first step, which leaves a box or a group, to the last, which enters one. */
  readonly steps: readonly Step[];
  readonly start: Spot;
  readonly end: Spot;
  readonly label: Spot | null;
  readonly cost: number;
}

export interface Step {
  readonly point: number;
  readonly heading: Heading;
}

export interface Traffic {
  add(edge: SketchEdge, path: Path): void;
  remove(edge: SketchEdge): void;
  /** What it costs an edge to take a step, beside its length. */
  stepCost(edge: SketchEdge, point: number, heading: Heading): number;
  /** What it costs to go through a point, coming in one direction and leaving in another. */
  passCost(edge: SketchEdge, point: number, coming: Heading, leaving: Heading): number;
  labelCost(edge: SketchEdge, at: Spot, heading: Heading): number;
  /** Whether another edge of its kind goes here. */
  shared(edge: SketchEdge, point: number, heading: Heading): boolean;
}

interface Line {
  readonly edge: SketchEdge;
  readonly path: Path;
  readonly corners: readonly Spot[];
  readonly labelBox: Box | null;
}

/** Edges that leave one part, or come to one, may go one way for a while, if both look alike. */
export function mayShare(a: SketchEdge, b: SketchEdge): boolean {
  if (a.style !== b.style) return false;
  if (a.label !== null && b.label !== null) return false;
  return (a.from === b.from) !== (a.to === b.to);
}

export function boxAround({ x, y }: Point, { width, height }: Size): Box {
  return { x: x - width / 2, y: y - height / 2, width, height };
}

export function trafficOn(lattice: Lattice): Traffic {
  const lines = new Map<string, Line>();
  const onStep = new Map<number, SketchEdge[]>();
  const atPoint = new Map<number, { edge: SketchEdge; coming: Heading; leaving: Heading }[]>();
  const fixed = fixedLabelCost(lattice);

  const eachStep = (path: Path, visit: (key: number) => void): void => {
    for (const { point, heading } of path.steps) visit(stepKey(lattice, point, heading));
  };
  return {
    add(edge, path) {
      const labelBox =
        path.label === null || edge.label === null ? null : boxAround(path.label, edge.label);
      lines.set(edge.id, { edge, path, corners: cornersOf(lattice, path), labelBox });
      eachStep(path, (key) => onStep.set(key, [...(onStep.get(key) ?? []), edge]));
      for (const [index, { point, heading }] of path.steps.entries()) {
        const before = path.steps[index - 1];
        if (before === undefined) continue;
        const passing = { edge, coming: before.heading, leaving: heading };
        atPoint.set(point, [...(atPoint.get(point) ?? []), passing]);
      }
    },
    remove(edge) {
      const line = lines.get(edge.id);
      if (line === undefined) return;
      lines.delete(edge.id);
      const others = (list: SketchEdge[] = []): SketchEdge[] => list.filter((e) => e !== edge);
      eachStep(line.path, (key) => onStep.set(key, others(onStep.get(key))));
      for (const { point } of line.path.steps) {
        atPoint.set(
          point,
          (atPoint.get(point) ?? []).filter((passing) => passing.edge !== edge),
        );
      }
    },
    stepCost(edge, point, heading) {
      const users = onStep.get(stepKey(lattice, point, heading)) ?? [];
      const foes = users.filter((user) => user !== edge && !mayShare(user, edge)).length;
      const [a, b] = [spotOf(lattice, point), spotOf(lattice, pointAfter(lattice, point, heading))];
      const titles = [...lattice.frame.titles.values()].filter((box) => crosses(a, b, box, 1));
      const labels = [...lines.values()].filter(
        (line) =>
          line.labelBox !== null &&
          line.edge !== edge &&
          !mayShare(line.edge, edge) &&
          crosses(a, b, line.labelBox, 3),
      );
      return FLAW * (foes + titles.length + labels.length);
    },
    passCost(edge, point, coming, leaving) {
      let cost = 0;
      for (const other of atPoint.get(point) ?? []) {
        if (other.edge === edge || mayShare(other.edge, edge)) continue;
        const straight = coming === leaving && other.coming === other.leaving;
        cost += straight && coming % 2 !== other.coming % 2 ? CROSSING : TOUCH;
      }
      return cost;
    },
    labelCost(edge, at, heading) {
      if (edge.label === null) return 0;
      const box = boxAround(at, edge.label);
      let cost = fixed(edge.label, at, heading);
      for (const line of lines.values()) {
        if (line.edge === edge) continue;
        if (line.labelBox !== null && overlap(line.labelBox, box, 3)) cost += FLAW;
        for (const [index, corner] of line.corners.entries()) {
          const next = line.corners[index + 1];
          if (next === undefined || !crosses(corner, next, box, 3)) continue;
          const onTrunk =
            mayShare(line.edge, edge) &&
            (heading % 2 === 0
              ? corner.y === at.y && next.y === at.y
              : corner.x === at.x && next.x === at.x);
          if (!onTrunk) cost += FLAW;
        }
      }
      return cost;
    },
    shared(edge, point, heading) {
      const users = onStep.get(stepKey(lattice, point, heading)) ?? [];
      return users.some((user) => user !== edge && mayShare(user, edge));
    },
  };
}

/** The price of a label's place among what does not move: boxes, titles, borders, the edge of the drawing. */
function fixedLabelCost(lattice: Lattice): (size: Size, at: Spot, heading: Heading) => number {
  const { boxes, groups, titles, xs, ys } = lattice.frame;
  const width = xs.starts.at(-1) ?? 0;
  const height = ys.starts.at(-1) ?? 0;
  const known = new Map<string, number>();
  return (size, at, heading) => {
    const key = `${size.width} ${size.height} ${at.x} ${at.y} ${heading % 2}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const box = boxAround(at, size);
    // Along its line there must be some line to see, with its head.
    const reach = heading % 2 === 0 ? { x: 9, y: 3 } : { x: 3, y: 9 };
    const wide = boxAround(at, {
      width: size.width + 2 * reach.x,
      height: size.height + 2 * reach.y,
    });
    const covered = [...boxes.values()].filter((other) => overlap(other, wide)).length;
    const worded = [...titles.values()].filter((other) => overlap(other, box, 2)).length;
    const out =
      box.x < 0 || box.y < 0 || box.x + box.width > width || box.y + box.height > height ? 1 : 0;
    const cut = [...groups.values()].filter((group) => overlap(group, box) && !holds(group, box));
    const cost = FLAW * (covered + worded + out) + BORDER_UNDER_LABEL * cut.length;
    known.set(key, cost);
    return cost;
  };
}

function holds(outer: Box, inner: Box): boolean {
  return (
    inner.x >= outer.x &&
    inner.y >= outer.y &&
    inner.x + inner.width <= outer.x + outer.width &&
    inner.y + inner.height <= outer.y + outer.height
  );
}

/** Its ends, and where it bends. */
export function cornersOf(lattice: Lattice, path: Path): readonly Spot[] {
  const bends = path.steps.filter(
    ({ heading }, index) => index > 0 && path.steps[index - 1]?.heading !== heading,
  );
  return [path.start, ...bends.map(({ point }) => spotOf(lattice, point)), path.end];
}
