/** Golden outlines. A case is `<case>.md`, a talk of one chapter, beside `<case>.outline.txt`: what becomes of
 *  it, and its problems. What else its folder holds stands beside it as `<case>.<file>`. Adding a case is
 *  adding a file; `vitest -u` writes the golden, which is then read like a line of code. */
import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { describe, expect, test } from "vitest";
import { compileText } from "../../src/build/compile.ts";
import { reportProblems } from "../../src/build/report.ts";
import type { SourceFile, Talk } from "../../src/model/talk.ts";
import { formatOutline, outlineOf } from "../../src/render/outline.ts";
import { evenOut } from "../../src/source/even.ts";

const FOLDER = join(import.meta.dirname, "../fixtures/parse");
const files = readdirSync(FOLDER, { recursive: true, encoding: "utf8" })
  .map((file) => file.replaceAll("\\", "/"))
  .sort();
const cases = files
  .filter((file) => file.endsWith(".md"))
  .map((file) => basename(file, ".md"))
  .sort();

function readCase(name: string, change: (text: string) => string = (text) => text): Talk {
  const read = (file: string, path: string): SourceFile => ({
    path,
    name: basename(path),
    text: evenOut(change(readFileSync(join(FOLDER, file), "utf8"))),
  });
  const beside = files
    .filter((file) => file.startsWith(`${name}.`) && !/\.(?:md|outline\.txt)$/.test(file))
    .map((file) => ({ file, path: file.slice(name.length + 1) }));
  const settings = beside.find(({ path }) => path === "deck.yaml");
  return {
    name,
    path: ".",
    chapters: [read(`${name}.md`, `${name}.md`)],
    diagrams: beside
      .filter(({ path }) => path.endsWith(".mmd"))
      .map(({ file, path }) => read(file, `diagrams/${path}`)),
    settings: settings === undefined ? null : read(settings.file, settings.path),
    pictures: beside.map(({ path }) => path).filter((path) => /\.(?:png|jpg)$/.test(path)),
  };
}

function outlineText(talk: Talk): string {
  const compiled = compileText(talk);
  const outline = formatOutline(outlineOf(compiled.deck, compiled.screens, compiled.plan));
  return [outline, ...reportProblems(compiled).map((problem) => `${problem}\n`)].join("\n");
}

describe("the outline of", () => {
  test.each(cases)("%s", async (name) => {
    await expect(outlineText(readCase(name))).toMatchFileSnapshot(
      join(FOLDER, `${name}.outline.txt`),
    );
  });
});

test("every golden has its case", () => {
  const goldens = files.filter((file) => file.endsWith(".outline.txt"));
  expect(goldens.map((file) => basename(file, ".outline.txt")).sort()).toEqual(cases);
});

describe("any editor's newlines and byte order mark give the same outline:", () => {
  test.each(cases)("%s", (name) => {
    const golden = outlineText(readCase(name));
    const crlf = readCase(name, (text) => `\uFEFF${text.replaceAll("\n", "\r\n")}`);
    const cr = readCase(name, (text) => text.replaceAll("\n", "\r"));
    expect([outlineText(crlf), outlineText(cr)]).toEqual([golden, golden]);
  });
});
