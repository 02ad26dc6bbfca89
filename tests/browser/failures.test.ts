/** A diagram that cannot be drawn, or takes too long, by either road: its words and its text stand in a card, it is
 *  a problem with its place, and the talk goes on. */
import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { createServer } from "vite";
import { afterAll, afterEach, beforeAll, describe, expect, inject, test, vi } from "vitest";
import { type Browser, startBrowser } from "../../src/browser/start.ts";
import { compileTalk } from "../../src/build/compile.ts";
import { viteConfig } from "../../src/build/config.ts";
import { drawingTable } from "../../src/build/freeze.ts";
import { printJob } from "../../src/build/job.ts";
import { checkSyntax } from "../../src/build/syntax.ts";
import { buildTalk } from "../../src/cli/build.ts";
import { slidesOf } from "../../src/model/deck.ts";
import { comparePrinted, isComplete } from "../../src/print/compare.ts";
import { printPdf } from "../../src/print/pdf.ts";
import { readPdf } from "../../src/print/read.ts";
import { shownDiagrams } from "../../src/render/deck.ts";
import { type Served, serveFolder } from "../setup/server.ts";
import { pressAndMove, ready, watch } from "./harness.ts";

const CHAPTER = `## 拒绝的

![](diagrams/refused.mmd)

##### 旁白

说一句。

## 写错的

\`\`\`mermaid
---
alt: 前端到应用，再到库。
---
flowchart LR
  b --> --> c["数据库"]
\`\`\`

## 好的

\`\`\`mermaid
flowchart LR
  a["前端"] --> b["应用"]
\`\`\`

## 后面

话还在。
`;
/** Mermaid would fetch the picture, to learn its size. */
const REFUSED = `---
title: 一张图
alt: 甲连到乙，甲是一张图片。
---
flowchart LR
  n_a@{ img: "https://example.org/a.png", label: "甲" } --> n_b["乙"]
`;
const WHY = "a node asks for a picture by its address";

let folder: string;
let talk: string;
let browser: Browser;
/** Built with a browser, and without. */
let frozen: Served;
let lazy: Served;
let built: Awaited<ReturnType<typeof buildTalk>>;
const faults: string[] = [];
/** What was said while it was built without one. */
const warnings: string[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "pangbai-failures-"));
  talk = join(folder, "talk");
  await mkdir(join(talk, "diagrams"), { recursive: true });
  // What was drawn before is kept by its text: a new one has to be drawn.
  const fresh = `\n%% ${crypto.randomUUID()}\n`;
  await writeFile(join(talk, "1-a.md"), CHAPTER.replace('b["应用"]\n', `b["应用"]${fresh}`));
  await writeFile(join(talk, "diagrams/refused.mmd"), REFUSED);
  vi.stubEnv("PANGBAI_BROWSER", join(folder, "none"));
  const warn = vi.spyOn(console, "warn").mockImplementation((text) => warnings.push(String(text)));
  try {
    await buildTalk({ talk, out: join(folder, "lazy") });
  } finally {
    vi.unstubAllEnvs();
    warn.mockRestore();
  }
  built = await buildTalk({ talk, out: join(folder, "frozen") });
  lazy = await serveFolder(join(folder, "lazy"));
  frozen = await serveFolder(join(folder, "frozen"));
  browser = await startBrowser(inject("browserPath"));
});

afterEach(() => {
  expect(faults).toEqual([]);
});

afterAll(async () => {
  await browser.close();
  await Promise.all([lazy.close(), frozen.close()]);
  await rm(folder, { recursive: true });
});

async function open(site: string, address: string): Promise<Page> {
  const page = await browser.newPage({
    viewport: { width: 1280, height: 720 },
    serviceWorkers: "block",
  });
  watch(page, site, faults);
  await page.goto(site + address);
  return page;
}

/** What stands in place of the drawing that is up. */
async function cardOn(page: Page): Promise<string[]> {
  await ready(page);
  return page.locator("section.present .drawing > .card > *").allTextContents();
}

const SAID = "示意图画不出来，下面是它的文字说明和写法：";

test("without a browser there is a site, no single file, and a line that says how to have one", async () => {
  const files = await readdir(join(folder, "lazy"));
  expect(files).toContain("index.html");
  expect(files).not.toContain("talk.html");
  expect(warnings.join("\n")).toContain("talk.html");
  expect(warnings.join("\n")).toContain("PANGBAI_BROWSER");
  expect(await readdir(join(folder, "frozen"))).toContain("talk.html");
});

