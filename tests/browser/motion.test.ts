/** What moves on the stage, and what does not: one quiet passage between slides, the cursor, the display
 *  that stays awake, and the colours of the day. */
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { position, ready, useBrowser } from "./harness.ts";
import { stopsOf } from "./outline.ts";

const browser = useBrowser();
const stops = await stopsOf("slides");

/** What moves within a drawing shows something there, and is the drawing's. */
interface Moving {
  /** What each animation changes, and when it ends in milliseconds. */
  readonly animations: readonly { readonly changes: readonly string[]; readonly ends: number }[];
  /** How opaque each section is that can be seen at all. */
  readonly visible: readonly number[];
}

/** Presses a key and looks in the same moment, before a frame is drawn. */
function pressAndLook(page: Page, key: string): Promise<Moving> {
  return page.evaluate((pressed) => {
    document.dispatchEvent(new KeyboardEvent("keydown", { key: pressed, bubbles: true }));
    const effects = document
      .getAnimations()
      .map(({ effect }) => effect as KeyframeEffect)
      .filter(({ target }) => target?.closest(".drawing") === null);
    const animations = effects.map((effect) => {
      const names = effect.getKeyframes().flatMap((frame) => Object.keys(frame));
      const told = ["offset", "easing", "composite", "computedOffset"];
      return {
        changes: [...new Set(names.filter((name) => !told.includes(name)))],
        ends: Number(effect.getComputedTiming().endTime),
      };
    });
    const visible = [...document.querySelectorAll(".slides > section")]
      .map((section) => Number(getComputedStyle(section).opacity))
      .filter((opacity) => opacity > 0);
    return { animations, visible };
  }, key);
}

/** A page on which things may move, long enough after its last step for a press to be calm. */
async function openMoving(address: string): Promise<Page> {
  const page = await browser.open(address);
  await page.emulateMedia({ reducedMotion: "no-preference" });
  await ready(page);
  await page.waitForFunction(() => document.querySelectorAll(".slides .screen").length > 2);
  await rest(page);
  return page;
}

/** Until a passage is over, and the next press is a calm one. */
async function rest(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await Promise.allSettled(document.getAnimations().map(({ finished }) => finished));
    await new Promise((done) => setTimeout(done, 320));
  });
}

const STILL: Moving = { animations: [], visible: [1] };

test("a calm press lets the next slide fade in over the one before, by opacity alone, within 250 ms", async () => {
  const page = await openMoving("#/purpose/拥抱变化");
  for (const key of ["PageDown", "PageUp"]) {
    const { animations, visible } = await pressAndLook(page, key);
    expect(animations).toHaveLength(2);
    for (const { changes, ends } of animations) {
      expect(changes).toEqual(["opacity"]);
      expect(ends).toBeLessThanOrEqual(250);
    }
    // The one before is whole below: a room never looks through to the paper.
    expect(visible).toContain(1);
    await rest(page);
    expect((await pressAndLook(page, "x")).visible).toEqual([1]);
  }
});

test("a step moves nothing outside a drawing, and the next one does not wait for what moves there", async () => {
  for (const address of ["#/purpose/系统架构遵循的标准和业务驱动力", "#/registries/dubbo"]) {
    const page = await openMoving(address);
    expect(await pressAndLook(page, "PageDown")).toEqual(STILL);
    expect(await position(page)).toBe(`${address}/1`);
    expect(await pressAndLook(page, "PageUp")).toEqual(STILL);
    expect(await position(page)).toBe(address);
  }
});

test("the camera moves a drawing as it is, by transform alone, within 250 ms, and goes on from where it is", async () => {
  const page = await openMoving("#/registries/spring-cloud");
  const seen = await page.evaluate(() => {
    const svg = document.querySelector("section.present .drawing svg") as SVGSVGElement;
    const viewBox = svg.getAttribute("viewBox");
    const press = (key: string): void => {
      document.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
    };
    const move = (): Animation | undefined =>
      svg.getAnimations().find(({ playState }) => playState === "running");
    press("PageDown");
    const first = move()?.effect as KeyframeEffect;
    const frames = first.getKeyframes().map(({ transform }) => transform);
    (move() as Animation).currentTime = 120;
    const halfway = new DOMMatrix(getComputedStyle(svg).transform).a;
    press("PageUp");
    const back = new DOMMatrix(getComputedStyle(svg).transform).a;
    return {
      distinct: new Set(frames).size,
      ends: Number(first.getComputedTiming().endTime),
      kept: svg.getAttribute("viewBox") === viewBox,
      halfway,
      apart: Math.abs(back - halfway),
      running: svg.getAnimations().length,
    };
  });
  expect(seen).toMatchObject({ distinct: 2, kept: true, running: 1 });
  expect(seen.ends).toBeLessThanOrEqual(250);
  expect(seen.halfway).toBeGreaterThan(1.01);
  expect(seen.apart).toBeLessThan(0.005);
});

