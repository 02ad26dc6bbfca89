/** Whatever is written, parsing comes to an end and to a deck. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { slidesOf } from "../../src/model/deck.ts";
import { parseChapter } from "../../src/parse/chapter.ts";
import { type ParsedTalk, parseTalk } from "../../src/parse/talk.ts";
import { evenOut } from "../../src/source/even.ts";
import { nastyTexts } from "../bench/nasty.ts";

/** What Markdown and narrated Markdown are made of, and what no editor writes. */
const PIECES = [
  ..."#>-+*_~`[](){}<>!|\\&:=.\"'1 \t\na真。，：（）“”…—·",
  "    ",
  "\n\n",
  "\r\n",
  "\r",
  "\0",
  "\ud800",
  "\udc00",
  "\ufeff",
  "\u2028",
  "\u00a0",
  "\u3000",
  "\ufe01",
  "😀",
  "**",
  "~~",
  "```",
  "---",
  "===",
  "***",
  "> ",
  "- ",
  "1. ",
  "- [ ] ",
  "|-|-|",
  "](a)",
  "![",
  "[a]: b",
  "<!--",
  "-->",
  "<!--->",
  "<--->",
  "<div>",
  "</div>",
  "<a b='",
  "&amp;",
  "&#0;",
  "https://a.b/",
  "www.a.b",
  "a@b.c",
  "# ",
  "## ",
  "#### ",
  "##### 旁白",
  "#### 备注",
  "> 编注：",
  "术语：解释",
  "说完了。—— 某人",
  "![a](a.png)",
  "title: a",
];

const markdown = fc.oneof(
  fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }).map((pieces) => pieces.join("")),
  fc.string({ unit: "binary", maxLength: 40 }),
);

/** The same texts at every run of the gate; many more, and others each time, in `npm run endure`. */
const RUNS = process.env.PANGBAI_ENDURE ? { numRuns: 50_000 } : { seed: 1, numRuns: 2000 };

function parse(text: string, settings: string | null = null): ParsedTalk {
  return parseTalk({
    name: "talk",
    path: ".",
    chapters: [{ path: "a.md", name: "a.md", text }],
    diagrams: [],
    settings: settings === null ? null : { path: "deck.yaml", name: "deck.yaml", text: settings },
    pictures: ["a.png"],
  });
}

/** Every place in a deck or problem, however deep. */
function placesIn(value: unknown): { line: number; column: number; endLine: number }[] {
  if (typeof value !== "object" || value === null) return [];
  const inner = Object.values(value).flatMap(placesIn);
  return "endLine" in value ? [value as ReturnType<typeof placesIn>[number], ...inner] : inner;
}

function textsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

describe("of any text", () => {
  test("there is a deck, whose every place is in the text", () => {
    fc.assert(
      fc.property(markdown, fc.constantFrom(null, "notes: comments"), (text, settings) => {
        const parsed = parse(evenOut(text), settings);
        const lines = evenOut(text).split("\n");
        for (const { line, column, endLine } of placesIn(parsed)) {
          expect(line).toBeGreaterThanOrEqual(1);
          expect(endLine).toBeGreaterThanOrEqual(line);
          expect(endLine).toBeLessThanOrEqual(lines.length);
          expect(column).toBeLessThanOrEqual((lines[line - 1] ?? "").length + 1);
        }
        const ids = slidesOf(parsed.deck).map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
      }),
      RUNS,
    );
  });

  test("every line has one use", () => {
    fc.assert(
      fc.property(markdown, (text) => {
        const { uses } = parseChapter(
          { path: "a.md", name: "a.md", text: evenOut(text) },
          {
            drawings: { byName: new Map(), byAddress: new Map(), pictures: new Set() },
            title: "",
            spokenComments: false,
          },
        );
        expect(uses).toHaveLength(evenOut(text).split("\n").length);
        expect(uses).not.toContain(undefined);
      }),
      RUNS,
    );
  });

  test("the deck is the same, however its lines end", () => {
    fc.assert(
      fc.property(markdown, (text) => {
        const even = text.replace(/\r\n?/g, "\n");
        const decks = ["\n", "\r\n", "\r"].map((end) => parse(evenOut(even.replaceAll("\n", end))));
        expect(decks[1]).toEqual(decks[0]);
        expect(decks[2]).toEqual(decks[0]);
      }),
      RUNS,
    );
  });

  test("the deck holds nothing that no page could show", () => {
    fc.assert(
      fc.property(markdown, (text) => {
        const texts = textsIn(parse(evenOut(text), `title: "${text}"`).deck).join("\n");
        expect(texts.includes("\0") || /\p{Surrogate}/u.test(texts)).toBe(false);
      }),
      RUNS,
    );
  });
});

describe("what is far too much of one thing keeps its first and its last words:", () => {
  test.each(nastyTexts(20_000))("%s", (_name, text) => {
    const deck = JSON.stringify(parse(evenOut(`开头\n\n${text}\n\n末尾\n`)).deck);
    expect(deck).toContain("开头");
    expect(deck).toContain("末尾");
  });
});

describe("what is nested deeper than anybody writes stays as it was written:", () => {
  test.each<[what: string, written: string, kept: string]>([
    ["quotes", `${"> ".repeat(30)}词`, "> > 词"],
    ["items", `${"+ ".repeat(30)}词`, "+ + 词"],
    ["emphasis", `${"*甲 ".repeat(80)}词${" 乙*".repeat(80)}`, "*甲 *甲 词 乙* 乙*"],
    ["pictures", `x ${"![".repeat(80)}词${"](丙)".repeat(80)}`, "![![词](丙)](丙)"],
  ])("%s", (_what, written, kept) => {
    expect(textsIn(parse(written).deck).some((text) => text.includes(kept))).toBe(true);
  });
});
