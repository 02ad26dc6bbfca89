import { describe, expect, test } from "vitest";
import type { Block, Figure } from "../../src/model/block.ts";
import { slidesOf } from "../../src/model/deck.ts";
import type { Inline } from "../../src/model/inline.ts";
import { parseTalk } from "../../src/parse/talk.ts";
import { type RenderContext, renderBlocks } from "../../src/render/blocks.ts";
import { attributes, escapeHtml } from "../../src/render/html.ts";
import { renderInlines } from "../../src/render/inlines.ts";
import { renderNarration } from "../../src/render/narration.ts";
import { renderWordsFor } from "../../src/words/printed.ts";

const at = { path: "a.md", line: 1, column: 1, endLine: 1 };
const text = (words: string): Inline[] => [{ type: "text", text: words }];
const link = (address: string): Inline => ({
  type: "link",
  address,
  title: "",
  children: text("链接"),
  at,
});
const pictures: Readonly<Record<string, string>> = {
  "here.png": "/assets/here.png",
  "my photo.png": "/assets/photo.png",
};
const pictureAt = (path: string): string | null => pictures[path] ?? null;
const context: RenderContext = { words: renderWordsFor("en"), pictureAt };

function renderMarkdown(markdown: string): string {
  const [slide] = slidesOf(
    parseTalk({
      name: "talk",
      path: ".",
      chapters: [{ path: "a.md", name: "a.md", text: `## T\n\n${markdown}` }],
      diagrams: [],
      settings: null,
      pictures: Object.keys(pictures),
    }).deck,
  );
  return slide === undefined
    ? ""
    : renderBlocks(slide.blocks, context) + renderNarration(slide, context);
}

describe("nothing an author writes becomes markup:", () => {
  const EVIL = `<script>alert("1")</script>'&amp;`;
  const SAFE = "&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&#39;&amp;amp;";

  test("text", () => {
    expect(escapeHtml(EVIL)).toBe(SAFE);
  });

  test("attributes; null and false leave one out", () => {
    expect(attributes({ a: EVIL, b: null, c: false, d: true, e: "" })).toBe(` a="${SAFE}" d e=""`);
  });

  test.each<[what: string, block: Block]>([
    ["prose", { type: "prose", text: text(EVIL), at }],
    ["subheading", { type: "subheading", depth: 4, text: text(EVIL), at }],
    ["code", { type: "code", language: EVIL, text: EVIL, at }],
    [
      "points",
      {
        type: "points",
        start: null,
        items: [{ blocks: [{ type: "prose", text: text(EVIL), at }], done: null, at }],
        at,
      },
    ],
    ["terms", { type: "terms", terms: [{ term: text(EVIL), explanation: [], at }], at }],
    ["table", { type: "table", align: [null], header: [text(EVIL)], rows: [], at }],
    [
      "quotation",
      { type: "quotation", passages: [{ text: text(EVIL), source: EVIL, lang: EVIL, at }], at },
    ],
    ["columns", { type: "columns", columns: [{ title: text(EVIL), blocks: [], at }], at }],
    ["figure", { type: "figure", caption: EVIL, address: EVIL, drawing: null, at }],
  ])("%s", (_what, block) => {
    const html = renderBlocks([block], context);
    expect(html).toContain(SAFE);
    expect(html).not.toContain("<script");
  });

  test.each([
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "text <b onclick=alert(1)>b</b>",
    "&lt;script&gt;",
    "`<script>`",
    "    <script>",
    "| <script> |\n|-|\n| <img src=x> |",
    "##### 旁白\n\n<script>alert(1)</script>\n+ <img src=x>",
  ])("Markdown: %j", (markdown) => {
    const tags = renderMarkdown(markdown).match(/<\/?[a-z][^>]*>/g) ?? [];
    expect(tags.filter((tag) => /script|img|onclick|onerror|<b/.test(tag))).toEqual([]);
  });
});

describe("a link", () => {
  test.each([
    "https://example.org/a?b=c#d",
    "http://example.org",
    "HTTPS://EXAMPLE.ORG",
    "mailto:a@b.c",
    "chapter.md",
    "../a:b",
    "?a:b",
    "/a",
    "",
  ])("to %j leads there, without telling where from", (address) => {
    expect(renderInlines([link(address)], pictureAt)).toBe(
      `<a href="${escapeHtml(address)}" target="_blank" rel="noopener noreferrer">链接</a>`,
    );
  });

  test("within the talk stays in its window", () => {
    expect(renderInlines([link("#/a/b")], pictureAt)).toBe('<a href="#/a/b">链接</a>');
  });

  test.each([
    "javascript:alert(1)",
    "JavaScript:alert(1)",
    " javascript:alert(1)",
    "\u0001javascript:alert(1)",
    "java\nscript:alert(1)",
    "java\tscript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:msgbox(1)",
    "file:///etc/passwd",
    "blob:x",
    "tel:1",
  ])("to %j is its words alone", (address) => {
    expect(renderInlines([link(address)], pictureAt)).toBe("链接");
  });

  test.each([
    "[链接](javascript:alert(1))",
    "[链接](&#106;avascript:alert(1))",
    "[链接](javascript&colon;alert(1))",
    "[链接](<data:text/html,x>)",
    "[链接][a]\n\n[a]: javascript:alert(1)",
    "<javascript:alert(1)>",
  ])("written as %j is its words alone", (markdown) => {
    expect(renderMarkdown(markdown)).not.toContain("<a");
  });

  test("keeps its address within quotes", () => {
    const html = renderInlines([link('https://x.y/"onclick="alert(1)')], pictureAt);
    expect(html).toContain('href="https://x.y/&quot;onclick=&quot;alert(1)"');
  });
});

