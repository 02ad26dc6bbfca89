/** The article of the built talk, as a phone without a script has it. */
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import type axe from "axe-core";
import type { Browser, BrowserContext, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, inject, test } from "vitest";
import { startBrowser } from "../../src/browser/start.ts";
import { watch } from "./harness.ts";

const site = inject("siteUrl");
const PHONE = { width: 360, height: 740 };
const DESK = { width: 1280, height: 800 };

let browser: Browser;
let context: BrowserContext | null = null;
const faults: string[] = [];
beforeAll(async () => {
  browser = await startBrowser(inject("browserPath"));
});
afterAll(() => browser.close());
afterEach(async () => {
  await context?.close();
  context = null;
  expect(faults.splice(0)).toEqual([]);
});

async function open(address: string, options: BrowserContextOptions = {}): Promise<Page> {
  context = await browser.newContext({ javaScriptEnabled: false, viewport: PHONE, ...options });
  const page = await context.newPage();
  watch(page, site, faults);
  await page.goto(site + address);
  return page;
}

describe("without a script", () => {
  test.each([PHONE, DESK])(
    "it is read at $width px, and the page never moves sideways",
    async (viewport) => {
      const page = await open("article.html", { viewport });
      await page.evaluate(() => document.fonts.ready);
      const found = await page.evaluate(() => {
        const room = document.documentElement.clientWidth;
        const outside = [...document.querySelectorAll("main *")].filter((element) => {
          if (element.closest(".frame > *, .scroll > *, pre > *") !== null) return false;
          const { left, right, width } = element.getBoundingClientRect();
          return width > 0 && (left < 0 || right > room + 0.5);
        });
        const said = [...document.querySelectorAll(".said > p")];
        return {
          wide: document.documentElement.scrollWidth - room,
          outside: outside.map(({ className, tagName }) => `${tagName}.${className}`),
          sizes: said.map((text) => Number.parseFloat(getComputedStyle(text).fontSize)),
          longest: Math.max(
            ...said.map((text) => {
              const { width } = text.getBoundingClientRect();
              return width / Number.parseFloat(getComputedStyle(text).fontSize);
            }),
          ),
        };
      });
      expect(found.outside).toEqual([]);
      expect(found.wide).toBeLessThanOrEqual(0);
      expect(found.sizes.length).toBeGreaterThan(60);
      expect(Math.min(...found.sizes)).toBeGreaterThanOrEqual(16);
      expect(found.longest).toBeLessThanOrEqual(42);
    },
  );

  test.each([PHONE, DESK])(
    "words in a drawing are no smaller than 12 px at $width px",
    async (viewport) => {
      const page = await open("article.html", { viewport });
      const sizes = await page.evaluate(() =>
        [...document.querySelectorAll<SVGSVGElement>(".frame svg")].map((svg) => {
          const scale = svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
          const texts = [...svg.querySelectorAll(".nodeLabel, .label text, .edgeLabel text")];
          const own = texts.map((text) => Number.parseFloat(getComputedStyle(text).fontSize));
          return Math.min(16, ...own) * scale;
        }),
      );
      expect(sizes.length).toBeGreaterThan(12);
      expect(Math.min(...sizes)).toBeGreaterThanOrEqual(12);
    },
  );

  test("an address leads to its slide, from outside and from the contents", async () => {
    const page = await open("article.html#/registries/dubbo");
    const top = (id: string): Promise<number> =>
      page.evaluate((name) => document.getElementById(name)?.getBoundingClientRect().top ?? -1, id);
    const isAtTop = async (id: string): Promise<boolean> => {
      const at = await top(id);
      return at >= 0 && at < 60;
    };
    // Faces that come late may move it, and the browser follows.
    await expect.poll(() => isAtTop("/registries/dubbo")).toBe(true);
    await page.goto(`${site}article.html`);
    await page.locator(".contents a", { hasText: "康威定律" }).first().click();
    await expect.poll(() => decodeURIComponent(new URL(page.url()).hash)).toBe("#/conway/康威定律");
    await expect.poll(() => isAtTop("/conway/康威定律")).toBe(true);
  });

  test("the page shows its cover, and a line at its foot that leads here", async () => {
    for (const viewport of [PHONE, DESK]) {
      const page = await open("", { viewport });
      const link = page.locator("noscript a, p.read a");
      expect(await page.locator("#first .title").isVisible()).toBe(true);
      const box = await link.boundingBox();
      expect(box?.y).toBeGreaterThan(viewport.height * 0.8);
      expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(viewport.height);
      await link.click();
      await page.waitForURL(/\/article\.html$/);
      expect(await page.locator("h1").textContent()).toBe("从单体到服务网格");
      await context?.close();
    }
  });

  test("all its text is set in the faces that ship, the cover's characters too", async () => {
    const page = await open("article.html");
    await page.evaluate(() => document.fonts.ready);
    const used = await facesOf(page, [
      "h1",
      ".subtitle",
      ".facts",
      ".contents",
      "#contents",
      ".said",
      ".guide",
      ".editor-note",
      "summary",
      "figcaption",
      ".panel",
      ".legend",
    ]);
    expect(used.size).toBeGreaterThan(0);
    for (const [selector, faces] of used) {
      for (const face of faces) expect(face, selector).toMatch(/^Noto S/);
    }
  });

  test("it is dark where its reader has it so", async () => {
    const colour = (page: Page): Promise<string> =>
      page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    expect(await colour(await open("article.html", { colorScheme: "light" }))).toBe(
      "rgb(255, 255, 255)",
    );
    await context?.close();
    expect(await colour(await open("article.html", { colorScheme: "dark" }))).toBe(
      "rgb(18, 23, 31)",
    );
  });
});

