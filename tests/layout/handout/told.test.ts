/** Figures in words, in the handout's appendix. */
import { describe, expect, test } from "vitest";
import { type Compiled, compileTalk, compileText } from "../../../src/build/compile.ts";
import { layoutHandout } from "../../../src/layout/handout/handout.ts";
import { figuresIn, isTold } from "../../../src/model/block.ts";
import { slidesOf } from "../../../src/model/deck.ts";
import { sentenceOf, wordsIn } from "../../../src/model/description.ts";
import { anchorOf, type Handout, type HandoutPart } from "../../../src/model/handout.ts";
import { textsOnPages, textsRequired } from "../../../src/model/printed-handout.ts";
import { renderHandout } from "../../../src/render/handout.ts";
import { renderWordsFor } from "../../../src/words/printed.ts";

function compile(text: string, lang = "zh-CN"): Compiled {
  return compileText({
    name: "talk",
    path: "talk",
    chapters: [{ path: "talk/a.md", name: "a.md", text }],
    diagrams: [],
    settings: { path: "talk/deck.yaml", name: "deck.yaml", text: `lang: ${lang}\n` },
    pictures: [],
  });
}

const handoutOf = ({ deck, screens }: Compiled): Handout =>
  layoutHandout(deck, screens, "a4", renderWordsFor(deck.meta.lang).handout.told);
const partsOf = ({ pages }: Handout): HandoutPart[] => pages.flatMap(({ parts }) => parts);

function fence(title: string, lines: readonly string[], alt = ""): string {
  const front = `---\ntitle: ${title}\n${alt === "" ? "" : `alt: ${alt}\n`}---\n`;
  return `## ${title}\n\n\`\`\`mermaid\n${front}${lines.join("\n")}\n\`\`\`\n\n`;
}

/** `many` groups of two, and as many edges with something to say. */
function chart(many: number): readonly string[] {
  const groups = Array.from(
    { length: many },
    (_, index) =>
      `subgraph g${index}["第 ${index} 组"]\na${index}["服务 ${index}（内嵌客户端）"]\nb${index}["库 ${index}"]\nend\na${index} -.->|"写入 ${index} 号，每分钟一次"| b${index}`,
  );
  return ["flowchart LR", ...groups];
}

/** Each column, sentence by sentence. */
function sentencesIn(parts: readonly HandoutPart[], lang: "zh-CN" | "en" = "zh-CN"): string[][] {
  const { told } = renderWordsFor(lang).handout;
  return parts
    .flatMap((part) => (part.type === "told-lines" ? part.columns : []))
    .map((lines) =>
      lines
        .map((line) => sentenceOf(line, told))
        .map(({ before, between, after }) => before + between + after),
    );
}

const LINES = [
  "flowchart LR",
  'subgraph g["机房"]',
  'a["网关"]',
  "end",
  'a -->|"REST"| b["订单服务"]',
  'b -.->|"注册"| c["注册中心"]',
  "c <--> d",
  "d --- a",
];

describe("a diagram is told in sentences", () => {
  test("of a Chinese deck", () => {
    const parts = partsOf(handoutOf(compile(fence("图", LINES))));
    expect(sentencesIn(parts).flat()).toEqual([
      "分组“机房”：网关",
      "组外：订单服务、注册中心、d",
      "网关 到 订单服务：REST",
      "订单服务 到 注册中心：注册（虚线，控制）",
      "注册中心 与 d 双向",
      "d 与 网关 相连",
    ]);
  });

  test("of an English deck", () => {
    const parts = partsOf(handoutOf(compile(fence("Figure", LINES), "en")));
    expect(sentencesIn(parts, "en").flat()).toEqual([
      "Group “机房”: 网关",
      "In no group: 订单服务, 注册中心, d",
      "网关 to 订单服务: REST",
      "订单服务 to 注册中心: 注册 (dashed, control)",
      "注册中心 and d (both ways)",
      "d and 网关 (joined)",
    ]);
  });

  test("a sequence in its order, counted", () => {
    const lines = ["sequenceDiagram", "a->>b: 问", "Note over b: 想一想", "b-->>a: 答"];
    const compiled = compile(fence("图", lines));
    const handout = handoutOf(compiled);
    expect(sentencesIn(partsOf(handout)).flat()).toEqual([
      "参与者：a、b",
      "a 到 b：问",
      "b：想一想",
      "b 到 a：答",
    ]);
    const html = renderHandout(handout, compiled.deck, compiled.plan, {
      words: renderWordsFor(compiled.deck.meta.lang),
      pictureAt: () => null,
    });
    expect(html).toContain("<ul><li>参与者：a、b</li></ul><ol");
    expect(html.match(/<ol start="(\d+)">/)?.[1]).toBe("1");
  });
});

