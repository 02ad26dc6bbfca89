/** Mermaid's judgement of what is written in fences: on its line in the chapter, each text once. */
import { describe, expect, test } from "vitest";
import { type Compiled, compileText } from "../../src/build/compile.ts";
import { checkSyntax, judgeSyntax } from "../../src/build/syntax.ts";

function compile(text: string): Compiled {
  return compileText({
    name: "talk",
    path: "talk",
    chapters: [{ path: "a.md", name: "a.md", text }],
    diagrams: [],
    settings: null,
    pictures: [],
  });
}

const BROKEN = "flowchart LR\n  a --> b\n  b --> --> c\n";

describe("a broken line is told on its line in a fence that", () => {
  test.each([
    ["has Mermaid text alone", `## 题\n\n\`\`\`mermaid\n${BROKEN}\`\`\`\n`, 6],
    [
      "begins with words of ours",
      `## 题\n\n\`\`\`mermaid\n---\ntitle: 图\n---\n${BROKEN}\`\`\`\n`,
      9,
    ],
    ["ends with blank lines", `## 题\n\n\`\`\`mermaid\n${BROKEN}\n\n\`\`\`\n`, 6],
    ["is backstory", `## 题\n\n<!--->\n\`\`\`mermaid\n${BROKEN}\`\`\`\n<--->\n`, 7],
  ])("%s", async (_what, text, line) => {
    const { problems } = await checkSyntax(compile(text));
    expect(problems).toMatchObject([
      { kind: "diagram-syntax", severity: "error", at: { path: "a.md", line } },
    ]);
  });
});

test("the column counts how far in the fence stands", async () => {
  const columns = ["", "  "].map(async (indent) => {
    const lines = ["```mermaid", ...BROKEN.trimEnd().split("\n"), "```"];
    const text = `## 题\n\n${lines.map((line) => indent + line).join("\n")}\n`;
    const { problems } = await checkSyntax(compile(text));
    return problems.map(({ at }) => at.column);
  });
  const [[flush = 0] = [], further] = await Promise.all(columns);
  expect(further).toEqual([flush + 2]);
});

test("two fences of one text are judged once, and told twice", async () => {
  const fence = `\`\`\`mermaid\n${BROKEN}\`\`\`\n`;
  const compiled = compile(`## 题\n\n${fence}\n${fence}`);
  const verdicts = new Map();
  await judgeSyntax(compiled, verdicts);
  expect(verdicts.size).toBe(1);
  const { problems } = await checkSyntax(compiled);
  expect(problems.map(({ at }) => at.line)).toEqual([6, 12]);
});