test("who asks for less motion gets none at all, in a drawing neither", async () => {
  const page = await openMoving("#/registries/dubbo");
  await page.emulateMedia({ reducedMotion: "reduce" });
  for (const key of ["PageDown", "PageDown", "PageUp", "PageUp", "PageUp"]) {
    expect(await pressAndLook(page, key)).toEqual(STILL);
    expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
  }
  const moving = await page.evaluate(() =>
    [...document.querySelectorAll("#app *")].filter((element) => {
      const { transitionDuration, animationDuration } = getComputedStyle(element);
      return `${transitionDuration} ${animationDuration}`.replace(/\b0s\b|[, ]/g, "") !== "";
    }),
  );
  expect(moving).toEqual([]);
});

test("forty presses a second show whole screens only, and leave nothing moving behind", async () => {
  const page = await openMoving("#/");
  const seen = await page.evaluate(async () => {
    // As fast as that however busy the machine is.
    let now = performance.now();
    performance.now = () => now;
    const looks: { animations: number; visible: string }[] = [];
    for (let press = 0; press < 60; press += 1) {
      const key = press % 6 === 5 ? "PageUp" : "PageDown";
      document.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
      const visible = [...document.querySelectorAll(".slides > section")]
        .map((section) => getComputedStyle(section).opacity)
        .filter((opacity) => opacity !== "0");
      const fades = document
        .getAnimations()
        .filter(({ effect }) => (effect as KeyframeEffect).target?.matches("section"));
      looks.push({ animations: fades.length, visible: visible.join() });
      now += 25;
      await new Promise((done) => setTimeout(done, 25));
    }
    return looks;
  });
  // The first press cannot know that another follows.
  expect(seen[0]?.animations).toBe(2);
  expect(new Set(seen.slice(1).map((look) => JSON.stringify(look)))).toEqual(
    new Set([JSON.stringify({ animations: 0, visible: "1" })]),
  );
  await expect.poll(() => position(page)).toBe(stops[40]?.address);
});

test("a jump is a cut", async () => {
  const page = await openMoving("#/registries/dubbo");
  expect(await pressAndLook(page, "Home")).toEqual(STILL);
});

test("B blackens the whole window, foot and edges too; the next press brings the same slide back", async () => {
  const page = await browser.open("#/registries/dubbo");
  await page.setViewportSize({ width: 1000, height: 800 });
  await ready(page);
  await page.keyboard.press("b");
  const over = await page.evaluate(() =>
    [
      [500, 400],
      [500, 10],
      [990, 670],
    ].map(([x = 0, y = 0]) => document.elementFromPoint(x, y)?.className),
  );
  expect(over).toEqual(["curtain", "curtain", "curtain"]);
  await page.keyboard.press("PageDown");
  expect(await page.locator(".curtain").isVisible()).toBe(false);
  expect(await position(page)).toBe("#/registries/dubbo");
});

test("a cursor at rest is not seen on the stage, and is seen in a panel", async () => {
  const page = await browser.context.newPage();
  await page.clock.install();
  const probe = await browser.open();
  await page.goto(probe.url());
  await page.locator("#app[data-position]").waitFor();
  const cursorOver = (selector: string): Promise<string> =>
    page
      .locator(selector)
      .first()
      .evaluate((element) => getComputedStyle(element).cursor);
  await page.mouse.move(300, 300);
  expect(await cursorOver(".screen")).toBe("auto");
  await page.clock.fastForward(3500);
  expect(await cursorOver(".screen")).toBe("none");
  await page.keyboard.press("?");
  expect(await cursorOver("dialog .close")).not.toBe("none");
  await page.keyboard.press("?");
  await page.mouse.move(320, 300);
  expect(await cursorOver(".screen")).toBe("auto");
});

test("the display is kept awake from the first press on", async () => {
  await browser.context.addInitScript(() => {
    const asked: string[] = [];
    Object.assign(window, { asked });
    Object.defineProperty(navigator, "wakeLock", {
      value: {
        request: async () => {
          asked.push("screen");
          return { release: async () => {}, addEventListener: () => {} };
        },
      },
    });
  });
  const page = await browser.open();
  await ready(page);
  const asked = (): Promise<unknown> => page.evaluate(() => Reflect.get(window, "asked"));
  expect(await asked()).toEqual([]);
  await page.keyboard.press("PageDown");
  await page.keyboard.press("PageDown");
  await expect.poll(asked).toEqual(["screen"]);
});

test("the system's scheme holds from the start and as it changes, until somebody presses T in any window", async () => {
  const stage = await browser.context.newPage();
  const url = (await browser.open()).url();
  await stage.emulateMedia({ colorScheme: "dark" });
  await stage.goto(url);
  const speaker = await browser.open("?view=speaker");
  const paper = (page: Page): Promise<string> =>
    page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const [dark, light] = ["rgb(18, 23, 31)", "rgb(255, 255, 255)"];
  await expect.poll(() => paper(stage)).toBe(dark);
  for (const page of [stage, speaker]) {
    for (const [colorScheme, expected] of [
      ["light", light],
      ["dark", dark],
      ["light", light],
    ] as const) {
      await page.emulateMedia({ colorScheme });
      await expect.poll(() => paper(page)).toBe(expected);
    }
  }
  await speaker.keyboard.press("t");
  for (const page of [stage, speaker]) {
    await expect.poll(() => paper(page)).toBe(dark);
    await page.emulateMedia({ colorScheme: "dark" });
    await page.emulateMedia({ colorScheme: "light" });
    expect(await paper(page)).toBe(dark);
  }
});
