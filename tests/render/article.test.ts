import { beforeAll, describe, expect, test } from "vitest";
import { articleOf } from "../../src/build/article.ts";
import { type Compiled, compileTalk, compileText } from "../../src/build/compile.ts";
import type { Drawings } from "../../src/build/drawings.ts";
import { type Block, figuresIn, titleOf } from "../../src/model/block.ts";
import { slidesOf } from "../../src/model/deck.ts";
import { plainText } from "../../src/model/inline.ts";
import { textsOf } from "../../src/model/texts.ts";
import { renderSearch } from "../../src/render/search.ts";

const NOTE = /<(span|p) class="editor-note"[^>]*>(.*?)<\/\1>/gs;

/** Every diagram of a talk as a drawing that only knows its own name. */
function drawnAll({ diagrams }: Compiled): Drawings {
  return new Map(
    diagrams.map(({ name }) => [
      name,
      {
        svg: `<svg id="pangbai-drawing"><path marker-end="url(#pangbai-drawing-a)"/></svg>`,
        members: {},
      },
    ]),
  );
}

function write(
  compiled: Compiled,
  { narration = true, drawings = drawnAll(compiled) } = {},
): string {
  return articleOf({ compiled, drawings }, (path) => `./assets/${path}`, { narration });
}

/** As a reader has it, air left out. */
function wordsOf(html: string): string {
  const named: Readonly<Record<string, string>> = {
    lt: "<",
    gt: ">",
    quot: '"',
    "#39": "'",
    amp: "&",
  };
  return html
    .replace(/<[^>]*>/g, "")
    .replace(/&(lt|gt|quot|#39|amp);/g, (_, name: string) => named[name] ?? "")
    .replace(/\s+/g, "");
}

function bare(texts: readonly string[]): string {
  return texts.join("").replace(/\s+/g, "");
}

function all(html: string, what: RegExp, group = 1): string[] {
  return [...html.matchAll(what)].map((found) => found[group] ?? "");
}

/** What stands in each slide's own element, by its id. */
function sectionsOf(html: string): ReadonlyMap<string, string> {
  return new Map(
    all(html, /(<section class="slide".*?<\/section>)/gs).map((section) => [
      /id="\/([^"]*)"/.exec(section)?.[1] ?? "",
      section,
    ]),
  );
}

/** The parts of a slide: each is the last of its kind before the next. */
function partsOf(section: string) {
  const [rest = "", backstory = ""] = section.split('<details class="backstory">');
  const [head = "", said = ""] = rest.split('<div class="said"');
  return {
    panels: all(
      head,
      /<div class="panel">(.*?)<\/div>(?=<figure|<p class="editor-note"|<div class="panel"|<\/div>(?:$|<))/gs,
    ),
    plates: all(head, /(<figure class="plate">.*?<\/figure>)/gs),
    said: said
      .replace(/^[^>]*>/, "")
      .replace(NOTE, "")
      .replace(/<span class="marker">.*?<\/span>/g, ""),
    backstory: backstory.replace(/^<summary>.*?<\/summary>/, "").replace(NOTE, ""),
    notes: all(section, NOTE, 2),
  };
}

function unshown(blocks: readonly Block[]): Block[] {
  return blocks.filter(({ type }) => type !== "figure");
}