describe("the appendix", () => {
  test("tells every figure of the talk, linked both ways, and the contents name it", async () => {
    const compiled = await compileTalk("slides");
    if ("unreadable" in compiled) throw new Error(compiled.reason);
    const handout = handoutOf(compiled);
    const parts = partsOf(handout);
    const told = parts.flatMap((part) => (part.type === "told" && !part.continued ? [part] : []));
    const figures = slidesOf(compiled.deck).flatMap(({ blocks }) => figuresIn(blocks));
    expect(told.map(({ figure }) => figure)).toEqual(figures.filter(isTold));
    expect(told.length).toBeGreaterThan(12);
    const html = renderHandout(handout, compiled.deck, compiled.plan, {
      words: renderWordsFor(compiled.deck.meta.lang),
      pictureAt: () => null,
    });
    for (const { number } of told) {
      for (const anchor of [anchorOf.figure(number), anchorOf.description(number)]) {
        expect(handout.pageOf.has(anchor), anchor).toBe(true);
        expect(html.split(`id="${anchor}"`), anchor).toHaveLength(2);
        expect(html, anchor).toContain(`href="#${anchor}"`);
      }
    }
    const section = anchorOf.section("descriptions");
    const entries = parts.flatMap((part) => (part.type === "contents" ? [part.entry.anchor] : []));
    expect(entries).toContain(section);
    expect(handout.pageOf.get(section)).toBe(handout.pageOf.get(anchorOf.description(1)));
  });

  test("has the words for the whole, once: not where they are its title", () => {
    const alts = (alt: string): readonly string[] =>
      partsOf(handoutOf(compile(fence("图", ["flowchart LR", "a --> b"], alt)))).flatMap((part) =>
        part.type === "told" ? [part.alt] : [],
      );
    expect(alts("甲连到乙。")).toEqual(["甲连到乙。"]);
    expect(alts("")).toEqual([""]);
  });

  test("is not there without a diagram that can be told", () => {
    const { deck, screens } = compile(fence("图", ["pie", '"a": 1']));
    const handout = layoutHandout(deck, screens, "a4", renderWordsFor(deck.meta.lang).handout.told);
    expect(handout.pageOf.has(anchorOf.section("descriptions"))).toBe(false);
  });
});

describe("where a page ends", () => {
  test("a description goes on under its figure's name, and not a word of it is lost", () => {
    for (let many = 1; many <= 130; many += 3) {
      const compiled = compile(fence("甲", chart(many), "说明。") + fence("乙", chart(many + 1)));
      const handout = handoutOf(compiled);
      const { deck } = compiled;
      const found = textsOnPages(handout, deck.meta)
        .flat()
        .filter(({ kind }) => kind === "description");
      const wanted = textsRequired(deck).filter(({ kind }) => kind === "description");
      expect(found).toEqual(wanted);
      for (const [index, { parts }] of handout.pages.entries()) {
        const lines = parts.findIndex(({ type }) => type === "told-lines");
        if (lines < 0) continue;
        const before = parts[lines - 1];
        expect(before?.type, `page ${index + 1}`).toBe("told");
      }
    }
  });

  test("columns are as even as their sentences allow, the first one first", () => {
    const parts = partsOf(handoutOf(compile(fence("图", chart(60)))));
    const columns = parts.flatMap((part) => (part.type === "told-lines" ? [part.columns] : []));
    expect(columns.length).toBeGreaterThan(1);
    for (const [first = [], second = []] of columns) {
      expect(Math.abs(first.length - second.length)).toBeLessThanOrEqual(8);
      expect(first.length).toBeGreaterThan(0);
    }
    const { deck } = compile(fence("图", chart(60)));
    const said = columns.flat(2).flatMap(wordsIn);
    const wanted = textsRequired(deck).filter(({ kind }) => kind === "description");
    expect(said).toEqual(wanted.map(({ text }) => text));
  });

  test("a sentence with hundreds of names is said in several", () => {
    const nodes = Array.from({ length: 300 }, (_, index) => `n${index}["节点 ${index}"]`);
    const edges = Array.from({ length: 299 }, (_, index) => `n0 --> n${index + 1}`);
    const [columns] = [
      sentencesIn(partsOf(handoutOf(compile(fence("图", ["flowchart LR", ...nodes, ...edges]))))),
    ];
    const longest = Math.max(...columns.flat().map(({ length }) => length));
    expect(longest).toBeLessThan(400);
    expect(columns.flat().join()).toContain("节点 299");
  });
});
