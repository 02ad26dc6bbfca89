/** A talk that was visited is there without its host, whole; and it is the newest where there is one. */
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BrowserContext, Page } from "playwright-core";
import { build } from "vite";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, test } from "vitest";
import { type Browser, startBrowser } from "../../src/browser/start.ts";
import { viteConfig } from "../../src/build/config.ts";
import { startFirefox } from "./firefox.ts";
import { openPanel, ready, watch } from "./harness.ts";
import { type Host, startHost } from "./host.ts";

const FIRST = `# 开始

## 甲

头一句。

##### 旁白

讲头一句。
`;
const SECOND = `## 乙

旧的一句。

##### 旁白

讲旧的一句。
`;

let folder: string;
/** Two builds of a talk, `second` with a chapter that was changed, and in both another talk at `talk/other/`. */
let first: string;
let second: string;
let browser: Browser;
let context: BrowserContext;
let host: Host;
let talk: string;
const faults: string[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "pangbai-offline-"));
  first = await siteOf("first", SECOND);
  second = await siteOf("second", SECOND.replaceAll("旧", "新"));
  browser = await startBrowser(inject("browserPath"));
});

afterAll(async () => {
  await browser.close();
  await rm(folder, { recursive: true });
});

beforeEach(async () => {
  faults.length = 0;
  host = await startHost(first);
  talk = `${host.url}talk/`;
  context = await newContext();
});

afterEach(async () => {
  await context.close();
  await host.close();
  expect(faults).toEqual([]);
});

async function siteOf(name: string, chapter: string): Promise<string> {
  const site = join(folder, `site-${name}`);
  await buildAt(join(site, "talk"), { "1-开始.md": FIRST, "2-后面.md": chapter });
  await buildAt(join(site, "talk/other"), { "1-a.md": "## 别的\n\n别的一句。\n" });
  await writeFile(
    join(site, "talk/note.html"),
    `<!doctype html><title>a note</title><link rel="icon" href="data:,">`,
  );
  return site;
}

async function buildAt(out: string, chapters: Readonly<Record<string, string>>): Promise<void> {
  const source = join(await mkdtemp(join(folder, "of-")), "talk");
  await mkdir(source);
  for (const [name, text] of Object.entries(chapters)) await writeFile(join(source, name), text);
  await build({ ...viteConfig({ talk: source, out }), configFile: false, logLevel: "error" });
}

async function newContext(): Promise<BrowserContext> {
  const made = await browser.newContext({
    viewport: { width: 1280, height: 720 },
    reducedMotion: "reduce",
    serviceWorkers: "allow",
  });
  made.on("page", (page) => watch(page, host.url, faults));
  return made;
}

async function open(address: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(address);
  await page.locator("#app[data-position]").waitFor();
  return page;
}

/** Opens the talk and waits until it is kept. */
async function visit(address = talk): Promise<Page> {
  const page = await open(address);
  await kept(page);
  return page;
}

async function kept(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const worker = navigator.serviceWorker.controller;
    // A talk above this one has a worker too.
    const isOwn = worker?.scriptURL === new URL("sw.js", location.href).href;
    return isOwn && worker.state === "activated";
  });
}

/** Waits until the next worker has all it needs. */
async function nextIsKept(page: Page): Promise<void> {
  const state = () =>
    page.evaluate(async () => {
      const registration = await navigator.serviceWorker.getRegistration();
      return registration?.waiting?.state ?? "none";
    });
  await expect.poll(state).toBe("installed");
}

function cacheNames(page: Page): Promise<string[]> {
  return page.evaluate(() => caches.keys());
}

/** Waits until the screen that is up has these words, whole. */
async function reads(page: Page, words: string): Promise<void> {
  await page.locator("section.present", { hasText: words }).waitFor();
  await ready(page);
}