/** By selector, the families that a browser really took. */
async function facesOf(page: Page, selectors: readonly string[]): Promise<Map<string, string[]>> {
  const session = await page.context().newCDPSession(page);
  await session.send("DOM.enable");
  await session.send("CSS.enable");
  const { root } = await session.send("DOM.getDocument", { depth: -1 });
  const used = new Map<string, string[]>();
  for (const selector of selectors) {
    const { nodeIds } = await session.send("DOM.querySelectorAll", {
      nodeId: root.nodeId,
      selector,
    });
    expect(nodeIds.length, selector).toBeGreaterThan(0);
    const faces = await Promise.all(
      nodeIds.map((nodeId) => session.send("CSS.getPlatformFontsForNode", { nodeId })),
    );
    used.set(selector, [
      ...new Set(faces.flatMap(({ fonts }) => fonts.map(({ familyName }) => familyName))),
    ]);
  }
  return used;
}

test("it asks for nothing but its faces, and its policy lets no script run", async () => {
  const html = await readFile(join(inject("siteFolder"), "article.html"), "utf8");
  expect(html).not.toMatch(/<script|\sstyle="[^"]*url\(\s*['"]?http/i);
  expect(html).toContain(
    "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self' data:",
  );
  const page = await open("article.html", { javaScriptEnabled: true });
  await page.evaluate(() => document.fonts.ready);
  const asked = await page.evaluate(() => {
    const script = document.createElement("script");
    script.textContent = "window.ran = true";
    document.body.append(script);
    return performance.getEntriesByType("resource").map(({ name }) => name);
  });
  expect(await page.evaluate(() => Reflect.get(globalThis, "ran"))).toBeUndefined();
  expect(asked.length).toBeGreaterThan(3);
  for (const name of asked)
    expect(name).toMatch(/\/assets\/(?:fonts-[^/]+\.css|noto-[^/]+\.woff2)$/);
  expect(faults.splice(0).join("\n")).toMatch(/Content Security Policy/);
});

describe("axe finds nothing wrong", () => {
  test.each([
    ["light", PHONE],
    ["dark", DESK],
  ] as const)("with it, %s", async (colorScheme, viewport) => {
    const page = await open("article.html", { colorScheme, viewport, javaScriptEnabled: true });
    const axeFile = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
    await page.evaluate(`${await readFile(axeFile, "utf8")}; 0`);
    await page.evaluate(() => {
      for (const fold of document.querySelectorAll("details")) fold.open = true;
    });
    const found = await page.evaluate(async () => {
      const { run } = Reflect.get(globalThis, "axe") as typeof axe;
      // Into a drawing it does not look, as on the stage.
      const { violations } = await run({ include: ["html"], exclude: [".drawing svg > *"] });
      return violations.flatMap(({ id, nodes }) =>
        nodes.map(({ target, failureSummary }) => `${id}: ${target}: ${failureSummary}`),
      );
    });
    expect(found).toEqual([]);
  });
});

test("the page leads to it when it is asked for, at the same slide", async () => {
  const page = await open("?view=article#/registries/dubbo", { javaScriptEnabled: true });
  await page.waitForURL(/\/article\.html#\/registries\/dubbo$/);
  expect(await page.locator("main.article").count()).toBe(1);
});

test("from it a slide's number leads to the slide on the stage", async () => {
  const page = await open("article.html", { javaScriptEnabled: true });
  await page.locator('a.number[href$="/registries/dubbo"]').click();
  await page.locator('#app[data-position="#/registries/dubbo"]').waitFor();
  expect(await page.locator("p.read").count()).toBe(0);
});
