import { describe, expect, test } from "vitest";
import { compileText } from "../../src/build/compile.ts";
import type { DrawingFinding } from "../../src/check/drawing-rules.ts";
import type { Ink } from "../../src/check/ink.ts";
import { drawingProblem, pageProblem, placesOf, screenProblem } from "../../src/check/problems.ts";
import { type Finding, judge, SCREEN_RULES } from "../../src/check/rules.ts";
import { firstOfEach, type ScreenFinding, sumUp } from "../../src/check/stage.ts";
import { slidesOf } from "../../src/model/deck.ts";
import { problemWordsFor } from "../../src/words/problems.ts";
import { inkAt, screenWith } from "./ink.ts";

function findingOf(...ink: readonly Ink[]): Finding {
  const finding = judge(screenWith(...ink), SCREEN_RULES);
  if (finding === null) throw new Error("nothing is wrong with it");
  return finding;
}

const { deck } = compileText({
  name: "talk",
  path: "talk",
  chapters: [{ path: "talk/a.md", name: "a.md", text: "# Part\n\n## One\n\nText\n" }],
  diagrams: [],
  settings: null,
  pictures: [],
});
const [, slide] = slidesOf(deck);
if (slide === undefined) throw new Error("the talk has no slide");
const front = { path: "talk/deck.yaml", line: 1, column: 1, endLine: 1 };
const placeOf = placesOf(deck, front);
const head = { ...slide, seconds: 0, steps: [0, 3] };
const spot = {
  position: { slide: slide.id, step: 1 },
  slide: head,
  screen: 1,
  step: 0,
  ordinal: 3,
};
const wide = findingOf(inkAt([0, 0, 1391.2, 40], { words: "long words" }));

describe("a screen of which something is clipped is told", () => {
  const messageOf = (found: Omit<ScreenFinding, "spot">, lang: "en" | "zh-CN" = "en"): string => {
    const { kind, values } = screenProblem({ spot, ...found }, placeOf);
    return problemWordsFor(lang).problem(kind, values).message;
  };

  test("at its slide, as the foot numbers it, in whole pixels", () => {
    const problem = screenProblem({ spot, finding: wide, step: null }, placeOf);
    expect(problem).toMatchObject({ kind: "screen-clipped", severity: "error", at: slide.at });
    expect(messageOf({ finding: wide, step: null })).toBe(
      'slide 2·2 is clipped by 112 px at the right: "long words"',
    );
    expect(messageOf({ finding: wide, step: null }, "zh-CN")).toBe(
      "幻灯片 2·2 右边被裁掉 112 px：“long words”",
    );
  });

  test("with what clips it, and the step", () => {
    const low = findingOf(inkAt([0, 600, 40, 700], { kind: "picture", words: "a map" }));
    expect(messageOf({ finding: low, step: 2 })).toBe(
      'slide 2·2 is clipped by 32 px at the bottom, where the foot begins, at step 2: picture "a map"',
    );
    expect(messageOf({ finding: low, step: 2 }, "zh-CN")).toBe(
      "幻灯片 2·2 在分步 2 时下边被裁掉 32 px（与页脚重叠）：图片“a map”",
    );
  });

  test("also where nothing stands for it in words", () => {
    const mute = findingOf(inkAt([0, 0, 1281, 40], { kind: "box", words: "" }));
    expect(messageOf({ finding: mute, step: null })).toBe(
      "slide 2·2 is clipped by 1 px at the right: box",
    );
  });

  test("the cover at the front of the talk", () => {
    const cover = { ...spot, slide: null };
    const { at, kind, values } = screenProblem({ spot: cover, finding: wide, step: null }, placeOf);
    expect(at).toBe(front);
    expect(problemWordsFor("en").problem(kind, values).message).toMatch(
      /^the cover is clipped by 112 px/,
    );
    expect(problemWordsFor("zh-CN").problem(kind, values).message).toMatch(
      /^封面右边被裁掉 112 px/,
    );
  });

  test("and texts that overlap, with both", () => {
    const finding = findingOf(
      inkAt([0, 0, 99, 40]),
      inkAt([50, 9, 99, 49], { block: 2, words: "文" }),
    );
    expect(messageOf({ finding, step: null })).toBe(
      'slide 2·2 has text over text by 31 px: "字" and "文"',
    );
    expect(messageOf({ finding, step: 1 }, "zh-CN")).toBe(
      "幻灯片 2·2 在分步 1 时有文字重叠 31 px：“字”和“文”",
    );
  });
});

describe("a page of the handout is told by its number", () => {
  const about = { page: 7, pictured: false, finding: wide };

  test("at the slide it is about", () => {
    const problem = pageProblem({ ...about, slide: slide.id }, placeOf);
    expect(problem).toMatchObject({ kind: "page-clipped", at: slide.at, values: { page: 7 } });
    expect(problemWordsFor("en").problem(problem.kind, problem.values).message).toMatch(
      /^page 7 of the handout is clipped by 112 px at the right/,
    );
  });

  test("at the front of the talk where it is about none", () => {
    expect(pageProblem({ ...about, slide: null }, placeOf).at).toBe(front);
  });
});

describe("out of what was found at each step", () => {
  const mild = findingOf(inkAt([0, 0, 1290, 40]));
  const waits = findingOf(inkAt([0, 0, 1400, 40], { waiting: true }));

  test.each<[what: string, seen: readonly (Finding | null)[], told: unknown]>([
    ["nothing is told of nothing", [null, null], null],
    ["the worst is told", [mild, wide], { finding: wide, step: null }],
    [
      "the step is told when it is seen at no earlier one",
      [null, null, wide, wide],
      { finding: wide, step: 2 },
    ],
    ["what has waited is told where it is shown", [waits, wide], { finding: wide, step: 1 }],
    ["what only ever waits is told without a step", [waits, waits], { finding: waits, step: null }],
  ])("%s", (_what, seen, told) => {
    expect(sumUp(seen)).toEqual(told);
  });
});

describe("a drawing that can hardly be read is told", () => {
  const small: DrawingFinding = { rule: "label-small", pixels: 13.4, text: "订单" };
  const outside: DrawingFinding = { rule: "lit-outside", id: "n_db", pixels: 12 };

  test("at its slide, as a warning", () => {
    const problem = drawingProblem({ spot, finding: small, step: null }, placeOf);
    expect(problem).toEqual({
      kind: "label-small",
      severity: "warning",
      at: slide.at,
      values: { screen: "2·2", pixels: 13.4, text: "订单" },
    });
    expect(problemWordsFor("zh-CN").problem(problem.kind, problem.values).message).toBe(
      "幻灯片 2·2 的示意图里有 13.4 px 的字，后排看不清：“订单”",
    );
  });

  test("as an error with its step, where the room loses something", () => {
    const problem = drawingProblem({ spot, finding: outside, step: 3 }, placeOf);
    expect(problem).toMatchObject({ kind: "lit-outside", severity: "error" });
    expect(problemWordsFor("en").problem(problem.kind, problem.values).message).toBe(
      "slide 2·2 loses 12 px of n_db at the edge of its drawing, at step 3",
    );
    expect(problemWordsFor("zh-CN").problem(problem.kind, problem.values).message).toBe(
      "幻灯片 2·2 在分步 3 时点亮的 n_db 超出示意图 12 px",
    );
  });

  test("once for each kind, where it is seen first", () => {
    const worse = { ...outside, pixels: 40 };
    const seen = [[small, small], [], [outside], [worse]].map((drawings) => ({ drawings }));
    expect(firstOfEach(seen)).toEqual([
      { finding: small, step: null },
      { finding: outside, step: 2 },
    ]);
  });
});
