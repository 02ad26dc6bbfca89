import { describe, expect, test } from "vitest";
import { type Body, layoutBodies } from "../../src/layout/body.ts";
import { TYPES, WIDTH } from "../../src/layout/canvas.ts";
import { setBlocks } from "../../src/layout/set.ts";
import type { Block, Figure } from "../../src/model/block.ts";
import { slidesOf } from "../../src/model/deck.ts";
import { textsOnScreen } from "../../src/model/printed-handout.ts";
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

const HEIGHT = 480;
const bodiesOf = (blocks: readonly Block[]) => layoutBodies(blocks, HEIGHT, "zh-CN");
const screensOf = (blocks: readonly Block[]) => bodiesOf(blocks).map((body) => body.blocks);
const heightOf = ({ blocks, type }: Pick<Body, "blocks" | "type">): number =>
  setBlocks(blocks, { width: WIDTH, lang: "zh-CN", type, lines: "counted" }).height;
/** The words of screens without the heads that are repeated. */
const wordsOf = (screens: readonly (readonly Block[])[]): string =>
  screens
    .flatMap((blocks) => textsOnScreen({ blocks }))
    .join("")
    .replace(/\s/g, "");
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

const sentence = "注册中心把服务的位置告诉调用方，调用方再决定把请求发给谁。";

/** Every shape that has to be cut inside of a single part. */
const TALL: Readonly<Record<string, string>> = {
  "a paragraph": sentence.repeat(40),
  "a paragraph without a mark": "字".repeat(3000),
  "a word without end": "x".repeat(5000),
  "a point": `- ${sentence.repeat(40)}\n- 短`,
  "a point in a point": `- 外\n  - ${sentence.repeat(40)}`,
  "a term": `- 术语：${sentence.repeat(40)}\n- 短的：解释`,
  "a cell": `| 左 | 右 |\n|-|-|\n| ${sentence.repeat(30)} | 短 |`,
  "a quotation": `${sentence.repeat(30)}—— 某人`,
  "a quote": `> ${sentence.repeat(40)}`,
  columns: `#### 左\n\n${sentence.repeat(30)}\n\n#### 右\n\n- ${sentence.repeat(3)}\n- 短`,
  code: `\`\`\`\n${many(90, (index) => `const a${index} = ${index};`)}\n\`\`\``,
  "a line of code": `\`\`\`\n${"x + ".repeat(1500)}\n\`\`\``,
};

describe("what does not fit continues on the next screen:", () => {
  test.each(Object.entries({ ...LONG, ...TALL }))("%s", (name, markdown) => {
    const blocks = blocksOf(markdown);
    const bodies = bodiesOf(blocks);
    expect(bodies.length).toBeGreaterThan(1);
    for (const body of bodies) expect(heightOf(body)).toBeLessThanOrEqual(HEIGHT);
    // Nothing is lost, nothing is there twice, and all is in its order.
    const words = [...wordsOf(bodies.map((body) => body.blocks))];
    const written = [...wordsOf([blocks])];
    // What stands side by side is cut side by side.
    const isBeside = ["columns", "a cell"].includes(name);
    expect(isBeside ? words.sort() : words).toEqual(isBeside ? written.sort() : written);
  });

  test("as evenly as can be: no screen is left with a rest", () => {
    const screens = screensOf(blocksOf(LONG.bullets ?? ""));
    const counts = screens.map(([block]) => (block?.type === "points" ? block.items.length : 0));
    expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(counts.length);
    expect(counts.at(-1)).toBeGreaterThan(2);
  });

  test("at the ends of sentences", () => {
    const screens = screensOf(blocksOf(TALL["a paragraph"] ?? ""));
    expect(screens.map((blocks) => textsOf(blocks).join("").at(-1))).toEqual(
      screens.map(() => "。"),
    );
  });

  test("a point that goes on has its mark once", () => {
    const screens = screensOf(blocksOf(TALL["a point"] ?? ""));
    const items = screens.flat().flatMap((block) => (block.type === "points" ? block.items : []));
    const fresh = items.filter(({ continued }) => continued === undefined);
    expect(items.length).toBeGreaterThan(2);
    expect(fresh.map(({ at }) => at.line)).toEqual([3, 4]);
  });

  test("the source of a quotation stands below the last of it", () => {
    const screens = screensOf(blocksOf(TALL["a quotation"] ?? ""));
    const sources = screens
      .flat()
      .flatMap((block) => (block.type === "quotation" ? block.passages : []))
      .map(({ source }) => source);
    expect(sources).toEqual([...sources.slice(1).map(() => ""), "某人"]);
  });

  test("a column that has come to its end leaves its room to the others", () => {
    const screens = screensOf(blocksOf(TALL.columns ?? ""));
    const counts = screens.flat().map((block) => block.type === "columns" && block.columns.length);
    expect(counts[0]).toBe(2);
    expect(counts.at(-1)).toBe(1);
  });
});

describe("the type is the roomiest in which all fits:", () => {
  const sizeOf = (markdown: string): number | undefined =>
    bodiesOf(blocksOf(markdown))[0]?.type.size;

  test("a little is set large, more of it smaller, never below 24", () => {
    const counts = [2, 5, 6, 7, 8, 9];
    const sizes = counts.map((count) => sizeOf(many(count, (index) => `- ${line(index)}`)) ?? 0);
    expect(sizes[0]).toBe(TYPES[0]?.tight.size);
    expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
    expect(new Set(sizes).size).toBeGreaterThan(3);
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(24);
  });

  test("and no larger one would have done", () => {
    for (const count of [3, 6, 9, 12]) {
      const blocks = blocksOf(many(count, (index) => `- ${sentence}${line(index)}`));
      const [body, more] = bodiesOf(blocks);
      const larger = TYPES.findLast(({ tight }) => tight.size > (body?.type.size ?? 0));
      if (more !== undefined || body === undefined || larger === undefined) continue;
      expect(heightOf({ blocks, type: larger.tight })).toBeGreaterThan(HEIGHT);
    }
  });

  test("code is set smaller rather than broken, and never below 16", () => {
    const line = (length: number): string => `\`\`\`\n${"x".repeat(length)}\n\`\`\``;
    const codeSize = (length: number) => bodiesOf(blocksOf(line(length)))[0]?.type.code.size ?? 0;
    expect(codeSize(10)).toBe(TYPES[0]?.tight.code.size);
    expect(codeSize(80)).toBeLessThan(codeSize(60));
    expect(codeSize(400)).toBeGreaterThanOrEqual(16);
  });

  test("what goes on over several screens is never set smallest", () => {
    for (const markdown of Object.values(LONG)) {
      expect(sizeOf(markdown)).toBeGreaterThanOrEqual(28);
    }
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
    const bodies = bodiesOf(blocks);
    expect(bodies.map((body) => body.blocks.at(-1)?.type)).not.toContain("subheading");
    for (const body of bodies) expect(heightOf(body)).toBeLessThanOrEqual(HEIGHT);
  }
});