describe.each(["when the site is built", "on the page"])("a diagram that fails %s", (when) => {
  const site = (): string => (when === "on the page" ? lazy.url : frozen.url);

  test("leaves its words and its text in a card", async () => {
    const page = await open(site(), "#/a/拒绝的");
    expect(await cardOn(page)).toEqual([
      SAID,
      "甲连到乙，甲是一张图片。",
      'flowchart LR\n  n_a@{ img: "https://example.org/a.png", label: "甲" } --> n_b["乙"]',
      WHY,
    ]);
    // A picture would hide from a screen reader what stands in it.
    expect(await page.locator("section.present .drawing").getAttribute("role")).toBeNull();
    await page.goto(`${site()}#/a/写错的`);
    await page.reload();
    expect(await cardOn(page)).toEqual([
      SAID,
      "前端到应用，再到库。",
      'flowchart LR\n  b --> --> c["数据库"]',
      "Parse error on line 2",
    ]);
    await page.close();
  });

  test("keeps no other from being drawn, and the talk goes on", async () => {
    const page = await open(site(), "#/a/写错的");
    await ready(page);
    await pressAndMove(page, "PageDown");
    await ready(page);
    expect(await page.locator("section.present .drawing svg .node").count()).toBe(2);
    await pressAndMove(page, "PageDown");
    expect(await page.locator("section.present h2").textContent()).toBe("后面");
    await page.close();
  });

  test("leaves the card in the handout, which gets ready", async () => {
    const page = await open(site(), "?view=handout");
    await page.locator("#app[data-ready]").waitFor();
    expect(await page.locator(".plate .card pre").count()).toBe(2);
    expect(await page.locator(".plate .drawing svg").count()).toBe(1);
    const fits = await page
      .locator(".plate .frame")
      .evaluateAll((frames) => frames.every((frame) => frame.scrollHeight <= frame.clientHeight));
    expect(fits).toBe(true);
    await page.close();
  });
});

test("a build tells each with its place, once, and takes no Mermaid along for them", async () => {
  expect(built.problems).toMatchObject([
    {
      kind: "drawing-failed",
      severity: "error",
      // Below what is ours.
      at: { path: join(talk, "diagrams/refused.mmd"), line: 5, column: 1 },
      values: { name: "refused", message: WHY },
    },
  ]);
  const page = await open(frozen.url, "#/a/拒绝的");
  await ready(page);
  const scripts = await page.evaluate(() =>
    performance.getEntriesByType("resource").map(({ name }) => name),
  );
  expect(scripts.filter((name) => /\/mermaid-/.test(name))).toEqual([]);
  await page.close();
});

test("a print has the card, every word beside it, and tells the same", async () => {
  const read = await compileTalk(talk);
  if ("unreadable" in read) throw new Error(read.reason);
  const compiled = await checkSyntax(read);
  expect(compiled.problems.map(({ kind }) => kind)).toEqual(["diagram-syntax"]);
  const request = { slides: false, chapters: null, narration: true, paper: "a4" } as const;
  const job = await printJob(compiled, request, async () => browser);
  expect(job.problems).toEqual(built.problems);
  expect(job.html.split('<div class="card">')).toHaveLength(3);
  expect(isComplete(comparePrinted(job, await readPdf(await printPdf(job, browser))))).toBe(true);
});

test("while the talk is being edited the card names the place", async () => {
  const server = await createServer({
    ...viteConfig({ talk, out: join(folder, "never") }),
    cacheDir: join(folder, "cache"),
    configFile: false,
    logLevel: "error",
  });
  await server.listen(0);
  const page = await open(server.resolvedUrls?.local[0] ?? "", "#/a/拒绝的");
  const card = await cardOn(page);
  expect(card.at(-1)).toBe(`${join(talk, "diagrams/refused.mmd")}:5:1: error: ${WHY}`);
  await page.close();
  await server.close();
});

test("a drawing that never comes leaves its card after 10 seconds, and the talk goes on", async () => {
  const page = await browser.newPage({ serviceWorkers: "block" });
  await page.clock.install();
  let asked: () => void = () => {};
  const fetching = new Promise<void>((done) => {
    asked = done;
  });
  // It neither arrives nor fails.
  await page.route(/\/mermaid-[^/]*\.js/, () => asked());
  await page.goto(`${lazy.url}#/a/好的`);
  await fetching;
  expect(await page.locator("section.present .card").count()).toBe(0);
  await page.clock.fastForward(10_500);
  expect(await cardOn(page)).toContain("not drawn in 10 seconds");
  expect((await cardOn(page)).join()).toContain('a["前端"] --> b["应用"]');
  await page.keyboard.press("PageDown");
  await page.locator("section.present h2", { hasText: "后面" }).waitFor();
  await page.close();
});

test("a drawing that keeps its page busy for ever is left, and the next has a page of its own", async () => {
  const read = await compileTalk(talk);
  if ("unreadable" in read) throw new Error(read.reason);
  const [first, , last] = shownDiagrams(slidesOf(read.deck));
  if (first === undefined || last === undefined) throw new Error("there are no diagrams");
  let pages = 0;
  const open = async () => {
    const page = await browser.newPage();
    pages += 1;
    return {
      draw: ({ name }: { name: string }) =>
        page.evaluate((hangs) => {
          while (hangs);
          return { svg: "<svg/>", members: {} };
        }, name === first.name),
      close: () => page.close(),
    };
  };
  const table = drawingTable(open, 0.3);
  expect(await table.draw(first, "a")).toEqual({ failed: "not drawn in 0.3 seconds" });
  expect(await table.draw(last, "b")).toEqual({ svg: "<svg/>", members: {} });
  expect(pages).toBe(2);
  await table.close();
});