describe("visited once, and then without its host", () => {
  test("the talk opens, reloads and goes on to its end, under every address it has", async () => {
    const page = await visit();
    host.state = "gone";
    await page.reload();
    for (const address of ["", "index.html", "?view=stage", "?utm_source=mail"]) {
      const page = await open(talk + address);
      await page.keyboard.press("End");
      await reads(page, "旧的一句");
      const broken = await page.evaluate(() =>
        [...document.fonts].filter(({ status }) => status === "error").map(({ family }) => family),
      );
      expect(broken).toEqual([]);
      await page.close();
    }
  });

  test("a link into it, the speaker view, the handout and the script open", async () => {
    await visit();
    host.state = "gone";
    const linked = await open(`${talk}#/后面/乙`);
    await reads(linked, "旧的一句");
    const speaker = await open(`${talk}?view=speaker#/后面/乙`);
    await expect.poll(() => speaker.locator("body").innerText()).toContain("讲旧的一句");
    for (const view of ["handout", "script", "handout&paper=letter"]) {
      const page = await context.newPage();
      await page.goto(`${talk}?view=${view}`);
      await page.locator("#app[data-ready]").waitFor();
      expect(await page.locator("body").innerText()).toContain("讲旧的一句");
    }
  });

  test("a host that fails, or does not answer, is as good as none", async () => {
    await (await visit()).close();
    host.state = "failing";
    await reads(await open(`${talk}#/后面/乙`), "旧的一句");
    host.state = "silent";
    await reads(await open(`${talk}#/后面/乙`), "旧的一句");
  });

  test("what is not of the talk is not there, and was never touched", async () => {
    await visit();
    const note = await context.newPage();
    await note.goto(`${talk}note.html`);
    expect(await note.title()).toBe("a note");
    host.state = "gone";
    await expect(note.goto(`${talk}note.html`)).rejects.toThrow(/ERR_/);
    await expect(note.goto(`${talk}other/`)).rejects.toThrow(/ERR_/);
    // Who has all the files has no use for the one that holds them all.
    const files = (await filesOf(join(first, "talk"))).filter(
      (file) => !/^(?:other|note|talk\.html$)/.test(file),
    );
    const asked = new Set(host.asked.filter((path) => !path.endsWith("/note.html")));
    expect([...asked].sort()).toEqual(["/talk/", ...files.map((file) => `/talk/${file}`)].sort());
  });
});

describe("when the talk has changed on its host", () => {
  test("an open page finds all of its own, a reload brings the new, and the old set goes with its last page", async () => {
    const page = await visit();
    await page.evaluate(async () => {
      await caches.open("somebody else's");
      await caches.open("pangbai /elsewhere/ 1");
    });
    const other = await visit(`${talk}other/`);
    const before = await cacheNames(page);
    host.folder = second;

    // All that the host no longer has.
    const lost = (await filesOf(join(first, "talk"))).filter((file) => file.startsWith("assets/"));
    const answers = await page.evaluate(
      (files) => Promise.all(files.map(async (file) => (await fetch(file)).status)),
      lost,
    );
    expect(new Set(answers)).toEqual(new Set([200]));

    const newer = await open(`${talk}#/后面/乙`);
    await reads(newer, "新的一句");
    await nextIsKept(newer);
    await reads(await open(`${talk}?a=1#/后面/乙`), "新的一句");
    // Both sets are there. The new page finds its own, though its worker waits.
    host.state = "gone";
    await openPanel(newer, "g");
    await newer.keyboard.type("新的一句");
    await expect.poll(() => newer.getByRole("option").count()).toBe(1);
    await page.goto(`${talk}#/后面/乙`);
    await page.reload();
    await reads(page, "旧的一句");

    host.state = "up";
    for (const open of context.pages()) if (open !== other) await open.close();
    const last = await visit(`${talk}#/后面/乙`);
    await reads(last, "新的一句");
    const ours = before.filter((name) => name.startsWith("pangbai /talk/ "));
    expect(ours).toHaveLength(1);
    await expect.poll(async () => (await cacheNames(last)).includes(ours[0] ?? "")).toBe(false);
    const after = await cacheNames(last);
    expect(after.filter((name) => name.startsWith("pangbai /talk/ "))).toHaveLength(1);
    for (const name of before) if (name !== ours[0]) expect(after).toContain(name);
    expect(before).toHaveLength(4);
    host.state = "gone";
    await reads(await open(`${talk}#/后面/乙`), "新的一句");
    await other.reload();
    await ready(other);
  });

  test("half a new talk is not kept, and the old one stays", async () => {
    await visit();
    const half = join(folder, "half");
    await cp(second, half, { recursive: true });
    // The page of before, as some hosts go on to send it for a while.
    await cp(join(first, "talk/index.html"), join(half, "talk/index.html"));
    host.folder = half;
    const page = await context.newPage();
    await page.goto(`${talk}note.html`);
    const outcome = await page.evaluate(async () => {
      const registration = await navigator.serviceWorker.getRegistration("/talk/");
      const found = new Promise<ServiceWorker>((found) => {
        registration?.addEventListener("updatefound", () => {
          if (registration.installing) found(registration.installing);
        });
      });
      await registration?.update();
      const worker = await found;
      await new Promise<void>((ended) => {
        const look = () => worker.state === "redundant" && ended();
        worker.addEventListener("statechange", look);
        look();
      });
      return { waiting: registration?.waiting ?? null, sets: (await caches.keys()).length };
    });
    expect(outcome).toEqual({ waiting: null, sets: 1 });
    host.state = "gone";
    await reads(await open(`${talk}#/后面/乙`), "旧的一句");
  });
});

