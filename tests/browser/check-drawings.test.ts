/** Drawings that can hardly be read are told, each for its own reason; one that reads well is let be. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { type Browser, startBrowser } from "../../src/browser/start.ts";
import type { DrawingFinding } from "../../src/check/drawing-rules.ts";
import { openPage, type Page } from "../../src/check/page.ts";
import { checkStage, lookAtDrawings } from "../../src/check/stage.ts";
import { walkOf } from "../../src/model/walk.ts";

const THEME = join(import.meta.dirname, "../../src/theme");
const style = readdirSync(THEME)
  .map((file) => readFileSync(join(THEME, file), "utf8"))
  .join("\n");

/** A stage of one figure; a press goes to its next step. */
const STAGE = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><style>${style}
  .drawing { position: absolute; left: 80px; top: 100px; width: 1000px; height: 400px }
  svg { font-size: 16px }</style>
  <div id="app" class="stage" data-position="0"><div class="reveal"><div class="slides">
  <section class="present"><article class="screen" data-kind="figure" data-step="0" data-ready>
  </article></section></div></div></div>
  <script>
    addEventListener("keydown", () => {
      const step = Number(app.dataset.position) + 1;
      app.dataset.position = document.querySelector(".screen").dataset.step = step;
      for (const each of document.querySelectorAll("[data-lit]"))
        each.dataset.when = each.dataset.lit === String(step) ? "now" : "waiting";
    });
  </script>`;

let browser: Browser;
let page: Page;
beforeAll(async () => {
  browser = await startBrowser(inject("browserPath"));
  page = await openPage(browser, () => ({ type: "text/html", body: STAGE }), "");
});
afterAll(() => browser.close());

/** Two boxes side by side and a third below them, with a line from the first to each; `more` comes on top. */
const figure = (more = "", view = "0 0 500 200"): string => `
  <svg viewBox="${view}"><g>
    <g class="cluster" data-id="g"><rect x="2" y="2" width="496" height="196"/>
      <g class="cluster-label"><text x="200" y="20">进程</text></g></g>
    <g class="node" data-id="a"><rect x="20" y="60" width="80" height="40"/><text x="30" y="85">订单</text></g>
    <g class="node" data-id="b"><rect x="400" y="60" width="80" height="40"/><text x="410" y="85">库存</text></g>
    <g class="node" data-id="c"><circle cx="250" cy="160" r="30"/><text x="234" y="165">日志</text></g>
    <path class="flowchart-link" data-id="e" d="M100 80 H394" stroke="black"/>
    <path class="flowchart-link" data-id="f" d="M60 100 V160 H214" stroke="black"/>
    <g class="edgeLabel"><g data-id="e"><text x="230" y="85">调用</text></g></g>
    <g class="edgeLabel"><g data-id="f"><text></text></g></g>
    ${more}
  </g></svg>`;
/** Words alone, as in a diagram of another kind. */
const chart = (text: string, view = "0 0 500 200"): string =>
  `<svg viewBox="${view}"><rect width="500" height="200" fill="none"/>${text}</svg>`;

async function show(inside: string): Promise<void> {
  await page.evaluate((inside) => {
    const screen = document.querySelector<HTMLElement>(".screen");
    const app = document.querySelector<HTMLElement>("#app");
    if (screen === null || app === null) throw new Error("no screen");
    screen.innerHTML = `<div class="drawing">${inside}</div>`;
    app.dataset.position = screen.dataset.step = "0";
  }, inside);
}
async function look(inside: string): Promise<readonly DrawingFinding[]> {
  await show(inside);
  return lookAtDrawings(page, 0);
}

describe("at rest is told", () => {
  test.each<[what: string, inside: string, told: DrawingFinding]>([
    [
      "a word that is too small",
      figure('<text x="20" y="190" style="font-size: 7.9px">小字</text>'),
      { rule: "label-small", pixels: 15.8, text: "小字" },
    ],
    [
      "a word that is too small, in any diagram",
      chart('<text y="99" style="font-size: 7.9px">小字</text>'),
      { rule: "label-small", pixels: 15.8, text: "小字" },
    ],
    [
      "a drawing in the middle of its room",
      figure("", "-300 -120 1100 440").replace("<g>", '<g style="font-size: 20px">'),
      { rule: "drawing-small", percent: 45, pixels: 18.1 },
    ],
    [
      "a line through a box",
      figure('<path class="flowchart-link" data-id="h" d="M180 110 L300 190" stroke="black"/>'),
      { rule: "line-through-box", id: "h", text: "日志" },
    ],
    [
      "a line over the label of another",
      figure('<path class="flowchart-link" data-id="h" d="M246 40 V110" stroke="black"/>'),
      { rule: "line-over-label", id: "h", text: "调用" },
    ],
    [
      "a line over the title of a group",
      figure('<path class="flowchart-link" data-id="h" d="M180 14 H250" stroke="black"/>'),
      { rule: "line-over-label", id: "h", text: "进程" },
    ],
    [
      "a label on a label",
      figure('<g class="edgeLabel"><g data-id="f"><text x="210" y="25">写入</text></g></g>'),
      { rule: "labels-overlap", text: "进程", other: "写入" },
    ],
    [
      "a label on a label, in any diagram",
      chart('<text y="99">上午</text><text x="9" y="104">下午</text>'),
      { rule: "labels-overlap", text: "上午", other: "下午" },
    ],
  ])("%s", async (_what, inside, told) => {
    expect(await look(inside)).toEqual([told]);
  });

  test("a word by its size on the canvas, whatever the window makes of it", async () => {
    const shrunk = await page.addStyleTag({
      content: ".slides { transform: scale(0.5); transform-origin: 0 0 }",
    });
    const told = await look(figure('<text y="190" style="font-size: 7.9px">小字</text>'));
    await shrunk.evaluate((element) => element.parentNode?.removeChild(element));
    expect(told).toEqual([{ rule: "label-small", pixels: 15.8, text: "小字" }]);
  });
});

describe("is let be", () => {
  test.each<[what: string, inside: string]>([
    ["a drawing that reads well", figure()],
    ["a word of 16 px", figure('<text x="20" y="190" style="font-size: 8px">小字</text>')],
    [
      "a small drawing of large words",
      figure("", "-300 -120 1100 440").replace("<g>", '<g style="font-size: 25px">'),
    ],
    [
      "a line by the corner of a circle's box",
      figure('<path class="flowchart-link" data-id="h" d="M265 120 L300 155" stroke="black"/>'),
    ],
    [
      "a line that only keeps boxes apart",
      figure('<path class="flowchart-link edge-thickness-invisible" d="M180 110 L300 190"/>'),
    ],
    [
      "a line that goes one way with another, under its label",
      figure('<path class="flowchart-link" data-id="h" d="M100 80 H260 V128" stroke="black"/>'),
    ],
    [
      "lines over boxes of a diagram that is no flowchart",
      chart('<g class="node"><rect width="99" height="99"/></g><path d="M0 50 H300"/>'),
    ],
    ["words that are not displayed", figure('<text style="display: none">字</text>')],
  ])("%s", async (_what, inside) => {
    expect(await look(inside)).toEqual([]);
  });
});

describe("at a step", () => {
  const walk = walkOf({
    chapters: [{ slides: [{ id: "a", steps: [2] }] }],
  } as unknown as Parameters<typeof walkOf>[0]);
  /** The cover is the figure at rest, and the slide its steps 1 to 3. */
  async function check(inside: string): ReturnType<typeof checkStage> {
    await show(inside);
    return checkStage(page, walk, () => {});
  }
  const wide = (lit: number): string =>
    `<g class="node" data-id="w" data-lit="${lit}"><rect x="450" y="120" width="66" height="40"/></g>`;

  test("what is lit and leaves the drawing is told, once and at its step", async () => {
    const { screens, drawings } = await check(figure(wide(2)));
    expect(drawings).toMatchObject([
      { finding: { rule: "lit-outside", id: "w", pixels: 32 }, step: 1 },
    ]);
    // Before, it is cut off without being lit.
    expect(screens).toMatchObject([{ spot: { ordinal: 0 }, finding: { by: "box" } }]);
  });

  test("what the camera looks past is let be", async () => {
    const { screens, drawings } = await check(figure(wide(9)));
    expect(drawings).toEqual([]);
    expect(screens).toMatchObject([{ spot: { ordinal: 0 } }]);
  });

  test("what is lit inside of its drawing is let be", async () => {
    const lit = figure().replace('data-id="b"', 'data-id="b" data-lit="2"');
    expect(await check(lit)).toEqual({ screens: [], drawings: [] });
  });
});
