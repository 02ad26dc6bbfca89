/** Where labels stand on their lines: clear of everything, and near the middle of a long straight piece. */
import { type Drawing, labelFaults, linesOf, type Thread } from "./faults.ts";
import { overlap, type Point } from "./sketch.ts";
import { boxAround } from "./traffic.ts";

const STRIDE = 4;
const FAULT = 1000;
const BORDER = 40;

export function placeLabels(drawing: Drawing): Drawing {
  let { threads } = drawing;
  for (let round = 0; round < 2; round += 1) {
    for (const [index, thread] of threads.entries()) {
      if (thread.label === null) continue;
      const label = placeLabel({ ...drawing, threads }, thread);
      threads = threads.with(index, { ...thread, label });
    }
  }
  return { ...drawing, threads };
}

function placeLabel(drawing: Drawing, thread: Thread): Point | null {
  let best = thread.label;
  let least = Number.POSITIVE_INFINITY;
  for (const { at, cost } of candidates(thread)) {
    if (cost >= least) continue;
    const whole = cost + price(drawing, thread, at);
    if (whole >= least) continue;
    best = at;
    least = whole;
  }
  return best;
}

function price(drawing: Drawing, thread: Thread, at: Point): number {
  const size = thread.edge.label ?? { width: 0, height: 0 };
  const box = boxAround(at, size);
  const cut = [...drawing.frame.groups.values()].filter(
    (group) =>
      overlap(group, box) &&
      !(
        box.x >= group.x &&
        box.y >= group.y &&
        box.x + box.width <= group.x + group.width &&
        box.y + box.height <= group.y + group.height
      ),
  );
  return FAULT * labelFaults(drawing, thread, box) + BORDER * cut.length;
}

/** Along every piece, from its middle outwards; long pieces before short ones. */
function candidates(thread: Thread): readonly { readonly at: Point; readonly cost: number }[] {
  const size = thread.edge.label ?? { width: 0, height: 0 };
  const pieces = linesOf(thread);
  return pieces.flatMap(([a, b], index) => {
    const level = a.y === b.y;
    const length = Math.abs(a.x - b.x) + Math.abs(a.y - b.y);
    const reach = level ? size.width : size.height;
    const ends = (index === 0 ? 8 : 0) + (index === pieces.length - 1 ? 10 : 0);
    const short = Math.max(0, reach + ends - length);
    const steps = Math.floor(length / 2 / STRIDE);
    return Array.from({ length: 2 * steps + 1 }, (_, step) => {
      const off = Math.ceil(step / 2) * STRIDE * (step % 2 === 0 ? 1 : -1);
      const share = length === 0 ? 0 : 0.5 + off / length;
      const at = { x: a.x + (b.x - a.x) * share, y: a.y + (b.y - a.y) * share };
      // What sticks out over a bend or an arrowhead hides it.
      const room = length / 2 - Math.abs(off) - reach / 2 - ends / 2;
      return {
        at,
        cost:
          Math.abs(off) * 0.3 +
          6 * short +
          (room < 0 ? -4 * room : 0) -
          Math.min(length, 200) * 0.1,
      };
    });
  });
}
