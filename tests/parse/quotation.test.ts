import { expect, test } from "vitest";
import { slidesOf } from "../../src/model/deck.ts";
import { plainText } from "../../src/model/inline.ts";
import { parseTalk } from "../../src/parse/talk.ts";

/** The quotations of a slide: of each passage its language, words and source. */
function quotationsIn(markdown: string): string[][] {
  const { deck } = parseTalk({
    name: "talk",
    path: ".",
    chapters: [{ path: "a.md", name: "a.md", text: `## 题\n\n${markdown}` }],
    diagrams: [],
    settings: null,
    pictures: [],
  });
  return slidesOf(deck)
    .flatMap(({ blocks }) => blocks)
    .filter((block) => block.type === "quotation")
    .map(({ passages }) =>
      passages.map(({ lang, text, source }) => `${lang}: ${plainText(text)} / ${source}`),
    );
}

const original = "It is a layer. - William Morgan";
const translation = "它是一层。- 威廉·摩根";

test("an original and its translation are one quotation, each in its language", () => {
  expect(quotationsIn(`${original}\n\n${translation}`)).toEqual([
    ["en: It is a layer. / William Morgan", "zh-CN: 它是一层。 / 威廉·摩根"],
  ]);
});

test("two sayings in one language are two quotations", () => {
  expect(quotationsIn(`${translation}\n\n${translation}`)).toHaveLength(2);
});

test("a third saying is no translation of the first two", () => {
  const found = quotationsIn(`${original}\n\n${translation}\n\n${original}`);
  expect(found.map((passages) => passages.length)).toEqual([2, 1]);
});

test("anything between the two keeps them apart", () => {
  expect(quotationsIn(`${original}\n\n或者说\n\n${translation}`)).toHaveLength(2);
});
