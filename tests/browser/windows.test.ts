/** Windows of every shape: a canvas in the middle of what is wide enough, flowing text in what is not, and
 *  one sheet of paper. */
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { readPdf } from "../../src/print/read.ts";
import { position, pressAndMove, ready, shows, useBrowser } from "./harness.ts";
import { stopsOf } from "./outline.ts";

const browser = useBrowser();
const stops = await stopsOf("slides");

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

function boxOf(page: Page, selector: string): Promise<Box> {
  return page
    .locator(selector)
    .first()
    .evaluate((element) => {
      const { left, top, right, bottom } = element.getBoundingClientRect();
      return { left, top, right, bottom };
    });
}

function widthOf({ left, right }: Box): number {
  return right - left;
}

async function openIn(width: number, height: number, address: string): Promise<Page> {
  const page = await browser.open(address, { width, height });
  await ready(page);
  return page;
}

describe("the canvas", () => {
  test("is whole, in the middle, and on paper of its own colour in a window of any shape", async () => {
    const page = await openIn(1280, 720, "#/registries/dubbo/2");
    await page.emulateMedia({ colorScheme: "dark" });
    const shapes = {
      "4:3": [1024, 768],
      "21:9": [2560, 1080],
      "an upright tablet": [768, 1024],
      "a telephone on its side": [844, 390],
      "an odd one": [1366, 768],
      "the canvas' own": [1280, 720],
    } as const;
    for (const [name, [width, height]] of Object.entries(shapes)) {
      await page.setViewportSize({ width, height });
      const scale = Math.min(width / 1280, height / 720);
      await expect
        .poll(async () => widthOf(await boxOf(page, "section.present .screen")), { message: name })
        .toBeCloseTo(1280 * scale, 1);
      const screen = await boxOf(page, "section.present .screen");
      expect(Math.min(screen.left, screen.top), name).toBeGreaterThanOrEqual(0);
      expect(screen.right, name).toBeLessThanOrEqual(width + 0.01);
      expect(screen.bottom, name).toBeLessThanOrEqual(height + 0.01);
      expect(Math.abs(screen.left + screen.right - width), name).toBeLessThanOrEqual(2);
      expect(Math.abs(screen.top + screen.bottom - height), name).toBeLessThanOrEqual(2);
      const foot = await boxOf(page, ".foot");
      for (const side of ["left", "right", "bottom"] as const) {
        expect(foot[side], name).toBeCloseTo(screen[side], 1);
      }
    }
    const paper = (selector: string): Promise<string> =>
      page.locator(selector).evaluate((element) => getComputedStyle(element).backgroundColor);
    expect(await paper("body")).toBe(await paper("section.present .screen"));
  });
});

/** What a reader of a narrow window would complain of. */
function complaints(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const said: string[] = [];
    const section = document.querySelector<HTMLElement>("section.present");
    const screen = section?.querySelector<HTMLElement>(".screen");
    if (section == null || screen == null) return ["no screen"];
    if (section.scrollWidth > section.clientWidth) said.push("the screen is pushed sideways");
    const bar = document.querySelector(".pager")?.getBoundingClientRect().top ?? 0;
    if (section.getBoundingClientRect().bottom > bar + 0.5) said.push("the bar covers the screen");
    const walker = document.createTreeWalker(screen, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const text = walker.currentNode.textContent?.trim() ?? "";
      const parent = walker.currentNode.parentElement;
      if (text === "" || parent === null || parent.closest("style, svg")) continue;
      const size = Number.parseFloat(getComputedStyle(parent).fontSize);
      if (size < 16) said.push(`${size} px: ${text}`);
      const range = document.createRange();
      range.selectNodeContents(walker.currentNode);
      const pushed = parent.closest("pre, .body:has(> table)");
      for (const { left, right } of range.getClientRects()) {
        const beyond = left < -0.5 || right > innerWidth + 0.5;
        if (beyond && pushed === null) said.push(`out of the window: ${text}`);
      }
    }
    return said;
  });
}