describe("the article of slides/", () => {
  let compiled: Compiled;
  let html: string;
  let sections: ReadonlyMap<string, string>;
  beforeAll(async () => {
    const read = await compileTalk("slides");
    if ("unreadable" in read) throw new Error(read.reason);
    compiled = read;
    html = write(read);
    sections = sectionsOf(html);
  });

  test("has every slide once, in order, under the address it has on the stage", () => {
    const ids = slidesOf(compiled.deck).map(({ id }) => id);
    expect([...sections.keys()]).toEqual(ids);
    expect(all(html, /\sid="\/([^"]*)"/g)).toEqual(ids);
    expect(all(html, /class="number" href="\.\/#\/([^"]*)"/g)).toEqual(ids);
  });

  test("says every beat once and in order, and nothing else there", () => {
    for (const { id, narration } of slidesOf(compiled.deck)) {
      const { said } = partsOf(sections.get(id) ?? "");
      expect(wordsOf(said), id).toBe(bare(narration.map(({ text }) => plainText(text))));
    }
  });

  test("shows every text of every slide once and in order, figures with their names and legends", () => {
    let number = 0;
    for (const { id, blocks } of slidesOf(compiled.deck)) {
      const { panels, plates } = partsOf(sections.get(id) ?? "");
      expect(wordsOf(panels.join("")), id).toBe(bare(textsOf(unshown(blocks))));
      const figures = figuresIn(blocks);
      expect(plates).toHaveLength(figures.length);
      for (const [index, figure] of figures.entries()) {
        number += 1;
        const plate = plates[index] ?? "";
        expect(all(plate, /<figcaption>(.*?)<\/figcaption>/g).map(wordsOf)[0]).toContain(
          `图${number}${titleOf(figure).replace(/\s+/g, "")}`,
        );
        const steps = figure.drawing?.type === "diagram" ? figure.drawing.steps : [];
        const said = steps.filter(({ say }) => say !== "");
        const legend = all(plate, /<\/span><span>(.*?)<\/span><\/li>/g).map(wordsOf);
        expect(legend).toEqual(
          said.map(({ say, by }) => `${by === "editor" ? "编注" : ""}${bare([say])}`),
        );
      }
    }
    expect(number).toBeGreaterThan(12);
  });

  test("tells every backstory and every editor's note once, the notes marked as the editor's", () => {
    let told = 0;
    for (const { id, backstory, editorNotes } of slidesOf(compiled.deck)) {
      const parts = partsOf(sections.get(id) ?? "");
      expect(wordsOf(parts.backstory), id).toBe(bare(textsOf(backstory)));
      const notes = editorNotes.map(({ text }) => `编注${bare([plainText(text)])}`);
      expect(parts.notes.map(wordsOf).toSorted(), id).toEqual(notes.toSorted());
      told += notes.length;
    }
    expect(told).toBeGreaterThan(10);
  });

  test("has headings that go down one level at a time, and contents that lead to each", () => {
    const levels = all(html, /<h([1-6])[ >]/g).map(Number);
    expect(levels[0]).toBe(1);
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    for (const [index, level] of levels.entries()) {
      expect(level - (levels[index - 1] ?? 0)).toBeLessThanOrEqual(1);
    }
    const [contents = ""] = all(html, /<nav class="contents"(.*?)<\/nav>/gs);
    const named = [...sections].filter(([, section]) => /<h[23]>/.test(section)).map(([id]) => id);
    expect(all(contents, /href="#\/([^"]*)"/g)).toEqual(named);
  });

  test("gives each drawing ids of its own, a name, and its words under a fold", () => {
    const ids = all(html, /<svg[^>]* id="([^"]*)"/g);
    expect(ids).toHaveLength(
      figuresIn(slidesOf(compiled.deck).flatMap(({ blocks }) => blocks)).length,
    );
    expect(new Set(ids).size).toBe(ids.length);
    expect(html).not.toContain("pangbai-drawing");
    expect(all(html, /<svg role="img" aria-label="([^"]+)"/g)).toHaveLength(ids.length);
    expect(html).toContain('<details class="told"><summary>图示的文字说明</summary>');
  });

  test("shows a figure in words where nothing was drawn, or where its drawing failed", () => {
    const failed: Drawings = new Map(compiled.diagrams.map(({ name }) => [name, { failed: "no" }]));
    for (const drawings of [new Map() as Drawings, failed]) {
      const plain = write(compiled, { drawings });
      expect(plain).not.toContain("<svg");
      expect(plain).not.toContain("data-diagram");
      const dubbo = partsOf(sectionsOf(plain).get("registries/dubbo") ?? "").plates[0] ?? "";
      const { drawing } = slidesOf(compiled.deck)
        .flatMap(({ blocks }) => figuresIn(blocks))
        .find(({ drawing: one }) => one?.type === "diagram" && one.name === "dubbo") ?? {
        drawing: null,
      };
      const alt = drawing?.type === "diagram" ? drawing.alt : "none";
      expect(wordsOf(dubbo)).toContain(bare([alt]));
      expect(dubbo).toMatch(/^<figure class="plate"><div class="told">.*<li>/s);
    }
  });

  test("is silent when it is to be: no beat, note or backstory, and not how long they take", () => {
    const silent = wordsOf(write(compiled, { narration: false }));
    const loud = wordsOf(html);
    const whole = (texts: readonly string[]) => texts.filter((text) => text.length >= 12);
    // A beat may say what a figure's legend says.
    const shown = bare(Object.values(renderSearch(compiled.deck)).map((texts) => texts.shown));
    let looked = 0;
    for (const slide of slidesOf(compiled.deck)) {
      const hidden = [
        ...slide.narration.map(({ text }) => bare([plainText(text)])),
        ...slide.editorNotes.map(({ text }) => bare([plainText(text)])),
        ...textsOf(slide.backstory).map((text) => bare([text])),
      ];
      for (const text of whole(hidden).filter((each) => !shown.includes(each))) {
        expect(loud, slide.id).toContain(text);
        expect(silent, slide.id).not.toContain(text);
        looked += 1;
      }
      for (const text of textsOf(unshown(slide.blocks))) expect(silent).toContain(bare([text]));
    }
    expect(looked).toBeGreaterThan(120);
    expect(loud).toContain("演讲约36分钟");
    expect(silent).not.toContain("演讲约");
    expect(silent).not.toContain("演讲者说的话");
  });
});

