/** The first slide at once: the page holds the cover, with its style and its characters, before any script
 *  has come. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import type { Page } from "playwright-core";
import { expect, inject, test } from "vitest";
import { ready, useBrowser } from "./harness.ts";

const browser = useBrowser();

/** A page whose modules never come. */
async function withoutModules(address = ""): Promise<{ page: Page; asked: string[] }> {
  const page = await browser.context.newPage();
  const asked: string[] = [];
  await page.route(/\.js$/, (route) => {
    asked.push(new URL(route.request().url()).pathname);
  });
  await page.goto(inject("siteUrl") + address, { waitUntil: "commit" });
  await page.locator("#first").waitFor({ state: "attached" });
  await page.evaluate(() => document.fonts.ready);
  return { page, asked };
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
  expect(gzipSync(html).length).toBeLessThan(24 * 1024);
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
  const expected = await coverOf(stage, "section.present");
  expect(expected).toHaveLength(3);
  expect(await coverOf(page, "#first")).toEqual(expected);
  expect(await stage.locator("#first").count()).toBe(0);
});

test("it is dark where the system is", async () => {
  const { page } = await withoutModules();
  await page.emulateMedia({ colorScheme: "dark" });
  await page.reload({ waitUntil: "commit" });
  await page.locator("#first").waitFor();
  const paper = await page
    .locator("#first")
    .evaluate((first) => getComputedStyle(first).backgroundColor);
  expect(paper).toBe("rgb(18, 23, 31)");
});

test("opened elsewhere it shows no cover, and asks for that chapter at once", async () => {
  const { page, asked } = await withoutModules("#/registries/dubbo");
  expect(await page.locator("#first").isVisible()).toBe(false);
  await expect.poll(() => asked.some((path) => path.includes("/registries-"))).toBe(true);
  const speaker = await withoutModules("?view=speaker");
  expect(await speaker.page.locator("#first").isVisible()).toBe(false);
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
