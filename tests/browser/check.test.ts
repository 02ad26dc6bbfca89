/** What a real browser draws is measured truthfully: screens that lose a pixel are caught, screens that just
 *  fit are let be, and the talk itself loses nothing. */
import { readdirSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { type Browser, startBrowser } from "../../src/browser/start.ts";
import { type Compiled, compileTalk, renderedDeck } from "../../src/build/compile.ts";
import { reportProblems } from "../../src/build/report.ts";
import { openPage, type Page, type Site } from "../../src/check/page.ts";
import type { Finding } from "../../src/check/rules.ts";
import { lookAtScreen } from "../../src/check/stage.ts";
import { type Looked, lookAtTalk } from "../../src/check/talk.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser(inject("browserPath"));
});
afterAll(() => browser.close());

const THEME = join(import.meta.dirname, "../../src/theme");
const style = readdirSync(THEME)
  .map((file) => readFileSync(join(THEME, file), "utf8"))
  .join("\n");

/** A stage that stands still, with the product's own styles. */
const STAGE = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><style>${style}</style>
  <div id="app" class="stage"><div class="reveal"><div class="slides"><section class="present">
  <article class="screen" data-step="0" data-ready></article></section>
  <footer class="foot"><span class="part">部</span><span class="number">1 / 9</span></footer>
  </div></div></div><div class="announcer">第 1 页，共 9 页：一个很长的标题，没有人看得见</div>`;

describe("on a screen", () => {
  let page: Page;
  beforeAll(async () => {
    page = await openPage(browser, () => ({ type: "text/html", body: STAGE }), "");
  });
  afterAll(() => page.context().close());

  const show = (inside: string, kind: string): Promise<void> =>
    page.evaluate(
      ([inside, kind]) => {
        const screen = document.querySelector<HTMLElement>(".screen");
        const foot = document.querySelector(".foot")?.getBoundingClientRect();
        if (screen === null || foot === undefined) throw new Error("no screen");
        screen.innerHTML = inside;
        screen.dataset.kind = kind;
        const number = document.querySelector(".foot .number")?.getBoundingClientRect();
        screen.style.setProperty("--floor", `${foot.top}px`);
        screen.style.setProperty("--number", `${number?.left}px`);
        // Text that is to end at a place is moved there.
        for (const each of screen.querySelectorAll<HTMLElement>("[data-bottom], [data-right]")) {
          const range = document.createRange();
          range.selectNodeContents(each);
          const { bottom, right } = range.getBoundingClientRect();
          const { bottom: down, right: across } = each.dataset;
          each.style.position = "relative";
          if (down !== undefined) each.style.top = `${foot.top + Number(down) - bottom}px`;
          if (across !== undefined) each.style.left = `${1280 + Number(across) - right}px`;
        }
      },
      [inside, kind] as const,
    );
  /** `--floor` is where the foot begins, and `--number` where its number does. */
  async function look(inside: string, kind = "prose"): Promise<Finding | null> {
    await show(inside, kind);
    return lookAtScreen(page);
  }

  const picture = (width: number, height: number): string =>
    `src="data:image/svg+xml,${encodeURIComponent(`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"/>`)}"`;
  const line = `style="margin: 0; font-size: 28px; line-height: 44px`;

  describe("is caught", () => {
    test.each<[what: string, inside: string, found: object, pixels: number]>([
      ["text a pixel into the foot", "<p data-bottom=1>字</p>", { edge: "bottom", by: "foot" }, 1],
      ["text a pixel off the right", "<p data-right=1>字</p>", { edge: "right", by: "frame" }, 1],
      [
        "a box a pixel into the foot",
        `<div style="position: absolute; top: 0; height: calc(var(--floor) + 1px); width: 9px; border: 1px solid">`,
        { kind: "box", edge: "bottom", by: "foot" },
        1,
      ],
      [
        "a child placed off the left",
        `<p style="position: absolute; left: -30px; top: 99px; width: 99px; background: red">字</p>`,
        { kind: "box", edge: "left", by: "frame" },
        30,
      ],
      [
        "what a scale makes too large",
        `<div style="position: absolute; left: 0; width: 1180px; transform: scale(1.5); transform-origin: 0 0; background: red">字</div>`,
        { kind: "box", edge: "right" },
        490,
      ],
      [
        "what is moved away",
        `<div style="position: absolute; top: 0; width: 99px; transform: translate(0, -12px); background: red">字</div>`,
        { kind: "box", edge: "top" },
        12,
      ],
      [
        "a drawing that is too tall",
        `<svg width="9" height="800" style="position: absolute; top: 0"><rect width="9" style="height: calc(var(--floor) + 9px)" /></svg>`,
        { kind: "drawing", edge: "bottom", by: "foot" },
        9,
      ],
      [
        "a line of a drawing, by its width",
        `<svg width="300" height="300" overflow="visible" style="position: absolute; left: 0"><line x1="0" x2="99" y1="9" y2="9" stroke="red" stroke-width="6" /></svg>`,
        { kind: "drawing", edge: "left", by: "frame" },
        3,
      ],
      [
        "a drawing that its own edge cuts",
        `<svg width="300" height="300"><rect x="9" y="9" width="295" height="9" /></svg>`,
        { kind: "drawing", edge: "right", by: "box" },
        4,
      ],
      [
        "a word of a drawing",
        `<svg width="300" height="300" viewBox="0 0 100 100"><text x="1" y="-20">字</text></svg>`,
        { kind: "text", edge: "top", by: "box" },
        Number.NaN,
      ],
      [
        "a picture that is too large",
        `<img alt="图" ${picture(1300, 30)} style="position: absolute; left: 0">`,
        { kind: "picture", edge: "right", by: "frame" },
        20,
      ],
      [
        "a picture that a box cuts",
        `<div style="width: 99px; height: 60px; overflow: hidden"><img ${picture(99, 80)}></div>`,
        { kind: "picture", edge: "bottom", by: "box" },
        20,
      ],
      ...["hidden", "clip", "auto", "scroll"].map((overflow): [string, string, object, number] => [
        `text that a box cuts with overflow ${overflow}`,
        `<div style="height: 87px; overflow: ${overflow}"><p ${line}">字</p><p ${line}; background: red">字</p></div>`,
        { kind: "box", edge: "bottom", by: "box" },
        1,
      ]),
      [
        "text beyond the lines that are let be",
        `<div style="display: -webkit-box; -webkit-line-clamp: 2; -webkit-box-orient: vertical; overflow: hidden; width: 60px"><p ${line}">字 字 字 字 字 字</p></div>`,
        { kind: "text", edge: "bottom", by: "box" },
        Number.NaN,
      ],
      [
        "what a path cuts",
        `<div style="width: 99px; height: 99px; background: red; clip-path: inset(0 10px 10% 0 round 5px)">`,
        { kind: "box", edge: "right", by: "box" },
        10,
      ],
      [
        "what a polygon cuts",
        `<div style="width: 100px; height: 100px; clip-path: polygon(0 0, 100% 0, 50% 70px)"><div style="height: 100px; background: red">`,
        { kind: "box", edge: "bottom", by: "box" },
        30,
      ],
      [
        "what is held to its box",
        `<div style="width: 60px; height: 60px; contain: paint"><div style="width: 70px; height: 9px; background: red">`,
        { kind: "box", edge: "right", by: "box" },
        10,
      ],
      [
        "what waits for its step",
        `<p data-bottom=9 style="visibility: hidden">字</p>`,
        { edge: "bottom", by: "foot" },
        9,
      ],
    ])("%s", async (_what, inside, about, pixels) => {
      const { edge, by, kind, ...rest } = { edge: "", by: "", kind: "text", ...about };
      expect(rest).toEqual({});
      const finding = await look(inside);
      expect(finding).toMatchObject({ rule: "clipped", edge, ink: { kind } });
      if (by !== "") expect(finding).toMatchObject({ by });
      if (!Number.isNaN(pixels)) expect(finding?.pixels).toBeCloseTo(pixels, 1);
    });

    test("a long address that does not wrap", async () => {
      const address = `https://example.org/${"a".repeat(200)}`;
      const finding = await look(`<p style="white-space: nowrap">见 ${address}</p>`);
      expect(finding).toMatchObject({ rule: "clipped", edge: "right", by: "frame" });
      expect(finding?.ink.words).toBe(`见 ${address.slice(0, 38)}…`);
    });

    test("a table of sixty columns", async () => {
      const cells = Array.from({ length: 60 }, (_, index) => `<td>第${index}列`).join("");
      const table = `<table style="table-layout: auto"><tr>${cells}</table>`;
      expect(await look(table)).toMatchObject({ edge: "right", by: "frame" });
    });

    test("a pixel off the bottom of a cover, where there is no limit above", async () => {
      expect(await look("<p data-bottom=9>字</p>", "cover")).toBeNull();
      const finding = await look(`<p data-bottom=53>字</p>`, "cover");
      expect(finding).toMatchObject({ edge: "bottom", by: "frame" });
      expect(finding?.pixels).toBeCloseTo(1, 1);
    });

    test("signs that a line set too tight puts out of their box", async () => {
      const tight = (height: number): string =>
        `<div style="overflow: hidden; height: ${height}px"><p style="font-size: 80px; line-height: ${height}px">gÅ</p></div>`;
      expect(await look(tight(60))).toMatchObject({ ink: { words: "gÅ" }, by: "box" });
      expect(await look(tight(108))).toBeNull();
    });

    test("words over words", async () => {
      const over = (top: number): string =>
        `<p ${line}">一行字</p><p ${line}; position: relative; top: ${top}px">又一行字</p>`;
      expect(await look(over(0))).toBeNull();
      const finding = await look(over(-20));
      expect(finding).toMatchObject({ rule: "overlapping", ink: { words: "一行字" } });
    });

    test("words over the number of a divider", async () => {
      const at = (left: string): string =>
        `<p style="position: absolute; left: ${left}; top: calc(var(--floor) - 5px); line-height: 44px">字字</p>`;
      expect(await look(at("600px"), "divider")).toBeNull();
      expect(await look(at("var(--number)"), "divider")).toMatchObject({ rule: "overlapping" });
    });
  });

  describe("is let be", () => {
    test.each<[what: string, inside: string]>([
      ["text that ends where the foot begins", "<p data-bottom=0>字</p>"],
      ["text that ends where the canvas does", "<p data-right=0>字</p>"],
      [
        "a box as large as there is room",
        `<div style="position: absolute; inset: 0 0 auto; height: var(--floor); background: red">`,
      ],
      [
        "a box that cuts nothing",
        `<div style="height: 88px; overflow: hidden"><p ${line}">字</p><p ${line}; background: red">字</p></div>`,
      ],
      [
        "a box made for lines that are set tighter than their face",
        `<div style="height: 50px; overflow: hidden; font: 40px serif"><p style="line-height: 50px">字 x</p></div>`,
      ],
      [
        "code among words, without a height of its own",
        `<div style="height: 44px; overflow: hidden"><p ${line}">字 <code style="line-height: 0">code</code></p></div>`,
      ],
      [
        "spaces that hang over the end of a line",
        `<pre style="width: 300px; overflow: hidden"><code>a${" ".repeat(200)}b</code></pre>`,
      ],
      [
        "a single pixel, made for those who listen",
        `<span style="position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%)">第 1 页，共 9 页</span>`,
      ],
      [
        "what is lifted out of a box that would cut it",
        `<div style="height: 20px; overflow: hidden"><p style="position: absolute; top: 300px">字</p></div>`,
      ],
      [
        "what is drawn in no colour, or not at all",
        `<svg width="300" height="300"><rect x="-99" width="999" height="9" fill="none" /><rect x="-99" width="999" height="9" opacity="0" /><g style="display: none"><text x="-9">字</text></g><defs><rect x="-99" width="999" height="9" /></defs></svg>`,
      ],
      ["a box without border and background", `<div style="width: 3000px; height: 3000px"></div>`],
      [
        "what only sets off a line, in the colour of the paper",
        `<svg width="300" height="300"><circle cx="10" cy="10" r="10" stroke="white" stroke-width="4" /></svg>`,
      ],
      ["what is not displayed", `<p style="display: none; width: 3000px; background: red">字</p>`],
      [
        "words over areas and words of a drawing",
        `<svg width="300" height="300"><rect width="99" height="99" fill="red" /><text y="80">字</text><text y="82">字</text></svg>`,
      ],
    ])("%s", async (_what, inside) => {
      expect(await look(inside)).toBeNull();
    });
  });

  test("a window of another size changes no pixel", async () => {
    await show("<p data-bottom=12>字</p>", "prose");
    const shrink =
      ".slides { width: 1280px; height: 720px; transform: scale(0.5); transform-origin: 0 0 }";
    const style = await page.addStyleTag({ content: shrink });
    const finding = await lookAtScreen(page);
    await style.evaluate((element) => element.parentNode?.removeChild(element));
    expect(finding).toMatchObject({ edge: "bottom", by: "foot" });
    expect(finding?.pixels).toBeCloseTo(12, 1);
  });
});

