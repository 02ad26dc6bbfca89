/** The first slide at once: the page holds the cover, with its style and its characters, before any script
 *  has come. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import type { Page } from "playwright-core";
import { expect, inject, test } from "vitest";
import { position, ready, useBrowser } from "./harness.ts";

const browser = useBrowser();

/** A page whose modules never come, but for those named. */
async function withoutModules(
  address = "",
  { but = /^$/, viewport = { width: 1280, height: 720 } } = {},
): Promise<{ page: Page; asked: string[] }> {
  const page = await browser.context.newPage();
  await page.setViewportSize(viewport);
  const asked: string[] = [];
  await page.route(/\.js$/, (route) => {
    const { pathname } = new URL(route.request().url());
    asked.push(pathname);
    return but.test(pathname) ? route.continue() : undefined;
  });
  await page.goto(inject("siteUrl") + address, { waitUntil: "commit" });
  await page.locator("#first").waitFor({ state: "attached" });
  await page.evaluate(() => document.fonts.ready);
  return { page, asked };
}

/** A page whose program comes once it is released. */
async function withProgramHeld(): Promise<{ page: Page; release: () => void }> {
  const page = await browser.context.newPage();
  let release = (): void => {};
  const released = new Promise<void>((free) => {
    release = free;
  });
  await page.route(/\/index-[^/]*\.js$/, async (route) => {
    await released;
    await route.continue();
  });
  return { page, release: () => release() };
}

/** Where its lines stand, in CSS px, and in which colour. */
function coverOf(page: Page, within: string): Promise<unknown> {
  return page.locator(`${within} :is(.title, .under)`).evaluateAll((lines) =>
    lines.map((line) => {
      const range = document.createRange();
      range.selectNodeContents(line);
      const { left, top, width, height } = range.getBoundingClientRect();
      const { color, fontFamily } = getComputedStyle(line);
      const box = [left, top, width, height].map((each) => Math.round(each * 10) / 10);
      return { text: line.textContent, box, color, fontFamily };
    }),
  );
}

test("the page alone is less than the lightest peer needs for its first paint", async () => {
  const html = await readFile(join(inject("siteFolder"), "index.html"));
  // Marp's 38 KB on the same talk.
  expect(gzipSync(html).length).toBeLessThan(18 * 1024);
  // Who runs scripts asks for nothing that stands there for others.
  const page = html.toString().replace(/<noscript>.*?<\/noscript>/gs, "");
  expect(page).not.toContain('rel="stylesheet"');
});

test.each([
  { width: 1280, height: 720 },
  { width: 1000, height: 900 },
  { width: 1920, height: 800 },
])("what it shows before any script is the stage's own cover: %j", async (viewport) => {
  const { page } = await withoutModules();
  const stage = await browser.open();
  await ready(stage);
  for (const each of [page, stage]) await each.setViewportSize(viewport);
  const first = await coverOf(page, "#first");
  expect(first).toHaveLength(3);
  // A script fits the canvas to its window, a moment after that has changed.
  await expect.poll(() => coverOf(stage, "section.present")).toEqual(first);
  await expect.poll(() => stage.locator("#first").count()).toBe(0);
});

test("it is dark where the system is", async () => {
  const { page } = await withoutModules();
  await page.emulateMedia({ colorScheme: "dark" });
  await page.reload({ waitUntil: "commit" });
  await page.locator("#first").waitFor();
  const paper = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  expect(paper).toBe("rgb(18, 23, 31)");
});

test("the page is painted with the few rules that a cover needs, and the others follow", async () => {
  const html = await readFile(join(inject("siteFolder"), "index.html"), "utf8");
  const [, style = ""] = /<style>(.*?)<\/style><template>/s.exec(html) ?? [];
  const rules = style.replace(/@font-face\s*\{[^}]*\}/g, "");
  expect(rules).toContain("#first");
  expect(rules).not.toContain(".body");
  expect(rules.length).toBeLessThan(6_000);
  for (const address of ["", "#/registries/dubbo", "?view=speaker"]) {
    const { page } = await withoutModules(address);
    const inForce = (): Promise<number> =>
      page.evaluate(() =>
        [...document.styleSheets].reduce((sum, { cssRules }) => sum + cssRules.length, 0),
      );
    await expect.poll(inForce).toBeGreaterThan(200);
  }
});

