/** The linear walk: one key takes a speaker through everything Node says there is, and nothing else. */
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { position, pressAndMove, ready, useBrowser } from "./harness.ts";
import { type Stop, stopsOf } from "./outline.ts";

const browser = useBrowser();
const stops = await stopsOf("slides");

/** Of the stops on the way back, which show what was looked at before; `npm run endure` looks at all. */
const BACK_ONE_IN = process.env.PANGBAI_ENDURE ? 1 : 6;

/** What a person in the room sees: texts with a box on the canvas, in the one section that is up. */
interface Seen {
  readonly sections: number;
  readonly title: string;
  readonly texts: readonly string[];
  readonly lit: readonly string[];
  readonly outside: readonly string[];
  readonly say: string;
}

function look(page: Page): Promise<Seen> {
  return page.evaluate(() => {
    const visible = (element: Element): boolean => {
      const box = element.getBoundingClientRect();
      const style = getComputedStyle(element);
      return (
        // A straight line has no height.
        box.width + box.height > 0 && style.visibility === "visible" && Number(style.opacity) > 0
      );
    };
    const sections = [...document.querySelectorAll(".slides > section")].filter(
      (section) => visible(section) && section.querySelector(".screen"),
    );
    const screen = sections[0]?.querySelector(".screen");
    const walker = document.createTreeWalker(screen ?? document.body, NodeFilter.SHOW_TEXT);
    const texts: string[] = [];
    const outside: string[] = [];
    while (walker.nextNode()) {
      const parent = walker.currentNode.parentElement;
      const text = walker.currentNode.textContent?.trim() ?? "";
      if (parent === null || text === "" || parent.closest("style") || !visible(parent)) continue;
      texts.push(text);
      const range = document.createRange();
      range.selectNodeContents(walker.currentNode);
      // The camera looks past what a step does not speak of.
      const isPast = parent.closest(
        '.screen:not([data-step="0"]) .drawing [data-id]:not([data-when="now"])',
      );
      for (const box of isPast === null ? range.getClientRects() : []) {
        const fits = box.left >= 0 && box.top >= 0 && box.right <= 1280.5 && box.bottom <= 720.5;
        if (!fits) outside.push(text);
      }
    }
    const lit = [...(screen?.querySelectorAll('[data-when="now"]') ?? [])]
      .filter(visible)
      .map((element) => element.getAttribute("data-id") ?? "");
    return {
      sections: sections.length,
      title: screen?.querySelector("h1, h2")?.textContent ?? "",
      texts,
      lit: [...new Set(lit)],
      outside,
      say: screen?.querySelector(".say")?.textContent ?? "",
    };
  });
}

function compact(text: string): string {
  return text.replace(/\s+/g, "");
}

function hold(seen: Seen, stop: Stop): void {
  expect(seen.sections, `${stop.address}: one section is visible`).toBe(1);
  expect(seen.outside, `${stop.address}: nothing leaves the canvas`).toEqual([]);
  if (stop.slide === null || stop.screen === null) {
    expect(seen.title).toBe("从单体到服务网格");
    return;
  }
  expect(seen.title.startsWith(stop.slide.title), `${stop.address}: ${seen.title}`).toBe(true);
  const all = compact(seen.texts.join(""));
  const { kind, texts, steps } = stop.screen;
  // Of what comes one by one the first stands there from the start.
  const there = steps.length === 0 ? texts.length : stop.presses + 1;
  const shown = kind === "figure" ? [] : texts.slice(0, there);
  const waiting = kind === "figure" ? [] : texts.slice(there);
  for (const text of shown) expect(all, `${stop.address} shows it`).toContain(compact(text));
  for (const text of waiting) expect(all, `${stop.address} waits`).not.toContain(compact(text));
  if (stop.step === null) {
    expect(seen.lit, `${stop.address}: nothing is lit at rest`).toEqual([]);
  } else {
    const expected = [...stop.step.show].sort();
    expect([...seen.lit], stop.address).toEqual(expect.arrayContaining(expected));
    if (kind === "figure") expect(seen.say).toBe(stop.step.say);
  }
}

