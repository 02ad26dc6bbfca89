import { describe, expect, test } from "vitest";
import { fillPages, type Piece } from "../../../src/layout/handout/pages.ts";

type Text = Piece<string, string>;

const SIZE = { height: 100, noteRule: 10 };

function piece(part: string, height: number, more: Partial<Text> = {}): Text {
  return {
    part,
    height,
    gap: 0,
    keep: false,
    notes: [],
    heading: null,
    least: height,
    cut: null,
    ...more,
  };
}

/** Lines of 10, each a letter of `text`, that may be cut anywhere; a note stands on its last line. */
function text(letters: string, more: Partial<Text> = {}): Text {
  return piece(letters, letters.length * 10, {
    least: 10,
    cut(room, noteRule) {
      const noted = more.notes?.[0];
      const fits = Math.floor(room / 10);
      const all = letters.length * 10 + (noted === undefined ? 0 : noted.height + noteRule);
      const count = all <= room ? letters.length : Math.min(fits, letters.length - 1);
      if (count < 1) return null;
      const rest = { ...more, gap: 0 };
      return [
        text(letters.slice(0, count), { ...more, notes: [] }),
        text(letters.slice(count), rest),
      ];
    },
    ...more,
  });
}

const parts = (pieces: readonly Text[]) => fillPages(pieces, SIZE).map((page) => page.parts);

describe("pages are filled so that", () => {
  test("what fits stands together, and what does not opens the next page", () => {
    expect(parts([piece("a", 60), piece("b", 40), piece("c", 1)])).toEqual([["a", "b"], ["c"]]);
  });

  test("the gap over a piece counts, but not at the top of a page", () => {
    expect(parts([piece("a", 60), piece("b", 40, { gap: 1 })])).toEqual([["a"], ["b"]]);
    expect(parts([piece("a", 60, { gap: 50 }), piece("b", 40)])).toEqual([["a", "b"]]);
  });

  test("a head stays with what it heads", () => {
    const pieces = [piece("a", 85), piece("head", 10, { keep: true }), piece("b", 10)];
    expect(parts(pieces)).toEqual([["a"], ["head", "b"]]);
  });

  test("a head stays with the first line of a text, and the rest goes on overleaf", () => {
    const pieces = [piece("a", 70), piece("head", 10, { keep: true }), text("xyz")];
    expect(parts(pieces)).toEqual([["a", "head", "xy"], ["z"]]);
  });

  test("what no page could hold together is parted", () => {
    const pieces = [piece("a", 50), piece("b", 60, { keep: true }), piece("c", 60)];
    expect(parts(pieces)).toEqual([["a"], ["b"], ["c"]]);
  });

  test("a long text fills page after page, headed wherever it goes on", () => {
    const heading = piece("(more)", 20);
    const pages = parts([text("abcdefghijklmnopqrstuvwxyz", { heading })]);
    expect(pages).toEqual([["abcdefghij"], ["(more)", "klmnopqr"], ["(more)", "stuvwxyz"]]);
  });

  test("nothing is lost and nothing is said twice, wherever it is cut", () => {
    for (let before = 0; before <= 100; before += 3) {
      const pages = parts([piece("", before), text("abcdefghijklmnopqrstuvwxyz")]);
      expect(pages.flat().join("")).toBe("abcdefghijklmnopqrstuvwxyz");
    }
  });

  test("what is taller than a page stands alone", () => {
    expect(parts([piece("a", 10), piece("b", 150), piece("c", 10)])).toEqual([["a"], ["b"], ["c"]]);
  });
});

describe("a footnote", () => {
  const note = (name: string, height: number) => ({
    note: name,
    height,
    continued: name.startsWith("("),
  });

  test("stands on the page of its call", () => {
    const pieces = [piece("a", 60), piece("b", 20, { notes: [note("n", 20)] })];
    // 20 + 20 + the line over the notes are more than the 40 that are left.
    expect(fillPages(pieces, SIZE)).toEqual([
      { parts: ["a"], notes: [] },
      { parts: ["b"], notes: ["n"] },
    ]);
  });

  test("takes room from what follows", () => {
    const pieces = [piece("a", 30, { notes: [note("n", 30)] }), piece("b", 40), piece("c", 30)];
    expect(parts(pieces)).toEqual([["a"], ["b", "c"]]);
  });

  test("goes on at the foot of the next page when it is long", () => {
    const pieces = [piece("a", 30, { notes: [note("n", 40), note("(n)", 40)] }), piece("b", 30)];
    expect(fillPages(pieces, SIZE)).toEqual([
      { parts: ["a"], notes: ["n"] },
      { parts: ["b"], notes: ["(n)"] },
    ]);
  });

  test("has pages of its own when nothing else is left", () => {
    const notes = [note("1", 80), note("(2)", 80), note("(3)", 80)];
    expect(fillPages([piece("a", 10, { notes })], SIZE).map((page) => page.notes)).toEqual([
      ["1"],
      ["(2)"],
      ["(3)"],
    ]);
  });
});
