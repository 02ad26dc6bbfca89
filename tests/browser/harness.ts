/** A real browser on the built talk. Whatever a page does wrong by itself (a console error, a policy
 *  violation, a request to anywhere but its own site, a missing file) fails the test that opened it. */
import type { Browser, BrowserContext, Locator, Page, ViewportSize } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject } from "vitest";
import { startBrowser } from "../../src/browser/start.ts";

export interface Stage {
  /** One for all tests of a file. */
  readonly browser: Browser;
  readonly context: BrowserContext;
  /** Opens a page of the talk, `address` being what follows the site's address, in a window of 1280 × 720
   *  or of another size. */
  open(address?: string, size?: ViewportSize): Promise<Page>;
  readonly faults: string[];
}

/** As every window is set up, unless a test says otherwise. */
export const OWN_WINDOW = {
  viewport: { width: 1280, height: 720 },
  locale: "zh-CN",
  // Still, so that what is looked at is there; motion.test.ts looks at what moves.
  reducedMotion: "reduce",
  // It would fetch the whole talk beside each test, past what a test routes; offline.test.ts has it.
  serviceWorkers: "block",
} as const;

/** Starts a browser for a test file and gives each test windows of its own. Use inside a test only. `url` is where
 *  the talk is, when it is not the site that all tests share; `path` names the browser, when the lightest will not do. */
export function useBrowser(
  url = () => inject("siteUrl"),
  path = () => inject("browserPath"),
): Stage {
  let browser: Browser;
  let context: BrowserContext;
  const faults: string[] = [];
  beforeAll(async () => {
    browser = await startBrowser(path());
  });
  afterAll(() => browser.close());
  beforeEach(async () => {
    faults.length = 0;
    context = await browser.newContext(OWN_WINDOW);
    context.on("page", (page) => watch(page, url(), faults));
  });
  afterEach(async () => {
    await context.close();
    expect(faults).toEqual([]);
  });
  return {
    get browser() {
      return browser;
    },
    get context() {
      return context;
    },
    faults,
    async open(address = "", size) {
      const page = await context.newPage();
      if (size !== undefined) await page.setViewportSize(size);
      await page.goto(url() + address);
      await page.locator("#app[data-position]").waitFor();
      return page;
    },
  };
}

/** One window for all tests of a file that only look: shows an address, and waits until it is drawn. */
export function useWindow(stage: Stage): (address: string) => Promise<Page> {
  let page: Page;
  const faults: string[] = [];
  beforeAll(async () => {
    page = await stage.browser.newPage(OWN_WINDOW);
    watch(page, inject("siteUrl"), faults);
    await page.goto(inject("siteUrl"));
    await ready(page);
  });
  afterEach(() => expect(faults).toEqual([]));
  return async (address) => {
    await page.evaluate((hash) => {
      location.hash = hash;
    }, address);
    await shows(page, address);
    await ready(page);
    return page;
  };
}

export function watch(page: Page, site: string, faults: string[]): void {
  page.on("pageerror", (error) => faults.push(`error: ${error.message}`));
  page.on("console", (message) => {
    // Chromium reports a violated policy as a console error too.
    if (message.type() === "error") faults.push(`console: ${message.text()}`);
  });
  page.on("request", (request) => {
    const address = request.url();
    if (!address.startsWith(site) && !/^(?:data|blob|about):/.test(address)) {
      faults.push(`request: ${address}`);
    }
  });
  page.on("response", (response) => {
    if (response.status() >= 400) faults.push(`${response.status()}: ${response.url()}`);
  });
}

/** The position the view shows, as its address. */
export function position(page: Page): Promise<string | null> {
  return page.locator("#app").getAttribute("data-position");
}

/** Waits until the screen that is up is drawn, figures and fonts included, and reveal.js has come. */
export async function ready(page: Page): Promise<void> {
  await page.locator(".reveal.ready section.present .screen[data-ready]").waitFor();
  await page.evaluate(() => document.fonts.ready);
}

/** Presses a key and waits until the view has moved on, or for `same` has had time not to. */
export async function pressAndMove(page: Page, key: string): Promise<void> {
  const before = await position(page);
  await page.keyboard.press(key);
  await page.waitForFunction(
    (was) => document.querySelector<HTMLElement>("#app")?.dataset.position !== was,
    before,
  );
}

/** Opens a panel by its key, and waits for what is in it: that may be on its way. */
export async function openPanel(page: Page, key: string): Promise<Locator> {
  await page.keyboard.press(key);
  await page.locator("dialog.panel > header + *").first().waitFor({ state: "attached" });
  return page.getByRole("dialog");
}

/** Waits until a speaker view has what is said on the slide that it shows. */
export async function spoken(speaker: Page): Promise<void> {
  await speaker.locator(".narration .beat").first().waitFor();
}

/** Waits until a view shows a position, given as its address. */
export async function shows(page: Page, address: string): Promise<void> {
  await page.waitForFunction(
    (wanted) => document.querySelector<HTMLElement>("#app")?.dataset.position === wanted,
    address,
  );
}
