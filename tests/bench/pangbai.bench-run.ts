/** The bench itself: builds the talks, opens them, presses keys, prints the tables and keeps them as JSON. */
import { mkdir, rm, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import type { Browser, BrowserContext } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { startBrowser } from "../../src/browser/start.ts";
import { packagePath } from "../../src/build/package.ts";
import { watch } from "../browser/harness.ts";
import { stopsOf } from "../browser/outline.ts";
import { type Built, buildAndServe } from "./build.ts";
import { spreadOf } from "./figures.ts";
import { type HandoutFigures, measureHandout } from "./handout.ts";
import { type Kept, measureHeap } from "./heap.ts";
import { describeMachine } from "./machine.ts";
import { type Opening, openTalk } from "./opening.ts";
import { openOverview } from "./overview.ts";
import { measureParsing } from "./parsing.ts";
import type { Press } from "./probe.ts";
import { type Bench, formatBench, type OpeningFigures, type StepFigures } from "./report.ts";
import { pressThrough, type Samples } from "./steps.ts";
import { writeTalk } from "./talk.ts";

const LENGTHS = [60, 1000, 5000];
/** Time and size are to be in proportion. */
const HANDOUT_LENGTHS = [60, 250, 1000];
/** Each time in a browser that has never seen the talk; the one in the middle counts. */
const OPENINGS = 5;
/** Round after round over all lengths, so that a busy minute falls on each of them. */
const ROUNDS = 3;
const KEPT_IN = packagePath("node_modules/.cache/pangbai/bench.json");

let browser: Browser;
const warnings: string[] = [];
const faults: string[] = [];

beforeAll(async () => {
  browser = await startBrowser(inject("browserPath"));
});
afterAll(() => browser.close());

test("figures are measured, printed and kept, and no page logs an error", async () => {
  const parsing = measureParsing();
  const machine = describeMachine(`${browser.browserType().name()} ${browser.version()}`);
  const talk = await measureTalk();
  const generated = await measureLengths();
  const handouts = await measureHandouts(talk.built.slides);
  const bench: Bench = { machine, talk, generated, handouts, parsing, warnings, faults };
  console.log(formatBench(bench));
  await mkdir(dirname(KEPT_IN), { recursive: true });
  await writeFile(KEPT_IN, `${JSON.stringify(bench, null, 2)}\n`);
  console.log(`kept in ${KEPT_IN}`);
  expect(faults).toEqual([]);
});

async function measureTalk(): Promise<OpeningFigures> {
  const built = await buildAndServe(packagePath("slides"));
  const openings: Opening[] = [];
  for (let count = 0; count < OPENINGS; count += 1) {
    await inNewContext(built.url, async (context) => {
      openings.push((await openTalk(context, built.url)).opening);
    });
  }
  await built.close();
  return { built: sizesOf(built), opening: typical(openings) };
}

async function measureHandouts(slides: number): Promise<HandoutFigures[]> {
  const handouts = [await measureHandout(packagePath("slides"), slides)];
  for (const length of HANDOUT_LENGTHS) {
    const folder = await writeTalk(length);
    handouts.push(await measureHandout(folder, length));
    await rm(folder, { recursive: true });
  }
  return handouts;
}

interface Round {
  readonly samples: Samples;
  readonly opening: Opening;
  readonly overviews: readonly Press[];
  readonly before: Kept;
  readonly after: Kept;
}

async function measureLengths(): Promise<StepFigures[]> {
  const decks: { built: Built; stops: number; rounds: Round[] }[] = [];
  for (const length of LENGTHS) {
    const folder = await writeTalk(length);
    const built = await buildAndServe(folder);
    expect(built.slides, "the generator makes as many slides as asked").toBe(length);
    decks.push({ built, stops: (await stopsOf(folder)).length, rounds: [] });
    await rm(folder, { recursive: true });
  }
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const { built, stops, rounds } of decks) rounds.push(await measureRound(built.url, stops));
  }
  for (const { built } of decks) await built.close();
  return decks.map(({ built, stops, rounds }) => sumUp(built, stops, rounds));
}

function measureRound(url: string, stops: number): Promise<Round> {
  return inNewContext(url, async (context) => {
    const { page, opening } = await openTalk(context, url);
    const before = await measureHeap(page);
    const samples = await pressThrough(page, stops);
    const after = await measureHeap(page);
    return { samples, opening, overviews: await openOverview(page), before, after };
  });
}

function sumUp(built: Built, stops: number, rounds: readonly Round[]): StepFigures {
  const all = (of: keyof Samples): Press[] => rounds.flatMap(({ samples }) => samples[of]);
  const spreads = (figure: "work" | "paint"): StepFigures["work"] => ({
    idle: spreadOf(all("idle").map((press) => press[figure])),
    forward: spreadOf(all("forward").map((press) => press[figure])),
    back: spreadOf(all("back").map((press) => press[figure])),
  });
  const last = rounds.at(-1);
  if (last === undefined) throw new Error("no round was run");
  const steps = [...all("forward"), ...all("back")];
  const overviews = rounds.flatMap((round) => round.overviews);
  return {
    built: sizesOf(built),
    stops,
    opening: typical(rounds.map(({ opening }) => opening)),
    work: spreads("work"),
    paint: spreads("paint"),
    overview: {
      work: spreadOf(overviews.map(({ work }) => work)),
      paint: spreadOf(overviews.map(({ paint }) => paint)),
    },
    stuck: steps.filter(({ moved }) => !moved).length,
    late: steps.filter(({ late }) => late).length,
    before: last.before,
    after: last.after,
  };
}

/** A window of its own for each measurement, without anything kept from the one before. */
async function inNewContext<T>(url: string, work: (context: BrowserContext) => Promise<T>) {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 720 },
    locale: "zh-CN",
  });
  context.on("page", (page) => {
    watch(page, url, faults);
    page.on("console", (message) => {
      if (message.type() === "warning") warnings.push(message.text());
    });
  });
  try {
    return await work(context);
  } finally {
    await context.close();
  }
}

/** The one in the middle, whole: what was fetched until a moment belongs to that moment. */
function typical(openings: readonly Opening[]): Opening {
  const sorted = [...openings].sort((a, b) => a.ready - b.ready);
  const middle = sorted[Math.floor((sorted.length - 1) / 2)];
  if (middle === undefined) throw new Error("nothing was opened");
  return middle;
}

function sizesOf({ slides, screens, seconds, files, bytes }: Built): OpeningFigures["built"] {
  return { slides, screens, seconds, files, bytes };
}
