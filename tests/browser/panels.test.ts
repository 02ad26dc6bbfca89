/** Overview, go-to, help and the other keys of the stage, by keyboard alone. */
import { expect, test } from "vitest";
import { position, ready, useBrowser } from "./harness.ts";
import { stopsOf } from "./outline.ts";

const browser = useBrowser();
const stops = await stopsOf("slides");
const slides = stops.filter(({ slide }) => slide !== null).map(({ slide }) => slide?.id);

test("O shows every slide grouped by chapter, the current one marked; Enter goes there", async () => {
  const page = await browser.open("#/registries/dubbo");
  await ready(page);
  await page.keyboard.press("o");
  const tiles = page.locator(".overview .tile");
  expect(await tiles.count()).toBe(new Set(slides).size + 1);
  expect(await page.locator(".overview section").count()).toBe(6);
  const current = page.locator(".tile[aria-current]");
  expect(await current.textContent()).toBe("21Dubbo");
  expect(await current.evaluate((tile) => tile === document.activeElement)).toBe(true);
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  await expect.poll(() => position(page)).toBe("#/registries/eureka-spring-cloud");
  await expect.poll(() => page.locator("dialog").count()).toBe(0);
});

test("G goes to a number, / to words of a title", async () => {
  const page = await browser.open();
  await ready(page);
  await page.keyboard.press("g");
  await page.keyboard.type("33");
  await page.keyboard.press("Enter");
  await expect.poll(() => position(page)).toBe("#/mesh/istio");
  await page.keyboard.press("/");
  await page.keyboard.type("康威");
  await page.keyboard.press("Enter");
  await expect.poll(() => position(page)).toBe("#/conway/康威定律");
  await page.keyboard.press("g");
  await page.keyboard.type("zzz");
  expect(await page.locator(".found").textContent()).toBe("没有找到");
  await page.keyboard.press("Escape");
  await expect.poll(() => page.locator("dialog").count()).toBe(0);
  await expect.poll(() => position(page)).toBe("#/conway/康威定律");
});

test("? lists the keys in the deck's language; the same key or Esc closes it; Esc alone does nothing", async () => {
  const page = await browser.open();
  await ready(page);
  await page.keyboard.press("?");
  expect(await page.locator("dialog").textContent()).toContain("演讲者视图");
  await page.keyboard.press("?");
  await expect.poll(() => page.locator("dialog").count()).toBe(0);
  await page.keyboard.press("Escape");
  await expect.poll(() => position(page)).toBe("#/");
});

test("Home and End go to the first and the last picture; Space and Shift+Space walk", async () => {
  const page = await browser.open("#/registries/dubbo");
  await ready(page);
  await page.keyboard.press("End");
  await expect.poll(() => position(page)).toBe(stops.at(-1)?.address);
  await page.keyboard.press("Home");
  await expect.poll(() => position(page)).toBe("#/");
  for (const key of ["Space", "ArrowRight", "ArrowDown", "n"]) await page.keyboard.press(key);
  await expect.poll(() => position(page)).toBe(stops[4]?.address);
  for (const key of ["Shift+Space", "ArrowLeft", "ArrowUp"]) await page.keyboard.press(key);
  await expect.poll(() => position(page)).toBe(stops[1]?.address);
});

test("T turns both windows dark and light again", async () => {
  const page = await browser.open();
  const speaker = await browser.open("?view=speaker");
  await page.keyboard.press("t");
  for (const view of [page, speaker]) {
    await view.waitForFunction(() => document.documentElement.dataset.theme === "dark");
  }
  await speaker.keyboard.press("t");
  await page.waitForFunction(() => document.documentElement.dataset.theme === "light");
});

test("number, part and progress are those of the deck, not of the ring", async () => {
  const page = await browser.open("#/mesh/envoy-术语");
  await ready(page);
  const foot = page.locator(".foot");
  expect(await foot.locator(".number").textContent()).toBe("32 / 36");
  expect(await foot.locator(".part").textContent()).toBe("服务网格");
  await page.keyboard.press("PageDown");
  await ready(page);
  expect(await foot.locator(".number").textContent()).toBe("32·2 / 36");
});

test("only the current screen can be reached by assistive technology", async () => {
  const page = await browser.open("#/registries/dubbo");
  await ready(page);
  await page.waitForFunction(() => document.querySelectorAll(".slides .screen").length === 5);
  const reachable = await page
    .locator(".slides > section")
    .evaluateAll(
      (sections) =>
        sections.filter(
          (section) => !section.hasAttribute("inert") && section.ariaHidden !== "true",
        ).length,
    );
  expect(reachable).toBe(1);
});
