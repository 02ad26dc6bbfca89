/** Every rule of the written format, with what its example comes to: the outline is its golden file. */
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { compileText } from "../../src/build/compile.ts";
import { formatRules } from "../../src/cli/format.ts";
import { widthOf } from "../../src/model/text.ts";
import { formatOutline, outlineOf } from "../../src/render/outline.ts";
import { FORMAT, type FormatRule } from "../../src/words/format.ts";

const FOLDER = join(import.meta.dirname, "../fixtures/format");
const CHAPTER = "## 架构\n\n![三台](https://example.org/eureka.png)\n\n##### 旁白\n\n看图。\n";

function compileExample({ example, file }: FormatRule) {
  const source = (name: string, text: string) => ({ path: `talk/${name}`, name, text });
  return compileText({
    name: "talk",
    path: "talk",
    chapters: [source("1-chapter.md", file === null ? example : CHAPTER)],
    diagrams: file?.endsWith(".mmd") ? [source("eureka.mmd", example)] : [],
    settings: file === "deck.yaml" ? source("deck.yaml", example) : null,
    pictures: ["pictures/eureka.png", "pictures/arch.png"],
  });
}

describe("the example of", () => {
  test.each(FORMAT.map((rule) => [rule.id, rule] as const))("%s", async (id, rule) => {
    const { deck, screens, plan, problems } = compileExample(rule);
    // The settings' example names a slide and a picture that only its own talk has.
    if (rule.file !== "deck.yaml") expect(problems).toEqual([]);
    const outline = formatOutline(outlineOf(deck, screens, plan));
    await expect(outline).toMatchFileSnapshot(join(FOLDER, `${id}.outline.txt`));
  });
});

test("no rule is told twice", () => {
  expect(new Set(FORMAT.map(({ id }) => id)).size).toBe(FORMAT.length);
});

test.each(["zh-CN", "en"] as const)(
  "the table in %s has every example and fits a terminal",
  (lang) => {
    const lines = formatRules(FORMAT, lang).split("\n");
    for (const line of lines) expect(widthOf(line) * 2).toBeLessThanOrEqual(100);
    for (const { example, means } of FORMAT) {
      const [first = ""] = example.split("\n");
      expect(lines.some((line) => line.startsWith(first.slice(0, 20)))).toBe(true);
      const told = lines.map((line) => line.slice(0)).join("");
      expect(told.replace(/\s/g, "")).toContain(means[lang].slice(0, 8).replace(/\s/g, ""));
    }
  },
);
