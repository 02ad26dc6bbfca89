import { describe, expect, test } from "vitest";
import type { Block } from "../../src/model/block.ts";
import { slidesOf } from "../../src/model/deck.ts";
import type { Screen } from "../../src/model/screen.ts";
import { parseTalk } from "../../src/parse/talk.ts";
import { renderScreen } from "../../src/render/screen.ts";
import { renderWordsFor } from "../../src/words/printed.ts";

const MARK = '<p class="kicker"><b class="editor">Editor’s note</b>over</p>';

function overTitle(blocks: readonly Block[]): string | undefined {
  const screen: Screen = {
    slide: "s",
    kind: "figure",
    head: { title: { text: [], size: 40, lines: 1 }, kicker: "over", under: [] },
    blocks,
    type: { size: 30, line: 45, gap: 10, code: { size: 20, line: 30 } },
    steps: [],
    ties: [],
  };
  const context = { words: renderWordsFor("en"), pictureAt: () => null };
  const html = renderScreen(screen, { screen: 1, screens: 1 }, context);
  return /<p class="kicker">.*?<\/p>/.exec(html)?.[0];
}

/** What stands on the slide of a diagram with this front matter. */
function blocksOf(frontMatter: string, more = ""): readonly Block[] {
  const fence = `\`\`\`mermaid\n---\n${frontMatter}---\nflowchart LR\n  a --> b\n\`\`\``;
  const [slide] = slidesOf(
    parseTalk({
      name: "talk",
      path: ".",
      chapters: [{ path: "a.md", name: "a.md", text: `## T\n\n${fence}\n\n${more}` }],
      diagrams: [],
      settings: null,
      pictures: [],
    }).deck,
  );
  return slide?.blocks ?? [];
}

describe("over the title of a screen stands whose it is", () => {
  test("when its figure is the editor's", () => {
    expect(overTitle(blocksOf("by: editor\n"))).toBe(MARK);
  });

  test("and nothing when it is the author's, or when the author says something too", () => {
    const plain = '<p class="kicker">over</p>';
    expect(overTitle(blocksOf("title: a\n"))).toBe(plain);
    expect(overTitle(blocksOf("by: editor\n", "Words."))).toBe(plain);
    expect(overTitle([])).toBe(plain);
  });
});
