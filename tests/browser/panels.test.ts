/** Help, the foot and the other keys of the stage, by keyboard alone. */
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { compileTalk, renderedDeck } from "../../src/build/compile.ts";
import { openPanel, position, ready, useBrowser } from "./harness.ts";
import { stopsOf } from "./outline.ts";

const browser = useBrowser();
const stops = await stopsOf("slides");
const compiled = await compileTalk("slides");
if ("unreadable" in compiled) throw new Error(compiled.reason);
const chapters = renderedDeck(compiled).chapters.map(({ slides }) => slides);

describe("help", () => {
  test("? lists the keys in the deck's language, by what they are for", async () => {
    const page = await browser.open();
    await openPanel(page, "?");
    const help = page.getByRole("dialog", { name: "按键" });
    expect(await help.locator("h3").allTextContents()).toEqual(["翻页", "画面", "窗口"]);
    expect(await help.locator("dt").first().textContent()).toBe("PageDown空格→↓N");
    expect(await help.textContent()).toContain("演讲者视图");
  });

  test("the same key or Esc closes it, and the focus is where it was; Esc alone does nothing", async () => {
    const page = await browser.open();
    await ready(page);
    const focused = (): Promise<string> =>
      page.evaluate(() => document.activeElement?.outerHTML.slice(0, 60) ?? "");
    const before = await focused();
    for (const key of ["?", "Escape"]) {
      await openPanel(page, "?");
      expect(await focused()).toContain("<dialog");
      await page.keyboard.press(key);
      await expect.poll(() => page.locator("dialog").count()).toBe(0);
      expect(await focused()).toBe(before);
    }
    await page.keyboard.press("Escape");
    expect(await position(page)).toBe("#/");
  });

  test("it fits a stage in two columns, and a small window by scrolling", async () => {
    const page = await browser.open();
    await ready(page);
    const dialog = await openPanel(page, "?");
    const columns = (): Promise<number> =>
      dialog
        .locator("section")
        .evaluateAll((all) => new Set(all.map((one) => one.getBoundingClientRect().left)).size);
    const over = (): Promise<number[]> =>
      dialog.evaluate((box) => [
        box.scrollWidth - box.clientWidth,
        box.scrollHeight - box.clientHeight,
      ]);
    expect(await over()).toEqual([0, 0]);
    expect(await columns()).toBe(2);
    await page.setViewportSize({ width: 800, height: 600 });
    const [across, down] = await over();
    expect(across).toBe(0);
    expect(down).toBeGreaterThan(0);
    await page.keyboard.press("End");
    const last = dialog.locator("dd").last();
    await expect
      .poll(async () => {
        const box = await last.boundingBox();
        return box !== null && box.y > 0 && box.y + box.height < 600;
      })
      .toBe(true);
  });
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

describe("the foot", () => {
  test("has the number and the part of the deck, not of the ring", async () => {
    const page = await browser.open("#/mesh/envoy-术语");
    await ready(page);
    const foot = page.locator(".foot");
    expect(await foot.locator(".number").textContent()).toBe("37 / 44");
    expect(await foot.locator(".part").textContent()).toBe("服务网格");
    await page.keyboard.press("PageDown");
    await ready(page);
    expect(await foot.locator(".number").textContent()).toBe("37·2 / 44");
  });

  test("has a stretch for each chapter, as long as it takes, and the current one stands out", async () => {
    const page = await browser.open("#/registries/dubbo");
    await ready(page);
    const widths = await page
      .locator(".foot .stretch")
      .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().width));
    const gaps = 5 * (widths.length - 1);
    const seconds = chapters.map((slides) => slides.reduce((sum, each) => sum + each.seconds, 0));
    const total = seconds.reduce((sum, each) => sum + each, 0);
    expect(widths.length).toBe(chapters.length);
    for (const [at, width] of widths.entries()) {
      // Slides are rounded to whole seconds.
      expect(width / (1120 - gaps)).toBeCloseTo((seconds[at] ?? 0) / total, 2);
    }
    expect(await bars(page)).toEqual(["full", "full", "begun, current", "empty", "empty"]);
  });

  test("is filled by time: by steps within a slide, up to the end and back", async () => {
    const page = await browser.open("#/registries/dubbo");
    await ready(page);
    const done = (): Promise<number> =>
      page
        .locator(".foot .stretch[data-current] .done")
        .evaluate((bar) => bar.getBoundingClientRect().width);
    const before = await done();
    await page.keyboard.press("PageDown");
    await expect.poll(done).toBeGreaterThan(before);
    await page.keyboard.press("End");
    await expect.poll(() => bars(page)).toEqual(["full", "full", "full", "full", "full, current"]);
    await page.keyboard.press("Home");
    await page.keyboard.press("PageDown");
    await expect
      .poll(() => bars(page))
      .toEqual(["empty, current", "empty", "empty", "empty", "empty"]);
  });

  test("at a step changes one bar, and nothing that would be laid out", async () => {
    const page = await browser.open("#/registries/dubbo");
    await ready(page);
    await page.locator(".foot").evaluate((foot) => {
      const changes: string[] = [];
      Object.assign(window, { changes });
      new MutationObserver((records) => {
        for (const { target, attributeName, type } of records) {
          const name = target instanceof Element ? target.className : target.nodeName;
          changes.push(`${name} ${attributeName ?? type}`);
        }
      }).observe(foot, { subtree: true, childList: true, attributes: true, characterData: true });
    });
    await page.keyboard.press("PageDown");
    await expect.poll(() => position(page)).toBe("#/registries/dubbo/1");
    const changes = await page.evaluate(() => (window as unknown as { changes: string[] }).changes);
    expect(changes).toEqual(["done style"]);
  });

  test("is not told to assistive technology, which hears the slide's own name", async () => {
    const page = await browser.open("#/registries/dubbo");
    await ready(page);
    expect(await page.locator(".foot").getAttribute("aria-hidden")).toBe("true");
  });
});

/** Each chapter's stretch in words. The current one is told by its height. */
function bars(page: Page): Promise<string[]> {
  return page.locator(".foot .stretch").evaluateAll((all) =>
    all.map((stretch) => {
      const { width, height } = stretch.getBoundingClientRect();
      const done = stretch.firstElementChild?.getBoundingClientRect().width ?? 0;
      const filled = done < 0.5 ? "empty" : done > width - 0.5 ? "full" : "begun";
      return height > 5 ? `${filled}, current` : filled;
    }),
  );
}

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
