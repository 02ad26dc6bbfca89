/** Nothing is lost: chapters thrown together from lines of every kind, each with a word of its own. */
import { expect, test } from "vitest";
import { type Deck, slidesOf } from "../../src/model/deck.ts";
import { plainText } from "../../src/model/inline.ts";
import type { Place } from "../../src/model/place.ts";
import { textsOf } from "../../src/model/texts.ts";
import { parseChapter } from "../../src/parse/chapter.ts";
import type { LineUse } from "../../src/parse/divide.ts";
import { parseTalk } from "../../src/parse/talk.ts";

const KINDS: readonly ((word: string) => string)[] = [
  (word) => `# ${word}`,
  (word) => `## ${word}`,
  (word) => `### ${word}`,
  (word) => `#### ${word}`,
  (word) => `##### ${word}`,
  () => "##### 旁白",
  () => "#### 备注",
  (word) => word,
  (word) => word,
  (word) => `   ${word}`,
  (word) => `    ${word}`,
  (word) => `${word}\\`,
  (word) => `**${word}**`,
  (word) => `+ ${word}`,
  (word) => `   + ${word}`,
  (word) => `1. ${word}`,
  (word) => `- [ ] ${word}`,
  (word) => `${word}：解释`,
  (word) => `${word}。—— 某人`,
  (word) => `说完了。- ${word}`,
  (word) => `> ${word}`,
  (word) => `> 编注：${word}`,
  (word) => `| ${word} |`,
  () => "|-|",
  (word) => `![${word}](https://example.org/a.png)`,
  (word) => `[${word}](https://example.org/b.png)`,
  (word) => `<div>${word}</div>`,
  (word) => `<!-- 私 -->${word}`,
  (word) => `>${word}`,
  (word) => `>>\t${word}`,
  (word) => `\t${word}`,
  (word) => `* * ${word}`,
  (word) => `**${word}。**后文`,
  (word) => `*${word}`,
  (word) => `${word}_*~~`,
  (word) => `\`${word}`,
  (word) => `[${word}`,
  (word) => `${word}](b)`,
  (word) => `![${word}][a]`,
  (word) => `<${word} a='`,
  (word) => `见https://a.b/${word}`,
  (word) => `www.a.b/${word}&amp;`,
  () => "~~~",
  () => "<!--->",
  () => "<--->",
  () => "```",
  () => "---",
  () => "***",
  () => "===",
  () => "",
  () => "",
  () => "",
];

/** The same numbers on every run, from 0 to below 1. */
function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return state / 0x80000000;
  };
}

function makeChapter(next: () => number): string[] {
  const count = 2 + Math.floor(next() * 12);
  return Array.from({ length: count }, (_, index) => {
    const kind = KINDS[Math.floor(next() * KINDS.length)] ?? String;
    return kind(`词${String.fromCodePoint(0x4f00 + index)}`);
  });
}

/** Words, and where they are said to have been written. */
function wordsIn(deck: Deck): { text: string; at: Place | null }[] {
  return slidesOf(deck).flatMap((slide) => [
    ...[slide.title, slide.part, ...slide.trail].map((text) => ({ text, at: null })),
    ...[...slide.blocks, ...slide.backstory].flatMap((block) =>
      textsOf([block]).map((text) => ({ text, at: block.at })),
    ),
    ...slide.narration.map(({ text, at }) => ({ text: plainText(text), at })),
    ...slide.editorNotes.map(({ text, at }) => ({ text: plainText(text), at })),
  ]);
}

test("every word of every line is kept, and its place leads back to it", () => {
  const next = numbersFrom(1);
  const used = new Set<LineUse>();
  for (let run = 0; run < 3000; run += 1) {
    const lines = makeChapter(next);
    const file = { path: "a.md", name: "a.md", text: lines.join("\n") };
    const talk = { name: "talk", path: ".", diagrams: [], settings: null, pictures: [] };
    const { deck } = parseTalk({ ...talk, chapters: [file] });
    const { uses } = parseChapter(file, {
      drawings: { byName: new Map(), byAddress: new Map(), pictures: new Set() },
      title: "",
      spokenComments: false,
    });
    const words = wordsIn(deck);
    const kept = words.map(({ text }) => text).join("\n");
    const written = lines.flatMap((line) => line.match(/词./g) ?? []);
    expect(
      written.filter((word) => !kept.includes(word)),
      file.text,
    ).toEqual([]);
    const astray = words.filter(({ text, at }) => {
      const source = at === null ? file.text : lines.slice(at.line - 1, at.endLine).join("\n");
      return (text.match(/词./g) ?? []).some((word) => !source.includes(word));
    });
    expect(astray, file.text).toEqual([]);
    expect(uses, file.text).toHaveLength(lines.length);
    const unused = lines.filter((_, index) => ["blank", "mark"].includes(uses[index] ?? ""));
    expect(
      unused.filter((line) => line.includes("词")),
      file.text,
    ).toEqual([]);
    const ids = slidesOf(deck).map(({ id }) => id);
    expect(new Set(ids).size, file.text).toBe(ids.length);
    for (const use of uses) used.add(use);
  }
  expect([...used].sort()).toEqual([
    "backstory",
    "blank",
    "editor-note",
    "mark",
    "narration",
    "slide",
  ]);
});
