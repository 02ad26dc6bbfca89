/** The hint where the parts of a drawing stand. */
import { expect, test } from "vitest";
import { parseDiagram } from "../../src/parse/diagram.ts";

function parse(front: string): ReturnType<typeof parseDiagram> {
  const text = `---\n${front}\n---\nflowchart LR\n  a --> b --> c`;
  return parseDiagram({ name: "x.mmd", path: "diagrams/x.mmd", text });
}

test("each text is a row of ids, and a dot leaves a cell empty", () => {
  const { diagram, problems } = parse("grid:\n  - a  b\n  - .  c");
  expect(diagram.grid).toEqual([
    ["a", "b"],
    [".", "c"],
  ]);
  expect(problems).toEqual([]);
});

test("short rows end in empty cells", () => {
  expect(parse("grid:\n  - a b c\n  - a").diagram.grid[1]).toEqual(["a", ".", "."]);
});

test("a diagram without the key has no grid", () => {
  expect(parse("title: none").diagram.grid).toEqual([]);
});

test("what is no list is a problem, and no grid", () => {
  const { diagram, problems } = parse("grid:\n  a: b");
  expect(diagram.grid).toEqual([]);
  expect(problems.map(({ kind }) => kind)).toEqual(["yaml-type"]);
});
