/** The cheapest way for one edge: short, with few bends, away from what is drawn already, and with a place
 *  for its label. Dijkstra's search with the way ahead estimated. */

import {
  CORNER,
  HEADINGS,
  type Heading,
  type Lattice,
  pointAfter,
  type Spot,
  spotOf,
} from "./lattice.ts";
import { queue } from "./queue.ts";
import type { Box, SketchEdge } from "./sketch.ts";
import type { Path, Step, Traffic } from "./traffic.ts";

const BEND = 36;
/** A border crossed that is nobody's business. */
const BORDER = 70;
/** The border of what both ends stand in. */
const HOME = 200;
/** For each unit off the middle of a side. */
const OFF_MIDDLE = 0.35;
const MOST_OFF = 30;
const TRUNK = 0.4;
/** Along a border a line is easily taken for one. */
const ALONG_BORDER = 4;

/** One end of an edge: a box, or a group's border. */
interface End {
  readonly holds: (point: number) => boolean;
  readonly box: Box;
  readonly stretches: boolean;
}

interface Search {
  readonly lattice: Lattice;
  readonly traffic: Traffic;
  readonly edge: SketchEdge;
  readonly from: End;
  readonly to: End;
  readonly toll: (from: number, to: number, way: number) => number;
  readonly cost: Float64Array;
  /** The state each state was reached from, or -1 at the start. */
  readonly before: Int32Array;
  /** Where the label was put on the way into a state. */
  readonly labels: Map<number, Spot>;
  readonly starts: Map<number, Start>;
  readonly waiting: ReturnType<typeof queue>;
  best: Arrival | null;
}

interface Start {
  readonly step: Step;
  readonly spot: Spot;
}

interface Arrival {
  /** The last state before the end. */
  readonly state: number;
  readonly last: Step;
  readonly end: Spot;
  readonly label: Spot | null;
  readonly price: number;
}

export function findPath(lattice: Lattice, traffic: Traffic, edge: SketchEdge): Path | null {
  const [from, to] = [endOf(lattice, edge.from), endOf(lattice, edge.to)];
  if (from === null || to === null) return null;
  const states = lattice.xs.length * lattice.ys.length * 8;
  const search: Search = {
    lattice,
    traffic,
    edge,
    from,
    to,
    toll: tollOf(lattice, edge),
    cost: new Float64Array(states).fill(Number.POSITIVE_INFINITY),
    before: new Int32Array(states).fill(-1),
    labels: new Map(),
    starts: new Map(),
    waiting: queue(),
    best: null,
  };
  begin(search);
  for (let state = search.waiting.pop(); state >= 0; state = search.waiting.pop()) {
    const price = (search.cost[state] ?? 0) + awayFrom(to.box, spotOf(lattice, pointOf(state)));
    if (search.best !== null && price >= search.best.price) break;
    goOn(search, state);
  }
  return search.best === null ? null : trace(search, search.best);
}

/** A state is a point reached in one direction, with the label placed or not yet. */
function stateOf(point: number, heading: Heading, placed: boolean): number {
  return point * 8 + heading * 2 + (placed ? 1 : 0);
}

function pointOf(state: number): number {
  return state >> 3;
}

function headingOf(state: number): Heading {
  return ((state >> 1) & 3) as Heading;
}

function isPlaced(state: number): boolean {
  return (state & 1) === 1;
}

/** All the steps that leave the first end; an edge from a group to its own member steps inwards. */
function begin(search: Search): void {
  const { lattice, traffic, edge, from, starts } = search;
  const inward = lattice.frame.ground.around.get(edge.to)?.includes(edge.from) === true;
  for (let point = 0; point < lattice.inside.length; point += 1) {
    if (from.holds(point) === inward) continue;
    for (const heading of HEADINGS) {
      const next = pointAfter(lattice, point, heading);
      if (next < 0 || from.holds(next) !== inward || isBlocked(lattice, next)) continue;
      const spot = portAt(lattice, from, point, heading);
      if (spot === null) continue;
      const there = spotOf(lattice, next);
      const price =
        offMiddle(from, spot, heading) +
        traffic.stepCost(edge, point, heading) +
        distance(spot, there);
      starts.set(next * 4 + heading, { step: { point, heading }, spot });
      offer(search, next, heading, price, -1, [between(spot, there)]);
    }
  }
}

