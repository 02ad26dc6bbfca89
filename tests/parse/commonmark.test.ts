/** The examples of the CommonMark specification, through our blocks and our HTML, without the rules of
 *  narrated Markdown. Where we differ on purpose, `fixtures/commonmark-differences.txt` says which reason. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Block } from "../../src/model/block.ts";
import { blocksOf, type Meanings } from "../../src/parse/blocks.ts";
import { lexBlocks, PlainTokenizer } from "../../src/parse/lexer.ts";
import { linesOf } from "../../src/parse/places.ts";
import { renderBlocks } from "../../src/render/blocks.ts";
import { renderWordsFor } from "../../src/words/printed.ts";
import { evenHtml } from "./even-html.ts";

interface Example {
  readonly number: number;
  readonly section: string;
  readonly markdown: string;
  readonly html: string;
}

const REASONS = ["raw HTML is text", "the scheme is not on the list", "a bare link is a link"];
const MOST_DIFFERENCES = 90;

const { tests } = createRequire(import.meta.url)("commonmark-spec") as {
  tests: readonly Example[];
};
// The specification prints tabs as arrows.
const examples = tests.map((example) => ({
  ...example,
  markdown: example.markdown.replaceAll("→", "\t"),
  html: example.html.replaceAll("→", "\t"),
}));
const differences = readFileSync(
  join(import.meta.dirname, "../fixtures/commonmark-differences.txt"),
  "utf8",
)
  .trimEnd()
  .split("\n")
  .map((line) => ({ number: Number.parseInt(line, 10), reason: line.replace(/^\d+ /, "") }));

/** Paragraphs and lists are what they are: no terms, no quotations. */
const PLAIN: Meanings = { paragraph: () => null, list: () => null };

function render(markdown: string): string {
  const tokens = lexBlocks(markdown, new PlainTokenizer());
  const reading = { source: linesOf("a.md", markdown), references: [tokens.links] };
  const blocks = blocksOf(tokens, 1, reading, PLAIN);
  const html = renderBlocks(blocks, { words: renderWordsFor("en"), pictureAt: (path) => path });
  // On a slide every subheading looks the same; how deep it was written stands in its block.
  const depths = depthsIn(blocks);
  return html.replace(
    /<h3 class="subheading">([\s\S]*?)<\/h3>/g,
    (_, inside) => `<h${depths[0]}>${inside}</h${depths.shift()}>`,
  );
}

function depthsIn(blocks: readonly Block[]): number[] {
  return blocks.flatMap((block): number[] => {
    switch (block.type) {
      case "subheading":
        return [block.depth];
      case "points":
        return block.items.flatMap((item) => depthsIn(item.blocks));
      case "quote":
        return depthsIn(block.blocks);
      default:
        return [];
    }
  });
}

/** Code ends with a line end there; ours ends with its last line. */
function expected(html: string): string {
  return evenHtml(html.replaceAll("\n</code></pre>", "</code></pre>"));
}

describe("CommonMark", () => {
  test("has its 652 examples", () => {
    expect(examples.map(({ number }) => number)).toEqual(examples.map((_, index) => index + 1));
    expect(examples).toHaveLength(652);
  });

  test("is held, but for the differences on the list", () => {
    const differing = examples.filter(({ markdown, html }) => {
      return evenHtml(render(markdown)) !== expected(html);
    });
    const listed = new Set(differences.map(({ number }) => number));
    const shown = (example: Example): string =>
      `${example.number} ${JSON.stringify(example.markdown)}\n${evenHtml(render(example.markdown))}\n${expected(example.html)}`;
    expect(differing.filter(({ number }) => !listed.has(number)).map(shown)).toEqual([]);
    // What is equal has no place on the list any more.
    const numbers = new Set(differing.map(({ number }) => number));
    expect(differences.filter(({ number }) => !numbers.has(number))).toEqual([]);
  });

  test("has few differences, each with one of our reasons", () => {
    expect(differences.length).toBeLessThanOrEqual(MOST_DIFFERENCES);
    expect(differences.filter(({ reason }) => !REASONS.includes(reason))).toEqual([]);
    const numbers = differences.map(({ number }) => number);
    expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b));
  });

  test.each<[reason: string, written: RegExp]>([
    ["raw HTML is text", /<[A-Za-z/!?]/],
    ["the scheme is not on the list", /(?!https?:|mailto:)[a-z+-]+\S*:/],
    ["a bare link is a link", /https:\/\/|@/],
  ])("has differences where the source gives a reason: %s", (reason, written) => {
    for (const { number } of differences.filter((difference) => difference.reason === reason)) {
      expect(examples[number - 1]?.markdown).toMatch(written);
    }
  });
});

test("narrated Markdown lexes blocks as everybody does, but for dashes that underline", () => {
  const differing = examples.filter(({ markdown }) => {
    const narrated = JSON.stringify(lexBlocks(markdown));
    return narrated !== JSON.stringify(lexBlocks(markdown, new PlainTokenizer()));
  });
  expect(differing.length).toBeGreaterThan(10);
  expect(differing.filter(({ markdown }) => !/\S *\n *-+ *(?:\n|$)/.test(markdown))).toEqual([]);
});

describe("two texts of HTML are the same", () => {
  test.each<[what: string, a: string, b: string]>([
    ["whatever space stands between blocks", "<p>a</p>\n<p>b</p>\n", "<p>a</p><p>b</p>"],
    ["at the end of a line or behind a space", "<p>a\nb</p>", "<p>a b</p>"],
    ["with and without paragraphs in items", "<li><p>a</p><p>b</p></li>", "<li>a<p>b</p></li>"],
    ["however a tag is closed", '<hr /><img src="a" alt="b" />', '<hr><img alt="b" src="a">'],
    ["however a character is written", "<p>&quot;&gt;</p>", '<p>"></p>'],
    ["however an address is encoded", '<a href="/%C3%A4%20b">a</a>', '<a href="/ä b">a</a>'],
    ["struck through either way", "<p><s>a</s></p>", "<p><del>a</del></p>"],
  ])("%s", (_what, a, b) => {
    expect(evenHtml(a)).toBe(evenHtml(b));
  });

  test.each<[what: string, a: string, b: string]>([
    ["a tag and its text", "<p><em>a</em></p>", "<p>&lt;em>a&lt;/em></p>"],
    ["one paragraph and two", "<li>a b</li>", "<li><p>a</p><p>b</p></li>"],
    ["space and none", "<p>a <em>b</em></p>", "<p>a<em>b</em></p>"],
    ["space within code", "<pre><code>a  b</code></pre>", "<pre><code>a b</code></pre>"],
    ["addresses", '<a href="/a">a</a>', '<a href="/b">a</a>'],
    ["titles", '<a href="/a" title="b">a</a>', '<a href="/a">a</a>'],
    ["languages", '<pre><code class="language-a">', "<pre><code>"],
    ["headings", "<h1>a</h1>", "<h2>a</h2>"],
    ["a break and a space", "<p>a<br>b</p>", "<p>a b</p>"],
  ])("but not %s", (_what, a, b) => {
    expect(evenHtml(a)).not.toBe(evenHtml(b));
  });
});
