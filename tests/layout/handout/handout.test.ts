import { describe, expect, test } from "vitest";
import { type Compiled, compileTalk, compileText } from "../../../src/build/compile.ts";
import { layoutHandout } from "../../../src/layout/handout/handout.ts";
import { layoutScript } from "../../../src/layout/handout/script.ts";
import { slidesOf } from "../../../src/model/deck.ts";
import { anchorOf, type Handout, type HandoutPart } from "../../../src/model/handout.ts";
import { plainText } from "../../../src/model/inline.ts";
import type { PrintedText } from "../../../src/model/printed.ts";
import { textsOnPages, textsRequired } from "../../../src/model/printed-handout.ts";
import { textsOnLeaves, textsRequiredOfLeaves } from "../../../src/model/printed-leaves.ts";
import { renderWordsFor } from "../../../src/words/printed.ts";

function compile(text: string): Compiled {
  return compileText({
    name: "talk",
    path: "talk",
    chapters: [{ path: "talk/a.md", name: "a.md", text }],
    diagrams: [],
    settings: null,
    pictures: [],
  });
}

async function compileFolder(folder: string): Promise<Compiled> {
  const compiled = await compileTalk(folder);
  if ("unreadable" in compiled) throw new Error(compiled.reason);
  return compiled;
}

const handoutOf = ({ deck, screens }: Compiled): Handout =>
  layoutHandout(deck, screens, "a4", renderWordsFor(deck.meta.lang).handout.told);
const partsOf = ({ pages }: Handout): HandoutPart[] => pages.flatMap(({ parts }) => parts);

/** What is said of each slide in each way, white space left out. */
function bySlideAndKind(texts: readonly PrintedText[]): Map<string, string> {
  const joined = new Map<string, string>();
  for (const { kind, slide, text } of texts) {
    const key = `${slide} ${kind}`;
    joined.set(key, (joined.get(key) ?? "") + text.replace(/\s/g, ""));
  }
  for (const [key, text] of joined) if (text === "") joined.delete(key);
  return joined;
}

function expectNothingLost(compiled: Compiled): void {
  const { deck, screens } = compiled;
  const found = bySlideAndKind(textsOnPages(handoutOf(compiled), deck.meta).flat());
  expect(found).toEqual(bySlideAndKind(textsRequired(deck)));
  const leaves = bySlideAndKind(textsOnLeaves(deck, screens).flat());
  expect(leaves).toEqual(bySlideAndKind(textsRequiredOfLeaves(deck)));
}

const SENTENCE = "服务网格是一个基础设施层，用于处理服务间通信；它负责可靠地传递请求。";

describe("every word of the model stands on a page", () => {
  test.each(["slides", "tests/fixtures/handout"])("of %s", async (folder) => {
    expectNothingLost(await compileFolder(folder));
  });

  test("wherever pages happen to end", () => {
    for (let lines = 1; lines <= 45; lines += 1) {
      const spoken = Array.from({ length: lines }, (_, at) => `第${at}句：${SENTENCE}`).join("\n");
      expectNothingLost(
        compile(
          `# 部\n\n## 题\n\n正文\n\n##### 旁白\n\n${spoken}\n> 编注：${SENTENCE.repeat(lines % 9)}\n\n<!--->\n${spoken}\n\n\`\`\`\n${"code\n".repeat(lines)}\`\`\`\n<--->\n`,
        ),
      );
    }
  });

  test("in a line of 3,000 characters that never ends a sentence", () => {
    expectNothingLost(compile(`## 题\n\n##### 旁白\n\n${"一二三四五六七八九十".repeat(300)}\n`));
  });
});

describe("a slide", () => {
  test("has the first line of its narration on its page, and goes on under its number", () => {
    const compiled = compile(`# 部\n\n## 题\n\n正文\n\n##### 旁白\n\n${SENTENCE.repeat(90)}\n`);
    const { pages } = handoutOf(compiled);
    const first = pages.findIndex(({ parts }) =>
      parts.some((part) => part.type === "beside" && part.placed.slide.number === 2),
    );
    expect(pages[first]?.parts.at(-1)?.type).toBe("words");
    expect(pages[first + 1]?.parts.map(({ type }) => type)).toEqual(["continued", "words"]);
  });

  test("without words stands beside the next one without words", () => {
    const silent = (title: string): string => `## ${title}\n\n- 一\n- 二\n\n`;
    const spoken = "## 说\n\n- 一\n\n##### 旁白\n\n话。\n\n";
    const compiled = compile(silent("甲") + silent("乙") + spoken + silent("丙"));
    expect(partsOf(handoutOf(compiled)).map(({ type }) => type)).toEqual([
      "cover",
      "section",
      ...Array.from({ length: 5 }, () => "contents"),
      "chapter",
      "pair",
      "beside",
      "words",
      "beside",
    ]);
  });

  test("that takes several screens shows them in rows under one head", () => {
    const rows = Array.from({ length: 30 }, (_, at) => `- ${at} ${SENTENCE}`).join("\n");
    const parts = partsOf(handoutOf(compile(`# 部\n\n## 题\n\n${rows}\n`)));
    const pieces = parts.flatMap((part) => (part.type === "row" ? part.placed : []));
    expect(pieces.map(({ piece }) => piece)).toEqual(pieces.map((_, index) => index + 1));
    expect(pieces.length).toBeGreaterThan(3);
    expect(parts.filter(({ type }) => type === "head")).toHaveLength(1);
  });
});

