import { expect, test } from "vitest";
import { classesIn, headHeight } from "../../src/views/sequence.ts";

test("a role stands in a comment, for one participant or several; other comments give none", () => {
  const classes = classesIn(`sequenceDiagram
  %% class a, b service
    %%class 网关 proxy
  %% class a logic
  %% class of its own
  a->>b: %% class c service`);
  expect([...classes]).toEqual([
    ["a", ["service", "logic"]],
    ["b", ["service"]],
    ["网关", ["proxy"]],
  ]);
});

test("heads are as high as the most lines of a name", () => {
  const named = (description: string) => ({ type: "participant", description });
  const [one, two] = [headHeight([named("甲")]), headHeight([named("甲"), named("乙<br/>丙")])];
  expect(two).toBeGreaterThan(one);
  expect(headHeight([])).toBe(one);
});

test("a stick man needs room to stand, whatever he is called", () => {
  const man = { type: "actor", description: "甲" };
  expect(headHeight([man])).toBeGreaterThanOrEqual(65);
});
