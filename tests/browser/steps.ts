/** A long talk: stage and speaker view are open, and somebody walks from the cover to the end, over and over,
 *  now and then through a panel. What both windows keep of it is measured at one and the same place. */
import type { Page } from "playwright-core";
import { type Stage, shows } from "./harness.ts";

/** What a window keeps at the end, against what it kept when it was warm. */
export interface Growth {
  /** As a share: what scripts hold, the code made of them included. */
  readonly heap: number;
  /** As a share. */
  readonly listeners: number;
  /** Nodes that are no part of the page any more, for each step: what was shown last may still be held. */
  readonly looseNodes: number;
}

export interface Way {
  /** Presses before the first look. */
  readonly warmUp: number;
  /** Presses between the first look and the last. */
  readonly steps: number;
  /** Presses from the cover to the end of the talk and back. */
  readonly round: number;
}

/** One in so many presses is followed by a look into a panel, each of them in turn. */
const PANEL_EVERY = 25;
const PANELS = ["o", "g", "?"];

export async function walkLong(
  browser: Stage,
  { warmUp, steps, round }: Way,
): Promise<Readonly<Record<"stage" | "speaker", Growth>>> {
  const stage = await browser.open();
  const speaker = await browser.open("?view=speaker");
  let pressed = 0;
  const walk = async (count: number): Promise<void> => {
    for (const end = pressed + count; pressed < end; pressed += 1) {
      // One round is led by the stage, the next by the speaker.
      const page = Math.floor(pressed / round) % 2 === 0 ? stage : speaker;
      await page.keyboard.press(pressed % round === round - 1 ? "Home" : "PageDown");
      if (pressed % PANEL_EVERY === 0) {
        await lookIn(page, PANELS[(pressed / PANEL_EVERY) % PANELS.length] ?? "");
      }
    }
    await settle(stage, speaker);
  };
  await walk(warmUp);
  const warm = [await keptBy(stage), await keptBy(speaker)] as const;
  await walk(steps);
  return {
    stage: growth(warm[0], await keptBy(stage), steps),
    speaker: growth(warm[1], await keptBy(speaker), steps),
  };
}

async function lookIn(page: Page, key: string): Promise<void> {
  const panel = page.locator("dialog.panel");
  await page.keyboard.press(key);
  await panel.waitFor();
  await page.keyboard.press("Escape");
  await panel.waitFor({ state: "detached" });
}

async function settle(stage: Page, speaker: Page): Promise<void> {
  await stage.keyboard.press("Home");
  for (const page of [stage, speaker]) await shows(page, "#/");
  // Screens around it are filled when nothing else is to be done.
  await stage.waitForTimeout(600);
}

interface Kept {
  readonly heap: number;
  readonly listeners: number;
  readonly looseNodes: number;
}

async function keptBy(page: Page): Promise<Kept> {
  const session = await page.context().newCDPSession(page);
  // What hangs on something that has just gone, goes the second time.
  await session.send("HeapProfiler.collectGarbage");
  await session.send("HeapProfiler.collectGarbage");
  const { usedSize: heap } = await session.send("Runtime.getHeapUsage");
  const { nodes, jsEventListeners: listeners } = await session.send("Memory.getDOMCounters");
  await session.detach();
  const inPage = await page.evaluate(() => {
    const walker = document.createTreeWalker(document);
    let count = 1;
    while (walker.nextNode() !== null) count += 1;
    return count;
  });
  return { heap, listeners, looseNodes: nodes - inPage };
}

function growth(warm: Kept, end: Kept, steps: number): Growth {
  return {
    heap: end.heap / warm.heap,
    listeners: end.listeners / warm.listeners,
    looseNodes: (end.looseNodes - warm.looseNodes) / steps,
  };
}
