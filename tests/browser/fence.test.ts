/** Fences of Mermaid text in a chapter: built, shown step by step, and printed. A broken one is told on its
 *  line, leaves a card where it would stand, and the deck goes on. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BrowserContext, Page } from "playwright-core";
import { build } from "vite";
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject, test } from "vitest";
import { type Browser, startBrowser } from "../../src/browser/start.ts";
import { type Compiled, compileTalk } from "../../src/build/compile.ts";
import { viteConfig } from "../../src/build/config.ts";
import { printJob } from "../../src/build/job.ts";
import { checkSyntax } from "../../src/build/syntax.ts";
import { comparePrinted } from "../../src/print/compare.ts";
import { printPdf } from "../../src/print/pdf.ts";
import { readPdf } from "../../src/print/read.ts";
import { serveFolder } from "../setup/server.ts";
import { pressAndMove, ready, watch } from "./harness.ts";

const CHAPTER = `## 三层

\`\`\`mermaid
---
alt: 请求从前端到应用，再到库。
hide: n_db
steps:
  - show: n_web e1
    say: 前端问应用。
  - show: n_db
    say: 应用问库。
---
flowchart LR
  n_web[前端] e1@--> n_app[应用] e2@--> n_db[(库)]
\`\`\`

##### 旁白

前端问应用。
应用问库。

\`\`\`mermaid
---
title: 一问一答
steps:
  - show: A m1
    say: 问。
  - show: note1 m2
    say: 答。
---
sequenceDiagram
  participant A as 客户端
  participant B as 服务
  A->>B: 查询<br>地址
  Note over A,B: 只等一秒
  B-->>A: 返回
\`\`\`

## 坏的

\`\`\`mermaid
flowchart LR
  a --> b
  b --> --> c
\`\`\`

## 后面

话还在。
`;
/** Of the line that is broken. */
const BROKEN = CHAPTER.split("\n").indexOf("  b --> --> c") + 1;

let talk: string;
let compiled: Compiled;
let site: Awaited<ReturnType<typeof serveFolder>>;
let browser: Browser;
let context: BrowserContext;
const faults: string[] = [];

beforeAll(async () => {
  talk = await mkdtemp(join(tmpdir(), "pangbai-fence-"));
  await writeFile(join(talk, "1-a.md"), CHAPTER);
  const read = await compileTalk(talk);
  if ("unreadable" in read) throw new Error(read.reason);
  compiled = await checkSyntax(read);
  const out = join(talk, "out");
  await build({ ...viteConfig({ talk, out }), configFile: false, logLevel: "error" });
  site = await serveFolder(out);
  browser = await startBrowser(inject("browserPath"));
});

afterAll(async () => {
  await browser.close();
  await site.close();
  await rm(talk, { recursive: true });
});

beforeEach(async () => {
  faults.length = 0;
  context = await browser.newContext({
    viewport: { width: 1280, height: 720 },
    reducedMotion: "reduce",
    serviceWorkers: "block",
  });
});

afterEach(async () => {
  await context.close();
  expect(faults).toEqual([]);
});

async function open(address: string): Promise<Page> {
  const page = await context.newPage();
  watch(page, site.url, faults);
  await page.goto(site.url + address);
  await ready(page);
  return page;
}

/** The ids of a drawing's parts that a step has lit. */
function litOn(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const lit = document.querySelectorAll('section.present svg [data-when="now"]');
    return [...new Set([...lit].map((part) => part.getAttribute("data-id") ?? ""))].sort();
  });
}

test("a flowchart is drawn on its heading's slide, and each step lights its parts", async () => {
  const page = await open("#/a/三层");
  const drawing = page.locator("section.present .drawing svg");
  expect(await drawing.getAttribute("aria-label")).toBe("请求从前端到应用，再到库。");
  expect(await page.locator("section.present h2").textContent()).toBe("三层");
  const base = page.locator('section.present [data-id="n_db"]');
  expect(await base.evaluate((part) => getComputedStyle(part).visibility)).toBe("hidden");
  await pressAndMove(page, "PageDown");
  expect(await litOn(page)).toEqual(["e1", "n_web"]);
  await pressAndMove(page, "PageDown");
  expect(await litOn(page)).toEqual(["n_db"]);
});

test("a sequence has a slide of its title, and its messages step in order, words and all", async () => {
  const page = await open("#/a/一问一答/1");
  expect(await litOn(page)).toEqual(["A", "m1"]);
  const wordsOf = (id: string): Promise<string[]> =>
    page.locator(`section.present svg [data-id="${id}"] text`).allTextContents();
  expect([await wordsOf("A"), await wordsOf("m1"), await wordsOf("m2")]).toEqual([
    ["客户端"],
    ["查询", "地址"],
    ["返回"],
  ]);
  await pressAndMove(page, "PageDown");
  expect(await litOn(page)).toEqual(["m2", "note1"]);
});

test("a broken fence is told on its line, leaves a card, and the deck goes on", async () => {
  expect(compiled.problems).toMatchObject([
    { kind: "diagram-syntax", severity: "error", at: { line: BROKEN } },
  ]);
  const page = await open("#/a/坏的");
  expect(await page.locator("section.present .drawing svg").count()).toBe(0);
  expect(await page.locator("section.present .drawing .card").textContent()).toContain("坏的");
  await pressAndMove(page, "PageDown");
  expect(await page.locator("section.present h2").textContent()).toBe("后面");
});

test("the handout has every word of them", async () => {
  const request = { paper: "a4", slides: false, narration: true, chapters: null } as const;
  const job = await printJob(compiled, request, async () => browser);
  const comparison = comparePrinted(job, await readPdf(await printPdf(job, browser)));
  expect(comparison).toMatchObject({ shortfalls: [], faults: [] });
  expect(job.html).toContain('aria-label="一问一答"');
});
