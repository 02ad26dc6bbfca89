import { describe, expect, test } from "vitest";
import type { Problem } from "../../src/model/problem.ts";
import { formatProblem, problemsAsData } from "../../src/render/problems.ts";
import { problemWordsFor } from "../../src/words/problems.ts";

const problemAt = (line: number, column: number): Problem => ({
  kind: "backstory-stray",
  severity: "warning",
  at: { path: "slides/a.md", line, column, endLine: line },
  values: {},
});

/** How far the caret stands from where the line begins, in characters of the terminal. */
function caretUnder(line: string, column: number): number {
  const told = formatProblem(problemAt(1, column), problemWordsFor("en"), () => line).split("\n");
  const [, quoted = "", caret = ""] = told;
  return caret.indexOf("^") - quoted.indexOf(line);
}

describe("a problem", () => {
  test("is told by place, source line, caret and hint", () => {
    expect(
      formatProblem(problemAt(42, 3), problemWordsFor("en"), () => `${"\n".repeat(41)}ab<--->\n`),
    ).toBe(
      [
        "slides/a.md:42:3: warning: a backstory ends here that never began",
        "  42 | ab<--->",
        "     |   ^",
        "  hint: put <!---> on a line of its own where it begins",
      ].join("\n"),
    );
  });

  test("in a file whose text is not at hand has no line to show", () => {
    const told = formatProblem(problemAt(1, 1), problemWordsFor("zh-CN"), () => null);
    expect(told.split("\n")).toEqual([
      "slides/a.md:1:1: warning: 补充的结束标记前面没有开始",
      "  提示: 在补充之前另起一行写 <!--->",
    ]);
  });

  test("as data has its place, its values, and its words", () => {
    expect(problemsAsData([problemAt(2, 3)], problemWordsFor("en"))).toEqual([
      {
        kind: "backstory-stray",
        severity: "warning",
        path: "slides/a.md",
        line: 2,
        column: 3,
        endLine: 2,
        values: {},
        message: "a backstory ends here that never began",
        hint: "put <!---> on a line of its own where it begins",
      },
    ]);
  });
});

describe("the caret counts columns as a terminal shows them:", () => {
  test.each<[line: string, column: number, columns: number]>([
    ["abc", 1, 0],
    ["abc", 3, 2],
    ["汉字x", 3, 4],
    ["，：x", 3, 4],
    ["a汉b字x", 5, 6],
    ["ＡＢx", 3, 4],
    ["𠮷x", 3, 2],
    ["éx", 2, 1],
  ])("%j, column %d", (line, column, columns) => {
    expect(caretUnder(line, column)).toBe(columns);
  });
});
