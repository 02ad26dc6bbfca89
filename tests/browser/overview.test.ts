/** The overview: every slide in small, chapter by chapter, by keyboard and by pointer; of a long talk, only
 *  what is in view. */
import { rm } from "node:fs/promises";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { startBrowser } from "../../src/browser/start.ts";
import { type Built, buildAndServe } from "../bench/build.ts";
import { writeTalk } from "../bench/talk.ts";
import { position, ready, useBrowser, watch } from "./harness.ts";
import { stopsOf } from "./outline.ts";

const browser = useBrowser();
const slides = (await stopsOf("slides")).flatMap(({ slide }) => slide ?? []);
const names = ["封面", ...new Set(slides.map(({ number, title }) => `${number} ${title}`))];

async function openOverview(page: Page): Promise<void> {
  await ready(page);
  await page.keyboard.press("o");
  await page.locator(".tile > [aria-current]").waitFor();
}

/** What has the focus, as assistive technology names it. */
function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const { activeElement } = document;
    return activeElement?.closest(".tile") ? (activeElement.textContent ?? "") : "";
  });
}

/** Texts in the order in which they stand on the page. */
function texts(page: Page, selector: string): Promise<string[]> {
  return page.locator(selector).allTextContents();
}

describe("on the stage", () => {
  test("it opens at the current slide: marked, in view, with the focus", async () => {
    const page = await browser.open("#/registries/dubbo");
    await openOverview(page);
    expect(await texts(page, ".tile > [aria-current]")).toEqual(["24 Dubbo"]);
    expect(await focused(page)).toBe("24 Dubbo");
    const top = await page.locator(".overview").evaluate((view) => {
      const { left, top: edge } = view.getBoundingClientRect();
      return document.elementFromPoint(left + 30, edge + 30)?.closest(".row")?.textContent;
    });
    expect(top).toMatch(/^架构浅析/);
    const inView = await page.locator(".tile > [aria-current]").evaluate((tile) => {
      const view = tile.closest(".overview")?.getBoundingClientRect();
      const box = tile.getBoundingClientRect();
      return view !== undefined && box.top >= view.top && box.bottom <= view.bottom;
    });
    expect(inView).toBe(true);
  });

  test("it is a dialog with a list; each tile is a button with number and title, at its place in the list", async () => {
    const page = await browser.open("#/registries/dubbo");
    await openOverview(page);
    const list = page.getByRole("dialog", { name: "总览" }).getByRole("list");
    const tile = page.getByRole("button", { name: "25 Eureka&Spring Cloud", exact: true });
    const item = list.getByRole("listitem").filter({ has: tile });
    // 25 slides before it with the cover, the headings of the talk and of three chapters, and itself.
    expect(await item.getAttribute("aria-posinset")).toBe(String(25 + 4 + 1));
    expect(await item.getAttribute("aria-setsize")).toBe(String(names.length + 6));
  });

  test("headings stand over their chapters, with what each takes", async () => {
    const page = await browser.open();
    await openOverview(page);
    const first = await texts(page, ".overview .heading");
    expect(first[0]).toMatch(/^从单体到服务网格 约 \d+ 分钟$/);
    expect(first[1]).toMatch(/^目的 约 \d+ 分钟$/);
    const order = await page
      .locator(".overview :is(h3, .tile > button)")
      .evaluateAll((all) => all.slice(0, 5).map((one) => one.textContent));
    expect(order).toEqual(["从单体到服务网格", "封面", "目的", names[1], names[2]]);
  });

  test("arrows walk through every slide, and back", async () => {
    const page = await browser.open();
    await openOverview(page);
    const walked = [await focused(page)];
    for (let presses = 1; presses < names.length; presses += 1) {
      await page.keyboard.press("ArrowRight");
      walked.push(await focused(page));
    }
    expect(walked).toEqual(names);
    await page.keyboard.press("ArrowLeft");
    expect(await focused(page)).toBe(names.at(-2));
  });

  test("up and down move by a row, PageUp and PageDown by a view, Home and End to the ends", async () => {
    const page = await browser.open("#/registries/eureka-lease");
    await openOverview(page);
    const columns = await page
      .locator(".rows")
      .evaluate((rows) => Number(getComputedStyle(rows).getPropertyValue("--columns")));
    expect(columns).toBe(5);
    const press = async (key: string): Promise<string> => {
      await page.keyboard.press(key);
      return focused(page);
    };
    expect(await press("ArrowUp")).toBe(names[21]);
    expect(await press("ArrowDown")).toBe(names[26]);
    // The row below has two.
    expect(await press("ArrowDown")).toBe(names[30]);
    expect(await press("PageUp")).toBe(names[15]);
    expect(await press("PageDown")).toBe(names[30]);
    expect(await press("End")).toBe(names.at(-1));
    expect(await press("Home")).toBe("封面");
    expect(await press("7")).toBe("封面");
    expect(await press("x")).toBe("封面");
    expect(await position(page)).toBe("#/registries/eureka-lease");
  });

  test.each(["Enter", "Space"])("%s opens the tile", async (key) => {
    const page = await browser.open("#/registries/dubbo");
    await openOverview(page);
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press(key);
    await expect.poll(() => position(page)).toBe("#/registries/eureka-spring-cloud");
    expect(await page.locator("dialog").count()).toBe(0);
  });

  test("a click on a picture opens its slide", async () => {
    const page = await browser.open("#/registries/dubbo");
    await openOverview(page);
    await page.locator('.tile[data-slide="registries/概念"] > .picture').click({ force: true });
    await expect.poll(() => position(page)).toBe("#/registries/概念");
  });

  test("Esc and O close it; the focus is where it was, and keys walk again", async () => {
    const page = await browser.open("#/registries/dubbo");
    await ready(page);
    const before = await page.evaluate(() => document.activeElement?.tagName);
    for (const key of ["Escape", "o"]) {
      await openOverview(page);
      await page.keyboard.press(key);
      await page.locator("dialog").waitFor({ state: "detached" });
      expect(await page.evaluate(() => document.activeElement?.tagName)).toBe(before);
    }
    expect(await position(page)).toBe("#/registries/dubbo");
    await page.keyboard.press("PageDown");
    await expect.poll(() => position(page)).toBe("#/registries/dubbo/1");
  });

  test("a click beside it closes it, one on its own margin does not", async () => {
    const page = await browser.open();
    await openOverview(page);
    const box = await page.locator("dialog").boundingBox();
    if (box === null) throw new Error("no dialog");
    await page.mouse.click(box.x + 4, box.y + box.height - 4);
    expect(await page.locator("dialog").count()).toBe(1);
    await page.mouse.click(box.x / 2, box.y / 2);
    await page.locator("dialog").waitFor({ state: "detached" });
  });
});

