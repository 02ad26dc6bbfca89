/** A sketch gets places: whatever is drawn, no line runs through a box and no label covers one. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { arrange } from "../../../src/views/diagram/arrange.ts";
import { crosses } from "../../../src/views/diagram/lattice.ts";
import {
  type Box,
  overlap,
  type Plan,
  type Point,
  type Sketch,
} from "../../../src/views/diagram/sketch.ts";
import { sketchOf } from "./sketches.ts";

function linesOf(points: readonly Point[]): readonly (readonly [Point, Point])[] {
  return points.slice(1).map((point, index) => [points[index] ?? point, point]);
}

function boxOf(plan: Plan, id: string): Box {
  const box = plan.boxes.get(id) ?? plan.groups.get(id);
  if (box === undefined) throw new Error(`no ${id}`);
  return box;
}

/** Everything a reader would stumble over, one line each. */
function faultsIn(sketch: Sketch, plan: Plan): string[] {
  const room = { x: 0, y: 0, ...plan.size };
  const faults: string[] = [];
  const boxes = [...plan.boxes];
  for (const [id, box] of boxes) {
    if (!within(room, box)) faults.push(`${id} is outside`);
    for (const [other, its] of boxes) {
      if (other > id && overlap(box, its)) faults.push(`${id} lies on ${other}`);
    }
  }
  for (const edge of sketch.edges) {
    const route = plan.routes.get(edge.id);
    if (route === undefined) {
      faults.push(`${edge.id} is missing`);
      continue;
    }
    for (const [a, b] of linesOf(route.points)) {
      if (a.x !== b.x && a.y !== b.y) faults.push(`${edge.id} is aslant`);
      for (const [id, box] of boxes) {
        if (crosses(a, b, box, -0.5)) faults.push(`${edge.id} runs through ${id}`);
      }
    }
    if (route.label === null || edge.label === null) continue;
    const { width, height } = edge.label;
    const label = { x: route.label.x - width / 2, y: route.label.y - height / 2, width, height };
    for (const [id, box] of boxes) {
      if (overlap(label, box)) faults.push(`the label of ${edge.id} covers ${id}`);
    }
  }
  return faults;
}

function within(outer: Box, inner: Box): boolean {
  return (
    inner.x >= outer.x - 0.5 &&
    inner.y >= outer.y - 0.5 &&
    inner.x + inner.width <= outer.x + outer.width + 0.5 &&
    inner.y + inner.height <= outer.y + outer.height + 0.5
  );
}

const graphs = fc.integer({ min: 2, max: 7 }).chain((count) => {
  const ids = Array.from({ length: count }, (_, index) => `n${index}`);
  const edge = fc.tuple(
    fc.constantFrom(...ids),
    fc.constantFrom(...ids),
    fc.option(fc.integer({ min: 20, max: 120 }), { nil: undefined }),
  );
  return fc.record({
    ids: fc.constant(ids),
    edges: fc.array(edge, { maxLength: 8 }),
    columns: fc.integer({ min: 1, max: 4 }),
  });
});

test("no line runs through a box, and all of it is inside, with a grid and without", () => {
  fc.assert(
    fc.property(graphs, fc.boolean(), ({ ids, edges, columns }, hinted) => {
      const rows = Array.from({ length: Math.ceil(ids.length / columns) }, (_, row) =>
        ids.slice(row * columns, (row + 1) * columns),
      );
      const joined = edges.filter(([from, to]) => from !== to);
      const sketch = sketchOf(ids, joined, hinted ? { grid: rows } : {});
      const plan = arrange(sketch);
      const faults = faultsIn(sketch, plan);
      // A drawing that admits a flaw may have labels in the way, never lines through boxes.
      expect(plan.flaws > 0 ? faults.filter((fault) => !fault.includes("label")) : faults).toEqual(
        [],
      );
    }),
    { numRuns: 40 },
  );
}, 60_000);

test("the same sketch has the same plan", () => {
  const sketch = sketchOf(
    ["a", "b", "c", "d"],
    [
      ["a", "b", 60],
      ["a", "c"],
      ["d", "b"],
    ],
  );
  expect(arrange(sketch)).toEqual(arrange(sketch));
});

test("boxes that face each other are joined by a straight line in their middle", () => {
  const plan = arrange(sketchOf(["a", "b"], [["a", "b"]], { grid: [["a", "b"]] }));
  const points = plan.routes.get("e0")?.points ?? [];
  const { y, height } = boxOf(plan, "a");
  expect(points.map((point) => point.y)).toEqual([y + height / 2, y + height / 2]);
});

test("neighbours make room for the label between them", () => {
  const plan = arrange(sketchOf(["a", "b"], [["a", "b", 150]], { grid: [["a", "b"]] }));
  const [a, b] = [boxOf(plan, "a"), boxOf(plan, "b")];
  expect(b.x - a.x - a.width).toBeGreaterThan(150);
  expect(plan.flaws).toBe(0);
});

test("opposite edges have lines and labels of their own", () => {
  const both = [
    ["a", "b", 80],
    ["b", "a", 80],
  ] as const;
  const plan = arrange(sketchOf(["a", "b"], both, { grid: [["a", "b"]] }));
  expect(plan.flaws).toBe(0);
  const [one, other] = [plan.routes.get("e0"), plan.routes.get("e1")];
  expect(Math.abs((one?.label?.y ?? 0) - (other?.label?.y ?? 0))).toBeGreaterThanOrEqual(20);
});

test("a line goes around the box between its ends", () => {
  const sketch = sketchOf(["a", "b", "c"], [["a", "c"]], { grid: [["a", "b", "c"]] });
  expect(faultsIn(sketch, arrange(sketch))).toEqual([]);
});

test("an edge to a group ends at its border, and its title stays clear", () => {
  const sketch = sketchOf(["a", { id: "b", group: "g" }], [["a", "g"]], {
    grid: [["a"], ["b"]],
    groups: [{ id: "g", group: null, title: { width: 40, height: 18 } }],
  });
  const plan = arrange(sketch);
  const end = plan.routes.get("e0")?.points.at(-1);
  expect(end?.y).toBe(boxOf(plan, "g").y);
  expect(plan.flaws).toBe(0);
});

test("lines that come from one box and look alike leave it as one", () => {
  const grid = [
    ["a", "b"],
    ["a", "c"],
    ["a", "d"],
  ];
  const fan = [
    ["a", "b"],
    ["a", "c"],
    ["a", "d"],
  ] as const;
  const plan = arrange(sketchOf(["a", "b", "c", "d"], fan, { grid }));
  expect(plan.flaws).toBe(0);
});

test("a long chain breaks into rows rather than becoming small", () => {
  const ids = Array.from({ length: 16 }, (_, index) => `n${index}`);
  const chain = ids.slice(1).map((id, index) => [ids[index] ?? "", id] as const);
  const plan = arrange(sketchOf(ids, chain));
  expect(Math.min(1160 / plan.size.width, 440 / plan.size.height)).toBeGreaterThan(1);
});

test("what no room could read is refused, and left to Mermaid", () => {
  const ids = Array.from({ length: 60 }, (_, index) => `n${index}`);
  expect(() => arrange(sketchOf(ids, []))).toThrow("too much");
});