test("keys that are pressed before the program has come are answered once it is there", async () => {
  const { page, release } = await withProgramHeld();
  await page.goto(inject("siteUrl"), { waitUntil: "commit" });
  await page.locator("#first").waitFor();
  for (const key of ["End", "PageUp"]) await page.keyboard.press(key);
  release();
  const stage = await browser.open();
  await ready(stage);
  for (const key of ["End", "PageUp"]) await stage.keyboard.press(key);
  await expect.poll(() => position(stage)).not.toBe("#/");
  const there = await position(stage);
  await expect.poll(() => position(page)).toBe(there);
  // Once, and not whenever the stage is asked.
  await page.keyboard.press("Home");
  await expect.poll(() => position(page)).toBe("#/");
});

test("opened elsewhere it shows no cover, and asks for that chapter at once", async () => {
  const { page, asked } = await withoutModules("#/registries/dubbo");
  expect(await page.locator("#first").isVisible()).toBe(false);
  await expect.poll(() => asked.some((path) => path.includes("/registries-"))).toBe(true);
  const speaker = await withoutModules("?view=speaker");
  expect(await speaker.page.locator("#first").isVisible()).toBe(false);
});

const COMPARISON = "#/registries/服务发现机制-2";
const REGISTRIES = { but: /\/registries-[^/]*\.js$/ };
const PURPOSE = { but: /\/purpose-[^/]*\.js$/ };

/** Until its chapter is there; what the page makes of it, it does at once. */
async function chapterCame(page: Page, asked: readonly string[], { but } = REGISTRIES) {
  const path = (): string | undefined => asked.find((each) => but.test(each));
  await expect.poll(path).toBeDefined();
  // As text: the runner would put its own import in its place.
  await page.evaluate(`import(${JSON.stringify(path())}).then(() => {})`);
}

test("it asks for that chapter before it reads any style", async () => {
  const html = await readFile(join(inject("siteFolder"), "index.html"), "utf8");
  const before = html.slice(0, html.indexOf("<style>"));
  expect(before).toMatch(/<script>[^<]*\/registries-[^<]*<\/script>$/);
});

test("an address that cannot be read leads to the cover, without a fault", async () => {
  const page = await browser.open("#/%E0%A4%A");
  expect(await position(page)).toBe("#/");
});

test("a slide that is asked for stands there with page and chapter alone, as on the stage", async () => {
  const { page, asked } = await withoutModules(COMPARISON, REGISTRIES);
  await chapterCame(page, asked);
  const stage = await browser.open(COMPARISON);
  await ready(stage);
  for (const each of [page, stage]) await each.evaluate(() => document.fonts.ready);
  const first = page.locator("#first .screen");
  const staged = stage.locator("section.present .screen");
  expect(await first.getAttribute("data-kind")).toBe("comparison");
  expect(await first.innerText()).toBe(await staged.innerText());
  expect(await first.boundingBox()).toEqual(await staged.boundingBox());
  await expect.poll(() => stage.locator("#first").count()).toBe(0);
});

test("at the cover it asks for the chapter to which the first key leads, and stays", async () => {
  const { page, asked } = await withoutModules("", PURPOSE);
  await chapterCame(page, asked, PURPOSE);
  expect(await page.locator("#first").isVisible()).toBe(true);
  expect(await page.locator("#first h1").textContent()).toBe("从单体到服务网格");
});