describe("its pictures", () => {
  test("are the slides themselves, drawn to the end, in small, and out of reach", async () => {
    const page = await browser.open("#/registries/dubbo");
    await openOverview(page);
    const dubbo = page.locator('.tile[data-slide="registries/dubbo"]');
    await dubbo.locator(".screen[data-ready] svg").waitFor({ state: "attached" });
    const picture = dubbo.locator(".picture");
    expect(await picture.getAttribute("inert")).toBe("");
    expect(await picture.getAttribute("aria-hidden")).toBe("true");
    const [outer, inner] = await Promise.all([
      picture.boundingBox(),
      dubbo.locator(".screen").boundingBox(),
    ]);
    expect(outer?.width).toBeGreaterThan(180);
    expect(inner?.width).toBeCloseTo(outer?.width ?? 0, 0);
    expect(inner?.height).toBeCloseTo(outer?.height ?? 0, 0);
    await page.waitForFunction(() => document.querySelector(".tile:not([data-drawn])") === null);
  });

  test("show what comes step by step", async () => {
    const page = await browser.open();
    await openOverview(page);
    const tile = page.locator('.tile[data-slide="purpose/系统架构遵循的标准和业务驱动力"]');
    await tile.locator(".screen[data-ready]").waitFor({ state: "attached" });
    const visible = await tile
      .locator("[data-id]")
      .evaluateAll((items) => items.map((item) => getComputedStyle(item).visibility));
    expect(visible).toEqual(["visible", "visible", "visible"]);
  });

  test("have their place again when the window is another size", async () => {
    const page = await browser.open("#/registries/dubbo");
    await openOverview(page);
    await page.setViewportSize({ width: 800, height: 600 });
    await expect
      .poll(() =>
        page.locator(".rows").evaluate((rows) => rows.style.getPropertyValue("--columns")),
      )
      .toBe("3");
    expect(await focused(page)).toBe("24 Dubbo");
    const over = await page
      .locator(".overview")
      .evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth);
    expect(over).toBe(0);
  });
});

