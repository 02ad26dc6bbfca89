/** Stage and speaker view in Firefox: one talk there as well. */
import type { Browser, Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { startFirefox } from "./firefox.ts";

const path = inject("firefoxPath");
const url = inject("siteUrl");

const positionOf = (page: Page) =>
  page.$eval("#app", (app) => (app as HTMLElement).dataset.position ?? "");

async function shows(page: Page, address: string): Promise<void> {
  await page.waitForFunction(
    (wanted) => document.querySelector<HTMLElement>("#app")?.dataset.position === wanted,
    {},
    address,
  );
}

describe.skipIf(path === null)("in Firefox", () => {
  let firefox: Browser;
  beforeAll(async () => {
    firefox = await startFirefox(path ?? "");
  });
  afterAll(() => firefox.close());

  async function open(address: string): Promise<Page> {
    const page = await firefox.newPage();
    await page.goto(url + address);
    await page.waitForSelector("#app[data-position]");
    return page;
  }

  test("either window leads, reloads, and goes on where the talk is", async () => {
    const stage = await open("#/registries/dubbo");
    const speaker = await open("?view=speaker");
    await shows(speaker, "#/registries/dubbo");
    await speaker.keyboard.press("PageDown");
    await shows(stage, "#/registries/dubbo/1");
    await stage.bringToFront();
    await stage.keyboard.press("PageDown");
    await shows(speaker, "#/registries/dubbo/2");
    await speaker.reload();
    await shows(speaker, "#/registries/dubbo/2");
    await stage.reload();
    await shows(stage, "#/registries/dubbo/2");
    await speaker.bringToFront();
    await speaker.keyboard.press("z");
    await speaker.keyboard.press("PageDown");
    await shows(speaker, "#/registries/dubbo/3");
    expect(await positionOf(stage)).toBe("#/registries/dubbo/2");
    await speaker.keyboard.press("z");
    await shows(stage, "#/registries/dubbo/3");
    await stage.close();
    await speaker.close();
  });

  test("fifty fast presses in both windows end on the same step", async () => {
    const stage = await open("#/");
    const speaker = await open("?view=speaker");
    for (let presses = 0; presses < 50; presses += 1) {
      const page = presses % 2 === 0 ? stage : speaker;
      // Keys would wait for a window to come to the front: these do not.
      await page.evaluate(
        (key) => {
          document.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
        },
        presses % 5 === 0 ? "PageUp" : "PageDown",
      );
    }
    await expect
      .poll(async () => (await positionOf(stage)) === (await positionOf(speaker)))
      .toBe(true);
    expect(await positionOf(stage)).not.toBe("#/");
  });
});