test("page and any chapter, and page and program, are less than the lightest peer's page", async () => {
  const folder = inject("siteFolder");
  const weigh = async (name: string): Promise<number> =>
    gzipSync(await readFile(join(folder, name))).length;
  const page = await weigh("index.html");
  const html = await readFile(join(folder, "index.html"), "utf8");
  const [program = ""] = /assets\/index-[\w-]+\.js/.exec(html) ?? [];
  expect(page + (await weigh(program))).toBeLessThan(36 * 1024);
  const [, known = ""] = /(\[\[`purpose`.*?\]\])/.exec(html) ?? [];
  const chapters = [...known.matchAll(/`\.\/(assets\/[^`]+)`/g)].map(([, name = ""]) => name);
  expect(chapters).toHaveLength(5);
  for (const chapter of chapters) expect(page + (await weigh(chapter))).toBeLessThan(26 * 1024);
});

test.each([
  ["at a step", "#/registries/dubbo/2", {}],
  ["where there is no such slide", "#/registries/nowhere", {}],
  ["in a narrow window", COMPARISON, { viewport: { width: 400, height: 800 } }],
])("what to show is the stage's to say %s", async (_, address, given) => {
  const { page, asked } = await withoutModules(address, { ...REGISTRIES, ...given });
  await chapterCame(page, asked);
  expect(await page.locator("#first").isVisible()).toBe(false);
});

test("the program waits for a frame of the first slide, so that nothing comes before it", async () => {
  const page = await browser.context.newPage();
  const asked: string[] = [];
  let release = (): void => {};
  const released = new Promise<void>((free) => {
    release = free;
  });
  await page.route(/\.js$/, async (route) => {
    const { pathname } = new URL(route.request().url());
    asked.push(pathname);
    if (REGISTRIES.but.test(pathname)) await released;
    await route.continue();
  });
  await page.goto(inject("siteUrl") + COMPARISON, { waitUntil: "load" });
  await expect.poll(() => asked.length).toBe(1);
  release();
  await ready(page);
  expect(asked[0]).toMatch(REGISTRIES.but);
  expect(asked[1]).toMatch(/\/index-/);
  // The browser itself tells of the page's own slide, and of none later.
  const largest = await page.evaluate(
    () =>
      new Promise<number>((tell) => {
        new PerformanceObserver((list) => tell(list.getEntries().length)).observe({
          type: "largest-contentful-paint",
          buffered: true,
        });
      }),
  );
  expect(largest).toBe(1);
});

test.each([
  ["far away", 300, 1],
  ["near", 5, 0],
])(
  "the program of a page that is %s is fetched while the screen is painted, or not before",
  async (_, took, links) => {
    const { page } = await withProgramHeld();
    await page.addInitScript((responseEnd) => {
      const visit = { type: "navigate", requestStart: 0, responseEnd };
      performance.getEntriesByType = () => [visit as unknown as PerformanceEntry];
    }, took);
    await page.goto(inject("siteUrl"), { waitUntil: "commit" });
    // It has begun: the rest of the style is in force.
    await page.locator("template").evaluate(async (template: HTMLTemplateElement) => {
      while (template.content.childElementCount > 0) await new Promise(requestAnimationFrame);
    });
    expect(await page.locator("link[rel=modulepreload]").count()).toBe(links);
  },
);

test("a chapter that neither comes nor fails does not keep the stage back", async () => {
  const page = await browser.context.newPage();
  await page.route(REGISTRIES.but, () => {});
  await page.goto(inject("siteUrl") + COMPARISON, { waitUntil: "commit" });
  await page.locator("#app .reveal").waitFor();
  await page.keyboard.press("Home");
  await expect.poll(() => position(page)).toBe("#/");
});

test("where nobody looks there are no frames, and the program waits for none", async () => {
  const page = await browser.context.newPage();
  await page.addInitScript(() => {
    Object.defineProperty(document, "hidden", { get: () => true });
    window.requestAnimationFrame = () => 0;
  });
  await page.goto(inject("siteUrl"));
  await page.locator("#app[data-position]").waitFor({ state: "attached" });
});

test("between the page's own slide and the stage's there is no frame without one", async () => {
  const { page, release } = await withProgramHeld();
  await page.goto(inject("siteUrl") + COMPARISON, { waitUntil: "commit" });
  await page.locator("#first .screen[data-kind=comparison]").waitFor();
  await page.evaluate(() => {
    const frames: boolean[] = [];
    const seen = { visibilityProperty: true };
    Object.assign(window, { frames });
    const look = (): void => {
      frames.push(
        [...document.querySelectorAll(".screen")].some((each) => each.checkVisibility(seen)),
      );
      requestAnimationFrame(look);
    };
    look();
  });
  release();
  await ready(page);
  const frames = await page.evaluate(() => (window as unknown as { frames: boolean[] }).frames);
  expect(frames.length).toBeGreaterThan(1);
  expect(frames).not.toContain(false);
});

test("no character it has is in a font file once more", async () => {
  const html = await readFile(join(inject("siteFolder"), "index.html"), "utf8");
  expect(html).toContain("font/woff2;base64,");
  const stage = await browser.open();
  await ready(stage);
  await stage.evaluate(() => document.fonts.ready);
  const shared = await stage.evaluate(() => {
    const codes = (range: string): string[] => range.split(/,\s*/);
    const faces = [...document.fonts].map((face) => ({
      name: `${face.family} ${face.weight}`,
      codes: codes(face.unicodeRange),
    }));
    const seen = new Map<string, number>();
    for (const { name, codes: all } of faces) {
      for (const code of all) seen.set(`${name} ${code}`, (seen.get(`${name} ${code}`) ?? 0) + 1);
    }
    return [...seen].filter(([, times]) => times > 1).map(([code]) => code);
  });
  expect(shared).toEqual([]);
});
