import { expect, test } from "vitest";
import type { Block } from "../../src/model/block.ts";
import { type Inline, plainText } from "../../src/model/inline.ts";
import { textsOf } from "../../src/model/texts.ts";

const place = { path: "a.md", line: 1, column: 1, endLine: 1 };
const text = (words: string): Inline[] => [{ type: "text", text: words }];
const prose = (words: string): Block => ({ type: "prose", text: text(words), at: place });

test("plain text keeps every word and drops every mark", () => {
  const link = { type: "link", address: "https://x.y", title: "t", at: place } as const;
  const inlines: Inline[] = [
    { type: "text", text: "a " },
    { type: "strong", children: [{ type: "emphasis", children: text("b") }] },
    { type: "break" },
    { type: "code", text: "c" },
    { ...link, children: text("d") },
    { type: "picture", address: "e.png", title: "", alt: "e", at: place },
    { type: "strike", children: text("f") },
  ];
  expect(plainText(inlines)).toBe("a b\ncdef");
});

test("the texts of blocks come in reading order, each thing one text", () => {
  const at = place;
  const blocks: Block[] = [
    { type: "subheading", depth: 4, text: text("1"), at },
    {
      type: "points",
      start: null,
      items: [{ blocks: [prose("2"), prose("3")], done: null, at }],
      at,
    },
    { type: "terms", terms: [{ term: text("4"), explanation: [prose("5")], at }], at },
    {
      type: "table",
      align: [null, null],
      header: [text("6"), text("7")],
      rows: [{ cells: [text("8"), text("9")], at }],
      at,
    },
    { type: "quotation", passages: [{ text: text("10"), source: "11", lang: "en", at }], at },
    { type: "quote", blocks: [prose("12")], at },
    { type: "columns", columns: [{ title: text("13"), blocks: [prose("14")], at }], at },
    { type: "code", language: "", text: "15", at },
    { type: "rule", at },
    { type: "figure", caption: "16", address: "a.png", drawing: null, at },
    { type: "figure", caption: "", address: "b.png", drawing: null, at },
  ];
  expect(textsOf(blocks)).toEqual(Array.from({ length: 16 }, (_, index) => String(index + 1)));
});
