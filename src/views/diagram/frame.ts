/** Where everything stands once the strips have sizes: boxes, groups and their titles. Lines come later. */
import { type Cells, groupCells } from "./cells.ts";
import { leastSizes, startsOf, stretch, TITLE_MARGIN, total } from "./sizes.ts";
import { type Box, groupsAround, type Size, type Sketch } from "./sketch.ts";
import { type Axis, across, axisOf, down, type Range, stripsOf } from "./strips.ts";

/** A grid along both axes, with what it needs at least. */
export interface Ground {
  readonly sketch: Sketch;
  readonly x: Axis;
  readonly y: Axis;
  readonly least: { readonly x: readonly number[]; readonly y: readonly number[] };
  /** The strips of each node, and of each group its inside. */
  readonly spans: ReadonlyMap<string, Strips>;
  /** What each part stands in, inner group first. */
  readonly around: ReadonlyMap<string, readonly string[]>;
}

export interface Strips {
  readonly x: Range;
  readonly y: Range;
}

export interface Frame {
  readonly ground: Ground;
  readonly xs: Lengths;
  readonly ys: Lengths;
  readonly boxes: ReadonlyMap<string, Box>;
  readonly groups: ReadonlyMap<string, Box>;
  readonly titles: ReadonlyMap<string, Box>;
}

export interface Lengths {
  readonly sizes: readonly number[];
  readonly starts: readonly number[];
}

/** Words need not be larger than this; then lines get the room. */
const LARGEST = 1.4;

export function groundOf(all: Sketch, cells: Cells): Ground {
  const sketch = { ...all, edges: all.edges.filter(({ drawn }) => drawn) };
  const hulls = groupCells(sketch, cells);
  const leaves = [...cells].filter(([id]) => !hulls.has(id));
  const around = new Map(
    [...sketch.nodes, ...sketch.groups].map(({ id }) => [id, groupsAround(sketch, id)]),
  );
  const ancestors = (id: string): readonly string[] => around.get(id) ?? [];
  const columns = Math.max(1, ...[...cells.values()].map(({ right }) => right));
  const rows = Math.max(1, ...[...cells.values()].map(({ bottom }) => bottom));
  const along = (reach: typeof across): ReadonlyMap<string, ReturnType<typeof across>> =>
    new Map([...hulls].map(([id, span]) => [id, reach(span)]));
  const x = axisOf(columns, along(across), ancestors);
  const y = axisOf(rows, along(down), ancestors);
  const spans = new Map<string, Strips>([
    ...leaves.map(([id, span]): [string, Strips] => [
      id,
      { x: stripsOf(x, across(span)), y: stripsOf(y, down(span)) },
    ]),
    ...[...hulls.keys()].map((id): [string, Strips] => [
      id,
      {
        x: x.groups.get(id) ?? { first: 0, last: 0 },
        y: y.groups.get(id) ?? { first: 0, last: 0 },
      },
    ]),
  ]);
  const least = { x: leastOf(sketch, spans, x, "x"), y: leastOf(sketch, spans, y, "y") };
  return { sketch, x, y, least, spans, around };
}

function leastOf(
  sketch: Sketch,
  spans: ReadonlyMap<string, Strips>,
  axis: Axis,
  side: "x" | "y",
): number[] {
  const none = { first: 0, last: 0 };
  const contents = sketch.nodes.map((node) => ({
    range: spans.get(node.id)?.[side] ?? none,
    size: side === "x" ? node.width : node.height,
  }));
  if (side === "y") {
    const titled = sketch.groups.filter(({ title }) => title.width > 0);
    return leastSizes(
      axis,
      contents,
      new Map(titled.map(({ id, title }) => [id, title.height + 5])),
    );
  }
  const wide = sketch.groups.map(({ id, title }) => ({
    range: spans.get(id)?.x ?? none,
    size: title.width + TITLE_MARGIN,
  }));
  return leastSizes(axis, [...contents, ...wide], new Map());
}

/** With gaps as wide as the slot allows in the direction that has room to spare. */
export function frameOf(ground: Ground, asked: Ground["least"]): Frame {
  const { slot } = ground.sketch;
  const own: Size = { width: total(asked.x), height: total(asked.y) };
  const scale = Math.min(slot.width / own.width, slot.height / own.height, LARGEST);
  const xs = lengthsOf(stretch(ground.x, asked.x, slot.width / scale));
  const ys = lengthsOf(stretch(ground.y, asked.y, slot.height / scale));
  const boxes = new Map<string, Box>();
  const groups = new Map<string, Box>();
  const titles = new Map<string, Box>();
  for (const node of ground.sketch.nodes) boxes.set(node.id, boxOf(ground, xs, ys, node));
  for (const { id, title } of ground.sketch.groups) {
    const box = roomOf(ground.spans.get(id), xs, ys);
    groups.set(id, box);
    if (title.width > 0) titles.set(id, titleIn(ground, boxes, id, box, title));
  }
  return { ground, xs, ys, boxes, groups, titles };
}

/** On the left, unless lines come in from above there and on the right they do not. */
function titleIn(
  ground: Ground,
  boxes: ReadonlyMap<string, Box>,
  id: string,
  box: Box,
  title: Size,
): Box {
  const left = { x: box.x + 8, y: box.y + 2, ...title };
  const right = { ...left, x: box.x + box.width - 8 - title.width };
  const entered = enteredFromAbove(ground, boxes, id, box);
  const shaded = (place: Box): number =>
    entered.filter(({ x, width }) => {
      const hidden = Math.min(x + width, place.x + place.width) - Math.max(x, place.x);
      return hidden > width * 0.4;
    }).length;
  return shaded(right) < shaded(left) ? right : left;
}

function enteredFromAbove(
  { sketch, around }: Ground,
  boxes: ReadonlyMap<string, Box>,
  group: string,
  { y }: Box,
): readonly Box[] {
  const isIn = (id: string): boolean => around.get(id)?.includes(group) === true;
  const isAbove = (id: string): boolean => {
    const box = boxes.get(id);
    return box !== undefined && box.y + box.height <= y;
  };
  return sketch.edges.flatMap(({ from, to }) => {
    const inner = isIn(to) && isAbove(from) ? to : isIn(from) && isAbove(to) ? from : "";
    return boxes.get(inner) ?? [];
  });
}

function lengthsOf(sizes: readonly number[]): Lengths {
  return { sizes, starts: startsOf(sizes) };
}

function boxOf(ground: Ground, xs: Lengths, ys: Lengths, node: Sketch["nodes"][number]): Box {
  const room = roomOf(ground.spans.get(node.id), xs, ys);
  if (node.stretches) return room;
  return {
    x: room.x + (room.width - node.width) / 2,
    y: room.y + (room.height - node.height) / 2,
    width: node.width,
    height: node.height,
  };
}

function roomOf(strips: Strips | undefined, xs: Lengths, ys: Lengths): Box {
  if (strips === undefined) return { x: 0, y: 0, width: 0, height: 0 };
  const x = xs.starts[strips.x.first] ?? 0;
  const y = ys.starts[strips.y.first] ?? 0;
  return {
    x,
    y,
    width: (xs.starts[strips.x.last + 1] ?? 0) - x,
    height: (ys.starts[strips.y.last + 1] ?? 0) - y,
  };
}
