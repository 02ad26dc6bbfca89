/** The talk this was made for: as it came, and as it is presented. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import type { Block, Figure } from "../../src/model/block.ts";
import { type Deck, type Slide, slidesOf } from "../../src/model/deck.ts";
import { plainText } from "../../src/model/inline.ts";
import type { Place } from "../../src/model/place.ts";
import type { Talk } from "../../src/model/talk.ts";
import { textsOf } from "../../src/model/texts.ts";
import { type ParsedChapter, parseChapter } from "../../src/parse/chapter.ts";
import { type ParsedTalk, parseTalk } from "../../src/parse/talk.ts";
import { evenOut } from "../../src/source/even.ts";
import { readTalk } from "../../src/source/read.ts";

const ROOT = join(import.meta.dirname, "../..");

let slides: Talk;
beforeAll(async () => {
  const talk = await readTalk(join(ROOT, "slides"));
  if ("unreadable" in talk) throw new Error(`slides/ is ${talk.reason}`);
  slides = talk;
});

function figuresOf(deck: Deck): Figure[] {
  return slidesOf(deck)
    .flatMap(({ blocks }) => blocks)
    .filter((block) => block.type === "figure");
}

describe("the original, with the stand-ins of slides/", () => {
  let parsed: ParsedTalk;
  let lines: readonly string[];
  beforeAll(() => {
    const text = evenOut(readFileSync(join(ROOT, "tests/fixtures/talk.md"), "utf8"));
    lines = text.split("\n");
    const file = { path: "talk.md", name: "talk.md", text };
    // What an editor has added stands in for nothing, and is on no slide of the original.
    const diagrams = slides.diagrams.filter((diagram) => /^replaces:/m.test(diagram.text));
    parsed = parseTalk({ ...slides, diagrams, chapters: [file], settings: null });
  });

  test("has its 18 narrations, one on each of 18 slides", () => {
    expect(lines.filter((line) => line === "##### 旁白")).toHaveLength(18);
    expect(slidesOf(parsed.deck).filter(({ narration }) => narration.length > 0)).toHaveLength(18);
  });

  test("has 114 beats", () => {
    expect(slidesOf(parsed.deck).flatMap(({ narration }) => narration)).toHaveLength(114);
  });

  test("has 3 backstories and no editor's note", () => {
    const all = slidesOf(parsed.deck);
    expect(all.filter(({ backstory }) => backstory.length > 0)).toHaveLength(3);
    expect(all.flatMap(({ editorNotes }) => editorNotes)).toEqual([]);
  });

  test("has 13 figures, all drawn, of which 8 are plain links", () => {
    const figures = figuresOf(parsed.deck);
    expect(figures.map(({ drawing }) => drawing?.type)).toEqual(Array(13).fill("diagram"));
    expect(figures.filter(({ at }) => lines[at.line - 1]?.startsWith("["))).toHaveLength(8);
  });

  test("is without a problem", () => {
    expect(parsed.problems).toEqual([]);
  });
});

describe("slides/", () => {
  let parsed: ParsedTalk;
  beforeAll(() => {
    parsed = parseTalk(slides);
  });

  test("has 44 slides and 121 beats", () => {
    expect(slidesOf(parsed.deck).map(({ number }) => number)).toEqual(
      Array.from({ length: 44 }, (_, index) => index + 1),
    );
    expect(slidesOf(parsed.deck).flatMap(({ narration }) => narration)).toHaveLength(121);
  });

  test("has 21 figures, each with a drawing of its own", () => {
    const names = figuresOf(parsed.deck).map(({ drawing }) =>
      drawing?.type === "diagram" ? drawing.name : null,
    );
    expect(names).toHaveLength(21);
    expect(new Set(names).size).toBe(21);
    expect(names).not.toContain(null);
  });

  test("is without a problem", () => {
    expect(parsed.problems).toEqual([]);
  });

  test("has an address of its own for every slide", () => {
    const ids = slidesOf(parsed.deck).map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => !/^[\p{L}\p{N}-]+\/[\p{L}\p{N}-]+$/u.test(id))).toEqual([]);
  });

  test("accounts for every line exactly once, and the deck says the same of it", () => {
    for (const [index, file] of slides.chapters.entries()) {
      const chapter = parseChapter(file, {
        drawings: { byName: new Map(), byAddress: stockOf(parsed.deck), pictures: new Set() },
        title: "",
        spokenComments: false,
      });
      const own = parsed.deck.chapters[index]?.slides ?? [];
      const lines = file.text.split("\n");
      expect(chapter.uses, file.name).toHaveLength(lines.length);
      expect(linesUsed(chapter, "narration"), file.name).toEqual(
        own.flatMap(({ narration }) => narration.flatMap(({ at }) => linesAt(at))),
      );
      expect(linesUsed(chapter, "editor-note"), file.name).toEqual(
        own
          .flatMap(({ editorNotes }) => editorNotes.flatMap(({ at }) => linesAt(at)))
          .sort((a, b) => a - b),
      );
      expect(linesUsed(chapter, "backstory"), file.name).toEqual(
        filled(
          lines,
          own.flatMap(({ backstory }) => backstory.flatMap(({ at }) => linesAt(at))),
        ),
      );
      expect(linesUsed(chapter, "slide"), file.name).toEqual(linesOnSlides(lines, own));
      const rest = lines.filter((_, at) =>
        ["mark", "blank", "comment"].includes(chapter.uses[at] ?? ""),
      );
      expect(new Set(rest), file.name).toEqual(
        new Set(rest.filter((line) => /^(?:|##### 旁白|<!--->|<--->)$/.test(line))),
      );
    }
  });

  test("finds every word of a line again where the line went", () => {
    for (const [index, file] of slides.chapters.entries()) {
      const lines = file.text.split("\n");
      for (const slide of parsed.deck.chapters[index]?.slides ?? []) {
        for (const { text, marker, at } of slide.narration) {
          const written = lines[at.line - 1];
          expect([marker, plainText(text)].filter(Boolean).join(" ")).toBe(written);
        }
        for (const block of slide.blocks) {
          const written = lines.slice(block.at.line - 1, block.at.endLine).join("\n");
          for (const text of textsOf([block])) expect(written).toContain(text);
        }
      }
    }
  });
});

function stockOf(deck: Deck): ReadonlyMap<string, Extract<Figure["drawing"], { type: "diagram" }>> {
  return new Map(
    figuresOf(deck).flatMap(({ address, drawing }) =>
      drawing?.type === "diagram" ? [[address, drawing]] : [],
    ),
  );
}

function linesUsed({ uses }: ParsedChapter, use: ParsedChapter["uses"][number]): number[] {
  return uses.flatMap((other, index) => (other === use ? [index + 1] : []));
}

function linesAt({ line, endLine }: Place): number[] {
  return Array.from({ length: endLine - line + 1 }, (_, index) => line + index);
}

/** Lines in order, each once, blank ones left out. */
function filled(lines: readonly string[], numbers: readonly number[]): number[] {
  return [...new Set(numbers)]
    .filter((line) => lines[line - 1]?.trim() !== "")
    .sort((a, b) => a - b);
}

/** Lines of headings and of blocks, less those of notes among them. */
function linesOnSlides(lines: readonly string[], own: readonly Slide[]): number[] {
  const headings = lines.flatMap((line, index) => (/^#{1,4} /.test(line) ? [index + 1] : []));
  const blocks = own.flatMap(({ blocks }) => blocks.flatMap(contentLines));
  const columns = own
    .flatMap(({ blocks }) => blocks)
    .filter((block) => block.type === "columns")
    .flatMap(({ columns }) => columns.map(({ at }) => at.line));
  expect(headings).toEqual(expect.arrayContaining(columns));
  // A note may stand between two lines of a block.
  const notes = new Set(
    own.flatMap(({ editorNotes }) => editorNotes.flatMap(({ at }) => linesAt(at))),
  );
  return filled(lines, [...headings, ...blocks]).filter((line) => !notes.has(line));
}

/** A block's own lines; of columns those of their blocks. */
function contentLines(block: Block): number[] {
  return block.type === "columns"
    ? block.columns.flatMap(({ blocks }) => blocks.flatMap(contentLines))
    : linesAt(block.at);
}