describe("a host that has no worker to give", () => {
  test.each<[string, number, string]>([
    ["none", 404, "text/html"],
    ["a page in its place", 200, "text/html"],
    ["a broken program", 200, "text/javascript"],
  ])("%s: the talk is shown all the same, and nobody hears of it", async (_, status, type) => {
    host.instead.set("/talk/sw.js", (response) => {
      response.writeHead(status, { "content-type": type }).end("<!doctype html><p>nothing");
    });
    const errors: string[] = [];
    const page = await context.newPage();
    page.on("pageerror", (error) => errors.push(error.message));
    await page.goto(talk);
    await expect.poll(() => host.asked).toContain("/talk/sw.js");
    await ready(page);
    await page.keyboard.press("End");
    await reads(page, "旧的一句");
    expect(await page.locator(".notice:visible").count()).toBe(0);
    expect(await page.evaluate(async () => (await caches.keys()).length)).toBe(0);
    expect(errors).toEqual([]);
    // What the browser itself writes into its console.
    const isOwn = (fault: string): boolean => /sw\.js|404|MIME type/.test(fault);
    // It may take its time, and tells nothing of a page that is closed.
    await page.close();
    const unwanted = faults.splice(0).filter((fault) => !isOwn(fault));
    expect(unwanted).toEqual([]);
  });

  test("one that sends index.html on to its folder is no hindrance", async () => {
    host.instead.set("/talk/index.html", (response) => {
      response.writeHead(301, { location: "/talk/" }).end();
    });
    await (await visit()).close();
    host.state = "gone";
    await ready(await open(talk));
    await ready(await open(`${talk}index.html`));
  });
});

test("two builds of the same talk have the same worker, and a changed talk another", async () => {
  const again = join(folder, "again");
  await buildAt(again, { "1-开始.md": FIRST, "2-后面.md": SECOND });
  const workerIn = (out: string): Promise<string> => readFile(join(out, "sw.js"), "utf8");
  expect(await workerIn(again)).toBe(await workerIn(join(first, "talk")));
  expect(await workerIn(again)).not.toBe(await workerIn(join(second, "talk")));
  expect(await workerIn(again)).not.toMatch(/\b(?:import|export)\b/);
});

const firefoxPath = inject("firefoxPath");

test.skipIf(firefoxPath === null)(
  "in Firefox too a visited talk opens without its host",
  async () => {
    const firefox = await startFirefox(firefoxPath ?? "");
    try {
      const page = await firefox.newPage();
      await page.goto(talk);
      await page.waitForFunction(() => navigator.serviceWorker.controller?.state === "activated");
      host.state = "gone";
      await page.goto(`${talk}?view=speaker#/后面/乙`);
      await page.waitForFunction(() => document.body.innerText.includes("讲旧的一句"));
      await page.goto(`${talk}?view=handout`);
      await page.waitForSelector("#app[data-ready]");
    } finally {
      await firefox.close();
    }
  },
);

async function filesOf(site: string): Promise<string[]> {
  const entries = await readdir(site, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(site.length + 1));
}
