import { describe, expect, test } from "vitest";
import { BODY } from "../../src/layout/canvas.ts";
import { heightOf } from "../../src/layout/height.ts";
import { splitBlocks } from "../../src/layout/split.ts";
import type { Block, Figure } from "../../src/model/block.ts";
import { slidesOf } from "../../src/model/deck.ts";
import { textsOf } from "../../src/model/texts.ts";
import { parseTalk } from "../../src/parse/talk.ts";

function blocksOf(markdown: string): readonly Block[] {
  const { deck } = parseTalk({
    name: "talk",
    path: ".",
    chapters: [{ path: "a.md", name: "a.md", text: `## 题\n\n${markdown}` }],
    diagrams: [],
    settings: null,
    pictures: [],
  });
  return slidesOf(deck)[0]?.blocks ?? [];
}

const ROOM = { ...BODY, lang: "zh-CN" } as const;
const screensOf = (blocks: readonly Block[]) => splitBlocks(blocks, ROOM);
const line = (index: number): string => `第${index}行`;
const many = (count: number, make: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => make(index + 1)).join("\n");
const figure: Figure = {
  type: "figure",
  caption: "图",
  address: "a.png",
  drawing: null,
  at: { path: "a.md", line: 1, column: 1, endLine: 1 },
};

/** Every shape that can be cut, each too long for a screen. */
const LONG: Readonly<Record<string, string>> = {
  paragraphs: many(30, (index) => `${line(index)}\n`),
  bullets: many(30, (index) => `+ ${line(index)}`),
  numbers: many(30, (index) => `${index + 4}. ${line(index)}`),
  tasks: many(30, (index) => `- [${index % 2 ? "x" : " "}] ${line(index)}`),
  terms: many(30, (index) => `+ ${line(index)}：解释${index}`),
  table: `| 左 | 右 |\n|-|-|\n${many(30, (index) => `| ${line(index)} | 右${index} |`)}`,
  quote: many(30, (index) => `> ${line(index)}\n>`),
  subheadings: many(5, (index) => `#### ${line(index)}\n\n段落\n\n+ 一\n+ 二\n+ 三\n`),
  mixed: `开头\n\n${many(9, (index) => `+ ${line(index)}`)}\n\n中间\n\n| 左 |\n|-|\n${many(9, (index) => `| ${line(index)} |`)}\n\n结尾`,
};

describe("what does not fit continues on the next screen:", () => {
  test.each(Object.keys(LONG))("%s", (name) => {
    const blocks = blocksOf(LONG[name] ?? "");
    const screens = screensOf(blocks);
    expect(screens.length).toBeGreaterThan(1);
    for (const screen of screens) {
      expect(heightOf(screen, ROOM)).toBeLessThanOrEqual(BODY.height);
    }
    // A table's header stands over each of its pieces; everything else is there once, in order.
    const header = name === "table" || name === "mixed" ? ["左", "右"] : [];
    const once = (texts: readonly string[]) => texts.filter((text) => !header.includes(text));
    expect(once(screens.flatMap((blocks) => textsOf(blocks)))).toEqual(once(textsOf(blocks)));
  });

  test("and no screen is left that the next one's first part would fit on", () => {
    const screens = screensOf(blocksOf(LONG.bullets ?? ""));
    const counts = screens.map(([block]) => (block?.type === "points" ? block.items.length : 0));
    expect(new Set(counts.slice(0, -1)).size).toBe(1);
    expect(counts.at(-1)).toBeLessThanOrEqual(counts[0] ?? 0);
  });
});

test("what fits stays together, as it is", () => {
  const blocks = blocksOf("一\n\n+ 二\n+ 三\n\n> 四");
  expect(screensOf(blocks)).toEqual([blocks]);
});

test("a slide without blocks has one empty screen", () => {
  expect(screensOf([])).toEqual([[]]);
});

test("a table's header stands over each of its pieces", () => {
  const headers = screensOf(blocksOf(LONG.table ?? "")).map((screen) =>
    textsOf(screen).slice(0, 2),
  );
  expect(headers.length).toBeGreaterThan(1);
  expect(headers).toEqual(headers.map(() => ["左", "右"]));
});

test("a numbered list goes on counting on its next screen", () => {
  const pieces = screensOf(blocksOf(LONG.numbers ?? "")).flat();
  let next = 5;
  for (const piece of pieces) {
    expect(piece.type === "points" && piece.start).toBe(next);
    next += piece.type === "points" ? piece.items.length : 0;
  }
  expect(next).toBe(35);
});

test("a figure has a screen of its own, between what stands before and after it", () => {
  const [before, after] = [blocksOf("前"), blocksOf("后")];
  expect(screensOf([...before, figure, figure, ...after])).toEqual([
    before,
    [figure],
    [figure],
    after,
  ]);
});

test("a subheading never stands at the foot of a screen, and what follows fits below it", () => {
  for (const rows of Array.from({ length: 12 }, (_, index) => index + 1)) {
    const blocks = blocksOf(
      `${many(rows, (index) => `${line(index)}\n`)}\n#### 小标题\n\n${many(20, (index) => `+ ${line(index)}`)}`,
    );
    const screens = screensOf(blocks);
    expect(screens.map((screen) => screen.at(-1)?.type)).not.toContain("subheading");
    for (const screen of screens) {
      expect(heightOf(screen, ROOM)).toBeLessThanOrEqual(BODY.height);
    }
  }
});

test("a part taller than a screen stays whole rather than being lost", () => {
  const blocks = blocksOf("字".repeat(3000));
  expect(screensOf(blocks)).toEqual([blocks]);
});
