import { expect, test } from "vitest";
import { excerptOf, reasonOf } from "../../src/model/rendered.ts";

test("a short text is shown whole, without its blank lines", () => {
  expect(excerptOf("flowchart LR\n\n  a --> b\n")).toBe("flowchart LR\n  a --> b");
});

test("of a long one the first lines are, and of those as much as has room", () => {
  const lines = Array.from(
    { length: 20 },
    (_, index) => `  n${index} --> ${"甲".repeat(index * 4)}`,
  );
  const shown = excerptOf(["flowchart LR", ...lines].join("\n")).split("\n");
  expect(shown).toHaveLength(8);
  expect(shown.at(-1)).toBe("…");
  expect(excerptOf("甲".repeat(50))).toBe(`${"甲".repeat(36)}…`);
  expect(excerptOf("x".repeat(100_000))).toBe(`${"x".repeat(72)}…`);
});

test("a failure is told in a line", () => {
  expect(reasonOf("Parse error on line 2:\n...b --> --> c\n---^\nExpecting 'AMP'")).toBe(
    "Parse error on line 2",
  );
  expect(reasonOf("not drawn in 10 seconds")).toBe("not drawn in 10 seconds");
});
