import { describe, expect, test } from "vitest";
import { bestLines, type Rag } from "../../src/layout/lines.ts";
import { fullLines, measureText } from "../../src/layout/measured.ts";
import { setText } from "../../src/layout/text.ts";
import type { Inline } from "../../src/model/inline.ts";

/** The lines of a text whose room is so many Han characters wide. */
function linesOf(words: string, han: number, rag: Rag = "ragged"): readonly string[] {
  const measured = measureText([{ type: "text", text: words }], { lang: "zh-CN" });
  const ends = bestLines(measured, han, rag);
  return ends.map((end, index) => measured.pen.text.slice(ends[index - 1] ?? 0, end));
}

describe("a title", () => {
  test.each([
    ["什么时候引入微服务", 7, ["什么时候", "引入微服务"]],
    [
      "从单体应用到服务网格：十五年间服务发现机制的演进与取舍",
      24,
      ["从单体应用到服务网格：", "十五年间服务发现机制的演进与取舍"],
    ],
    ["系统架构遵循的标准和业务驱动力", 14, ["系统架构遵循的", "标准和业务驱动力"]],
    ["服务注册发现", 12, ["服务注册发现"]],
  ])("breaks at a phrase: %s", (words, han, lines) => {
    expect(linesOf(words, han, "even")).toEqual(lines);
  });

  test("never leaves a lonely character, whatever its room", () => {
    const title = "系统架构遵循的标准和业务驱动力";
    for (let han = 8; han < title.length; han += 1) {
      const last = linesOf(title, han, "even").at(-1) ?? "";
      expect(last.length).toBeGreaterThan(2);
    }
  });
});

describe("a paragraph", () => {
  const words =
    "微服务实例的网络位置发生变化是一种常态，所以必须提供一种机制，使得服务消费者能够及时获得最新的位置信息。";

  test("has no more lines than it must have, and loses nothing", () => {
    const measured = measureText([{ type: "text", text: words }], { lang: "zh-CN" });
    for (let han = 4; han < 60; han += 1) {
      expect(linesOf(words, han)).toHaveLength(fullLines(measured, han).length);
      expect(linesOf(words, han).join("")).toBe(words);
    }
  });

  test("never ends with a line of one or two characters where it can be helped", () => {
    for (let han = 12; han < 40; han += 1) {
      expect(linesOf(words, han).at(-1)?.length).toBeGreaterThan(3);
    }
  });

  test("no line is longer than its room", () => {
    for (let han = 4; han < 40; han += 1) {
      for (const line of linesOf(words, han)) expect(line.length).toBeLessThanOrEqual(han);
    }
  });

  test("breaks between English words too, and keeps the author's own line ends", () => {
    expect(linesOf("a registry tells a caller where it lives", 9)).toEqual([
      "a registry tells a ",
      "caller where it lives",
    ]);
    expect(linesOf("第一行\n第二行很长很长", 5)).toEqual(["第一行\n", "第二行", "很长很长"]);
  });

  test("a word that is longer than a line is broken where it must be", () => {
    expect(linesOf("x".repeat(40), 5).every((line) => line.length > 5)).toBe(true);
  });
});

test("a text that is set has a soft break at the end of each line but the last", () => {
  const set = setText([{ type: "text", text: "什么时候引入微服务" }], {
    size: 10,
    width: 70,
    lang: "zh-CN",
    rag: "even",
  });
  expect(set).toEqual<readonly Inline[]>([
    { type: "text", text: "什么时候" },
    { type: "break", soft: true },
    { type: "text", text: "引入微服务" },
  ]);
});