test("PageDown shows every screen and step once, in order, as Node's outline lists them; PageUp goes back the same way", async () => {
  const page = await browser.open();
  for (const [index, stop] of stops.entries()) {
    if (index > 0) await pressAndMove(page, "PageDown");
    await ready(page);
    expect(await position(page)).toBe(stop.address);
    hold(await look(page), stop);
  }
  await page.keyboard.press("PageDown");
  expect(await position(page)).toBe(stops.at(-1)?.address);
  for (const [index, stop] of stops.slice(0, -1).reverse().entries()) {
    await pressAndMove(page, "PageUp");
    expect(await position(page)).toBe(stop.address);
    if (index % BACK_ONE_IN > 0) continue;
    await ready(page);
    hold(await look(page), stop);
  }
}, 240_000);

test("the look at a page sees what is wrong: a text moved off the canvas, a second section, a hidden item", async () => {
  const page = await browser.open("#/purpose/拥抱变化");
  await ready(page);
  const stop = stops.find(({ address }) => address === "#/purpose/拥抱变化");
  if (stop === undefined) throw new Error("the talk has changed");
  hold(await look(page), stop);
  // A neighbour is filled when there is time.
  const neighbour = page.locator(".slides > section:not(.present) .screen");
  await neighbour.first().waitFor({ state: "attached" });
  const breakages = [
    "section.present dd p { position: absolute; top: 800px; }",
    ".slides > section { display: block !important; visibility: visible !important; opacity: 1 !important; }",
    "section.present dt { visibility: hidden; }",
  ];
  for (const css of breakages) {
    const style = await page.addStyleTag({ content: css });
    const seen = await look(page);
    expect(() => hold(seen, stop), css).toThrow();
    await style.evaluate((element) => element.parentNode?.removeChild(element));
  }
});

test("a deep link opens any screen at any step, and a reload stays there", async () => {
  const middle = stops.find(({ address }) => address === "#/registries/dubbo/4");
  if (middle === undefined) throw new Error("the talk has changed");
  const page = await browser.open(middle.address);
  await ready(page);
  hold(await look(page), middle);
  await page.reload();
  await ready(page);
  expect(await position(page)).toBe(middle.address);
  hold(await look(page), middle);
});

test("an unknown slide opens the nearest kept one and says so", async () => {
  const page = await browser.open("#/registries/dub");
  expect(await position(page)).toBe("#/registries/dubbo");
  expect(await page.locator(".notice").textContent()).toContain("dub");
});

test("a far jump and the way back show the right screens, though they share a section of the ring", async () => {
  const page = await browser.open();
  await ready(page);
  for (const address of ["#/conway/领域知识", "#/", "#/mesh/istio/3", "#/registries/dubbo"]) {
    await page.evaluate((hash) => {
      location.hash = hash;
    }, address);
    await page.waitForFunction(
      (wanted) => document.querySelector<HTMLElement>("#app")?.dataset.position === wanted,
      address,
    );
    await ready(page);
    const stop = stops.find((candidate) => candidate.address === address);
    if (stop === undefined) throw new Error(address);
    hold(await look(page), stop);
  }
});

test("query keys that Reveal would obey are stripped, and foreign messages change nothing", async () => {
  const page = await browser.open("?showNotes=true&plugins=x&view=stage#/registries/dubbo");
  expect(new URL(page.url()).search).toBe("");
  await page.evaluate(() => {
    window.postMessage(JSON.stringify({ method: "slide", args: [3] }), "*");
    window.postMessage(JSON.stringify({ method: "getSlideNotes" }), "*");
  });
  await page.waitForTimeout(50);
  expect(await position(page)).toBe("#/registries/dubbo");
  expect(await page.locator(".stage [data-beat]").count()).toBe(0);
});
