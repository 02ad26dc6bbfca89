import { describe, expect, test } from "vitest";
import { compileTalk } from "../../src/build/compile.ts";
import { type Deck, slidesOf } from "../../src/model/deck.ts";
import type { SlideTexts } from "../../src/model/rendered.ts";
import { parseTalk } from "../../src/parse/talk.ts";
import { renderSearch } from "../../src/render/search.ts";

const DIAGRAM = `---
title: 一张图
replaces: https://x.y/z.png
alt: 图里有什么
steps:
  - show: a
    say: 先看甲
---
flowchart LR
  a[甲] --> b[乙]
`;

const TEXT = `# 部

## 标题

### 上面

#### 强项

+ **fast** and\\
  simple

#### 弱项

|一|二|
|-|-|
|三|四|

##### 旁白

第一句。
+ 第二句 \`code\`

<!--->
幕后的话
<--->

[原来的图](https://x.y/z.png)

<!-- 私下的话 -->
`;

function deckOf(text: string): Deck {
  const file = (name: string, content: string) => ({ path: name, name, text: content });
  return parseTalk({
    name: "talk",
    path: ".",
    chapters: [file("a.md", text)],
    diagrams: [file("diagrams/d.mmd", DIAGRAM)],
    settings: null,
    pictures: [],
  }).deck;
}

const deck = deckOf(TEXT);
const texts = renderSearch(deck);
const of = (title: string): SlideTexts => {
  const slide = slidesOf(deck).find((each) => each.title === title);
  return texts[slide?.id ?? ""] ?? { shown: "none", said: "none" };
};

describe("to be searched are", () => {
  test("every slide, also one with nothing on it", () => {
    expect(Object.keys(texts)).toEqual(slidesOf(deck).map(({ id }) => id));
    expect(of("部")).toEqual({ shown: "", said: "" });
  });

  test("what it shows as plain words, the headings above it among them, lines made one", () => {
    expect(of("上面").shown).toBe("标题 · 强项 · fast and simple · 弱项 · 一 · 二 · 三 · 四");
  });

  test("what is said, apart", () => {
    expect(of("上面").said).toBe("第一句。 第二句 code");
  });

  test("a figure's title, its steps and the words for it", () => {
    expect(of("原来的图").shown).toBe("标题 · 上面 · 原来的图 · 一张图 · 先看甲 · 图里有什么");
  });

  test("neither backstory nor private comments", () => {
    expect(JSON.stringify(texts)).not.toMatch(/幕后|私下/);
  });
});

test("of the talk in slides/ all narration can be found", async () => {
  const compiled = await compileTalk("slides");
  if ("unreadable" in compiled) throw new Error(compiled.reason);
  const all = renderSearch(compiled.deck);
  for (const { id, narration } of slidesOf(compiled.deck)) {
    expect(all[id]?.said === "", id).toBe(narration.length === 0);
  }
  expect(all["mesh/istio"]?.said.length).toBeGreaterThan(50);
});
