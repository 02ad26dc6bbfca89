/** The bench itself: builds the talks, opens them, presses keys, edits, prints; then the table, and all of it as
 *  JSON, for the next run to compare itself with. */
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { startBrowser } from "../../src/browser/start.ts";
import { packagePath } from "../../src/build/package.ts";
import { contentOf } from "./content.ts";
import { type Developing, measureDev } from "./dev.ts";
import { type Handout, printHandout } from "./handout.ts";
import { hostFolder } from "./host.ts";
import { describeMachine } from "./machine.ts";
import { measureOpenings } from "./opening.ts";
import { type Column, LENGTHS, type Measured, READY } from "./page.ts";
import { measureParsing } from "./parsing.ts";
import { measurePresenting } from "./presenting.ts";
import { type Bench, formatBench } from "./report.ts";
import { buildReveal, REVEAL_READY } from "./reveal.ts";
import { figuresOf } from "./rows.ts";
import { buildSite, type Site } from "./site.ts";
import { writeTalk } from "./talk.ts";

const KEPT_IN = packagePath("node_modules/.cache/pangbai/bench.json");

interface Subject {
  readonly column: Column;
  readonly talk: string;
  /** What takes long is done less often. */
  readonly long: boolean;
}

let browser: Browser;
let subjects: readonly Subject[];
const faults: string[] = [];
const cleanUps: (() => Promise<void>)[] = [];

beforeAll(async () => {
  browser = await startBrowser(inject("wholeBrowserPath"));
  subjects = [
    { column: "talk", talk: packagePath("slides"), long: false },
    ...(await Promise.all(
      LENGTHS.map(async (length) => {
        const talk = await writeTalk(length);
        cleanUps.push(() => rm(talk, { recursive: true }));
        return { column: `${length}` as const, talk, long: length > 1000 };
      }),
    )),
  ];
});
afterAll(async () => {
  await browser.close();
  for (const cleanUp of cleanUps) await cleanUp();
});

test("figures are measured, printed and kept, and no page logs an error", async () => {
  const begun = performance.now();
  const machine = describeMachine(`${browser.browserType().name()} ${browser.version()}`);
  const builds = new Map<Column, Site>();
  const pages: Measured[] = [];
  const told = teller();
  for (const subject of subjects) {
    const built = await buildSite(subject.talk, {
      times: subject.long ? 1 : 2,
      cold: subject.column === "talk",
    });
    cleanUps.push(built.remove);
    builds.set(subject.column, built);
    pages.push(...(await hostBoth(subject, built)));
  }
  told("built");
  const openings = await measureOpenings(browser, pages, faults);
  told("opened");
  const presenting = await measurePresenting(browser, pages, faults);
  told("presented");
  const dev = await measureDevs();
  told("edited");
  const handouts = await measureHandouts();
  told("printed");
  const parsing = measureParsing();
  const figures = figuresOf({ openings, presenting, builds, dev, handouts });
  const seconds = (performance.now() - begun) / 1000;
  const bench: Bench = { bench: 1, machine, seconds, figures, parsing, faults };
  console.log(formatBench(bench, await readLast()));
  await mkdir(dirname(KEPT_IN), { recursive: true });
  await writeFile(KEPT_IN, `${JSON.stringify(bench, null, 2)}\n`);
  console.log(`kept in ${KEPT_IN}`);
  expect(faults).toEqual([]);
});

/** Minutes are long without a word. */
function teller(): (done: string) => void {
  let begun = performance.now();
  return (done) => {
    const now = performance.now();
    console.log(`${done}: ${Math.round((now - begun) / 1000)} s`);
    begun = now;
  };
}

/** How often a page is opened. */
const ROUNDS = 3;

/** A site of ours and, for a generated talk, the same content on a page of reveal.js. */
async function hostBoth({ column, talk }: Subject, built: Site): Promise<readonly Measured[]> {
  const { slides, stops, middle, screens } = await contentOf(talk);
  const host = async (folder: string): Promise<string> => {
    const { url, close } = await hostFolder(folder);
    cleanUps.unshift(close);
    return url;
  };
  const url = await host(built.folder);
  const rounds = { free: ROUNDS, slow: column === "talk" ? ROUNDS : 2 };
  const ours = { column, url, deepUrl: url + middle, stops, readyWhen: READY, rounds };
  const length = LENGTHS.find((each) => `${each}` === column);
  if (length === undefined) return [ours];
  expect(slides, "the generator makes as many slides as asked").toBe(length);
  const reveal = await buildReveal(screens);
  cleanUps.push(reveal.remove);
  const revealUrl = await host(reveal.folder);
  const theirs: Measured = {
    column: `reveal-${length}`,
    url: revealUrl,
    deepUrl: `${revealUrl}#/${Math.floor(screens.length / 2)}`,
    stops,
    readyWhen: REVEAL_READY,
    rounds: { free: length === 5000 ? 1 : ROUNDS, slow: 1 },
  };
  return [ours, theirs];
}

async function measureDevs(): Promise<ReadonlyMap<Column, Developing>> {
  const all = new Map<Column, Developing>();
  for (const { column, talk, long } of subjects) {
    // A save waits for the whole deck to be compiled: that says nothing new, and takes minutes.
    if (long) continue;
    const isTalk = column === "talk";
    const patience = { starts: isTalk ? 3 : 1, edits: isTalk ? 8 : 3, cold: isTalk };
    all.set(column, await measureDev(browser, talk, patience, faults));
  }
  return all;
}

async function measureHandouts(): Promise<ReadonlyMap<Column, Handout>> {
  const all = new Map<Column, Handout>();
  for (const { column, talk, long } of subjects) {
    if (long) continue;
    const isTalk = column === "talk";
    all.set(column, await printHandout(talk, { times: isTalk ? 3 : 1, cold: isTalk }));
  }
  return all;
}

async function readLast(): Promise<Bench | null> {
  try {
    const kept: unknown = JSON.parse(await readFile(KEPT_IN, "utf8"));
    // Another form tells us nothing.
    return (kept as Partial<Bench>).bench === 1 ? (kept as Bench) : null;
  } catch {
    return null;
  }
}
