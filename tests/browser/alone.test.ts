/** The talk as one file, opened from a disk, with no network: all views, both browsers. */
import { createHash } from "node:crypto";
import { copyFile, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Page } from "playwright-core";
import type { Browser as Firefox } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { alonePolicy } from "../../src/build/page.ts";
import { startFirefox } from "./firefox.ts";
import { openPanel, position, pressAndMove, ready, shows, useBrowser } from "./harness.ts";
import { stopsOf } from "./outline.ts";

/** As someone would have it: alone in a folder of its own, under a name of theirs. */
let folder: string;
let address: string;
let html: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "pangbai alone "));
  const file = join(folder, "讲稿 #1.html");
  await copyFile(join(inject("siteFolder"), "slides.html"), file);
  html = await readFile(file, "utf8");
  address = pathToFileURL(file).href;
});
afterAll(() => rm(folder, { recursive: true }));

describe("one file", () => {
  test("is smaller than 1.5 MB, and holds each face and each drawing once", () => {
    expect(Buffer.byteLength(html)).toBeLessThan(1.5 * 1024 * 1024);
    const faces = [...html.matchAll(/data:font\/woff2;base64,([\w+/=]+)/g)].map(([, face]) => face);
    expect(faces.length).toBeGreaterThan(20);
    expect(new Set(faces).size).toBe(faces.length);
  });

  test("allows its own three scripts and no address at all", () => {
    const scripts = [...html.matchAll(/<script(?: type="module")?>([\s\S]*?)<\/script>/g)];
    const hashes = scripts.map(
      ([, script = ""]) => `'sha256-${createHash("sha256").update(script).digest("base64")}'`,
    );
    expect(hashes).toHaveLength(3);
    expect(html).toContain(`content="${alonePolicy(hashes)}"`);
    expect(html).toContain("connect-src 'none'");
    expect(html).not.toMatch(/<(?:link|script|img|iframe)[^>]+(?:href|src)="(?!data:)/);
  });
});

describe("in Chromium", () => {
  const browser = useBrowser(
    () => address,
    () => inject("wholeBrowserPath"),
  );

  test("it is walked from its cover to its end and back, by what the site shows too", async () => {
    const page = await browser.open();
    await ready(page);
    const stops = await stopsOf("slides");
    expect(stops.length).toBeGreaterThan(130);
    for (const { address } of stops.slice(1)) {
      await pressAndMove(page, "PageDown");
      expect(await position(page)).toBe(address);
    }
    await page.keyboard.press("Home");
    await shows(page, "#/");
  });

  test("its figures are drawn, in faces of its own", async () => {
    const page = await browser.open("#/registries/dubbo/3");
    await ready(page);
    await page.locator("section.present .drawing svg").waitFor();
    await page.evaluate(() => document.fonts.ready);
    const loaded = await page.evaluate(
      () => [...document.fonts].filter(({ status }) => status === "loaded").length,
    );
    expect(loaded).toBeGreaterThan(3);
    await openPanel(page, "g");
    await page.keyboard.type("心跳");
    await page.locator("#found [role=option]").first().waitFor();
  });

  test("its speaker view opens, leads, follows, and either side may reload", async () => {
    const stage = await browser.open("#/registries/dubbo");
    await ready(stage);
    const opening = browser.context.waitForEvent("page");
    await stage.keyboard.press("s");
    const speaker = await opening;
    await shows(speaker, "#/registries/dubbo");
    await speaker.locator(".narration .beat").first().waitFor();
    await pressAndMove(speaker, "PageDown");
    await shows(stage, "#/registries/dubbo/1");
    await pressAndMove(stage, "PageDown");
    await shows(speaker, "#/registries/dubbo/2");
    await stage.reload();
    await shows(stage, "#/registries/dubbo/2");
    await speaker.reload();
    await shows(speaker, "#/registries/dubbo/2");
    await pressAndMove(speaker, "PageDown");
    await shows(stage, "#/registries/dubbo/3");
  });

  test("its handout and its script stand, page for page as on the site, and print", async () => {
    const handout = await browser.context.newPage();
    await handout.goto(`${address}?view=handout`);
    await handout.locator("#app[data-ready]").waitFor();
    // Not in a window that may ask nobody.
    const site = await browser.context.browser()?.newPage({ serviceWorkers: "block" });
    if (site === undefined) throw new Error("there is no browser");
    await site.goto(`${inject("siteUrl")}?view=handout`);
    await site.locator("#app[data-ready]").waitFor();
    const words = (page: Page) => page.locator("main").innerText();
    expect(await words(handout)).toBe(await words(site));
    await site.close();
    expect((await handout.pdf({ preferCSSPageSize: true })).length).toBeGreaterThan(200_000);
    const script = await browser.context.newPage();
    await script.goto(`${address}?view=script&paper=letter`);
    await script.locator("#app[data-ready]").waitFor();
    expect((await words(script)).length).toBeGreaterThan(5000);
  });
});

const firefoxPath = inject("firefoxPath");

describe.skipIf(firefoxPath === null)("in Firefox", () => {
  let firefox: Firefox;
  beforeAll(async () => {
    firefox = await startFirefox(firefoxPath ?? "");
  });
  afterAll(() => firefox.close());

  test("its stage, its speaker view and its handout work from the disk", async () => {
    const at = (wanted: string) =>
      [
        (there: string) => document.querySelector<HTMLElement>("#app")?.dataset.position === there,
        {},
        wanted,
      ] as const;
    const stage = await firefox.newPage();
    const faults: string[] = [];
    stage.on("pageerror", (error) => faults.push(String(error)));
    await stage.goto(`${address}#/registries/dubbo`);
    await stage.waitForFunction(...at("#/registries/dubbo"));
    await stage.waitForSelector("section.present .drawing svg");
    const speaker = await firefox.newPage();
    speaker.on("pageerror", (error) => faults.push(String(error)));
    await speaker.goto(`${address}?view=speaker`);
    await speaker.waitForFunction(...at("#/registries/dubbo"));
    await speaker.waitForSelector(".narration .beat");
    await speaker.keyboard.press("PageDown");
    await stage.waitForFunction(...at("#/registries/dubbo/1"));
    await speaker.reload();
    await speaker.waitForFunction(...at("#/registries/dubbo/1"));
    const handout = await firefox.newPage();
    await handout.goto(`${address}?view=handout`);
    await handout.waitForSelector("#app[data-ready]");
    expect(await handout.$$eval("main > *", (pages) => pages.length)).toBeGreaterThan(0);
    expect(faults).toEqual([]);
  });
});