/** Takes every step from a state, but not back. */
function goOn(search: Search, state: number): void {
  const { lattice, traffic, edge, to } = search;
  const [point, heading] = [pointOf(state), headingOf(state)];
  for (const leaving of HEADINGS) {
    const next = pointAfter(lattice, point, leaving);
    if (next < 0 || (leaving + 2) % 4 === heading) continue;
    const arrives = to.holds(point) !== to.holds(next);
    if (!arrives && isBlocked(lattice, next)) continue;
    const price =
      (search.cost[state] ?? 0) +
      (leaving === heading ? 0 : BEND) +
      traffic.passCost(edge, point, heading, leaving) +
      traffic.stepCost(edge, point, leaving);
    if (arrives) arrive(search, state, leaving, price);
    else step(search, state, leaving, next, price);
  }
}

function step(search: Search, state: number, leaving: Heading, next: number, fees: number): void {
  const { lattice, traffic, edge } = search;
  const point = pointOf(state);
  const [here, there] = [spotOf(lattice, point), spotOf(lattice, next)];
  const way = distance(here, there);
  const share = traffic.shared(edge, point, leaving) ? TRUNK : 1;
  const price = fees + way * share + search.toll(point, next, way);
  offer(search, next, leaving, price, state, [
    ...(leaving === headingOf(state) ? [here] : []),
    between(here, there),
  ]);
}

function arrive(search: Search, state: number, leaving: Heading, fees: number): void {
  const { lattice, traffic, edge, to } = search;
  const point = pointOf(state);
  const here = spotOf(lattice, point);
  const end = portAt(lattice, to, point, leaving);
  if (end === null) return;
  const price = fees + distance(here, end) + offMiddle(to, end, leaving);
  const straight = leaving === headingOf(state);
  const spots = isPlaced(state) ? [null] : [...(straight ? [here] : []), between(here, end)];
  for (const label of spots) {
    const whole = price + (label === null ? 0 : traffic.labelCost(edge, label, leaving));
    if (search.best !== null && whole >= search.best.price) continue;
    search.best = { state, last: { point, heading: leaving }, end, label, price: whole };
  }
}

/** Offers a step into `point` as it is, and with the label at each of `spots` if it has no place yet. */
function offer(
  search: Search,
  point: number,
  heading: Heading,
  price: number,
  last: number,
  spots: readonly Spot[],
): void {
  const { edge, traffic, labels } = search;
  const placed = last < 0 ? edge.label === null : isPlaced(last);
  take(search, stateOf(point, heading, placed), price, last);
  if (placed) return;
  const state = stateOf(point, heading, true);
  for (const spot of spots) {
    const whole = price + traffic.labelCost(edge, spot, heading);
    if (take(search, state, whole, last)) labels.set(state, spot);
  }
}

/** Whether this is the cheapest way into a state so far. */
function take(search: Search, state: number, price: number, last: number): boolean {
  if (price >= (search.cost[state] ?? 0)) return false;
  search.cost[state] = price;
  search.before[state] = last;
  const here = spotOf(search.lattice, pointOf(state));
  search.waiting.push(state, price + awayFrom(search.to.box, here));
  return true;
}

/** Back from the end to the start. */
function trace(search: Search, { state: arrival, last, end, label, price }: Arrival): Path {
  const steps = [last];
  let spot = label;
  for (let state = arrival; ; ) {
    const before = search.before[state] ?? -1;
    const wasPlaced = before < 0 ? search.edge.label === null : isPlaced(before);
    if (isPlaced(state) && !wasPlaced) spot = search.labels.get(state) ?? null;
    const heading = headingOf(state);
    if (before < 0) {
      const start = search.starts.get(pointOf(state) * 4 + heading);
      if (start === undefined) throw new Error("a way without a start");
      steps.unshift(start.step);
      return { steps, start: start.spot, end, label: spot, cost: price };
    }
    steps.unshift({ point: pointOf(before), heading });
    state = before;
  }
}

