/** Opening a page as somebody who has never seen it, on this machine and as on a slow telephone. */
import type { Browser, BrowserContext, Page } from "playwright-core";
import { medianOf } from "./figures.ts";
import { inNewContext, NETWORKS, type Network, type Openable } from "./page.ts";
import { readOpening, SETTLED, watchOpening } from "./probe.ts";

export const TARGETS = ["cover", "deep"] as const;
export type Target = (typeof TARGETS)[number];

export interface Opening {
  readonly firstPaint: number;
  readonly largestPaint: number;
  /** A press is answered at once. */
  readonly ready: number;
  /** From when on one is answered, then or later. */
  readonly counts: number;
  /** Answered before the first paint, as it came over the wire. */
  readonly requests: number;
  readonly kilobytes: number;
  /** Before the largest paint: some paint before they have a slide to show. */
  readonly slideKilobytes: number;
}

/** 1.6 Mbit/s with 150 ms to and fro, and a quarter of the processor. */
const SLOW = {
  offline: false,
  latency: 150,
  downloadThroughput: 200_000,
  uploadThroughput: 93_750,
};
const SLOWER_CPU = 4;

/** After so long without anything larger, the largest has been painted: a face may still be on its way. */
const QUIET: Readonly<Record<Network, number>> = { free: 300, slow: 700 };

export async function openPage(
  context: BrowserContext,
  { url, readyWhen }: { readonly url: string; readonly readyWhen: string },
  network: Network = "free",
): Promise<{ readonly page: Page; readonly opening: Opening }> {
  const page = await context.newPage();
  if (network === "slow") {
    const session = await context.newCDPSession(page);
    await session.send("Network.enable");
    await session.send("Network.emulateNetworkConditions", SLOW);
    await session.send("Emulation.setCPUThrottlingRate", { rate: SLOWER_CPU });
  }
  const settled = page.waitForEvent("console", {
    predicate: (message) => message.text() === SETTLED,
    timeout: 90_000,
  });
  await page.addInitScript(watchOpening, { readyWhen, quiet: QUIET[network], settled: SETTLED });
  await page.goto(url, { waitUntil: "commit" });
  await settled;
  const { answers, ...times } = await page.evaluate(readOpening);
  const kilobytesBy = (time: number): number =>
    answers.reduce((sum, { at, bytes }) => (at <= time ? sum + bytes : sum), 0) / 1024;
  const opening = {
    ...times,
    requests: answers.filter(({ at }) => at <= times.firstPaint).length,
    kilobytes: kilobytesBy(times.firstPaint),
    slideKilobytes: kilobytesBy(times.largestPaint),
  };
  return { page, opening };
}

/** What came of opening a page. */
export interface Openings<Page extends Openable> {
  readonly of: Page;
  readonly network: Network;
  readonly target: Target;
  readonly opening: Opening;
}

/** Page after page and round after round, so that a busy minute falls on each of them. */
export async function measureOpenings<Page extends Openable>(
  browser: Browser,
  pages: readonly Page[],
  faults: string[],
): Promise<readonly Openings<Page>[]> {
  const kinds = pages.flatMap((of) =>
    NETWORKS.flatMap((network) =>
      TARGETS.map((target) => ({ of, network, target, seen: [] as Opening[] })),
    ),
  );
  const rounds = Math.max(...pages.flatMap((page) => Object.values(page.rounds)));
  for (let round = 0; round < rounds; round += 1) {
    for (const { of, network, target, seen } of kinds) {
      if (round >= of.rounds[network]) continue;
      const url = target === "cover" ? of.url : of.deepUrl;
      await inNewContext(browser, { site: of.url, faults }, async (context) => {
        seen.push((await openPage(context, { ...of, url }, network)).opening);
      });
    }
  }
  return kinds.map(({ seen, ...kind }) => ({ ...kind, opening: inTheMiddle(seen) }));
}

function inTheMiddle(seen: readonly Opening[]): Opening {
  const of = (key: keyof Opening): number => medianOf(seen.map((opening) => opening[key]));
  return {
    firstPaint: of("firstPaint"),
    largestPaint: of("largestPaint"),
    ready: of("ready"),
    counts: of("counts"),
    requests: of("requests"),
    kilobytes: of("kilobytes"),
    slideKilobytes: of("slideKilobytes"),
  };
}
