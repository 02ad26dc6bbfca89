/** What GitHub adds to CommonMark: tables, tasks, strikethrough, bare links. */
import { describe, expect, test } from "vitest";
import type { Block } from "../../src/model/block.ts";
import { slidesOf } from "../../src/model/deck.ts";
import { plainText } from "../../src/model/inline.ts";
import { parseTalk } from "../../src/parse/talk.ts";
import { showMarks } from "./marks.ts";

function blocksIn(markdown: string): readonly Block[] {
  const { deck } = parseTalk({
    name: "talk",
    path: ".",
    chapters: [{ path: "a.md", name: "a.md", text: `## T\n\n${markdown}` }],
    diagrams: [],
    settings: null,
    pictures: [],
  });
  return slidesOf(deck).flatMap(({ blocks }) => blocks);
}

/** The rows of a table, header first; of anything else its kind. */
function tableIn(markdown: string): string[][] | string {
  const [block] = blocksIn(markdown);
  if (block?.type !== "table") return block?.type ?? "nothing";
  return [block.header, ...block.rows.map(({ cells }) => cells)].map((cells) =>
    cells.map(plainText),
  );
}

describe("a table", () => {
  test.each<[what: string, written: string, rows: string[][]]>([
    [
      "with a mark around every cell",
      "| a | b |\n|---|---|\n| c | d |",
      [
        ["a", "b"],
        ["c", "d"],
      ],
    ],
    [
      "with marks between cells only",
      "a | b\n-|-\nc | d",
      [
        ["a", "b"],
        ["c", "d"],
      ],
    ],
    ["of a header alone", "| a |\n|---|", [["a"]]],
    [
      "with a mark within a cell",
      "| a |\n|---|\n| b \\| c |\n| `d \\| e` |",
      [["a"], ["b | c"], ["d | e"]],
    ],
    [
      "whose row is short",
      "| a | b |\n|---|---|\n| c |",
      [
        ["a", "b"],
        ["c", ""],
      ],
    ],
    ["with emphasis in its cells", "| **a** |\n|---|\n| b*c* |", [["a"], ["bc"]]],
    ["that ends at a blank line", "| a |\n|---|\n| b |\n\nc", [["a"], ["b"]]],
    ["that ends at a quote", "| a |\n|---|\n| b |\n> c", [["a"], ["b"]]],
  ])("%s", (_what, written, rows) => {
    expect(tableIn(written)).toEqual(rows);
  });

  test("has columns that are aligned", () => {
    const [table] = blocksIn("|a|b|c|d|\n|:-|:-:|-:|-|\n");
    expect(table?.type === "table" && table.align).toEqual(["left", "center", "right", null]);
  });

  test.each<[what: string, written: string]>([
    ["whose header has another number of cells", "| a | b |\n|---|\n| c |"],
    ["without a row of dashes", "| a | b |\n| c | d |"],
  ])("is none %s", (_what, written) => {
    expect(tableIn(written)).toBe("prose");
  });
});

describe("a task", () => {
  test("is done or not, and its box is no text", () => {
    const [list] = blocksIn("- [ ] a\n- [x] b\n- [X] c\n- d\n- [y] e\n- [ ]f");
    const items = list?.type === "points" ? list.items : [];
    expect(items.map(({ done }) => done)).toEqual([false, true, true, null, null, null]);
    const words = items.map(({ blocks: [block] }) =>
      block?.type === "prose" ? plainText(block.text) : "",
    );
    expect(words).toEqual(["a", "b", "c", "d", "[y] e", "[ ]f"]);
  });

  test("is one in a loose, a nested and a numbered list too", () => {
    for (const written of ["- [x] a\n\n- b", "1. [x] a", "- b\n  - [x] a"]) {
      const json = JSON.stringify(blocksIn(written));
      expect(json).toContain('"done":true');
      expect(json).not.toContain("[x]");
    }
  });
});

