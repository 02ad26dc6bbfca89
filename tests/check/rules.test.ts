import { describe, expect, test } from "vitest";
import type { Ink, Measured } from "../../src/check/ink.ts";
import { judge, PAGE_RULES, SCREEN_RULES } from "../../src/check/rules.ts";
import { FREE, inkAt, pageWith, screenWith } from "./ink.ts";

function onScreen(...ink: readonly Ink[]) {
  return judge(screenWith(...ink), SCREEN_RULES);
}

describe("on a screen", () => {
  test("ink that ends where the canvas does is whole", () => {
    expect(onScreen(inkAt([0, 0, 1280, 668]))).toBeNull();
    expect(onScreen(inkAt([-0.4, -0.4, 1280.4, 668.4]))).toBeNull();
  });

  test.each<[edge: string, by: string, box: readonly [number, number, number, number]]>([
    ["top", "frame", [100, -1, 200, 40]],
    ["right", "frame", [100, 0, 1281, 40]],
    ["left", "frame", [-1, 0, 200, 40]],
    ["bottom", "foot", [100, 600, 200, 669]],
  ])("a pixel beyond the %s is clipped by the %s", (edge, by, box) => {
    expect(onScreen(inkAt(box))).toMatchObject({ rule: "clipped", pixels: 1, edge, by });
  });

  test("what a box around it does not let through is clipped", () => {
    const cut = inkAt([100, 100, 200, 140], { through: { ...FREE, bottom: 128 } });
    expect(onScreen(cut)).toMatchObject({ pixels: 12, edge: "bottom", by: "box" });
  });

  test("the worst is told, and the first of those that are as bad", () => {
    const [mild, worst, same] = [1282, 1300, 1300].map((right) => inkAt([0, 0, right, 40]));
    if (mild === undefined || worst === undefined || same === undefined) throw new Error();
    expect(onScreen(mild, worst, same)?.ink).toBe(worst);
  });

  test("what waits is told when all that is shown is whole", () => {
    const waiting = inkAt([0, 0, 1400, 40], { waiting: true });
    const shown = inkAt([0, 0, 1290, 40]);
    expect(onScreen(inkAt([0, 0, 9, 9]), waiting)?.ink).toBe(waiting);
    expect(onScreen(waiting, shown)?.ink).toBe(shown);
  });

  test.each(["cover", "divider"])("a %s has the room of the foot, but not its number", (kind) => {
    const number = inkAt([1140, 674, 1200, 704], { part: ".foot", block: 2 });
    const of = (ink: Ink): Measured => ({ ...screenWith(ink, number), kind });
    expect(judge(of(inkAt([100, 680, 200, 720])), SCREEN_RULES)).toBeNull();
    expect(judge(of(inkAt([100, 680, 200, 721])), SCREEN_RULES)).toMatchObject({ by: "frame" });
    const over = judge(of(inkAt([1100, 680, 1160, 720])), SCREEN_RULES);
    expect(over).toMatchObject({ rule: "overlapping", pixels: 20, ink: number });
  });

  test("without a foot there is room to the bottom", () => {
    const measured = { ...screenWith(inkAt([100, 680, 200, 720])), parts: {} };
    expect(judge(measured, SCREEN_RULES)).toBeNull();
  });
});

describe("words over words", () => {
  const text = inkAt([100, 100, 300, 140]);
  type Edges = Parameters<typeof inkAt>[0];
  const over = (about: Partial<Ink>, box: Edges = [200, 120, 400, 160]) =>
    onScreen(text, inkAt(box, { block: 2, ...about }));

  test("of two blocks are told, and how deep", () => {
    expect(over({})).toMatchObject({ rule: "overlapping", ink: text, pixels: 20 });
  });

  test("that only touch are let be", () => {
    expect(over({}, [100, 137, 300, 177])).toBeNull();
    expect(over({}, [297, 100, 400, 140])).toBeNull();
    expect(over({}, [100, 136, 300, 176])).not.toBeNull();
  });

  test.each<[what: string, about: Partial<Ink>]>([
    ["of one block", { block: 1 }],
    ["of a drawing", { inDrawing: true }],
    ["that wait", { waiting: true }],
    ["that are no words", { kind: "picture" }],
  ])("%s are let be", (_what, about) => {
    expect(over(about)).toBeNull();
  });
});

describe("on a page of the handout", () => {
  test.each<[what: string, ink: Ink, found: object | null]>([
    ["words to the edge of the flow", inkAt([68, 84, 725, 900], { part: ".flow" }), null],
    ["a running head in the margin", inkAt([68, 40, 725, 56], { part: ".running" }), null],
    ["a footnote to the end of the page", inkAt([68, 1040, 725, 1058]), null],
    [
      "words that run into the footnotes",
      inkAt([68, 880, 725, 901], { part: ".flow" }),
      { edge: "bottom", pixels: 1, by: "frame" },
    ],
    [
      "a footnote in the margin",
      inkAt([68, 1045, 725, 1063]),
      { edge: "bottom", pixels: 5, by: "frame" },
    ],
    ["words in the margin", inkAt([68, 84, 735, 100]), { edge: "right", pixels: 10, by: "frame" }],
    [
      "a running head off the page",
      inkAt([68, 40, 800, 56], { part: ".running" }),
      { edge: "right", pixels: 7, by: "frame" },
    ],
  ])("%s", (_what, ink, found) => {
    const finding = judge(pageWith(ink), PAGE_RULES);
    if (found === null) expect(finding).toBeNull();
    else expect(finding).toMatchObject(found);
  });
});
