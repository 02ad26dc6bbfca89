import { describe, expect, test } from "vitest";
import {
  EMPTY_STEP,
  type Look,
  looksAfter,
  reachIntoGroups,
  type Step,
  withMembers,
} from "../../src/model/step.ts";

const step = (verbs: Partial<Step>): Step => ({ ...EMPTY_STEP, ...verbs });
const look = (when: Look["when"], more: Partial<Look> = {}): Look => ({
  when,
  hidden: false,
  fault: false,
  cut: false,
  mark: false,
  ...more,
});
const looksOf = (steps: readonly Step[], presses: number, hidden?: readonly string[]) =>
  Object.fromEntries(looksAfter(steps, presses, hidden));

const story = [
  step({ show: ["a", "b"] }),
  step({ show: ["c"], mark: ["a"] }),
  step({ hide: ["b"], fault: ["c"], cut: ["d"] }),
  step({ show: ["b"] }),
];

describe("after some presses", () => {
  test("nothing was shown before the first", () => {
    expect(looksOf(story, 0)).toEqual({
      a: look("waiting"),
      b: look("waiting"),
      c: look("waiting"),
      d: look("waiting"),
    });
  });

  test("what the last press shows is now, and what earlier ones showed is past", () => {
    expect(looksOf(story.slice(0, 3), 2)).toMatchObject({
      b: look("past"),
      c: look("now"),
      d: look("waiting"),
    });
  });

  test("a mark, a fault and a cut last for one step", () => {
    expect(looksOf(story, 2).a).toEqual(look("now", { mark: true }));
    expect(looksOf(story, 3)).toEqual({
      a: look("past"),
      b: look("now", { hidden: true }),
      c: look("now", { fault: true }),
      d: look("now", { cut: true }),
    });
    expect(looksOf(story, 4)).toMatchObject({ c: look("past"), d: look("waiting") });
  });

  test("what was hidden stays away until a step shows it", () => {
    expect(looksOf([...story.slice(0, 3), step({ mark: ["b"] })], 4).b).toEqual(
      look("now", { hidden: true, mark: true }),
    );
    expect(looksOf(story, 4).b).toEqual(look("now"));
  });

  test("what a diagram hides is not there until it is shown, even when no step names it", () => {
    expect(looksOf(story, 0, ["a", "z"])).toMatchObject({
      a: look("waiting", { hidden: true }),
      z: look("waiting", { hidden: true }),
    });
    expect(looksOf(story, 1, ["a", "z"])).toMatchObject({
      a: look("now"),
      z: look("waiting", { hidden: true }),
    });
  });

  test("going back undoes exactly: looks depend on the number of presses and on nothing before", () => {
    const forwards = [0, 1, 2, 3, 4].map((presses) => looksOf(story, presses));
    const backwards = [4, 3, 2, 1, 0].map((presses) => looksOf(story, presses)).reverse();
    expect(backwards).toEqual(forwards);
    expect(new Set(forwards.map((looks) => JSON.stringify(looks))).size).toBe(5);
  });

  test("steps themselves are left as they were", () => {
    const before = structuredClone(story);
    looksAfter(story, 3, ["a"]);
    expect(story).toEqual(before);
  });
});

describe("a group", () => {
  const members = new Map([
    ["outer", ["inner", "x"]],
    ["inner", ["y", "z"]],
  ]);

  test("brings everything that stands in it, groups within groups too, each once", () => {
    expect(withMembers(["x", "outer"], members)).toEqual(["x", "outer", "inner", "y", "z"]);
  });

  test("that holds itself does not go on for ever", () => {
    expect(withMembers(["a"], new Map([["a", ["b", "a"]]]))).toEqual(["a", "b"]);
  });

  test("is shown, hidden and broken with its contents; only the group itself is marked", () => {
    const [reached] = reachIntoGroups(
      [step({ show: ["inner"], hide: ["inner"], fault: ["inner"], mark: ["inner"], say: "说" })],
      members,
    );
    const all = ["inner", "y", "z"];
    expect(reached).toEqual(step({ show: all, hide: all, fault: all, mark: ["inner"], say: "说" }));
  });
});
