/** The lines at rest: what runs side by side in a strip is spread evenly over it, and labels move to the
 *  middle of what is straight. The order of lines stays, so no new crossing comes of it. */
import { countFaults, type Drawing, type Thread } from "./faults.ts";
import type { Frame } from "./frame.ts";
import { placeLabels } from "./labels.ts";
import { CORNER } from "./lattice.ts";
import type { Box, SketchEdge } from "./sketch.ts";
import { cornersOf, mayShare } from "./traffic.ts";
import { stripAt, type Woven } from "./weave.ts";

/** A straight piece: `at` is where it runs, `start` and `end` how far. */
interface Piece {
  readonly edge: SketchEdge;
  readonly thread: number;
  readonly index: number;
  readonly upright: boolean;
  readonly at: number;
  readonly low: number;
  readonly high: number;
}

export function settle(woven: Woven): Drawing {
  const { frame } = woven.lattice;
  const threads = frame.ground.sketch.edges.flatMap((edge): Thread[] => {
    const path = woven.paths.get(edge.id);
    if (path === undefined) return [];
    return [{ edge, points: simplified(cornersOf(woven.lattice, path)), label: path.label }];
  });
  let best = placeLabels({ frame, threads });
  let faults = countFaults(best);
  for (const upright of [true, false, true, false]) {
    for (const strip of stripsIn(woven, best.threads, upright)) {
      const tried = placeLabels({ frame, threads: spread(woven, best.threads, upright, strip) });
      const found = countFaults(tried);
      if (found > faults) continue;
      best = tried;
      faults = found;
    }
  }
  return best;
}

function simplified(
  points: readonly { x: number; y: number }[],
): readonly { x: number; y: number }[] {
  return points.filter((point, index) => {
    const [before, after] = [points[index - 1], points[index + 1]];
    if (before === undefined || after === undefined) return true;
    return !(
      (before.x === point.x && point.x === after.x) ||
      (before.y === point.y && point.y === after.y)
    );
  });
}

function piecesOf(threads: readonly Thread[]): readonly Piece[] {
  return threads.flatMap(({ edge, points }, thread) =>
    points.slice(1).map((point, index): Piece => {
      const last = points[index] ?? point;
      const upright = last.x === point.x;
      const [a, b] = upright ? [last.y, point.y] : [last.x, point.x];
      return {
        edge,
        thread,
        index,
        upright,
        at: upright ? point.x : point.y,
        low: Math.min(a, b),
        high: Math.max(a, b),
      };
    }),
  );
}

function stripsIn(woven: Woven, threads: readonly Thread[], upright: boolean): readonly number[] {
  const axis = upright ? "x" : "y";
  const pieces = piecesOf(threads).filter((piece) => piece.upright === upright);
  return [...new Set(pieces.map(({ at }) => stripAt(woven.lattice, axis, at)))].toSorted(
    (a, b) => a - b,
  );
}

/** Pieces that must stay one: of edges that share a way here. */
type Bundle = readonly Piece[];

function spread(
  woven: Woven,
  threads: readonly Thread[],
  upright: boolean,
  strip: number,
): readonly Thread[] {
  const axis = upright ? "x" : "y";
  const pieces = piecesOf(threads).filter(
    (piece) => piece.upright === upright && stripAt(woven.lattice, axis, piece.at) === strip,
  );
  const bundles = bundlesOf(pieces).toSorted((a, b) => (a[0]?.at ?? 0) - (b[0]?.at ?? 0));
  const ranks = { before: bundles.map(() => 1), after: bundles.map(() => 1) };
  for (const [index, bundle] of bundles.entries()) {
    for (const [other, its] of bundles.slice(0, index).entries()) {
      if (besideEachOther(bundle, its)) {
        ranks.before[index] = Math.max(ranks.before[index] ?? 1, (ranks.before[other] ?? 1) + 1);
      }
    }
  }
  for (let index = bundles.length - 1; index >= 0; index -= 1) {
    for (let other = index + 1; other < bundles.length; other += 1) {
      if (besideEachOther(bundles[index] ?? [], bundles[other] ?? [])) {
        ranks.after[index] = Math.max(ranks.after[index] ?? 1, (ranks.after[other] ?? 1) + 1);
      }
    }
  }
  const moved = threads.map(({ points }) => points.map((point) => ({ ...point })));
  for (const [index, bundle] of bundles.entries()) {
    const room = roomFor(woven, threads, bundle, strip, upright);
    if (room === null) continue;
    const [before, after] = [ranks.before[index] ?? 1, ranks.after[index] ?? 1];
    const at = room.low + ((room.high - room.low) * before) / (before + after);
    for (const piece of bundle) {
      for (const corner of [piece.index, piece.index + 1]) {
        const point = moved[piece.thread]?.[corner];
        if (point !== undefined) point[axis] = at;
      }
    }
  }
  return threads.map((thread, index) => ({ ...thread, points: moved[index] ?? thread.points }));
}

function bundlesOf(pieces: readonly Piece[]): Bundle[] {
  const bundles: Piece[][] = [];
  for (const piece of pieces) {
    const joined = bundles.filter((bundle) =>
      bundle.some(
        (other) =>
          (other.edge === piece.edge || mayShare(other.edge, piece.edge)) &&
          Math.abs(other.at - piece.at) < 0.01 &&
          other.low <= piece.high + 0.01 &&
          piece.low <= other.high + 0.01,
      ),
    );
    for (const bundle of joined) bundles.splice(bundles.indexOf(bundle), 1);
    bundles.push([...joined.flat(), piece]);
  }
  return bundles;
}

function besideEachOther(a: Bundle, b: Bundle): boolean {
  return a.some((one) => b.some((other) => one.low < other.high + 8 && other.low < one.high + 8));
}

/** Between what the pieces may go: their strip, and the sides of the boxes they begin or end at. */
function roomFor(
  woven: Woven,
  threads: readonly Thread[],
  bundle: Bundle,
  strip: number,
  upright: boolean,
): { readonly low: number; readonly high: number } | null {
  const { frame } = woven.lattice;
  const { sizes, starts } = upright ? frame.xs : frame.ys;
  let low = starts[strip] ?? 0;
  let high = low + (sizes[strip] ?? 0);
  for (const piece of bundle) {
    const points = threads[piece.thread]?.points ?? [];
    const ends = [
      ...(piece.index === 0 ? [piece.edge.from] : []),
      ...(piece.index === points.length - 2 ? [piece.edge.to] : []),
    ];
    for (const id of ends) {
      const side = sideOf(frame, id, upright);
      low = Math.max(low, side.low);
      high = Math.min(high, side.high);
    }
    if (!upright) continue;
    for (const title of frame.titles.values()) {
      const met = title.y < piece.high && title.y + title.height > piece.low;
      if (met && piece.at > title.x) low = Math.max(low, title.x + title.width);
    }
  }
  return low < high ? { low, high } : null;
}

function sideOf(frame: Frame, id: string, upright: boolean): { low: number; high: number } {
  const box: Box = frame.boxes.get(id) ??
    frame.groups.get(id) ?? { x: 0, y: 0, width: 0, height: 0 };
  const node = frame.ground.sketch.nodes.find((one) => one.id === id);
  const [start, length] = upright ? [box.x, box.width] : [box.y, box.height];
  const margin = node?.stretches === false ? length * 0.3 : Math.min(CORNER / 2, length / 4);
  return { low: start + margin, high: start + length - margin };
}
