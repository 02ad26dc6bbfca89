import { isDeepStrictEqual } from "node:util";
import { describe, expect, test } from "vitest";
import { type Compiled, compileText } from "../../src/build/compile.ts";
import { keeper } from "../../src/build/kept.ts";
import { renderedPaper } from "../../src/build/paper.ts";
import { slidesOf } from "../../src/model/deck.ts";
import type { SourceFile, Talk } from "../../src/model/talk.ts";
import { readTalk } from "../../src/source/read.ts";

const read = await readTalk("slides");
if ("unreadable" in read) throw new Error(read.reason);
const FIRST = `# 部

## 上面

### 下面

+ 一
+ 二

##### 旁白

+ 先说一，是注册中心
+ 再说二

### 又一张

一段话，很长的一段话。

<!-- 说的话 -->

## 图

![](diagrams/dubbo.mmd)

##### 旁白

提供者注册，消费者订阅，注册中心通知。

<!--->
补充的话
<--->
`;
const SECOND = `# 另一部

![](diagrams/dubbo.mmd)

## 表

| 甲 | 乙 |
| - | - |
| 一 | 二 |

> 编注：不对
`;
/** Enough for every kind of edit, and compiled in a moment. */
const slides: Talk = {
  ...read,
  chapters: [chapterOf("1-first.md", FIRST), chapterOf("2-second.md", SECOND)],
  diagrams: read.diagrams.filter(({ name }) => ["dubbo.mmd", "eureka.mmd"].includes(name)),
};

function chapterOf(name: string, text: string): SourceFile {
  return { name, path: `slides/${name}`, text };
}

/** The same numbers at every run. */
function numbersFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

type Draw = ReturnType<typeof numbersFrom>;
type Edit = (talk: Talk, draw: Draw) => Talk;

function inOne(of: "chapters" | "diagrams", change: (text: string, draw: Draw) => string): Edit {
  return (talk, draw) => {
    const at = draw(talk[of].length);
    const files = talk[of].map((file, index) =>
      index === at ? { ...file, text: change(file.text, draw) } : file,
    );
    return { ...talk, [of]: files };
  };
}

/** A line becomes what is made of it: none, itself, or several. */
function inLine(change: (line: string, draw: Draw) => readonly string[]) {
  return (text: string, draw: Draw): string => {
    const lines = text.split("\n");
    const at = draw(lines.length);
    return lines.flatMap((line, index) => (index === at ? change(line, draw) : [line])).join("\n");
  };
}

function swapped<Each>(all: readonly Each[], draw: Draw): readonly Each[] {
  const [a, b] = [draw(all.length), draw(all.length)];
  return all.map((each, index) => all[index === a ? b : index === b ? a : index] ?? each);
}

const FENCE = ["```mermaid", "flowchart LR", "a[甲] --> b[乙]", "```"];

