/** What we rely on in the pinned reveal.js without its promising it. A new version that breaks one of
 *  these breaks the ring, so each has a test of its own. */
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { pressAndMove, ready, useBrowser } from "./harness.ts";

const browser = useBrowser();

/** Where each section stands in Reveal's eyes, and what is on it. */
function sections(
  page: Page,
): Promise<{ present: boolean; hidden: boolean; inert: boolean; title: string }[]> {
  return page.locator(".slides > section").evaluateAll((all) =>
    all.map((section) => ({
      present: section.classList.contains("present"),
      hidden: section.getAttribute("aria-hidden") === "true",
      inert: section.hasAttribute("inert"),
      title: section.querySelector("h1, h2")?.textContent ?? "",
    })),
  );
}

/** Resolves once the neighbours, which are filled when the page is idle, are there as well. */
async function ringFilled(page: Page): Promise<void> {
  await ready(page);
  await page.waitForFunction(() => document.querySelectorAll(".slides .screen").length === 5);
}

test("exactly one section is present, the others are hidden, and inert once nothing presses, however far the ring has turned", async () => {
  const page = await browser.open();
  await ready(page);
  for (let presses = 0; presses < 30; presses += 1) {
    await page.keyboard.press("PageDown");
    const all = await sections(page);
    expect(all).toHaveLength(5);
    expect(all.filter(({ present }) => present)).toHaveLength(1);
    for (const { present, hidden } of all) expect(hidden).toBe(!present);
  }
  const asTheyShould = async (): Promise<boolean> =>
    (await sections(page)).every(({ present, inert }) => inert === !present);
  await expect.poll(asTheyShould).toBe(true);
  // Who goes on by Tab does not find what was up a moment ago.
  const atTab = await page.evaluate(() => {
    for (const key of ["PageUp", "Tab"]) {
      document.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
    }
    return document.querySelectorAll(".slides > section:not(.present):not([inert])").length;
  });
  expect(atTab).toBe(0);
  expect(await asTheyShould()).toBe(true);
});

test("a section filled while it was hidden shows its new content without a sync", async () => {
  const page = await browser.open("#/purpose/目的");
  await ready(page);
  const titles: string[] = [];
  for (let presses = 0; presses < 8; presses += 1) {
    await pressAndMove(page, "PageDown");
    const present = (await sections(page)).find((section) => section.present);
    titles.push(present?.title ?? "");
  }
  expect(titles.at(0)).toBe("系统架构遵循的标准和业务驱动力");
  expect(titles.at(-1)).toBe("历史演进");
});

test("neighbours stay laid out, so that the next press has no layout to wait for", async () => {
  const page = await browser.open("#/registries/概念");
  await ringFilled(page);
  const heights = await page
    .locator(".slides > section")
    .evaluateAll((all) => all.map((section) => (section as HTMLElement).offsetHeight));
  expect(heights).toEqual([720, 720, 720, 720, 720]);
});

test("the canvas is scaled to the window and stays in its middle", async () => {
  const page = await browser.open();
  await ready(page);
  await page.setViewportSize({ width: 1000, height: 900 });
  // Reveal rounds its scale to two decimals: up to five pixels of a canvas this wide.
  await expect
    .poll(() =>
      page.locator("section.present .screen").evaluate((screen) => {
        const { left, right, top, bottom, width } = screen.getBoundingClientRect();
        const middle = Math.abs(left + right - 1000) < 2 && Math.abs(top + bottom - 900) < 2;
        return middle && width > 995 && width <= 1000;
      }),
    )
    .toBe(true);
});

test("Reveal binds no key and answers no message: ours alone move the deck", async () => {
  const page = await browser.open("#/registries/dubbo");
  await ringFilled(page);
  const before = await sections(page);
  for (const key of ["h", "l", "j", "k", "a", "v", "Escape", "Control+ArrowRight"]) {
    await page.keyboard.press(key);
  }
  expect(await sections(page)).toEqual(before);
  expect(await page.locator(".reveal.overview, .reveal.paused").count()).toBe(0);
});
