/** Editing while presenting: what is saved is on screen at once, in both windows, and slide, step and clock
 *  stay where they are. */
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { createServer, type ViteDevServer } from "vite";
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject, test } from "vitest";
import { startBrowser } from "../../src/browser/start.ts";
import { viteConfig } from "../../src/build/config.ts";
import { position, pressAndMove, ready, watch } from "./harness.ts";

/** One pixel, red, and one, blue. */
const RED =
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC";
const BLUE =
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGNgYPgPAAEDAQAIicLsAAAAAElFTkSuQmCC";

let browser: Browser;
let server: ViteDevServer;
let talk: string;
let cache: string;
let context: BrowserContext;
const faults: string[] = [];

beforeAll(async () => {
  talk = await mkdtemp(join(tmpdir(), "pangbai-edit-"));
  cache = await mkdtemp(join(tmpdir(), "pangbai-cache-"));
  await cp("slides", talk, { recursive: true });
  await writeFile(join(talk, "dot.png"), Buffer.from(RED, "base64"));
  await edit("05-conway.md", (text) => text.replace("\nDDD\n", "\nDDD\n\n![一点](dot.png)\n"));
  server = await createServer({
    ...viteConfig({ talk, out: join(talk, "never") }),
    // Of its own: other tests run dev servers at the same time.
    cacheDir: cache,
    configFile: false,
    logLevel: "error",
  });
  await server.listen(0);
  browser = await startBrowser(inject("browserPath"));
});

afterAll(async () => {
  await browser.close();
  await server.close();
  for (const folder of [talk, cache]) await rm(folder, { recursive: true });
});

beforeEach(async () => {
  faults.length = 0;
  context = await browser.newContext({ viewport: { width: 1280, height: 720 } });
});

afterEach(async () => {
  await context.close();
  expect(faults).toEqual([]);
});

function url(): string {
  return server.resolvedUrls?.local[0] ?? "";
}

async function open(address: string): Promise<Page> {
  const page = await context.newPage();
  watch(page, url(), faults);
  const connected = page.waitForEvent("console", (message) =>
    message.text().includes("[vite] connected"),
  );
  await page.goto(url() + address);
  await page.locator("#app[data-position]").waitFor();
  // An edit before that would be news to nobody.
  await connected;
  // A page that reloads loses this.
  await page.evaluate(() => Object.assign(window, { stayed: true }));
  return page;
}

async function edit(name: string, change: (text: string) => string): Promise<void> {
  const path = join(talk, name);
  const before = await readFile(path, "utf8");
  const after = change(before);
  if (before === after) throw new Error(`nothing to change in ${name}`);
  await writeFile(path, after);
}

function stayed(page: Page): Promise<boolean> {
  return page.evaluate(() => "stayed" in window);
}

test("an edited chapter reaches both windows and keeps slide, step and clock", async () => {
  const stage = await open("#/registries/dubbo/2");
  await ready(stage);
  await stage.keyboard.press("PageDown");
  const speaker = await open("?view=speaker");
  await speaker.waitForFunction(() => document.querySelector(".clock")?.textContent !== "00:00");
  await edit("03-registries.md", (text) =>
    text
      .replace("# 架构浅析", "# 架构浅析\n\n## 新的一页\n\n刚写的\n")
      .replace("Monitor：统计服务", "Monitor：刚改的统计服务"),
  );
  await speaker.locator(".narration", { hasText: "刚改的统计服务" }).waitFor();
  await stage.locator(".foot .number", { hasText: "25 / 46" }).waitFor();
  for (const page of [stage, speaker]) {
    expect(await position(page)).toBe("#/registries/dubbo/3");
    expect(await stayed(page)).toBe(true);
  }
  await ready(stage);
  expect(await stage.locator("section.present .screen").getAttribute("data-step")).toBe("3");
  expect(await speaker.locator(".clock").textContent()).not.toBe("00:00");
  await stage.keyboard.press("PageDown");
  await expect.poll(() => position(speaker)).toBe("#/registries/dubbo/4");
});

test("an edited diagram is drawn anew", async () => {
  const stage = await open("#/registries/dubbo/2");
  await ready(stage);
  await edit("diagrams/dubbo.mmd", (text) => text.replaceAll("监控中心", "监视中心"));
  await stage.locator("section.present svg", { hasText: "监视中心" }).waitFor();
  expect(await position(stage)).toBe("#/registries/dubbo/2");
  expect(await stayed(stage)).toBe(true);
});

