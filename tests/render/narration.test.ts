import { describe, expect, test } from "vitest";
import { slidesOf } from "../../src/model/deck.ts";
import { parseTalk } from "../../src/parse/talk.ts";
import type { RenderContext } from "../../src/render/blocks.ts";
import { renderBackstory, renderNarration } from "../../src/render/narration.ts";
import { renderWordsFor } from "../../src/words/printed.ts";

const context: RenderContext = { words: renderWordsFor("en"), pictureAt: () => null };

function slideOf(text: string) {
  const [slide] = slidesOf(
    parseTalk({
      name: "talk",
      path: ".",
      chapters: [{ path: "a.md", name: "a.md", text: `## T\n\n${text}` }],
      diagrams: [],
      settings: null,
      pictures: [],
    }).deck,
  );
  if (slide === undefined) throw new Error("no slide");
  return slide;
}

/** Each paragraph of the narration, its tags left out: `!` opens one after a breath, `*` is a note. */
function spoken(text: string): string[] {
  const html = renderNarration(slideOf(`##### 旁白\n\n${text}`), context);
  return html
    .split("</p>")
    .filter((paragraph) => paragraph !== "")
    .map((paragraph) => {
      const mark = paragraph.includes("editor-note")
        ? "* "
        : paragraph.includes("breath")
          ? "! "
          : "";
      return mark + paragraph.replace(/<[^>]*>/g, "");
    });
}

describe("narration", () => {
  test("is one paragraph a beat, numbered for whoever follows it", () => {
    const html = renderNarration(slideOf("##### 旁白\n\n一\n二\n三"), context);
    expect(html.match(/data-beat="\d+"/g)).toEqual([
      'data-beat="0"',
      'data-beat="1"',
      'data-beat="2"',
    ]);
  });

  test("keeps numbers as written, and shows any bullet as one", () => {
    expect(spoken("1. 一\n2) 二\n+ 三\n* 四\n- 五")).toEqual([
      "1. 一",
      "2) 二",
      "• 三",
      "• 四",
      "• 五",
    ]);
  });

  test("takes a breath at a blank line, and at nothing else", () => {
    expect(spoken("一\n二\n\n三\n\n\n四")).toEqual(["一", "二", "! 三", "! 四"]);
  });

  test("has the editor's notes below the line they correct, which make no breath", () => {
    expect(spoken("一\n> 编注：注\n> 又注\n二\n> 编注：三\n\n四")).toEqual([
      "一",
      "* Editor’s note 注又注",
      "二",
      "* Editor’s note 三",
      "! 四",
    ]);
  });
});

test("a note on a line of the slide comes before the narration", () => {
  const html = renderNarration(slideOf("正文\n> 编注：注\n\n##### 旁白\n\n一"), context);
  expect(html.indexOf("注")).toBeLessThan(html.indexOf("一"));
});

test("backstory is rendered apart, and no word of it in the narration", () => {
  const slide = slideOf("##### 旁白\n\n一\n<!--->\n补充\n<--->");
  expect(renderBackstory(slide, context)).toBe("<p>补充</p>");
  expect(renderNarration(slide, context)).not.toContain("补充");
});
