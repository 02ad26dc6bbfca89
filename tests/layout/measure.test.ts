/** What is promised of lines, case by case. That a browser ends them there too is proved in a browser. */
import { describe, expect, test } from "vitest";
import { breakLines, type Face, penPositions, type Run } from "../../src/layout/measure.ts";

const run = (text: string, face: Face = "sans", size = 10): Run => ({ text, face, size });

/** The lines of a text, in Han characters of width. */
function linesOf(text: string, han: number): readonly string[] {
  const ends = breakLines([run(text)], 10 * han);
  return ends.map((end, index) => text.slice(ends[index - 1] ?? 0, end));
}

describe("the width of", () => {
  test.each<[what: string, runs: readonly Run[], width: number]>([
    ["nothing", [], 0],
    ["Han characters and their marks", [run("注册，“中心”——")], 90],
    ["code, whatever its letters", [run("iiWW", "code")], 24],
    ["Han characters in code", [run("a中", "code")], 16],
    ["letters in two faces", [run("A"), run("A", "latin")], 6.08 + 6.39],
    ["a run of spaces, which is one", [run("中  "), run(" 文")], 22.24],
    ["marks that sit on a letter", [run("e\u0301")], 5.54],
    ["a picture made of several", [run("👩‍💻")], 13.7],
  ])("%s", (_what, runs, width) => {
    expect(penPositions(runs).leave.at(-1)).toBeCloseTo(width, 6);
  });
});

describe("a line", () => {
  test.each<[what: string, text: string, han: number, lines: readonly string[]]>([
    ["is there even for no text", "", 4, [""]],
    ["is filled to the last pixel", "注册中心", 2, ["注册", "中心"]],
    ["never begins with what closes", "注册，中心。", 2, ["注", "册，", "中", "心。"]],
    ["never ends with what opens", "注册（中心）", 3, ["注册", "（中", "心）"]],
    ["breaks at quotes as at brackets", "注册“中心”发现", 3, ["注册", "“中", "心”发", "现"]],
    ["keeps a dash whole", "注册——中心", 3, ["注册", "——中", "心"]],
    ["lets its last spaces hang", "中心  发现", 2, ["中心  ", "发现"]],
    ["keeps a word whole", "用 registry 吧", 4, ["用 ", "registry ", "吧"]],
    ["breaks a word that no line holds", "registry", 2, ["regi", "stry"]],
    ["holds one character at least", "中文", 0.5, ["中", "文"]],
    ["ends where it is told to", "中\n\n文\n", 9, ["中\n", "\n", "文\n"]],
    ["parts no letter from its marks", "e\u0301e\u0301", 0.6, ["e\u0301", "e\u0301"]],
    ["parts no surrogates", "𠮷𠮷", 1, ["𠮷", "𠮷"]],
    ["shows a soft hyphen only at its end", "reg\u00adistry", 2, ["reg\u00ad", "istr", "y"]],
  ])("%s", (_what, text, han, lines) => {
    expect(linesOf(text, han)).toEqual(lines);
  });

  test("goes on through runs", () => {
    const runs = [run("见 "), run("pom", "code"), run("，改")];
    expect(breakLines(runs, 41)).toEqual([6, 7]);
    expect(breakLines(runs, 32)).toEqual([2, 6, 7]);
  });

  test("is looked for only as far as asked", () => {
    expect(breakLines([run("注册中心".repeat(1e5))], 40, 3)).toEqual([4, 8, 12]);
  });
});
