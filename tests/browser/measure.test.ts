/** Lines end where a real browser ends them: the talk's own lines, and mixtures of all that a chapter may
 *  hold, in several widths, sizes and faces. */
import { readFile } from "node:fs/promises";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { startBrowser } from "../../src/browser/start.ts";
import { readSlices } from "../../src/build/slices.ts";
import { breakLines, type Face, type Run } from "../../src/layout/measure.ts";
import { readTalk } from "../../src/source/read.ts";

interface Sample {
  readonly runs: readonly Run[];
  readonly width: number;
}

/** What is asked of the style sheet, in full: `measure.ts` knows no other setting. */
const STYLE = `
  * { margin: 0 }
  p { white-space: normal; overflow-wrap: anywhere; word-break: normal; line-break: strict;
    hyphens: manual; text-spacing-trim: space-all; text-autospace: no-autospace;
    font-kerning: none; font-variant-ligatures: none; line-height: 60px }
  .sans, .sans-bold { font-family: "Noto Sans SC", "Noto Sans" }
  .latin, .latin-bold { font-family: "Noto Sans", "Noto Sans SC" }
  .code { font-family: "Noto Sans Mono", "Noto Sans SC", "Noto Sans" }
  .sans-bold, .latin-bold { font-weight: 700 }`;

const SITE = "http://talk.invalid/";

let browser: Browser;
let page: Page;

beforeAll(async () => {
  browser = await startBrowser(inject("browserPath"));
  page = await browser.newPage();
  const slices = await readSlices();
  const faces = slices.map(({ family, weight, ranges }, index) => {
    const range = ranges.map(([first, last]) => `U+${first.toString(16)}-${last.toString(16)}`);
    return `@font-face { font-family: "${family}"; font-weight: ${weight};
      src: url("${SITE}${index}"); unicode-range: ${range} }`;
  });
  await page.route(`${SITE}**`, async (route) => {
    const path = slices[Number(new URL(route.request().url()).pathname.slice(1))]?.path;
    if (path !== undefined && route.request().url() !== SITE) {
      return route.fulfill({ body: await readFile(path), contentType: "font/woff2" });
    }
    const style = `<style>${faces.join("")}${STYLE}</style>`;
    const body = `<!doctype html><html lang="zh-CN">${style}<body>`;
    return route.fulfill({ body, contentType: "text/html; charset=utf-8" });
  });
  await page.goto(SITE);
});
afterAll(() => browser.close());

describe("lines end where the browser ends them", () => {
  test("in the talk", async () => {
    const samples = await talkSamples();
    const { lines, counts, fewer } = await compare(samples);
    expect(samples.length).toBeGreaterThan(1500);
    expect(lines).toBeLessThanOrEqual(samples.length / 1000);
    expect(counts).toBe(0);
    expect(fewer).toBe(0);
  });

  test("in mixtures of everything", async () => {
    const samples = mixedSamples(1500);
    const { lines, counts } = await compare(samples);
    // Some twenty lines each. What is left is the last 64th of a pixel where several runs meet on a line, and
    // dashes and quotes that a browser sets narrower where no letter tells it the script.
    expect(lines).toBeLessThanOrEqual(samples.length / 200);
    expect(counts).toBeLessThanOrEqual(samples.length / 1000);
  });

  test("in sizes with a fraction, which a browser may set a little narrower", async () => {
    const samples = (await talkSamples()).map(({ runs, width }) => ({
      runs: runs.map((run) => ({ ...run, size: run.size * 0.9 })),
      width,
    }));
    const { lines, fewer } = await compare(samples);
    expect(lines).toBeLessThanOrEqual(samples.length / 100);
    expect(fewer).toBe(0);
  });
});

/** How many samples have lines that end elsewhere, another count of lines, and fewer than they should. */
async function compare(
  samples: readonly Sample[],
): Promise<{ lines: number; counts: number; fewer: number }> {
  const differing = { lines: 0, counts: 0, fewer: 0 };
  for (let start = 0; start < samples.length; start += 500) {
    const part = samples.slice(start, start + 500);
    const set = await page.evaluate(setLines, part);
    for (const [index, { runs, width }] of part.entries()) {
      const text = runs.map((run) => run.text).join("");
      const real = (set[index] ?? []).map((end) => withSpaces(text, end));
      const ours = breakLines(runs, width);
      if (ours.join() !== real.join()) differing.lines += 1;
      if (ours.length !== real.length) differing.counts += 1;
      if (ours.length < real.length) differing.fewer += 1;
    }
  }
  return differing;
}

