import { describe, expect, test } from "vitest";
import type { Language } from "../../src/model/deck.ts";
import type { PrintedKind } from "../../src/model/printed.ts";
import type { GlyphFault } from "../../src/print/read.ts";
import { cliWordsFor } from "../../src/words/cli.ts";

const KINDS: readonly PrintedKind[] = [
  "slide",
  "caption",
  "narration",
  "note",
  "backstory",
  "description",
];
const FAULTS: readonly GlyphFault["kind"][] = ["no-glyph", "radical", "meaningless", "cut"];
const languages: readonly Language[] = ["zh-CN", "en"];
const lost = { slide: "a/b", number: 7, title: "标题", text: "缺的话", page: 9 };

describe.each(languages)("in %s", (lang) => {
  const words = cliWordsFor(lang).pdf;

  test.each(KINDS)("a shortfall of %s is an error with slide, title, words and page", (kind) => {
    const line = words.shortfall({ ...lost, kind });
    expect(line).toMatch(/^error: [^\n]*$/);
    for (const part of ["7", "标题", "缺的话", "9"]) expect(line).toContain(part);
    const unplaced = words.shortfall({ ...lost, kind, page: null });
    expect(unplaced).not.toBe(line);
    expect(unplaced).not.toMatch(/null|undefined/);
  });

  test("the cover is called by its name, and long words are cut short", () => {
    const text = "很长的话".repeat(100);
    const line = words.shortfall({ ...lost, kind: "slide", number: 0, text });
    expect(line).not.toContain(" 0 ");
    expect(line.length).toBeLessThan(120);
  });

  test.each(FAULTS)(
    "a fault %s is an error with its page, its slides and where it stands",
    (kind) => {
      const line = words.fault({ kind, text: "⼀", before: "前文", page: 9, slides: [7, 8] });
      expect(line).toMatch(/^error: [^\n]*$/);
      for (const part of ["9", "7", "8"]) expect(line).toContain(part);
      expect(line).toMatch(/⼀|前文/);
    },
  );

  test("counts are told kind by kind, with thousands apart", () => {
    const line = words.coverage([
      { kind: "narration", found: 1_234, total: 1_234 },
      { kind: "slide", found: 5, total: 6 },
    ]);
    expect(line).toContain("1,234 / 1,234");
    expect(line).toContain("5 / 6");
  });
});

test("in Chinese the counts are those of 字", () => {
  const words = cliWordsFor("zh-CN").pdf;
  expect(words.written("handout.pdf", 44, 437)).toBe("已写入 handout.pdf：44 页，437 KB");
  expect(
    words.coverage([
      { kind: "narration", found: 1_234, total: 1_234 },
      { kind: "slide", found: 2_345, total: 2_345 },
    ]),
  ).toBe("旁白 1,234 / 1,234 字 · 幻灯片 2,345 / 2,345 字");
});