describe("a picture", () => {
  test("of the talk is shown from where it is served, its name written in any way", () => {
    for (const address of ["here.png", "./here.png", "here.png?v=1#a"]) {
      expect(renderMarkdown(`a ![words](${address})`)).toContain(
        '<img src="/assets/here.png" alt="words">',
      );
    }
    expect(renderMarkdown("a ![words](my%20photo.png)")).toContain('src="/assets/photo.png"');
    expect(renderMarkdown("![words](my%20photo.png)")).toContain('src="/assets/photo.png"');
  });

  test("that the text itself holds is shown", () => {
    expect(renderMarkdown("a ![words](data:image/png;base64,AAAA)")).toContain(
      '<img src="data:image/png;base64,AAAA" alt="words">',
    );
  });

  test.each([
    "a ![words](https://example.org/a.png)",
    "a ![words](//example.org/a.png)",
    "a ![words](gone.png)",
    "a ![words](%E0%A4%A.png)",
    "![words](https://example.org/a.png)",
    "![words](data:image/svg+xml,<svg/>)",
    "![words](gone.png)",
    "##### 旁白\n\na ![words](https://example.org/a.png)",
  ])("elsewhere is never fetched, its words are there: %j", (markdown) => {
    const html = renderMarkdown(markdown);
    expect(html).not.toMatch(/<img|src=|url\(/);
    expect(html).toContain("words");
  });

  test("that cannot be shown tells its caption and its address as text", () => {
    const html = renderMarkdown("![words](https://example.org/a.png)");
    expect(html).toContain("<strong>words</strong>");
    expect(html).toContain("<code>https://example.org/a.png</code>");
  });
});

describe("a diagram", () => {
  const figure = (more: Partial<Figure["drawing"]>): Figure => ({
    type: "figure",
    caption: "caption",
    address: "a.png",
    at,
    drawing: {
      type: "diagram",
      name: "a",
      title: "title",
      mermaid: "flowchart LR",
      alt: "alt",
      credit: "somebody",
      certainty: "seen",
      replaces: [],
      hidden: [],
      grid: [],
      steps: [],
      names: {},
      at,
      ...more,
    } as Figure["drawing"],
  });

  test("is an empty box with its words, until it is drawn", () => {
    const html = renderBlocks([figure({})], context);
    expect(html).toContain('<div class="drawing" data-diagram="a" role="img" aria-label="alt">');
    expect(html).toContain("title");
    expect(html).toContain("Redrawn from the original · Source: somebody");
    expect(html).not.toContain("flowchart");
  });

  test("without words of its own is called by its title, else by the author's", () => {
    expect(renderBlocks([figure({ alt: "" })], context)).toContain('aria-label="title"');
    expect(renderBlocks([figure({ alt: "", title: "" })], context)).toContain(
      'aria-label="caption"',
    );
  });
});

test("only the outermost parts of a block are named for steps", () => {
  const ids = (markdown: string) => renderMarkdown(markdown).match(/data-id="[^"]*"/g);
  expect(ids("+ a\n  + b\n  + c\n+ d")).toEqual(['data-id="item-1"', 'data-id="item-2"']);
  expect(ids("#### a\n\n+ b\n+ c\n+ d\n\n#### e\n\nf: g")).toEqual([
    'data-id="item-1"',
    'data-id="item-2"',
  ]);
  expect(ids("+ a: b\n  + c\n+ d: e")).toEqual(['data-id="item-1"', 'data-id="item-2"']);
});

describe("lists", () => {
  test("begin with the number they were written with", () => {
    expect(renderMarkdown("3. a\n4. b")).toContain('<ol class="points" start="3">');
    expect(renderMarkdown("1. a\n2. b")).toContain('<ol class="points"><li');
  });

  test("show tasks as boxes that cannot be pressed", () => {
    const boxes = renderMarkdown("- [x] a\n- [ ] b").match(/<input[^>]*>/g);
    expect(boxes).toEqual([
      '<input type="checkbox" disabled checked>',
      '<input type="checkbox" disabled>',
    ]);
    expect(renderMarkdown("- [x] a\n\n- [ ] b")).not.toContain("[");
  });
});