/** What lies in a box is no way. */
function isBlocked(lattice: Lattice, point: number): boolean {
  return (lattice.inside[point] ?? -1) >= 0;
}

function distance(a: Spot, b: Spot): number {
  return Math.abs(a.x - b.x) + Math.abs(a.y - b.y);
}

function between(a: Spot, b: Spot): Spot {
  return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
}

function endOf(lattice: Lattice, id: string): End | null {
  const { ground, boxes, groups } = lattice.frame;
  const index = ground.sketch.nodes.findIndex((node) => node.id === id);
  const node = ground.sketch.nodes[index];
  const box = boxes.get(id) ?? groups.get(id);
  if (box === undefined) return null;
  if (node !== undefined) {
    return { box, stretches: node.stretches, holds: (point) => lattice.inside[point] === index };
  }
  const bit = lattice.bitOf.get(id);
  if (bit === undefined) return null;
  return { box, stretches: true, holds: (point) => ((lattice.groups[point] ?? 0) & bit) !== 0 };
}

/** Where a step meets the border, unless that is at a corner. */
function portAt(lattice: Lattice, end: End, point: number, heading: Heading): Spot | null {
  const spot = spotOf(lattice, point);
  const { x, y, width, height } = end.box;
  const upright = heading % 2 === 1;
  const [at, start, length] = upright ? [spot.x, x, width] : [spot.y, y, height];
  const margin = end.stretches ? Math.min(CORNER, length * 0.2) - 1 : length * 0.3;
  if (at < start + margin || at > start + length - margin) return null;
  const leavesBox = end.holds(point);
  const far = (heading === 1 || heading === 0) === leavesBox;
  return upright ? { x: spot.x, y: far ? y + height : y } : { x: far ? x + width : x, y: spot.y };
}

function offMiddle({ box }: End, spot: Spot, heading: Heading): number {
  const off = heading % 2 === 1 ? spot.x - box.x - box.width / 2 : spot.y - box.y - box.height / 2;
  return Math.min(OFF_MIDDLE * Math.abs(off), MOST_OFF);
}

function awayFrom({ x, y, width, height }: Box, spot: Spot): number {
  return Math.max(x - spot.x, 0, spot.x - x - width) + Math.max(y - spot.y, 0, spot.y - y - height);
}

/** What it costs to go through groups that have nothing to do with the edge, or to leave its own. */
function tollOf(
  lattice: Lattice,
  edge: SketchEdge,
): (from: number, to: number, way: number) => number {
  const bits = (id: string): number => {
    const around = [id, ...(lattice.frame.ground.around.get(id) ?? [])];
    return around.reduce((mask, group) => mask | (lattice.bitOf.get(group) ?? 0), 0);
  };
  const [start, end] = [bits(edge.from), bits(edge.to)];
  const own = start | end;
  const common = start & end;
  return (from, to, way) => {
    const [was, is] = [lattice.groups[from] ?? 0, lattice.groups[to] ?? 0];
    const entered = count(is & ~was & ~own);
    const left = count(was & ~is & common);
    const upright = (to - from) % lattice.xs.length === 0;
    const ground = lattice.frame.ground;
    const strip = upright
      ? ground.x.strips[lattice.xs[to % lattice.xs.length]?.strip ?? 0]
      : ground.y.strips[lattice.ys[Math.floor(to / lattice.xs.length)]?.strip ?? 0];
    const along = strip?.kind === "pad" ? ALONG_BORDER * way : 0;
    return BORDER * entered + HOME * left + along + (count(is & ~own) > 0 ? way : 0);
  };
}

function count(mask: number): number {
  let bits = 0;
  for (let rest = mask; rest !== 0; rest &= rest - 1) bits += 1;
  return bits;
}