const EDITS: Readonly<Record<string, Edit>> = {
  "a word": inOne(
    "chapters",
    inLine((line) => [`${line}改`]),
  ),
  "a line less": inOne(
    "chapters",
    inLine(() => []),
  ),
  "a line twice": inOne(
    "chapters",
    inLine((line) => [line, line]),
  ),
  "a slide more": inOne(
    "chapters",
    inLine((line, draw) => [line, "", `## 新的 ${draw(5)}`, "", "+ 一点", ""]),
  ),
  "a part more": inOne(
    "chapters",
    inLine((line) => [line, "", "# 新的一部", ""]),
  ),
  "narration more": inOne(
    "chapters",
    inLine((line) => [line, "", "##### 旁白", "", "再说一句", ""]),
  ),
  "a fence more": inOne(
    "chapters",
    inLine((line) => [line, "", ...FENCE, ""]),
  ),
  "a picture more": (talk, draw) => ({ ...talk, pictures: [...talk.pictures, `${draw(3)}.png`] }),
  "a picture shown": inOne(
    "chapters",
    inLine((line, draw) => [line, "", `![](${draw(3)}.png)`, ""]),
  ),
  "a diagram shown": (talk, draw) => {
    const { name } = talk.diagrams[draw(talk.diagrams.length)] as SourceFile;
    const shown = inLine((line) => [line, "", `![](diagrams/${name})`, ""]);
    return inOne("chapters", shown)(talk, draw);
  },
  "a diagram's line less": inOne(
    "diagrams",
    inLine(() => []),
  ),
  "a diagram that says the same": inOne("diagrams", (text) => text.replace(/^title:.*/m, "$& ")),
  "a heading above others": inOne("chapters", (text, draw) =>
    text.replace(/^## .*/gm, (line) => `${line}${draw(9)}`),
  ),
  "chapters in another order": (talk, draw) => ({
    ...talk,
    chapters: swapped(talk.chapters, draw),
  }),
  "a chapter less": (talk, draw) => ({
    ...talk,
    chapters: talk.chapters.toSpliced(draw(talk.chapters.length), 1),
  }),
  "a chapter back": (talk, draw) => ({
    ...talk,
    chapters: [
      ...talk.chapters.filter(({ path }) => path !== slides.chapters[0]?.path),
      slides.chapters[draw(1)] as SourceFile,
    ],
  }),
  "other settings": (talk, draw) => {
    const file = { name: "deck.yaml", path: "slides/deck.yaml" };
    const texts = [
      "title: 甲\n",
      "title: 甲\nnotes: comments\n",
      "notes: comments\n",
      "lang: en\n",
      "title: 乙\nrate: 100\n",
    ];
    return { ...talk, settings: { ...file, text: texts[draw(texts.length)] ?? "" } };
  },
  "all as it was": () => slides,
};

/** What is told apart by being the same object, such as a figure that is counted, shows on paper. */
function paperOf(compiled: Compiled): string {
  return renderedPaper(compiled, "handout-a4", (path) => path).html;
}

describe("a talk that is compiled again after an edit", () => {
  test.each([1, 2, 3])("is what it would be without anything kept (%i)", (seed) => {
    const draw = numbersFrom(seed);
    const nextRun = keeper();
    const kinds = Object.entries(EDITS);
    let talk = slides;
    compileText(talk, nextRun());
    for (let count = 0; count < 120; count += 1) {
      const [kind, edit] = kinds[draw(kinds.length)] ?? ["", () => talk];
      talk = edit(talk, draw);
      const kept = compileText(talk, nextRun());
      const anew = compileText(talk);
      // To find where they differ takes long.
      if (!isDeepStrictEqual(kept, anew)) expect(kept, `${kind}, edit ${count}`).toEqual(anew);
      if (count % 10 === 0) expect(paperOf(kept), `${kind}, on paper`).toBe(paperOf(anew));
    }
  });

  test("has what did not change as the same objects, also below it in its chapter", () => {
    const nextRun = keeper();
    const before = compileText(slides, nextRun());
    const [first, ...others] = slides.chapters as [SourceFile, ...SourceFile[]];
    const text = first.text.replace("+ 二\n", "+ 二了\n");
    expect(text).not.toBe(first.text);
    const after = compileText({ ...slides, chapters: [{ ...first, text }, ...others] }, nextRun());
    const remade = slidesOf(after.deck)
      .filter(({ role }) => role === "content")
      .filter(({ id }) => after.screens.get(id)?.[0] !== before.screens.get(id)?.[0]);
    expect(remade.map(({ id }) => id)).toEqual([before.deck.chapters[0]?.slides[1]?.id]);
  });
});

describe("what is kept", () => {
  test("is made of the same things, and only from one run to the next", () => {
    const nextRun = keeper();
    let made = 0;
    const make = () => {
      made += 1;
      return made;
    };
    expect(nextRun()("a", [1, "b"], make)).toBe(1);
    expect(nextRun()("a", [1, "b"], make)).toBe(1);
    expect(nextRun()("a", [1, "c"], make)).toBe(2);
    expect(nextRun()("a", [1], make)).toBe(3);
    nextRun();
    expect(nextRun()("a", [1], make)).toBe(4);
  });
});