describe("the talk", () => {
  let compiled: Compiled;
  const folder = inject("siteFolder");
  const types: Readonly<Record<string, string>> = {
    ".html": "text/html",
    ".js": "text/javascript",
    ".css": "text/css",
  };

  beforeAll(async () => {
    const read = await compileTalk("slides");
    if ("unreadable" in read) throw new Error(read.reason);
    compiled = read;
  });

  /** The built talk, its page spoiled by a style. */
  function siteWith(spoiling: string): Site {
    return (path) => {
      const name = path === "" ? "index.html" : path;
      const body = readFileSync(join(folder, name));
      const type = types[extname(name)] ?? "application/octet-stream";
      return path === "" ? { type, body: `${body}<style>${spoiling}</style>` } : { type, body };
    };
  }
  async function look(spoiling: string): Promise<Looked> {
    const { deck } = compiled;
    const front = { path: "slides/deck.yaml", line: 1, column: 1, endLine: 1 };
    const talk = { site: siteWith(spoiling), deck, index: renderedDeck(compiled), front };
    return lookAtTalk(talk, browser, () => {});
  }

  test("loses nothing on any screen, at any step, on any page", async () => {
    const { problems, screens, steps, pages } = await look("");
    expect(reportProblems({ ...compiled, problems })).toEqual([]);
    expect(screens).toBeGreaterThan(44);
    expect(steps).toBeGreaterThan(44);
    expect(pages).toBeGreaterThan(20);
  }, 120_000);

  // Fixed: what else a theme does to the places of things changes nothing here.
  test("loses what a style spoils, and each loss is told where the author must look", async () => {
    const { problems } = await look(`
      .screen[data-kind="cover"] .title { all: initial !important; position: fixed !important;
        top: 0 !important; left: 1000px !important; width: 392px !important; height: 9px !important;
        background: red !important; font-size: 1px !important }
      .screen[data-step="2"]:has([data-diagram="monolithic"]) .say { all: initial !important;
        position: fixed !important; top: 0 !important; left: 0 !important; height: 9px !important;
        width: 1303px !important; background: red !important; font-size: 1px !important }
      .screen .drawing[data-diagram="sidecar"] .node text { font-size: 7px !important }
      .sheet[data-page="2"] .flow { transform: translateX(-31px) }
      .sheet[data-page="3"] .shot > .screen .title { transform: translateX(-900px) }`);
    const told = reportProblems({ ...compiled, problems }).map((each) => each.split("\n"));
    expect(told).toContainEqual([
      "slides/deck.yaml:1:1: error: 封面右边被裁掉 112 px：方框“从单体到服务网格”",
      "  1 | title: 从单体到服务网格",
      "    | ^",
      "  提示: 缩短内容，或另起一行写 --- 分成两张",
    ]);
    expect(told).toContainEqual([
      "slides/02-evolution.md:7:1: error: 幻灯片 7 在分步 2 时右边被裁掉 23 px：方框“功能都在本地，没有分布式调用消耗。”",
      "  7 | ## Monolithic",
      "    | ^",
      "  提示: 缩短内容，或另起一行写 --- 分成两张",
    ]);
    const heads = told.map(([head]) => head);
    expect(heads).toContainEqual(
      expect.stringMatching(
        /^slides\/.*: warning: 幻灯片 \d+ 的示意图里有 [\d.]+ px 的字，后排看不清：“/,
      ),
    );
    expect(heads).toContain("slides/deck.yaml:1:1: error: 讲义第 2 页左边被裁掉 31 px：“目录”");
    expect(heads).toContainEqual(
      expect.stringMatching(
        /^slides\/01-purpose\.md:\d+:1: error: 讲义第 3 页左边被裁掉 \d+ px：“/,
      ),
    );
  }, 120_000);
});
