/** A sketch gets places: cells, strips, ways. Where lines or labels find no room, their strips grow, and all
 *  begins anew: a drawing that is as tight as it can be has the largest words. */
import { automaticCells } from "./automatic.ts";
import { type Cells, cellsOfGrid, keepsApart, leavesOf, placeRest } from "./cells.ts";
import { countFaults, type Drawing } from "./faults.ts";
import { type Frame, frameOf, type Ground, groundOf } from "./frame.ts";
import { seedsOf } from "./seeds.ts";
import { settle } from "./settle.ts";
import { total } from "./sizes.ts";
import type { Plan, Route, Sketch } from "./sketch.ts";
import { type Wish, type Woven, weave } from "./weave.ts";

/** Of edges looked at; counted rather than timed, so that every machine comes to the same drawing. */
const EFFORT = 280;
const ATTEMPTS = { least: 3, most: 14 };
/** Beyond this nothing can be read from the last row, whoever lays it out. */
const MOST = { nodes: 40, edges: 60 };

export function arrange(sketch: Sketch): Plan {
  const ground = groundOf(sketch, cellsOf(sketch));
  let asked = seedsOf(ground);
  for (let left = attemptsFor(sketch); left > 0; left -= 1) {
    const woven = weave(frameOf(ground, asked));
    const trimmed = left === 1 ? asked : withoutEdges(ground, woven, asked);
    if (left === 1 || (woven.flaws === 0 && trimmed === asked)) {
      const drawing = settle(woven);
      return planOf(drawing, countFaults(drawing) + woven.flaws);
    }
    asked = grown(trimmed, woven.wishes);
  }
  throw new Error("no attempt was made");
}

function attemptsFor({ nodes, edges }: Sketch): number {
  if (nodes.length > MOST.nodes || edges.length > MOST.edges)
    throw new Error("too much for a grid");
  const affordable = Math.floor(EFFORT / Math.max(1, edges.length));
  return Math.max(ATTEMPTS.least, Math.min(affordable, ATTEMPTS.most));
}

/** As the author hints, or in the written direction, or else as words come out largest. */
function cellsOf(sketch: Sketch): Cells {
  const ids = new Set(leavesOf(sketch).map(({ id }) => id));
  const given = cellsOfGrid(sketch.grid, ids);
  if (given.size > 0 && keepsApart(sketch, given)) return placeRest(sketch, given);
  const [written, ...others] = automaticCells(sketch);
  if (written === undefined) throw new Error("nothing to draw");
  if (scaleOf(sketch, written) >= 1) return written;
  return [written, ...others].reduce((best, next) =>
    scaleOf(sketch, next) > scaleOf(sketch, best) * 1.05 ? next : best,
  );
}

/** How large it will be in its slot, as far as that is known before lines are drawn. */
function scaleOf(sketch: Sketch, cells: Cells): number {
  const sizes = seedsOf(groundOf(sketch, cells));
  return Math.min(sketch.slot.width / total(sizes.x), sketch.slot.height / total(sizes.y));
}

/** Without the strips at the edge that no line went through. */
function withoutEdges(
  ground: Ground,
  { lattice, paths }: Woven,
  asked: Ground["least"],
): Ground["least"] {
  const used = { x: new Set<number>(), y: new Set<number>() };
  for (const { steps } of paths.values()) {
    for (const { point } of steps) {
      used.x.add(lattice.xs[point % lattice.xs.length]?.strip ?? -1);
      used.y.add(lattice.ys[Math.floor(point / lattice.xs.length)]?.strip ?? -1);
    }
  }
  const idle = (axis: "x" | "y", strip: number): boolean =>
    ground[axis].strips[strip]?.outer === true && !used[axis].has(strip);
  const trim = (axis: "x" | "y"): readonly number[] =>
    asked[axis].map((size, strip) => (idle(axis, strip) ? 0 : size));
  const trimmed = { x: trim("x"), y: trim("y") };
  const same = (["x", "y"] as const).every((axis) => total(trimmed[axis]) === total(asked[axis]));
  return same ? asked : trimmed;
}

function grown(asked: Ground["least"], wishes: readonly Wish[]): Ground["least"] {
  const sizes = { x: [...asked.x], y: [...asked.y] };
  for (const { axis, strip, size } of wishes) {
    sizes[axis][strip] = Math.max(sizes[axis][strip] ?? 0, size);
  }
  return sizes;
}

function planOf({ frame, threads }: Drawing, flaws: number): Plan {
  return {
    size: sizeOf(frame),
    boxes: frame.boxes,
    groups: frame.groups,
    titles: frame.titles,
    routes: new Map(
      threads.map(({ edge, points, label }): [string, Route] => [edge.id, { points, label }]),
    ),
    flaws,
  };
}

function sizeOf({ xs, ys }: Frame): Plan["size"] {
  return { width: xs.starts.at(-1) ?? 0, height: ys.starts.at(-1) ?? 0 };
}