describe("in a window narrower than 600 pixels", () => {
  test("every screen flows: its words at 16 pixels or more, none beyond the edge, none under the bar", async () => {
    const page = await openIn(360, 640, "");
    for (const { address, presses } of stops) {
      if (presses > 0) continue;
      await page.evaluate((hash) => location.assign(hash), address);
      await shows(page, address);
      await ready(page);
      expect(await complaints(page), address).toEqual([]);
    }
  });

  test("a diagram is as large as on the canvas, in a box that is pushed sideways to what a step lights", async () => {
    const page = await openIn(390, 844, "#/registries/dubbo");
    const figure = page.locator("section.present figure");
    const svg = await boxOf(page, "section.present .drawing svg");
    expect(widthOf(svg)).toBeGreaterThan(1000);
    expect(await figure.evaluate(({ scrollLeft }) => scrollLeft)).toBe(0);
    for (let presses = 0; presses < 7; presses += 1) {
      await pressAndMove(page, "PageDown");
      // It is brought into view once the drawing is there.
      const isInView = async (): Promise<boolean> => {
        const { left, right } = await boxOf(page, 'section.present [data-when="now"]');
        return right > 0 && left < 390;
      };
      await expect.poll(isInView, { message: `${presses}` }).toBe(true);
      const said = await boxOf(page, "section.present .say");
      expect([said.left >= 0, said.right <= 390], `${presses}`).toEqual([true, true]);
    }
  });

  test("arrows down and up read a long screen and then go on; a screen begins at its top", async () => {
    const page = await openIn(390, 500, "#/mesh/envoy-术语");
    const top = (): Promise<number> =>
      page.locator("section.present").evaluate(({ scrollTop }) => Math.round(scrollTop));
    await page.keyboard.press("ArrowDown");
    await expect.poll(top).toBeGreaterThan(100);
    expect(await position(page)).toBe("#/mesh/envoy-术语");
    for (let presses = 0; presses < 9; presses += 1) {
      if ((await position(page)) !== "#/mesh/envoy-术语") break;
      await page.keyboard.press("ArrowDown");
    }
    await expect.poll(() => position(page)).toBe("#/mesh/envoy-术语/1");
    await expect.poll(top).toBe(0);
  });

  test("a line of the canvas ends where this window has room", async () => {
    const page = await openIn(390, 844, "#/evolution/monolithic-优劣");
    const breaks = page.locator("section.present br.soft");
    expect(
      await breaks.evaluateAll((all) => all.map((br) => getComputedStyle(br).display)),
    ).toEqual(Array(await breaks.count()).fill("none"));
    const columns = await page
      .locator("section.present .column")
      .evaluateAll((all) => all.map((column) => column.getBoundingClientRect().left));
    expect(new Set(columns).size).toBe(1);
  });

  test("wide again, it is the canvas again, as it was", async () => {
    const page = await openIn(1280, 720, "#/registries/dubbo/2");
    const before = await boxOf(page, "section.present svg");
    await page.setViewportSize({ width: 390, height: 844 });
    await expect.poll(() => complaints(page)).toEqual([]);
    await page.setViewportSize({ width: 1280, height: 720 });
    await expect.poll(() => boxOf(page, "section.present svg")).toEqual(before);
    expect(await page.locator("section.present [tabindex]").count()).toBe(0);
  });

  test("the complaints are seen: small type, a wide word, a covered line", async () => {
    const page = await openIn(390, 844, "#/purpose/拥抱变化");
    const cases = [
      [".slides .screen dt { font-size: 12px !important }", "12 px"],
      [".slides .screen p { white-space: nowrap !important }", "sideways"],
      [".stage .reveal .slides > section { height: 100% !important }", "covers"],
    ] as const;
    for (const [content, complaint] of cases) {
      const style = await page.addStyleTag({ content });
      expect((await complaints(page)).join("\n")).toContain(complaint);
      await style.evaluate((element) => element.parentNode?.removeChild(element));
      expect(await complaints(page)).toEqual([]);
    }
  });
});

test("printed from the stage: the screen that is up, on one page of its shape, dark on light", async () => {
  const page = await browser.open("#/evolution/monolithic-优劣");
  await page.emulateMedia({ colorScheme: "dark" });
  await ready(page);
  const pages = await readPdf(await page.pdf({ preferCSSPageSize: true }));
  expect(pages.map(({ width, height, faults }) => [width, height, faults])).toEqual([
    [960, 540, []],
  ]);
  const text = pages[0]?.text.replace(/\s/g, "");
  for (const words of ["优劣", "开发简单，集中式管理", "扩展性不够", "8/44"]) {
    expect(text).toContain(words);
  }
  expect(text).not.toContain("SOA");
  expect(await page.evaluate(() => document.documentElement.dataset.theme)).toBe("dark");
});