describe("strikethrough", () => {
  test.each<[written: string, shown: string]>([
    ["~~a~~ b", "<s>a</s> b"],
    ["~a~ b", "<s>a</s> b"],
    ["a~~b~~c", "a<s>b</s>c"],
    ["~~a **b** c~~", "<s>a <b>b</b> c</s>"],
    ["**a ~~b~~**", "<b>a <s>b</s></b>"],
    ["**~~a~~**b", "<b><s>a</s></b>b"],
    ["~~a~~~~b~~", "<s>a~~~~b</s>"],
    ["~~~a~~~ b", "~~~a~~~ b"],
    ["~~a~", "~~a~"],
    ["~~ a ~~", "~~ a ~~"],
    ["\\~~a~~", "~~a~~"],
  ])("%s", (written, shown) => {
    expect(showMarks(`x ${written}`)).toBe(`x ${shown}`);
  });
});

describe("a bare link", () => {
  test.each<[written: string, shown: string]>([
    ["www.a.b", "<www.a.b|http://www.a.b>"],
    ["see www.a.b/c.", "see <www.a.b/c|http://www.a.b/c>."],
    ["https://a.b/c?d=e#f", "<https://a.b/c?d=e#f|https://a.b/c?d=e#f>"],
    ["HTTP://A.B", "<HTTP://A.B|HTTP://A.B>"],
    ["ftp://a.b", "<ftp://a.b|ftp://a.b>"],
    ["http://localhost:8080/a", "<http://localhost:8080/a|http://localhost:8080/a>"],
    ["(https://a.b/c)", "(<https://a.b/c|https://a.b/c>)"],
    ["https://a.b/c_(d)", "<https://a.b/c_(d)|https://a.b/c_(d)>"],
    ["(https://a.b/c_(d))", "(<https://a.b/c_(d)|https://a.b/c_(d)>)"],
    ["https://a.b/(c)d", "<https://a.b/(c)d|https://a.b/(c)d>"],
    ["https://a.b/c;", "<https://a.b/c;|https://a.b/c;>"],
    ["https://a.b/c&hl;", "<https://a.b/c|https://a.b/c>&hl;"],
    ["https://a.b/c&hl;.", "<https://a.b/c|https://a.b/c>&hl;."],
    ["https://a.b/c<d", "<https://a.b/c|https://a.b/c><d"],
    ["https://a.b/c_d_e", "<https://a.b/c_d_e|https://a.b/c_d_e>"],
    ["*https://a.b/c*", "<i><https://a.b/c|https://a.b/c></i>"],
    ["~~https://a.b/c~~", "<s><https://a.b/c|https://a.b/c></s>"],
    ['"https://a.b/c"', '"<https://a.b/c|https://a.b/c>"'],
    ["a@b.c", "<a@b.c|mailto:a@b.c>"],
    ["a.b+c-d_e@f-g.h", "<a.b+c-d_e@f-g.h|mailto:a.b+c-d_e@f-g.h>"],
    ["a@b.c.", "<a@b.c|mailto:a@b.c>."],
    ["mailto:a@b.c", "<mailto:a@b.c|mailto:a@b.c>"],
    ["https://a@b.c/d", "<https://a@b.c/d|https://a@b.c/d>"],
  ])("%s", (written, shown) => {
    expect(showMarks(written)).toBe(shown);
  });

  test.each([
    "xhttps://a.b",
    "awww.a.b",
    "www.a_b",
    "https://a_b.c",
    "https://",
    "https:///a",
    "www.",
    "a@b",
    "a@b.c-",
    "a@b.c_",
    "@b.c",
    "`https://a.b`",
  ])("%s is none", (written) => {
    expect(showMarks(written)).not.toContain("|");
  });

  test("is text within the text of a link, and ends where that ends", () => {
    expect(showMarks("[https://a.b/c](d)")).toBe("<https://a.b/c|d>");
    expect(showMarks("[see www.a.b, a@b.c](d)")).toBe("<see www.a.b, a@b.c|d>");
    expect(showMarks("[https://a.b/c]")).toBe("[<https://a.b/c|https://a.b/c>]");
  });
});
