/** Go to: by number, words, initials and what is said; told to assistive technology as it goes; and no
 *  word of the speaker's on the room's screen. */
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { position, ready, useBrowser } from "./harness.ts";

const browser = useBrowser();

/** In the narration of one slide, and nowhere on any. */
const SAID = "域名解析";
const SAID_SLIDE = "registries/discovery";

async function openGoTo(page: Page, query = "", key = "g"): Promise<void> {
  await page.keyboard.press(key);
  await page.getByRole("combobox").waitFor();
  await page.keyboard.type(query);
}

/** Until the texts of slides have come. */
async function withTexts(page: Page): Promise<void> {
  await page.locator(".found .excerpt").first().waitFor();
}

async function goes(page: Page, query: string, address: string): Promise<void> {
  await openGoTo(page, query);
  await page.keyboard.press("Enter");
  await expect.poll(() => position(page), { message: query }).toBe(address);
  expect(await page.locator("dialog").count()).toBe(0);
}

function rows(page: Page): Promise<string[]> {
  return page.getByRole("option").allTextContents();
}

/** What a screen reader tells of the list while somebody types. */
function chosen(page: Page): Promise<string> {
  return page.getByRole("combobox").evaluate((field) => {
    const row = document.getElementById(field.getAttribute("aria-activedescendant") ?? "");
    return row?.ariaSelected === "true" ? (row.textContent ?? "") : "";
  });
}

describe("a slide is gone to", () => {
  test("by number, by words of its title, and by initials", async () => {
    const page = await browser.open();
    await ready(page);
    await goes(page, "38", "#/mesh/istio");
    await goes(page, "康威", "#/conway/康威定律");
    await goes(page, "fwwg", "#/mesh/服务网格");
    await goes(page, "KWDL", "#/conway/康威定律");
  });

  test("by words it shows", async () => {
    const page = await browser.open();
    await ready(page);
    await openGoTo(page, "RESTFul", "/");
    await withTexts(page);
    expect(await page.locator(".found mark").first().textContent()).toBe("RESTFul");
    await page.keyboard.press("Enter");
    await expect.poll(() => position(page)).toBe("#/purpose/拥抱变化");
  });

  test("by words that are said", async () => {
    const page = await browser.open();
    await ready(page);
    await openGoTo(page, SAID);
    await withTexts(page);
    await page.keyboard.press("Enter");
    await expect.poll(() => position(page)).toBe(`#/${SAID_SLIDE}`);
  });

  test("by a click", async () => {
    const page = await browser.open();
    await ready(page);
    await openGoTo(page, "envoy");
    await page.getByRole("option", { name: "37 Envoy 术语" }).click();
    await expect.poll(() => position(page)).toBe("#/mesh/envoy-术语");
  });
});

describe("of what is said", () => {
  test("the room sees where it is and not a word", async () => {
    const page = await browser.open();
    await ready(page);
    await openGoTo(page, SAID);
    await withTexts(page);
    const [row] = await rows(page);
    expect(row).toBe("17 服务注册发现三角 服务注册发现 旁白");
    const seen = await page.locator("dialog").textContent();
    expect(seen).not.toContain("域名");
    expect(await page.locator("dialog").innerHTML()).not.toContain("解析");
  });

  test("the speaker sees the words, marked", async () => {
    const page = await browser.open("?view=speaker");
    await openGoTo(page, SAID);
    await withTexts(page);
    expect(await page.locator(".found .excerpt b").textContent()).toBe("旁白");
    expect(await page.locator(".found .excerpt").textContent()).toContain("DNS");
    expect(await page.locator(".found mark").allTextContents()).toContain(SAID);
  });
});

test("arrows move the choice, which is told while the field keeps the focus; Enter opens it", async () => {
  const page = await browser.open();
  await ready(page);
  await openGoTo(page, "服务网格");
  const field = page.getByRole("combobox");
  expect(await field.getAttribute("aria-expanded")).toBe("true");
  const listed = await rows(page);
  expect(listed.length).toBeGreaterThan(2);
  expect(await chosen(page)).toBe(listed[0]);
  await page.keyboard.press("ArrowUp");
  expect(await chosen(page)).toBe(listed[0]);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  expect(await chosen(page)).toBe(listed[2]);
  expect(await page.locator('[aria-selected="true"]').count()).toBe(1);
  expect(await field.evaluate((input) => input === document.activeElement)).toBe(true);
  await page.keyboard.press("ArrowUp");
  const number = listed[1]?.split(" ")[0];
  await page.keyboard.press("Enter");
  await page.locator("dialog").waitFor({ state: "detached" });
  await expect.poll(() => page.locator(".foot .number").textContent()).toBe(`${number} / 44`);
});

