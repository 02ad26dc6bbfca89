/** Every kind of problem has a talk of its own in `fixtures/problems/`, with what is expected of it; and in the
 *  middle of a long chapter the same mistake is told at its place there, and nothing else is. */
import {
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Compiled, compileTalk } from "../../src/build/compile.ts";
import { checkSyntax } from "../../src/build/syntax.ts";
import { slidesOf } from "../../src/model/deck.ts";

const FOLDER = join(import.meta.dirname, "../fixtures/problems");
const cases = readdirSync(FOLDER).sort();
/** What it means depends on where in a chapter it stands, or it stands in none. */
const ONLY_THERE = ["narration-before-slide", "talk-empty", "none"];

let temporary: string;
beforeEach(() => {
  temporary = mkdtempSync(join(tmpdir(), "pangbai-problems-"));
});
afterEach(() => rmSync(temporary, { recursive: true }));

async function compile(folder: string): Promise<Compiled> {
  const compiled = await compileTalk(folder);
  if ("unreadable" in compiled) throw new Error(compiled.reason);
  return checkSyntax(compiled);
}

/** One line for each problem; those of the chapter `down` lines further up than told. */
async function problemsOf(folder: string, down = 0): Promise<string> {
  const { problems } = await compile(folder);
  return problems
    .map(({ kind, severity, at }) => {
      const path = at.path === folder ? "." : at.path.slice(folder.length + 1);
      const line = path.endsWith(".md") ? at.line - down : at.line;
      return `${path}:${line}:${at.column} ${kind} ${severity}\n`;
    })
    .join("");
}

function longChapter(name: string, slides: number): string {
  return Array.from(
    { length: slides },
    (_, index) => `## ${name} ${index}

话，还有 [链接](https://example.org/${index}.html)。

- 一
- 二

| 左 | 右 |
| -- | -- |
| 一 | 二 |

##### 旁白

说一句。

<!--->
补充
<--->

又说一句。

`,
  ).join("");
}

describe("what is told of", () => {
  test.each(cases)("%s", async (name) => {
    const told = await problemsOf(join(FOLDER, name));
    await expect(told).toMatchFileSnapshot(join(FOLDER, name, "expected.txt"));
    // A case is about its own kind.
    const kinds = told.split("\n").flatMap((line) => line.split(" ")[1] ?? []);
    expect(new Set(kinds)).toEqual(new Set(name === "none" ? [] : [name]));
  });
});

describe("in the middle of a long chapter the same is told, and nothing else, of", () => {
  test.each(cases.filter((name) => !ONLY_THERE.includes(name)))("%s", async (name) => {
    cpSync(join(FOLDER, name), temporary, { recursive: true });
    const before = longChapter("之前", 150);
    const chapter = join(temporary, "a.md");
    const parts = [
      Buffer.from(before),
      readFileSync(chapter),
      Buffer.from(`\n${longChapter("之后", 150)}`),
    ];
    writeFileSync(chapter, Buffer.concat(parts));
    expect(await problemsOf(temporary, before.split("\n").length - 1)).toBe(
      readFileSync(join(FOLDER, name, "expected.txt"), "utf8"),
    );
  });
});

test("a chapter that cannot be read is told, and the rest lives", async () => {
  cpSync(join(FOLDER, "none"), temporary, { recursive: true });
  const closed = join(temporary, "02-b.md");
  writeFileSync(closed, "");
  // More than can be read in one go; it takes no room on the disk.
  truncateSync(closed, 2 ** 31 + 1);
  const { deck, problems } = await compile(temporary);
  expect(problems).toMatchObject([
    { kind: "file-unreadable", severity: "error", at: { path: closed, line: 1, column: 1 } },
  ]);
  expect(slidesOf(deck).length).toBeGreaterThan(3);
});

test("chapters that differ in their number only keep slides of their own", async () => {
  for (const name of ["1-a.md", "2-a.md"])
    writeFileSync(join(temporary, name), `# 甲\n\n${name}\n`);
  const { deck, problems } = await compile(temporary);
  expect(problems).toEqual([]);
  expect(slidesOf(deck).map(({ id }) => id)).toEqual(["a/甲", "a/甲-2", "a-2/甲", "a-2/甲-2"]);
});

test("a file that is not UTF-8 is told, and the rest of it lives", async () => {
  const { deck } = await compile(join(FOLDER, "file-not-utf8"));
  expect(JSON.stringify(deck)).toContain("好的一行");
});

test("words in cells beyond the header are kept", async () => {
  const { deck } = await compile(join(FOLDER, "table-surplus"));
  const [table] = slidesOf(deck).flatMap(({ blocks }) => blocks);
  const rows = table?.type === "table" ? table.rows : [];
  expect(rows.map(({ cells }) => cells.length)).toEqual([2, 2, 2]);
  expect(rows[1]?.cells[1]).toEqual([
    { type: "text", text: "二 | 三 " },
    { type: "code", text: "x | y" },
  ]);
});
