/** What layout reckons with is what browsers draw: on every screen of the talk and of both catalogues, each
 *  text has the lines that layout gave it, and the body is as tall as layout says. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { type Browser, startBrowser } from "../../src/browser/start.ts";
import { compileTalk } from "../../src/build/compile.ts";
import { printJob } from "../../src/build/job.ts";
import { HEIGHT, WIDTH } from "../../src/layout/canvas.ts";
import { headHeight } from "../../src/layout/head.ts";
import { setBlocks } from "../../src/layout/set.ts";
import type { Screen } from "../../src/model/screen.ts";
import { startFirefox } from "./firefox.ts";

const TALKS = ["slides", "tests/fixtures/catalogue/zh", "tests/fixtures/catalogue/en"];
const LEAVES = { slides: true, chapters: null, narration: true, paper: "a4" } as const;

/** One screen, as a page draws it. */
interface Drawn {
  readonly kind: string;
  /** Each text: how it begins, its lines, and the lines that layout gave it. */
  readonly texts: readonly (readonly [begin: string, drawn: number, given: number])[];
  /** From the first block's top to the last one's bottom, CSS px. */
  readonly height: number;
  /** By how much the widest text is wider than what it stands in. */
  readonly over: number;
}

let chromium: Browser;
/** One for all: it takes seconds to start. */
let firefox: Awaited<ReturnType<typeof startFirefox>> | null = null;
const firefoxPath = inject("firefoxPath");
let folder = "";
const expected = new Map<string, readonly Screen[]>();

const fileOf = (talk: string): string => join(folder, `${talk.replaceAll("/", "-")}.html`);

beforeAll(async () => {
  chromium = await startBrowser(inject("browserPath"));
  if (firefoxPath !== null) firefox = await startFirefox(firefoxPath);
  folder = await mkdtemp(join(tmpdir(), "pangbai-layout-"));
  for (const talk of TALKS) {
    const compiled = await compileTalk(talk);
    if ("unreadable" in compiled) throw new Error(`${talk} is not there`);
    const { html } = await printJob(compiled, LEAVES, async () => chromium);
    await writeFile(fileOf(talk), html);
    expected.set(talk, [...compiled.screens.values()].flat());
  }
});
afterAll(async () => {
  await chromium.close();
  await firefox?.close();
  await rm(folder, { recursive: true });
});

describe.each(TALKS)("%s is drawn as it was laid out", (talk) => {
  test("in Chromium", async () => {
    const page = await chromium.newPage({ viewport: { width: 1280, height: 720 } });
    await page.goto(pathToFileURL(fileOf(talk)).href);
    await page.evaluate(() => document.fonts.ready);
    compare(talk, await page.evaluate(measureScreens));
    await page.close();
  });

  test.skipIf(firefoxPath === null)("in Firefox", async () => {
    const page = await firefox?.newPage();
    if (page === undefined) throw new Error("Firefox has not started");
    await page.goto(pathToFileURL(fileOf(talk)).href);
    await page.evaluate(() => document.fonts.ready.then(() => {}));
    compare(talk, await page.evaluate(measureScreens));
    await page.close();
  });
});

function compare(talk: string, drawn: readonly Drawn[]): void {
  const screens = expected.get(talk) ?? [];
  expect(drawn.length).toBe(screens.length);
  const texts = drawn.flatMap((screen) => screen.texts);
  expect(texts.length).toBeGreaterThan(60);
  expect(texts.filter(([, lines, given]) => lines !== given)).toEqual([]);
  const wrong = drawn.flatMap((screen, index) => {
    const { height, room } = reckoned(screens[index], talk);
    const isOff = height !== null && Math.abs(screen.height - height) > 1;
    const isOut = height !== null && screen.height > room + 0.5;
    return isOff || isOut || screen.over > 0.5
      ? [{ screen: index, kind: screen.kind, drawn: screen.height, height, over: screen.over }]
      : [];
  });
  expect(wrong).toEqual([]);
}

function reckoned(
  screen: Screen | undefined,
  talk: string,
): { readonly height: number | null; readonly room: number } {
  if (screen === undefined) throw new Error("a screen too many");
  const { kind, head, blocks, type } = screen;
  const lang = talk.endsWith("/en") ? "en" : "zh-CN";
  const room = HEIGHT - headHeight(head);
  const isSet = !["cover", "divider", "figure", "statement"].includes(kind);
  const frame = { width: WIDTH, lang, type, lines: "counted" } as const;
  return { height: isSet ? setBlocks(blocks, frame).height : null, room };
}

/** Runs in the page. */
function measureScreens(): Drawn[] {
  const texts =
    ":is(p, dt, td, th, .title, .subheading, .column-title, .held, .under):not(.column dl *, .kicker, .ordinal, .minutes), .column dl > div:has(> dt)";
  const linesOf = (element: Element): DOMRect[] => {
    const lines: DOMRect[] = [];
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const range = document.createRange();
      range.selectNodeContents(node);
      for (const rect of range.getClientRects()) {
        const middle = (rect.top + rect.bottom) / 2;
        const isKnown = lines.some((line) => line.top < middle && middle < line.bottom);
        if (rect.width > 0 && !isKnown) lines.push(rect);
      }
    }
    return lines;
  };
  return [...document.querySelectorAll(".screen")].map((screen) => {
    const body = screen.querySelector(".body");
    const blocks = [...(body?.children ?? [])].map((block) => block.getBoundingClientRect());
    const measured = [...screen.querySelectorAll(texts)].filter(
      (element) =>
        !element.querySelector("img, .absent, p, pre") && !element.closest("figure, .card"),
    );
    const over = measured.map((element) => {
      const range = document.createRange();
      range.selectNodeContents(element);
      const right = Math.max(...[...range.getClientRects()].map((rect) => rect.right));
      const style = getComputedStyle(element);
      const box = element.getBoundingClientRect();
      return right - (box.right - Number.parseFloat(style.paddingRight));
    });
    return {
      kind: (screen as HTMLElement).dataset.kind ?? "",
      texts: measured.map((element) => [
        (element.textContent ?? "").slice(0, 24),
        Math.max(1, linesOf(element).length),
        1 + element.querySelectorAll("br").length,
      ]),
      height:
        Math.max(0, ...blocks.map(({ bottom }) => bottom)) -
        Math.min(Number.POSITIVE_INFINITY, ...blocks.map(({ top }) => top)),
      over: Math.max(0, ...over),
    };
  });
}