/** A line that was broken at spaces has them all. */
function withSpaces(text: string, end: number): number {
  return end + (/^ */.exec(text.slice(end))?.[0].length ?? 0);
}

/** Runs in the page: where each line ends, a character at a time. */
async function setLines(samples: readonly Sample[]): Promise<number[][]> {
  const paragraphs = samples.map(({ runs, width }) => {
    const paragraph = document.createElement("p");
    paragraph.style.width = `${width}px`;
    for (const { text, face, size } of runs) {
      const run = document.createElement("span");
      run.className = face;
      run.style.fontSize = `${size}px`;
      run.textContent = text;
      paragraph.append(run);
    }
    return paragraph;
  });
  document.body.replaceChildren(...paragraphs);
  // Laying out asks for slices, and those that come may ask for others in their stead.
  do {
    await document.fonts.ready;
    document.body.getBoundingClientRect();
  } while (document.fonts.status === "loading");
  const range = document.createRange();
  return paragraphs.map((paragraph) => {
    const ends: number[] = [];
    let before = 0;
    let middle: number | null = null;
    for (const { firstChild: node } of paragraph.children) {
      if (!(node instanceof Text)) continue;
      for (let at = 0; at < node.data.length; at += 1) {
        if (/[ \udc00-\udfff]/.test(node.data.charAt(at))) continue;
        range.setStart(node, at);
        range.setEnd(node, at + ((node.data.codePointAt(at) ?? 0) > 0xffff ? 2 : 1));
        const box = [...range.getClientRects()].at(-1);
        if (box === undefined) continue;
        if (middle !== null && box.top + box.height / 2 > middle + 25) ends.push(before + at);
        middle = box.top + box.height / 2;
      }
      before += node.data.length;
    }
    return [...ends, before];
  });
}

async function talkSamples(): Promise<Sample[]> {
  const talk = await readTalk("slides");
  if ("unreadable" in talk) throw new Error("the talk is not there");
  const lines = talk.chapters.flatMap(({ text }) => text.split("\n").map((line) => line.trim()));
  const settings: readonly (readonly [Face, number, number])[] = [
    ["sans", 13, 521.5],
    ["sans-bold", 14, 333],
    ["sans", 24, 400],
    ["sans-bold", 28, 280],
    ["sans", 28, 1120],
    ["latin", 24, 777.7],
  ];
  return lines
    .filter((line) => line !== "")
    .flatMap((text) =>
      settings.map(([face, size, width]) => ({ runs: [{ text, face, size }], width })),
    );
}

const HAN = "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动";
const MARKS = "，。、；：？！“”‘’（）《》【】「」—…·～–-/%°+";
const WORDS =
  "service HTTP/2 RESTful JSON v1.2.3 C++ a/b don't e.g. foo_bar x=1 --flag -v $9.99 #1 A&B (API) [1] " +
  'http://example.com/a/b?c=d&e=f#g https://www.infoq.cn/article/2013/07/ {x} "quoted" ‘s’ l’eau naïve Dvořák 5μs λ ' +
  "Frontend–Backend 2019-01-02 10ms 99.9% ℃ №5 ±3 §3 —— …… 100％ ① → １ ー 々 （API） “人” " +
  "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx";

/** The same every time. Widths that hold a whole number of Han characters are the ones that fill exactly. */
function mixedSamples(count: number): Sample[] {
  const next = random(1);
  const below = (limit: number): number => Math.floor(next() * limit);
  const pick = <T>(of: ArrayLike<T>): T => of[below(of.length)] as T;
  const words = WORDS.split(" ");
  const piece = (): string => {
    const kind = next();
    if (kind < 0.55) return Array.from({ length: 1 + below(5) }, () => pick(HAN)).join("");
    if (kind < 0.75) return pick(words);
    return kind < 0.93 ? pick(MARKS) : " ".repeat(1 + below(2));
  };
  return Array.from({ length: count }, (_, index) => {
    const size = pick([13, 14, 24, 28]);
    const face = pick<Face>(["sans", "sans", "sans-bold", "latin"]);
    const width = size * (6 + below(40)) + (index % 3 === 0 ? 0 : below(100) / 10);
    const runs = Array.from({ length: index % 3 === 0 ? 1 : 1 + below(5) }, (_, nth): Run => {
      const text = Array.from({ length: 5 + below(30) }, piece).join("");
      if (nth % 2 === 0) return { text, face, size };
      return next() < 0.5
        ? { text, face: "code", size: size - 2 }
        : { text, face: "sans-bold", size };
    });
    return { runs, width };
  });
}

/** A small generator of numbers from 0 to 1 (mulberry32). */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
