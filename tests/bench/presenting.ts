/** Presenting: what a key costs, what the overview costs, and what the page keeps in the end. */
import type { Browser } from "playwright-core";
import { medianOf, type Spread, spreadOf } from "./figures.ts";
import { measureHeap } from "./heap.ts";
import { openPage } from "./opening.ts";
import { openOverview } from "./overview.ts";
import { type Column, inNewContext, isReveal, type Measured } from "./page.ts";
import type { Press } from "./probe.ts";
import { type Hurry, pressThrough, type Samples } from "./steps.ts";

export interface Presenting {
  readonly column: Column;
  readonly work: Spread;
  /** Of 3 ms that are always the same. */
  readonly yardstick: Spread;
  readonly paint: Spread;
  /** Of a key without meaning, in the same page. */
  readonly idlePaint: Spread;
  /** Presses that should have moved the view and did not. */
  readonly stuck: number;
  readonly overviewPaint: Spread | null;
  /** After the steps, above an empty page. */
  readonly megabytes: number;
  readonly nodes: number;
}

interface Round {
  readonly samples: Samples;
  readonly overviews: readonly Press[];
  readonly megabytes: number;
  readonly nodes: number;
}

const OURS: Hurry = { forward: 130, back: 40, idle: 50, yardstick: 100 };
/** Where one step takes a fifth of a second, there is no time for more. */
const REVEALS: Hurry = { forward: 60, back: 20, idle: 40, yardstick: 100 };

export async function measurePresenting(
  browser: Browser,
  pages: readonly Measured[],
  faults: string[],
): Promise<readonly Presenting[]> {
  const empty = await measureEmpty(browser);
  const decks = pages.map((measured) => ({ measured, rounds: [] as Round[] }));
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const { measured, rounds } of decks) {
      if (round > 0 && isReveal(measured.column)) continue;
      rounds.push(await measureRound(browser, measured, faults));
    }
  }
  return decks.map(({ measured, rounds }) => sumUp(measured.column, rounds, empty));
}

/** Round after round over all pages, so that a busy minute falls on each of them. */
const ROUNDS = 2;

function measureEmpty(browser: Browser): Promise<number> {
  return inNewContext(browser, { site: "about:", faults: [] }, async (context) => {
    const page = await context.newPage();
    return (await measureHeap(page)).megabytes;
  });
}

function measureRound(browser: Browser, measured: Measured, faults: string[]): Promise<Round> {
  const about = { site: measured.url, faults };
  return inNewContext(browser, about, async (context) => {
    const { page } = await openPage(context, measured);
    await page.waitForLoadState("networkidle");
    const reveals = isReveal(measured.column);
    const samples = await pressThrough(page, measured.stops, reveals ? REVEALS : OURS);
    const kept = await measureHeap(page);
    return { samples, overviews: reveals ? [] : await openOverview(page), ...kept };
  });
}

function sumUp(column: Column, rounds: readonly Round[], empty: number): Presenting {
  const all = (of: keyof Samples): Press[] => rounds.flatMap(({ samples }) => samples[of]);
  const steps = all("steps");
  const overviews = rounds.flatMap((round) => round.overviews);
  return {
    column,
    work: spreadOf(steps.map(({ work }) => work)),
    yardstick: spreadOf(all("yardstick").map(({ work }) => work)),
    paint: spreadOf(steps.map(({ paint }) => paint)),
    idlePaint: spreadOf(all("idle").map(({ paint }) => paint)),
    stuck: steps.filter(({ moved }) => !moved).length,
    overviewPaint: overviews.length === 0 ? null : spreadOf(overviews.map(({ paint }) => paint)),
    megabytes: medianOf(rounds.map(({ megabytes }) => megabytes)) - empty,
    nodes: medianOf(rounds.map(({ nodes }) => nodes)),
  };
}