describe("beats", () => {
  const linesOf = (narration: string): string[] =>
    partsOf(handoutOf(compile(`## 题\n\n##### 旁白\n\n${narration}\n`))).flatMap((part) =>
      part.type === "words"
        ? [
            part.runs
              .map(({ marker, text }) => (marker === null ? "" : `${marker} `) + plainText(text))
              .join(""),
          ]
        : [],
    );

  test.each(["。", "！", "？", "；", "…", "。”", "！）"])("run on after %s", (mark) => {
    expect(linesOf(`前${mark}\n后`)).toEqual([`前${mark}后`]);
  });

  test.each(["", "，", "、", "：", ".", "!", "？a"])("end their line after “%s”", (mark) => {
    expect(linesOf(`前${mark}\n后`)).toEqual([`前${mark}`, "后"]);
  });

  test("begin a paragraph after a blank line, and a line when they are items", () => {
    expect(linesOf("前。\n\n后。")).toEqual(["前。", "后。"]);
    expect(linesOf("1. 前。\n2. 后。")).toEqual(["1. 前。", "2. 后。"]);
  });
});

describe("page numbers", () => {
  test("of the contents are those of the pages that hold the slides", async () => {
    const compiled = await compileFolder("slides");
    const handout = handoutOf(compiled);
    expect(handout.pages.map(({ number }) => number)).toEqual(
      handout.pages.map((_, index) => index + 1),
    );
    const entries = partsOf(handout).flatMap((part) =>
      part.type === "contents" ? [part.entry] : [],
    );
    for (const slide of slidesOf(compiled.deck)) {
      const page = handout.pageOf.get(anchorOf.slide(slide)) ?? 0;
      const holds = handout.pages[page - 1]?.parts.some(
        (part) =>
          (part.type === "head" && part.slide === slide) ||
          (part.type === "beside" && part.placed.slide === slide),
      );
      expect(holds, slide.id).toBe(true);
      expect(entries.filter(({ anchor }) => anchor === anchorOf.slide(slide))).toHaveLength(1);
    }
  });

  test("are there for every link of the handout", async () => {
    const handout = handoutOf(await compileFolder("tests/fixtures/handout"));
    const { figures, backstories } = handout.numbers;
    for (const number of figures.values())
      expect(handout.pageOf.has(anchorOf.figure(number))).toBe(true);
    expect(backstories.size).toBeGreaterThan(0);
    for (const part of partsOf(handout)) {
      if (part.type === "contents") expect(handout.pageOf.has(part.entry.anchor)).toBe(true);
      if (part.type !== "words") continue;
      for (const note of part.runs.flatMap(({ notes }) => notes)) {
        expect(handout.pageOf.get(anchorOf.note(note))).toBeDefined();
      }
    }
  });
});

test("an editor's note stands at the foot of the page that calls it", async () => {
  const compiled = await compileFolder("slides");
  const handout = handoutOf(compiled);
  const called = handout.pages.flatMap(({ parts, notes }) => {
    const calls = parts.flatMap((part) => {
      if (part.type === "words") return part.runs.flatMap((run) => run.notes);
      return part.type === "head" || part.type === "beside" ? part.notes : [];
    });
    return calls.map((call) => notes.some(({ number }) => number === call));
  });
  expect(called).toHaveLength(
    slidesOf(compiled.deck).flatMap(({ editorNotes }) => editorNotes).length,
  );
  expect(called.every((onPage) => onPage)).toBe(true);
});

test("a script has a line for each beat, and no pictures", async () => {
  const { deck } = await compileFolder("slides");
  const parts = partsOf(layoutScript(deck, "a4"));
  const beats = slidesOf(deck).flatMap(({ narration }) => narration);
  const said = parts.flatMap((part) => (part.type === "words" ? part.runs : []));
  expect(said.map(({ text }) => plainText(text)).join("")).toBe(
    beats.map(({ text }) => plainText(text)).join(""),
  );
  expect(new Set(parts.map(({ type }) => type))).toEqual(new Set(["head", "words", "continued"]));
});
