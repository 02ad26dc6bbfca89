import { describe, expect, test } from "vitest";
import { layoutDeck } from "../../src/layout/deck.ts";
import type { Screen, ScreenKind } from "../../src/model/screen.ts";
import { parseTalk } from "../../src/parse/talk.ts";

function screensOf(text: string, diagrams: readonly string[] = []): readonly Screen[] {
  const file = (name: string, content: string) => ({ path: name, name, text: content });
  const { deck } = parseTalk({
    name: "talk",
    path: ".",
    chapters: [file("a.md", text)],
    diagrams: diagrams.map((content, index) => file(`d${index}.mmd`, content)),
    settings: null,
    pictures: [],
  });
  return layoutDeck(deck);
}

test("the cover comes first, then every slide in order, each with at least one screen", () => {
  const screens = screensOf("# 部\n\n## 空\n\n## 一\n\n字");
  expect(screens.map(({ slide, kind }) => [slide, kind])).toEqual([
    ["", "cover"],
    ["a/部", "divider"],
    ["a/空", "statement"],
    ["a/一", "statement"],
  ]);
});

describe("the kind of a screen is read off its structure:", () => {
  test.each<[kind: ScreenKind, markdown: string]>([
    ["statement", "一句话"],
    ["statement", "字".repeat(32)],
    ["prose", "字".repeat(33)],
    ["prose", "一\n\n二"],
    ["points", "+ 一\n+ 二"],
    ["points", "+ 一\n\n1. 二"],
    ["terms", "甲：解释"],
    ["comparison", "#### 甲\n\n一\n\n#### 乙\n\n二"],
    ["table", "| 甲 |\n|-|\n| 一 |"],
    ["quotation", "说完了。—— 某人"],
    ["figure", "![](a.png)"],
    ["code", "```\na\n```"],
    ["prose", "> 引用"],
    ["prose", "一\n\n+ 二"],
  ])("%s: %j", (kind, markdown) => {
    expect(screensOf(`## 题\n\n${markdown}`)[1]?.kind).toBe(kind);
  });
});

describe("parts of a slide come one by one, the first being there from the start", () => {
  const steps = (text: string) => screensOf(text)[1]?.steps.map(({ show }) => show);
  const narrated = (slide: string, ...beats: string[]): string =>
    `## 题\n\n${slide}\n\n##### 旁白\n\n${beats.join("\n")}`;

  test.each<[what: string, slide: string]>([
    ["points", "+ 甲\n+ 乙"],
    ["terms", "+ 甲：一\n+ 乙：二"],
    ["columns", "#### 甲\n\n一\n\n#### 乙\n\n二"],
  ])("when the beats take them up one to one: %s", (_what, slide) => {
    expect(steps(narrated(slide, "先说甲", "再说乙"))).toEqual([["item-2"]]);
  });

  test.each<[what: string, slide: string, beats: string[]]>([
    ["one beat too many", "+ 甲\n+ 乙", ["先说甲", "再说乙", "完"]],
    ["one beat too few", "+ 甲\n+ 乙", ["甲和乙"]],
    ["another order", "+ 甲\n+ 乙", ["先说乙", "再说甲"]],
    ["other words", "+ 甲\n+ 乙", ["先说丙", "再说丁"]],
    ["a single part", "+ 甲", ["先说甲"]],
    ["no narration", "+ 甲\n+ 乙", []],
    ["something beside them", "话\n\n+ 甲\n+ 乙", ["先说甲", "再说乙"]],
    ["a part without words", "+ \n+ 乙", ["先说甲", "再说乙"]],
    ["rows of a table", "| 甲 |\n|-|\n| 乙 |", ["先说甲", "再说乙"]],
  ])("and at once otherwise: %s", (_what, slide, beats) => {
    expect(steps(narrated(slide, ...beats))).toEqual([]);
  });

  test("and at once when the slide goes on after them, on another screen", () => {
    const text = narrated(`+ 甲\n+ 乙\n\n${"字".repeat(600)}`, "先说甲", "再说乙");
    const screens = screensOf(text).slice(1);
    expect(screens.map(({ kind }) => kind).slice(0, 2)).toEqual(["points", "prose"]);
    expect(screens.flatMap((screen) => screen.steps)).toEqual([]);
  });

  test("in a diagram as its file says", () => {
    const diagram = "---\nsteps:\n  - show: a\n  - hide: a\n---\nflowchart LR\n  a";
    const [, figure, text] = screensOf("## 题\n\n![](diagrams/d0.mmd)\n\n话", [diagram]);
    expect(figure?.steps.map(({ show, hide }) => [show, hide])).toEqual([
      [["a"], []],
      [[], ["a"]],
    ]);
    expect(text?.steps).toEqual([]);
  });
});
