/** Opening a page as somebody who has never seen it, on this machine and as on a slow telephone. */
import type { Browser, BrowserContext, Page } from "playwright-core";
import { medianOf } from "./figures.ts";
import { inNewContext, isReveal, type Measured } from "./page.ts";
import { isSettled, readOpening, watchOpening } from "./probe.ts";

export type Network = "free" | "slow";
export const NETWORKS: readonly Network[] = ["free", "slow"];
export const TARGETS = ["cover", "deep"] as const;
export type Target = (typeof TARGETS)[number];

export interface Opening {
  readonly firstPaint: number;
  readonly largestPaint: number;
  readonly ready: number;
  /** Answered before the first paint, as it came over the wire. */
  readonly requests: number;
  readonly kilobytes: number;
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
  await page.addInitScript(watchOpening, readyWhen);
  await page.goto(url, { waitUntil: "commit" });
  await page.waitForFunction(isSettled, QUIET[network], { timeout: 90_000 });
  const { answers, ...times } = await page.evaluate(readOpening);
  const before = answers.filter(({ at }) => at <= times.firstPaint);
  const bytes = before.reduce((sum, answer) => sum + answer.bytes, 0);
  return { page, opening: { ...times, requests: before.length, kilobytes: bytes / 1024 } };
}

export interface Openings {
  readonly column: Measured["column"];
  readonly network: Network;
  readonly target: Target;
  readonly opening: Opening;
}

/** Page after page and round after round, so that a busy minute falls on each of them. */
export async function measureOpenings(
  browser: Browser,
  pages: readonly Measured[],
  faults: string[],
): Promise<readonly Openings[]> {
  const kinds = pages.flatMap((measured) =>
    NETWORKS.flatMap((network) =>
      TARGETS.map((target) => ({ measured, network, target, seen: [] as Opening[] })),
    ),
  );
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const { measured, network, target, seen } of kinds) {
      if (round >= roundsOf(measured, network)) continue;
      const url = target === "cover" ? measured.url : measured.deepUrl;
      await inNewContext(browser, { site: measured.url, faults }, async (context) => {
        seen.push((await openPage(context, { ...measured, url }, network)).opening);
      });
    }
  }
  return kinds.map(({ measured: { column }, network, target, seen }) => {
    return { column, network, target, opening: inTheMiddle(seen) };
  });
}

const ROUNDS = 3;

/** What takes long is done less often. */
function roundsOf({ column }: Measured, network: Network): number {
  if (isReveal(column)) return network === "slow" || column === "reveal-5000" ? 1 : ROUNDS;
  return network === "slow" && column !== "talk" ? 2 : ROUNDS;
}

function inTheMiddle(seen: readonly Opening[]): Opening {
  const of = (key: keyof Opening): number => medianOf(seen.map((opening) => opening[key]));
  return {
    firstPaint: of("firstPaint"),
    largestPaint: of("largestPaint"),
    ready: of("ready"),
    requests: of("requests"),
    kilobytes: of("kilobytes"),
  };
}
