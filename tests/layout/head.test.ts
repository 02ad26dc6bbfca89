import { describe, expect, test } from "vitest";
import { TITLES } from "../../src/layout/canvas.ts";
import { coverHead, dividerHead, headHeight, slideHead } from "../../src/layout/head.ts";
import type { DeckMeta, Slide } from "../../src/model/deck.ts";
import { plainText } from "../../src/model/inline.ts";

const slide = (title: string, ...trail: string[]): Slide => ({
  id: "a/b",
  number: 1,
  role: "content",
  title,
  part: "",
  trail,
  blocks: [],
  narration: [],
  backstory: [],
  editorNotes: [],
  at: { path: "a.md", line: 1, column: 1, endLine: 1 },
});

test("a short title is large, a longer one smaller, and none is lost", () => {
  const titles = [
    "目的",
    "系统架构遵循的标准和业务驱动力",
    "标".repeat(30),
    "题".repeat(70),
    "长".repeat(160),
  ];
  const heads = titles.map((title) => slideHead(slide(title), TITLES, "zh-CN"));
  const sizes = heads.map(({ title }) => title.size);
  expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
  expect(sizes[0]).toBe(52);
  expect(sizes.at(-1)).toBeGreaterThanOrEqual(28);
  expect(heads.map(({ title }) => plainText(title.text))).toEqual(titles);
  expect(heads.map(({ title }) => title.lines)).toEqual([1, 1, 2, 3, 5]);
});

test("a head leaves a body half of the screen, with a title as long as anybody would write", () => {
  expect(headHeight(slideHead(slide("长".repeat(160)), TITLES, "zh-CN"))).toBeLessThan(320);
});

describe("the kicker stays on one line", () => {
  test("all headings where there is room, the inner ones where there is none", () => {
    expect(slideHead(slide("定义", "microservices", "概念"), TITLES, "zh-CN").kicker).toBe(
      "microservices › 概念",
    );
    const long = "一个很长很长很长很长很长很长很长的标题";
    expect(slideHead(slide("定义", long, long, long), TITLES, "zh-CN").kicker).toBe(
      `… › ${long} › ${long}`.slice(0, 4) + long,
    );
  });

  test("and a single one that is too long is shortened", () => {
    const { kicker } = slideHead(slide("定义", "长".repeat(90)), TITLES, "zh-CN");
    expect(kicker.endsWith("长…")).toBe(true);
    expect(kicker.length).toBeLessThan(41);
  });
});

test("a divider names at most seven titles, each on two lines at most", () => {
  const titles = Array.from({ length: 9 }, (_, index) => `${index}${"标题".repeat(40)}`);
  const { under, kicker } = dividerHead(slide("部"), 3, titles, "zh-CN");
  expect(kicker).toBe("3");
  expect(under).toHaveLength(7);
  expect(plainText(under.at(-1)?.text ?? [])).toBe("…");
  expect(Math.max(...under.map(({ lines }) => lines))).toBe(2);
  expect(plainText(under[0]?.text ?? [])).toMatch(/…$/);
});

test("a cover has what the settings say, and no line for what they do not", () => {
  const meta = { title: "题", subtitle: "副题", author: "", date: "", lang: "zh-CN" } as DeckMeta;
  expect(coverHead(meta).under.map(({ text }) => plainText(text))).toEqual(["副题"]);
  const signed = coverHead({ ...meta, author: "甲", date: "2019-06" });
  expect(signed.under.map(({ text }) => plainText(text))).toEqual(["副题", "甲 · 2019-06"]);
});
