/** Cells: what a grid names, and where the rest goes. */
import { expect, test } from "vitest";
import { automaticCells } from "../../../src/views/diagram/automatic.ts";
import {
  cellsOfGrid,
  groupCells,
  keepsApart,
  placeRest,
} from "../../../src/views/diagram/cells.ts";
import { sketchOf } from "./sketches.ts";

const GRID = [
  ["a", "a", "b"],
  [".", "c", "b"],
];

test("an id in neighbouring cells spans them", () => {
  const cells = cellsOfGrid(GRID, new Set(["a", "b", "c"]));
  expect(cells.get("a")).toEqual({ left: 0, right: 2, top: 0, bottom: 1 });
  expect(cells.get("b")).toEqual({ left: 2, right: 3, top: 0, bottom: 2 });
});

test("what the grid leaves out stands in a free cell near its neighbours", () => {
  const sketch = sketchOf(["a", "b", "c", "d"], [["c", "d"]], { grid: GRID });
  const given = cellsOfGrid(GRID, new Set(["a", "b", "c"]));
  expect(placeRest(sketch, given).get("d")).toEqual({ left: 0, right: 1, top: 1, bottom: 2 });
});

test("a group covers its members, and no other may stand there", () => {
  const members = ["a", "c"].map((id) => ({ id, group: "g" }));
  const groups = [{ id: "g", group: null, title: { width: 0, height: 0 } }];
  const sketch = sketchOf([...members, "b"], [], { groups });
  const apart = cellsOfGrid([["a", "c", "b"]], new Set(["a", "b", "c"]));
  expect(groupCells(sketch, apart).get("g")).toEqual({ left: 0, right: 2, top: 0, bottom: 1 });
  expect(keepsApart(sketch, apart)).toBe(true);
  expect(keepsApart(sketch, cellsOfGrid([["a", "b", "c"]], new Set(["a", "b", "c"])))).toBe(false);
});

test("without a hint ranks follow the edges, and members stay together", () => {
  const groups = [{ id: "g", group: null, title: { width: 0, height: 0 } }];
  const sketch = sketchOf(
    ["a", { id: "b", group: "g" }, { id: "c", group: "g" }, "d"],
    [
      ["a", "b"],
      ["a", "c"],
      ["b", "d"],
      ["d", "a"],
    ],
    { groups },
  );
  const [written] = automaticCells(sketch);
  expect(written?.get("a")?.left).toBe(0);
  expect(written?.get("b")?.left).toBe(1);
  expect(written?.get("d")?.left).toBe(2);
  expect(written !== undefined && keepsApart(sketch, written)).toBe(true);
});
