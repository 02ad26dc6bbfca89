/** Keys at a speaker's hurry, real ones, and what each of them costs. */
import type { Page } from "playwright-core";
import { type Press, takePresses, watchKeys, type Yardstick } from "./probe.ts";

export interface Hurry {
  readonly forward: number;
  readonly back: number;
  readonly idle: number;
  readonly yardstick: number;
}

/** A key that means nothing to any view, nor to reveal.js. */
const NO_OP = "q";
/** Nor this, but for what it sets the page to do. */
const YARDSTICK: Yardstick = { key: "x", milliseconds: 3 };

export interface Samples {
  readonly idle: readonly Press[];
  readonly steps: readonly Press[];
  readonly yardstick: readonly Press[];
}

/** `stops` is how many different pictures the talk shows, the cover included. */
export async function pressThrough(page: Page, stops: number, hurry: Hurry): Promise<Samples> {
  await page.evaluate(watchKeys, YARDSTICK);
  const rest = [
    ...Array<string>(hurry.idle / 2).fill(NO_OP),
    ...Array<string>(hurry.yardstick / 2).fill(YARDSTICK.key),
  ];
  await pressAll(page, rest);
  await pressAll(page, planKeys(stops, hurry));
  // Again at the end: a machine that got busy meanwhile shows in the baseline too.
  await pressAll(page, rest);
  const presses = await page.evaluate(takePresses);
  return {
    idle: presses.filter(({ key }) => key === NO_OP),
    steps: presses.filter(({ key }) => key.startsWith("Page")),
    yardstick: presses.filter(({ key }) => key === YARDSTICK.key),
  };
}

/** Forward, then back. Where a short talk ends, it begins again; that jump is no step and is not counted. */
function planKeys(stops: number, hurry: Hurry): string[] {
  const keys: string[] = [];
  let at = 0;
  for (let count = 0; count < hurry.forward; count += 1) {
    if (at === stops - 1) {
      keys.push("Home");
      at = 0;
    }
    keys.push("PageDown");
    at += 1;
  }
  for (let count = 0; count < hurry.back; count += 1) {
    if (at === 0) {
      keys.push("End");
      at = stops - 1;
    }
    keys.push("PageUp");
    at -= 1;
  }
  return keys;
}

async function pressAll(page: Page, keys: readonly string[]): Promise<void> {
  for (const [index, key] of keys.entries()) {
    const begun = performance.now();
    await page.keyboard.press(key);
    // Uneven on purpose: at an even pace every key would fall on the same part of a frame.
    const pause = 30 + ((index * 7) % 17);
    await page.waitForTimeout(Math.max(0, pause - (performance.now() - begun)));
  }
}