function craft(text: string, pictures: readonly string[] = []): string {
  return write(
    compileText({
      name: "talk",
      path: ".",
      chapters: [{ path: "a.md", name: "a.md", text }],
      diagrams: [],
      settings: {
        path: "deck.yaml",
        name: "deck.yaml",
        text: "lang: en\ntitle: A <b> talk\nauthor: Me & you\n",
      },
      pictures: [...pictures],
    }),
  );
}

describe("an article", () => {
  test("lets nothing an author writes become markup, a script or an address that runs", () => {
    const html = craft(
      [
        '# <script>alert(1)</script>" onload="alert(2)',
        "## T <img src=x onerror=alert(3)>",
        '[go](javascript:alert(4) "x") <table><pre>',
        "| a <svg onload=alert(5)> | b |\n| - | - |\n| c | d |",
        '![<b>p" onerror="alert(6)](p.png)',
        "##### Notes\n\n<iframe src=//x> ![q](https://example.com/q.png)",
      ].join("\n\n"),
      ["p.png"],
    );
    expect(html).toContain("A &lt;b&gt; talk");
    expect(html).toContain("Me &amp; you");
    expect(html).not.toMatch(/<(?:script|iframe)|A <b>|<b>p/);
    const tags = (html.match(/<[a-z][^>]*>/gi) ?? []).map((tag) => tag.replace(/"[^"]*"/g, '""'));
    expect(tags.length).toBeGreaterThan(40);
    expect(tags.filter((tag) => /["\s]on[a-z]+/i.test(tag))).toEqual([]);
    expect(html).not.toMatch(/(?:href|src)="javascript:/);
    expect(html).not.toMatch(/src="(?:https?:)?\/\//);
  });

  test("sets a table and code in boxes of their own, to move sideways and by keyboard", () => {
    const html = craft("## T\n\n| a | b |\n| - | - |\n| c | d |\n\n```js\nlet a\n```");
    expect(html).toMatch(
      /<div class="scroll" role="group" aria-label="Table" tabindex="0"><table>/,
    );
    expect(html).toContain('<pre tabindex="0"><code');
  });

  test("leads from slide to slide by the addresses of the stage, whatever their step", () => {
    const html = craft("## One\n\n[there](#/a/two/3) [gone](#/a/gone/3)\n\n## Two\n\nWords");
    expect(html).toContain('<a href="#/a/two">there</a>');
    expect(html).toContain('<a href="#/a/gone/3">gone</a>');
  });

  test("names a chapter that begins without a divider, and what goes on under a heading not again", () => {
    const html = craft("## One\n\nWords\n\n---\n\nMore\n\n# Part\n\nUnder\n\n### Deep\n\nEnd");
    expect(all(html, /<h[23][^>]*>([^<]*)<\/h[23]>/g)).toEqual(["Contents", "One", "Part", "Deep"]);
    expect(html).toContain('<h2 class="chapter" id="/a">One</h2>');
    expect(all(html, /<section class="slide" id="([^"]*)"/g)).toHaveLength(5);
  });

  test("has what the editor notes by the sentence it is on, else by what the slide shows", () => {
    const html = craft(
      "## T\n\nShown\n\n> 编注：on the slide\n\n##### Notes\n\nFirst.\n> 编注：on the first\nSecond.",
    );
    expect(html).toMatch(/class="shown".*<p class="editor-note">.*on the slide<\/p><\/div>/s);
    expect(html).toMatch(
      /<span class="noted">First\.<\/span><span class="editor-note" role="note"><b class="editor">Editor’s note<\/b> on the first<\/span>/,
    );
    expect(html.indexOf("on the first")).toBeLessThan(html.indexOf("Second."));
  });

  test("has its pictures where they are, with their words", () => {
    const html = craft(
      "## T\n\n![The words](p.png)\n\nAfter\n\n## U\n\n![Lost](https://example.com/x.png)",
      ["p.png"],
    );
    expect(html).toMatch(
      /<img src="\.\/assets\/p\.png" alt="The words">.*<\/figure><div class="panel"><p>After<\/p>/,
    );
    expect(html).toContain("<code>https://example.com/x.png</code>");
  });
});
