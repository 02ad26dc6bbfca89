import { describe, expect, test } from "vitest";
import type { Block } from "../../src/model/block.ts";
import { type Slide, slidesOf } from "../../src/model/deck.ts";
import type { Inline } from "../../src/model/inline.ts";
import type { Place } from "../../src/model/place.ts";
import { parseTalk } from "../../src/parse/talk.ts";

const SOURCE = `# 部

## 点

+ 甲
  接着甲

  再一段甲
+ 乙
  1. 乙一
  2. 乙二 [链](https://x.y/1)

     > 引 [用](https://x.y/2)
+ 丙

| 左 | 右 |
|----|----|
| 1  | [一](https://x.y/3) |
| 2  | 二 |

话一
话二 [三](https://x.y/4) ![四](d.png)

##### 旁白

  1. 说一
   说二 **[五](https://x.y/5)**
> 编注：注一
> 注二

#### 强

一

#### 弱

- 二
`;

const lines = SOURCE.split("\n");
const parsed = parseTalk({
  name: "talk",
  path: ".",
  chapters: [{ path: "a/b.md", name: "b.md", text: SOURCE }],
  diagrams: [],
  settings: null,
  pictures: [],
});
const slide = slidesOf(parsed.deck)[1] as Slide;

/** What stands in the source at a place: its first line from its column on. */
function written({ line, column }: Place): string {
  return lines[line - 1]?.slice(column - 1) ?? "";
}

function blocksIn(blocks: readonly Block[]): Block[] {
  return blocks.flatMap((block): Block[] => {
    switch (block.type) {
      case "points":
        return [block, ...block.items.flatMap((item) => blocksIn(item.blocks))];
      case "quote":
        return [block, ...blocksIn(block.blocks)];
      case "columns":
        return [block, ...block.columns.flatMap((column) => blocksIn(column.blocks))];
      default:
        return [block];
    }
  });
}

const all = blocksIn(slide.blocks);

function linksIn(inlines: readonly Inline[]): Inline[] {
  return inlines.flatMap((inline): Inline[] =>
    "children" in inline
      ? [...(inline.type === "link" ? [inline] : []), ...linksIn(inline.children)]
      : inline.type === "picture"
        ? [inline]
        : [],
  );
}

describe("the place of", () => {
  test("a slide is its heading, with the path problems are told by", () => {
    expect(slidesOf(parsed.deck).map(({ at }) => at)).toEqual([
      { path: "a/b.md", line: 1, column: 1, endLine: 1 },
      { path: "a/b.md", line: 3, column: 1, endLine: 3 },
    ]);
  });

  test("a block is its first to its last line", () => {
    expect(slide.blocks.map(({ type, at }) => [type, at.line, at.endLine])).toEqual([
      ["points", 5, 14],
      ["table", 16, 19],
      ["prose", 21, 22],
      ["columns", 31, 37],
    ]);
  });

  test("an item is where it was written, nested ones too", () => {
    const items = all
      .filter((block) => block.type === "points")
      .flatMap((block) => block.items.map(({ at }) => [written(at), at.endLine]));
    expect(items).toEqual([
      ["+ 甲", 8],
      ["+ 乙", 13],
      ["+ 丙", 14],
      ["1. 乙一", 10],
      ["2. 乙二 [链](https://x.y/1)", 13],
      ["- 二", 37],
    ]);
  });

  test("a paragraph within an item is its own line", () => {
    const first = all.find((block) => block.type === "points");
    const paragraphs = first?.items[0]?.blocks.map(({ at }) => [at.line, at.column, at.endLine]);
    expect(paragraphs).toEqual([
      [5, 1, 6],
      [8, 3, 8],
    ]);
  });

  test("a row of a table is its line", () => {
    const table = slide.blocks.find((block) => block.type === "table");
    expect(table?.rows.map(({ at }) => written(at))).toEqual([
      "| 1  | [一](https://x.y/3) |",
      "| 2  | 二 |",
    ]);
  });

  test("a column is its heading and what stands below it", () => {
    const columns = slide.blocks.find((block) => block.type === "columns");
    expect(columns?.columns.map(({ at }) => [written(at), at.endLine])).toEqual([
      ["#### 强", 33],
      ["#### 弱", 37],
    ]);
  });

  test("a link or picture is its first character, wherever it stands", () => {
    const inlines = [
      ...all.flatMap((block) => (block.type === "prose" ? linksIn(block.text) : [])),
      ...all.flatMap((block) =>
        block.type === "table" ? block.rows.flatMap(({ cells }) => cells.flatMap(linksIn)) : [],
      ),
      ...slide.narration.flatMap(({ text }) => linksIn(text)),
    ];
    const found = inlines.map((inline) => ("at" in inline ? written(inline.at) : ""));
    expect(found.map((text) => text.slice(0, text.indexOf(")") + 1)).sort()).toEqual([
      "![四](d.png)",
      "[一](https://x.y/3)",
      "[三](https://x.y/4)",
      "[五](https://x.y/5)",
      "[用](https://x.y/2)",
      "[链](https://x.y/1)",
    ]);
  });

  test("a beat is its line, from its mark on", () => {
    expect(slide.narration.map(({ at }) => [at.line, at.column, at.endLine])).toEqual([
      [26, 3, 26],
      [27, 4, 27],
    ]);
  });

  test("an editor's note is all its lines, and it names the line it corrects", () => {
    expect(slide.editorNotes.map(({ at, on }) => [at.line, at.endLine, on.line])).toEqual([
      [28, 29, 27],
    ]);
  });
});

test.each<[where: string, markdown: string, places: string[]]>([
  ["in a paragraph", "[a](b) [a](b)\n`c` [a](b)", ["3:1", "3:8", "4:5"]],
  ["in emphasis and in one another", "**[a](b)**\n[![c](d)](b)", ["3:3", "4:1"]],
  ["without marks", "见 https://a.b 和 https://a.b", ["3:3", "3:17"]],
  ["in cells", "| [a](b) | [a](b) |\n|-|-|\n| `c` | [a](b) |", ["3:3", "3:12", "5:9"]],
  ["in a cell with an escaped mark", "| c \\| [a](b) |\n|-|", ["3:1"]],
  ["in an item that goes on", "+ [a](b)\n  [a](b)\n[a](b)", ["3:3", "4:3", "5:1"]],
  ["in a quote that goes on", "> [a](b)\n[a](b)", ["3:3", "4:1"]],
  ["in a task of a loose list", "- [x] [a](b)\n\n- [ ] [a](b)", ["3:7", "5:7"]],
  ["in narration", "##### 旁白\n+ [a](b) [a](b)", ["4:3", "4:10"]],
  ["in a note of two lines", "c\n> 编注：[a](b)\n> [a](b)", ["4:6", "5:3"]],
])("equal links have places of their own %s", (_where, markdown, places) => {
  const { deck } = parseTalk({
    name: "talk",
    path: ".",
    chapters: [{ path: "a.md", name: "a.md", text: `## T\n\n${markdown}` }],
    diagrams: [],
    settings: null,
    pictures: [],
  });
  const found: string[] = [];
  JSON.stringify(deck, (_key, value) => {
    if (value?.type === "link") found.push(`${value.at.line}:${value.at.column}`);
    return value;
  });
  expect(found).toEqual(places);
});