test("the choice is brought into view in a long list", async () => {
  const page = await browser.open();
  await ready(page);
  await openGoTo(page, "服务");
  const last = (await rows(page)).length - 1;
  for (let presses = 0; presses < last; presses += 1) await page.keyboard.press("ArrowDown");
  const isInView = await page.locator('[aria-selected="true"]').evaluate((row) => {
    const view = row.parentElement?.getBoundingClientRect();
    const box = row.getBoundingClientRect();
    return view !== undefined && box.top >= view.top - 1 && box.bottom <= view.bottom + 1;
  });
  expect(isInView).toBe(true);
});

test("how much is found is told politely, and what the keys do before anything is asked", async () => {
  const page = await browser.open();
  await ready(page);
  await openGoTo(page);
  const status = page.locator("dialog").getByRole("status");
  await expect.poll(() => status.textContent()).toContain("Enter");
  expect(await page.getByRole("option").count()).toBe(0);
  await page.keyboard.press("Enter");
  expect(await page.locator("dialog").count()).toBe(1);
  await page.keyboard.type("康威定律");
  await expect.poll(() => status.textContent()).toMatch(/^找到 \d+ 页$/);
  await page.keyboard.type("zzz");
  await expect.poll(() => status.textContent()).toBe("没有找到");
  expect(await page.getByRole("combobox").getAttribute("aria-expanded")).toBe("false");
  expect(await page.getByRole("combobox").getAttribute("aria-activedescendant")).toBeNull();
});

test("Esc closes it and changes nothing; the focus is where it was", async () => {
  const page = await browser.open("#/conway/康威定律");
  await ready(page);
  const before = await page.evaluate(() => document.activeElement?.outerHTML.slice(0, 60));
  await openGoTo(page, "33");
  await page.keyboard.press("Escape");
  await page.locator("dialog").waitFor({ state: "detached" });
  expect(await position(page)).toBe("#/conway/康威定律");
  expect(await page.evaluate(() => document.activeElement?.outerHTML.slice(0, 60))).toBe(before);
});

test("while an input method is at work, its keys are its own", async () => {
  const page = await browser.open();
  await ready(page);
  await openGoTo(page, "fwwg");
  await page.getByRole("combobox").evaluate((field) => {
    for (const key of ["ArrowDown", "Enter"]) {
      field.dispatchEvent(new KeyboardEvent("keydown", { key, isComposing: true, bubbles: true }));
    }
  });
  expect(await page.locator("dialog").count()).toBe(1);
  expect(await position(page)).toBe("#/");
});

test("texts are fetched when it is first opened, once; titles are found meanwhile", async () => {
  const page = await browser.open();
  await ready(page);
  await page.waitForLoadState("networkidle");
  const fetched = (): Promise<number> =>
    page.evaluate(
      () =>
        performance.getEntriesByType("resource").filter(({ name }) => /\/search-/.test(name))
          .length,
    );
  expect(await fetched()).toBe(0);
  let release = (): void => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(/\/search-[^/]*\.js$/, async (route) => {
    await held;
    await route.continue();
  });
  await openGoTo(page, "微服务");
  const titles = await rows(page);
  expect(titles.length).toBeGreaterThan(0);
  expect(await page.locator(".found .excerpt").count()).toBe(0);
  await page.keyboard.press("ArrowDown");
  const before = await chosen(page);
  release();
  await withTexts(page);
  const all = await rows(page);
  expect(all.slice(0, titles.length)).toEqual(titles);
  expect(await chosen(page)).toBe(before);
  await page.keyboard.press("Escape");
  await openGoTo(page, SAID);
  await expect.poll(() => page.locator(".found .excerpt").count()).toBe(1);
  expect(await fetched()).toBe(1);
});
