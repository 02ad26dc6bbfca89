/** What is wrong with a drawing whose lines and labels have places: lines on lines, labels on what they
 *  hide, lines through boxes. */
import type { Frame } from "./frame.ts";
import { crosses } from "./lattice.ts";
import { type Box, overlap, type Point, type SketchEdge } from "./sketch.ts";
import { boxAround, mayShare } from "./traffic.ts";

export interface Drawing {
  readonly frame: Frame;
  readonly threads: readonly Thread[];
}

/** An edge with its corners, both ends included, and the centre of its label. */
export interface Thread {
  readonly edge: SketchEdge;
  readonly points: readonly Point[];
  readonly label: Point | null;
}

/** Lines beside each other keep this far apart. */
const APART = 5;

export function countFaults({ frame, threads }: Drawing): number {
  let faults = 0;
  for (const thread of threads) {
    const box = labelBox(thread);
    if (box !== null) faults += labelFaults({ frame, threads }, thread, box);
    faults += boxFaults(frame, thread);
    for (const other of threads) {
      if (other.edge.id > thread.edge.id && runTogether(thread, other)) faults += 1;
    }
  }
  return faults;
}

export function labelBox({ edge, label }: Thread): Box | null {
  return label === null || edge.label === null ? null : boxAround(label, edge.label);
}

/** What a label at `box` would hide, or be hidden by. */
export function labelFaults({ frame, threads }: Drawing, thread: Thread, box: Box): number {
  const width = frame.xs.starts.at(-1) ?? 0;
  const height = frame.ys.starts.at(-1) ?? 0;
  let faults = 0;
  if (box.x < 0 || box.y < 0 || box.x + box.width > width || box.y + box.height > height) {
    faults += 1;
  }
  for (const other of frame.boxes.values()) if (overlap(other, box, 3)) faults += 1;
  for (const other of frame.titles.values()) if (overlap(other, box, 1)) faults += 1;
  for (const other of threads) {
    if (other === thread || other.edge === thread.edge) continue;
    const its = labelBox(other);
    if (its !== null && overlap(its, box, 2)) faults += 1;
    if (linesOf(other).some(([a, b]) => crosses(a, b, box, 2) && !onTrunk(thread, other, a, b))) {
      faults += 1;
    }
  }
  return faults;
}

/** A label may stand on a way that others share. */
function onTrunk(thread: Thread, other: Thread, a: Point, b: Point): boolean {
  const { label } = thread;
  if (label === null || !mayShare(thread.edge, other.edge)) return false;
  return (a.x === b.x && near(a.x, label.x)) || (a.y === b.y && near(a.y, label.y));
}

function near(a: number, b: number): boolean {
  return Math.abs(a - b) < 0.5;
}

function boxFaults({ boxes, titles }: Frame, thread: Thread): number {
  const lines = linesOf(thread);
  let faults = 0;
  for (const box of boxes.values()) {
    if (lines.some(([a, b]) => crosses(a, b, box, -0.5))) faults += 1;
  }
  for (const box of titles.values()) {
    if (lines.some(([a, b]) => crosses(a, b, box, 0))) faults += 1;
  }
  return faults;
}

function runTogether(one: Thread, other: Thread): boolean {
  if (mayShare(one.edge, other.edge)) return false;
  return linesOf(one).some(([a, b]) =>
    linesOf(other).some(([c, d]) => collinear(a, b, c, d, APART)),
  );
}

/** Whether two pieces run the same way, side by side and hardly apart. */
function collinear(a: Point, b: Point, c: Point, d: Point, apart: number): boolean {
  const along = (
    p: Point,
    q: Point,
    r: Point,
    s: Point,
    axis: "x" | "y",
    aside: "x" | "y",
  ): boolean =>
    p[axis] === q[axis] &&
    r[axis] === s[axis] &&
    Math.abs(p[axis] - r[axis]) < apart &&
    Math.min(Math.max(p[aside], q[aside]), Math.max(r[aside], s[aside])) >
      Math.max(Math.min(p[aside], q[aside]), Math.min(r[aside], s[aside])) + 1;
  return along(a, b, c, d, "x", "y") || along(a, b, c, d, "y", "x");
}

export function linesOf({ points }: Thread): readonly (readonly [Point, Point])[] {
  return points.slice(1).map((point, index) => [points[index] ?? point, point] as const);
}
