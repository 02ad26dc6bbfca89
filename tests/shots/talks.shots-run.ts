/** Contact sheets of the talk and of both catalogues: every screen at every step, light and dark, in Chromium
 *  and in Firefox; and the pages of the handout. */
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { startBrowser } from "../../src/browser/start.ts";
import { startFirefox } from "../browser/firefox.ts";
import { type Shot, THEMES, walk, withSite } from "./camera.ts";
import { writeSheets } from "./sheet.ts";

const TALKS = {
  talk: "slides",
  "catalogue-zh": "tests/fixtures/catalogue/zh",
  "catalogue-en": "tests/fixtures/catalogue/en",
} as const;
const SIZE = { width: 1280, height: 720 };

let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser(inject("wholeBrowserPath"));
});
afterAll(() => browser.close());

test.each(Object.entries(TALKS))("%s", async (name, talk) => {
  await withSite(talk, async (url) => {
    for (const theme of THEMES) {
      const shots = await walkChromium(url, theme);
      expect(shots.length).toBeGreaterThan(40);
      await writeSheets(browser, `${name}-${theme}`, shots);
    }
    const firefox = inject("firefoxPath");
    if (firefox !== null) {
      await writeSheets(browser, `${name}-firefox`, await walkFirefox(firefox, url));
    }
    if (name === "talk") await writeSheets(browser, "handout", await handoutPages(url), 5);
  });
});

async function walkChromium(url: string, colorScheme: "light" | "dark"): Promise<readonly Shot[]> {
  const page = await browser.newPage({ viewport: SIZE, colorScheme });
  await page.goto(url);
  const shots = await walk({
    evaluate: (read) => page.evaluate(read),
    next: () => page.keyboard.press("PageDown"),
    picture: () => page.screenshot(),
  });
  await page.close();
  return shots;
}

async function walkFirefox(path: string, url: string): Promise<readonly Shot[]> {
  const firefox = await startFirefox(path);
  try {
    const page = await firefox.newPage();
    await page.setViewport(SIZE);
    await page.goto(url);
    return await walk({
      evaluate: async (read) => (await page.evaluate(read)) as Awaited<ReturnType<typeof read>>,
      next: () => page.keyboard.press("PageDown"),
      picture: () => page.screenshot(),
    });
  } finally {
    await firefox.close();
  }
}

async function handoutPages(url: string): Promise<readonly Shot[]> {
  const page = await browser.newPage({ viewport: { width: 900, height: 1200 } });
  await page.goto(`${url}?view=handout`);
  await page.locator("#app[data-ready]").waitFor();
  const shots: Shot[] = [];
  for (const [index, sheet] of (await page.locator(".sheet").all()).entries()) {
    shots.push({ label: String(index + 1), png: await sheet.screenshot() });
  }
  await page.close();
  return shots;
}
