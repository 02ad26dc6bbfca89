/** Where numbered badges stand: near the part each speaks of, on no words and not on one another. Plain
 *  numbers in the units of a drawing. */

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Box extends Point {
  readonly width: number;
  readonly height: number;
}

/** With what it costs to stand there, or to cover it. */
export type Costly<T> = T & { readonly cost: number };

export interface Surroundings {
  /** Badges stay inside. */
  readonly room: Box;
  /** Words, arrowheads, nodes. */
  readonly boxes: readonly Costly<Box>[];
  /** Points along them. */
  readonly lines: readonly Costly<Point>[];
}

/** A little more than half a label's height: a number of two digits fits. */
export const RADIUS = 10;
/** From one badge to the next beside it. */
const PITCH = 2 * RADIUS + 2;

/** With half of the pale line around a badge. */
const REACH = RADIUS + 0.5;

/** Worse than any way to another place. */
const ON_BADGE = 1000;

/** The cheapest places among `spots` for `count` badges, in reading order. `taken` are other badges. */
export function placeBadges(
  spots: readonly Costly<Point>[],
  count: number,
  taken: readonly Point[],
  around: Surroundings,
): readonly Point[] {
  const free = spots.map((spot) => {
    const at = pulledInto(around.room, spot);
    return { ...at, cost: spot.cost + costOf(at, around) };
  });
  const placed: Point[] = [];
  while (placed.length < count) {
    const others = [...taken, ...placed];
    const costs = free.map((spot) => spot.cost + ON_BADGE * near(spot, others, PITCH - 1).length);
    const best = free[costs.indexOf(Math.min(...costs))];
    if (best === undefined) break;
    placed.push(best);
  }
  return placed.toSorted(byReading);
}

function byReading(a: Point, b: Point): number {
  return Math.abs(a.y - b.y) > RADIUS ? a.y - b.y : a.x - b.x;
}

function costOf(point: Point, { boxes, lines }: Surroundings): number {
  const covered = [
    ...boxes.filter((box) => distance(point, nearestIn(box, point)) < RADIUS),
    ...near(point, lines, REACH),
  ];
  return covered.reduce((sum, { cost }) => sum + cost, 0);
}

/** On the border of a box: the upper left corner, or just outside of it, or along the top and down the
 *  left side, or at the other upper corner. */
export function spotsOfBox({ x, y, width, height }: Box): readonly Costly<Point>[] {
  // What is hardly larger than a badge would vanish under it.
  const top = height < PITCH ? y - RADIUS : y;
  const along = evenly(width, PITCH).map((way) => ({ x: x + way, y: top, cost: way }));
  const down = evenly(height, PITCH).map((way) => ({ x, y: y + way, cost: 1.2 * way }));
  const corners = [
    { x: x - 5, y: top - 5, cost: 7 },
    { x: x + width, y: top, cost: 1.5 * width },
  ];
  return [...along, ...corners, ...down];
}

/** On a line, given by points along it: the middle, rather before it than behind. A line with a label may
 *  have its badge beside that. */
export function spotsOfLine(points: readonly Point[], label: Box | null): readonly Costly<Point>[] {
  const half = Math.floor(points.length / 2);
  const middle = label === null ? points[half] : centreOf(label);
  if (middle === undefined) return [];
  const onLine = points.map((point, index) => ({
    ...point,
    cost: distance(point, middle) * (index <= half ? 1 : 1.3),
  }));
  return label === null ? onLine : [...onLine, ...besideOf(label)];
}

function besideOf(label: Box): readonly Costly<Point>[] {
  const { x, y } = centreOf(label);
  const across = label.width / 2 + REACH;
  const along = label.height / 2 + REACH;
  return [
    { x: x - across, y, cost: 1.2 * across },
    { x: x + across, y, cost: 1.8 * across },
    { x, y: y - along, cost: 1.6 * across },
    { x, y: y + along, cost: 1.6 * across },
  ];
}

function pulledInto(room: Box, { x, y }: Point): Point {
  return {
    x: Math.min(Math.max(x, room.x + REACH), room.x + room.width - REACH),
    y: Math.min(Math.max(y, room.y + REACH), room.y + room.height - REACH),
  };
}

function evenly(length: number, stride: number): readonly number[] {
  return Array.from({ length: Math.floor(length / stride) + 1 }, (_, index) => index * stride);
}

function centreOf({ x, y, width, height }: Box): Point {
  return { x: x + width / 2, y: y + height / 2 };
}

function near<P extends Point>(point: Point, others: readonly P[], reach: number): readonly P[] {
  return others.filter((other) => distance(point, other) < reach);
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}

function nearestIn({ x, y, width, height }: Box, point: Point): Point {
  return {
    x: Math.min(Math.max(point.x, x), x + width),
    y: Math.min(Math.max(point.y, y), y + height),
  };
}