test("in the speaker window it leads the stage, and the focus comes back to the button that had it", async () => {
  const stage = await browser.open("#/registries/dubbo");
  const speaker = await browser.open("?view=speaker");
  await expect.poll(() => position(speaker)).toBe("#/registries/dubbo");
  const button = speaker.locator(".tools button").first();
  await button.focus();
  for (const key of ["Escape", "o"]) {
    await speaker.keyboard.press("o");
    await expect.poll(() => focused(speaker)).toBe("24 Dubbo");
    await speaker.keyboard.press(key);
    await speaker.locator("dialog").waitFor({ state: "detached" });
    expect(await button.evaluate((one) => one === document.activeElement)).toBe(true);
  }
  await speaker.keyboard.press("o");
  await speaker.keyboard.press("End");
  await speaker.keyboard.press("Enter");
  const last = slides.at(-1)?.id;
  await expect.poll(() => position(stage)).toBe(`#/${last}`);
  await expect.poll(() => position(speaker)).toBe(`#/${last}`);
});

describe("of a long talk", () => {
  const LENGTH = 300;
  let built: Built;
  let own: Awaited<ReturnType<typeof startBrowser>>;
  const faults: string[] = [];

  beforeAll(async () => {
    const talk = await writeTalk(LENGTH);
    built = await buildAndServe(talk);
    await rm(talk, { recursive: true });
    own = await startBrowser(inject("browserPath"));
  });
  afterAll(async () => {
    await own.close();
    await built.close();
    expect(faults).toEqual([]);
  });

  async function open(prepare: (page: Page) => Promise<void> = async () => {}): Promise<Page> {
    const page = await own.newPage({
      viewport: { width: 1280, height: 720 },
      serviceWorkers: "block",
    });
    watch(page, built.url, faults);
    await prepare(page);
    await page.goto(built.url);
    await page.locator("#app[data-position]").waitFor();
    return page;
  }

  /** How many tiles are on the page, and how many of them are in view. */
  function count(page: Page): Promise<{ there: number; seen: number; pictures: number }> {
    return page.locator(".overview").evaluate((view) => {
      const { top, bottom } = view.getBoundingClientRect();
      const tiles = [...view.querySelectorAll(".tile")];
      const seen = tiles.filter((tile) => {
        const box = tile.getBoundingClientRect();
        return box.bottom > top && box.top < bottom;
      });
      return {
        there: tiles.length,
        seen: seen.length,
        pictures: view.querySelectorAll(".screen").length,
      };
    });
  }

  test("only the rows in view are on the page, and one beyond either edge, wherever one looks", async () => {
    const page = await open();
    await openOverview(page);
    for (const key of ["Home", "End", "PageUp", "PageUp", "ArrowUp"]) {
      await page.keyboard.press(key);
      await page.waitForFunction(() => document.querySelector(".tile:not([data-drawn])") === null);
      const { there, seen, pictures } = await count(page);
      expect(seen, key).toBeGreaterThan(5);
      expect(there, key).toBeLessThanOrEqual(seen + 2 * 5);
      // What has left the view has been given up.
      expect(pictures, key).toBe(there);
    }
    expect(await page.locator(".rows").evaluate((rows) => rows.clientHeight)).toBeGreaterThan(8000);
    await page.close();
  });

  test("scrolled by a wheel, the tile with the focus stays on the page", async () => {
    const page = await open();
    await openOverview(page);
    await page.locator(".overview").evaluate((view) => {
      view.scrollTop = 6000;
    });
    await expect.poll(async () => (await count(page)).seen).toBeGreaterThan(5);
    await expect.poll(() => page.locator(".tile > button").first().textContent()).toBe("封面");
    expect(await focused(page)).toBe("封面");
    const { there, seen } = await count(page);
    expect(there).toBeLessThanOrEqual(seen + 2 * 5 + 1);
    await page.keyboard.press("ArrowRight");
    expect(await focused(page)).toMatch(/^1 /);
    await page.close();
  });

  test("a chapter that is not there yet is fetched for its tiles, which show their titles meanwhile", async () => {
    let release = (): void => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const page = await open(async (fresh) => {
      await fresh.route(/chapter-6-[^/]*\.js$/, async (route) => {
        await held;
        await route.continue();
      });
    });
    await openOverview(page);
    // The last chapter from its beginning, and above it the end of the one before.
    for (const key of ["End", "PageUp", "PageUp", "PageUp", "ArrowUp"]) {
      await page.keyboard.press(key);
    }
    const last = page.locator(".tile").last();
    expect(await last.getAttribute("data-slide")).toContain("chapter-6/");
    expect(await last.locator("button").textContent()).toMatch(/^2\d\d /);
    const before = page.locator('.tile[data-slide^="chapter-5/"]');
    expect(await before.count()).toBeGreaterThan(0);
    // All that can be drawn is drawn.
    await expect
      .poll(() => before.evaluateAll((all) => all.every((one) => one.matches("[data-drawn]"))))
      .toBe(true);
    expect(await last.locator(".screen").count()).toBe(0);
    release();
    await last.locator(".screen").waitFor({ state: "attached" });
    await page.close();
  });
});