test("a new title in deck.yaml is on the cover and on the tab", async () => {
  const stage = await open("");
  await ready(stage);
  await edit("deck.yaml", (text) => text.replace("title: 从单体到服务网格", "title: 换了题目"));
  await stage.locator("section.present h1", { hasText: "换了题目" }).waitFor();
  expect(await stage.title()).toBe("换了题目");
  expect(await stayed(stage)).toBe(true);
});

test("a changed picture is fetched anew", async () => {
  const stage = await open("#/conway/dot");
  await ready(stage);
  const picture = stage.locator("section.present img");
  const first = await picture.getAttribute("src");
  await writeFile(join(talk, "dot.png"), Buffer.from(BLUE, "base64"));
  await expect.poll(() => picture.getAttribute("src")).not.toBe(first);
  const blue = await picture.evaluate(async (image: HTMLImageElement) => {
    await image.decode();
    const canvas = document.createElement("canvas");
    const pen = canvas.getContext("2d");
    pen?.drawImage(image, 0, 0);
    return pen?.getImageData(0, 0, 1, 1).data[2];
  });
  expect(blue).toBe(255);
  expect(await stayed(stage)).toBe(true);
});

test("the slide that is up may be renamed: the nearest one is shown, and the deck goes on", async () => {
  const stage = await open("#/conway/领域知识");
  await ready(stage);
  await edit("05-conway.md", (text) => text.replace("## 领域知识", "## 领域的知识"));
  await stage.locator("section.present h2", { hasText: "领域的知识" }).waitFor();
  expect(await stayed(stage)).toBe(true);
});

test("a problem is a card on its slide only, and goes when it is mended; the rest of the deck lives", async () => {
  const stage = await open("#/purpose/系统架构遵循的标准和业务驱动力");
  await ready(stage);
  const speaker = await open("?view=speaker");
  const card = stage.locator(".problem-card");
  expect(await card.count()).toBe(0);
  await edit("01-purpose.md", (text) =>
    text.replace("\n+ 降低成本\n", "\n+ 降低成本 ![](gone.png)\n"),
  );
  await card.first().waitFor();
  await expect
    .poll(() => card.allTextContents())
    .toEqual([expect.stringContaining("01-purpose.md:7:")]);
  expect(await card.textContent()).toContain("讲稿文件夹里没有图片 gone.png");
  expect(await speaker.locator(".problem-card").count()).toBe(0);
  // The other slides are as they were.
  await pressAndMove(stage, "End");
  await ready(stage);
  expect(await stage.locator("section.present .problem-card").count()).toBe(0);
  expect(await stage.locator("section.present .screen").count()).toBe(1);
  // Behind the cover and the divider of its part.
  for (const key of ["Home", "PageDown", "PageDown"]) await stage.keyboard.press(key);
  await stage.locator("section.present .problem-card").waitFor();
  await edit("01-purpose.md", (text) => text.replace(" ![](gone.png)", ""));
  await card.first().waitFor({ state: "detached" });
  for (const page of [stage, speaker]) expect(await stayed(page)).toBe(true);
});

test("a diagram that is no Mermaid is told on the slide that shows it", async () => {
  const stage = await open("#/registries/dubbo");
  await ready(stage);
  await edit("diagrams/dubbo.mmd", (text) => `${text}\n  a --> --> b\n`);
  const card = stage.locator("section.present .problem-card", { hasText: "Mermaid" });
  await card.waitFor();
  expect(await card.textContent()).toContain("diagrams/dubbo.mmd:");
  await edit("diagrams/dubbo.mmd", (text) => text.replace("\n  a --> --> b\n", ""));
  await card.waitFor({ state: "detached" });
  await ready(stage);
  expect(await stayed(stage)).toBe(true);
});

test("what is wrong with the settings is told on the cover", async () => {
  const stage = await open("");
  await ready(stage);
  await edit("deck.yaml", (text) => `${text}\nspeed: 3\n`);
  const card = stage.locator("section.present .problem-card");
  await card.waitFor();
  expect(await card.textContent()).toContain("speed");
  await edit("deck.yaml", (text) => text.replace("\nspeed: 3\n", ""));
  await card.waitFor({ state: "detached" });
});
