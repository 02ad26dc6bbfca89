import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { type ChapterText, compareChapters, findDifferences, listMoves } from "./slides-moves.ts";

const folder = new URL("../slides/", import.meta.url);
const original = readFileSync(new URL("fixtures/talk.md", import.meta.url), "utf8");
const readme = readFileSync(new URL("README.md", folder), "utf8");
const chapters: readonly ChapterText[] = readdirSync(folder)
  .filter((name) => name.endsWith(".md") && name !== "README.md")
  .sort()
  .map((name) => ({ name, text: readFileSync(new URL(name, folder), "utf8") }));

test("the original is kept as it came, byte for byte", () => {
  expect(createHash("sha256").update(original).digest("hex")).toBe(
    "6ed17ecabce0b0a3aa0d4c5a965e2108f3524257a68cbb45b100fd7f9245b83f",
  );
});

test("every line of the original stands in one chapter, as it was written and in its order", () => {
  expect(compareChapters(original, chapters).faults).toEqual([]);
});

test("slides/README.md lists the editorial moves, every one and no other", () => {
  expect(listMoves(readme)).not.toEqual([]);
  expect(findDifferences(original, chapters, readme)).toEqual([]);
});

describe("the comparison sees", () => {
  const before = "由 ribbon 进行均衡负载后，分发到后端具体实例";
  const after = "微服务之间通过 feign 进行通信处理业务";

  test.each<[what: string, from: string, to: string, difference: string]>([
    ["a line lost", `${before}\n`, "", "original:300: stands in no chapter"],
    ["a line changed by one character", "Eureka Cient", "Eureka Client", "original:281"],
    ["a space added at the end of a line", before, `${before} `, "original:300"],
    ["two lines swapped", `${before}\n${after}`, `${after}\n${before}`, "original:301"],
    ["a line written twice", before, `${before}\n${before}`, "neither the author's nor a move"],
    ["a line nobody wrote", before, `${before}\n编者的话`, "neither the author's nor a move"],
    ["a blank line gone", "#### 弱项\n\n", "#### 弱项\n", "a blank line is missing above"],
    ["a blank line come", before, `\n${before}`, "a blank line too many above"],
    ["a note away from its line", "\n> 编注：写线性", "\n\n> 编注：写线性", "too many above"],
    [
      "an unlisted note",
      before,
      `${before}\n> 编注：新`,
      "not listed: | d | 03-registries.md | after 300",
    ],
    ["a word of a note changed", "读可能旧", "读也许旧", "not listed: | d |"],
    ["an unlisted heading", "\n## 领域知识", "\n## 新\n\n## 领域知识", "not listed: | b |"],
    ["an unlisted narration mark", "\nDDD\n", "\n##### 旁白\n\nDDD\n", "not listed: | c |"],
    ["an unlisted picture", "\nDDD\n", "\n![](diagrams/ddd.mmd)\n\nDDD\n", "not listed: | e |"],
    ["another depth of a heading", "## 领域知识", "### 领域知识", "05-conway.md | 404"],
    [
      "an added narration mark over a picture",
      "![](diagrams/eureka-lease.mmd)\n\n##### 旁白",
      "##### 旁白\n\n![](diagrams/eureka-lease.mmd)",
      "a narration mark over no words",
    ],
  ])("%s", (_what, from, to, difference) => {
    const broken = chapters.map(({ name, text }) => ({ name, text: text.replace(from, to) }));
    expect(broken).not.toEqual(chapters);
    expect(findDifferences(original, broken, readme).join("\n")).toContain(difference);
  });

  test("a stretch that stands in another chapter", () => {
    const moved = "DDD\n";
    const broken = chapters.map(({ name, text }) => ({
      name,
      text: name.startsWith("01") ? `${text}\n${moved}` : text.replace(`\n${moved}`, ""),
    }));
    expect(findDifferences(original, broken, readme).join("\n")).toContain(
      "not listed: | a | 01-purpose.md | 406–406",
    );
  });

  test("a listed move that is not there", () => {
    const row = "| d | 05-conway.md | after 406 | `> 编注：没有` |";
    expect(findDifferences(original, chapters, `${readme.trimEnd()}\n${row}\n`)).toEqual([
      `listed, but not found: ${row}`,
    ]);
  });

  test("a move listed twice", () => {
    const row = listMoves(readme).at(-1);
    expect(findDifferences(original, chapters, `${readme.trimEnd()}\n${row}\n`)).toEqual([
      `listed, but not found: ${row}`,
    ]);
  });

  test("a list of moves that is gone", () => {
    expect(findDifferences(original, chapters, "")).toHaveLength(listMoves(readme).length);
  });
});

describe("no line of any chapter can", () => {
  const places = chapters.flatMap(({ name, text }) =>
    text.split("\n").flatMap((line, at) => (line.trim() === "" ? [] : { name, at })),
  );

  /** The talk with the lines of one chapter changed. */
  function change(name: string, edit: (lines: string[]) => void): readonly ChapterText[] {
    return chapters.map((chapter) => {
      if (chapter.name !== name) return chapter;
      const lines = chapter.text.split("\n");
      edit(lines);
      return { name, text: lines.join("\n") };
    });
  }

  test("be taken out unseen", () => {
    const unseen = places.filter(({ name, at }) => {
      const broken = change(name, (lines) => lines.splice(at, 1));
      return findDifferences(original, broken, readme).length === 0;
    });
    expect(unseen).toEqual([]);
  });

  test("lose its last character unseen", () => {
    const unseen = places.filter(({ name, at }) => {
      const broken = change(name, (lines) => lines.splice(at, 1, (lines[at] ?? "").slice(0, -1)));
      return findDifferences(original, broken, readme).length === 0;
    });
    expect(unseen).toEqual([]);
  });

  test("change places with the next one unseen", () => {
    const unseen = places.filter(({ name, at }, index) => {
      const next = places[index + 1];
      if (next?.name !== name) return false;
      const broken = change(name, (lines) => {
        [lines[at], lines[next.at]] = [lines[next.at] ?? "", lines[at] ?? ""];
      });
      return findDifferences(original, broken, readme).length === 0;
    });
    expect(unseen).toEqual([]);
  });
});
