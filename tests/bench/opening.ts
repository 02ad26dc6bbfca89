/** Opening a talk: what is fetched until the first screen is ready, and until the network is quiet. */
import { gzipSync } from "node:zlib";
import type { BrowserContext, Page } from "playwright-core";
import { readOpening, watchOpening } from "./probe.ts";

export interface Traffic {
  readonly requests: number;
  readonly bytes: number;
  /** As a host would send it: text compressed, fonts and pictures as they are. */
  readonly gzip: number;
}

export interface Opening {
  readonly firstPaint: number;
  readonly largestPaint: number;
  readonly ready: number;
  readonly untilPaint: Traffic;
  readonly untilReady: Traffic;
  readonly untilQuiet: Traffic;
}

interface Body {
  readonly url: string;
  readonly bytes: number;
  readonly gzip: number;
}

/** Opens a talk as somebody who has never seen it, and waits until nothing more is fetched. */
export async function openTalk(
  context: BrowserContext,
  url: string,
): Promise<{ readonly page: Page; readonly opening: Opening }> {
  await context.addInitScript(watchOpening);
  const page = await context.newPage();
  const bodies: Promise<Body>[] = [];
  page.on("response", (response) => {
    if (response.url().startsWith(url)) {
      bodies.push(response.body().then((body) => weigh(response.url(), body)));
    }
  });
  await page.goto(url);
  await page.waitForFunction(() => window.bench.ready > 0);
  await page.waitForLoadState("networkidle");
  const { answered, ...times } = await page.evaluate(readOpening);
  const weighed = await Promise.all(bodies);
  const answeredAt = new Map(answered);
  const until = (time: number): Traffic =>
    total(weighed.filter((body) => (answeredAt.get(body.url) ?? 0) <= time));
  const opening = {
    ...times,
    untilPaint: until(times.firstPaint),
    untilReady: until(times.ready),
    untilQuiet: total(weighed),
  };
  return { page, opening };
}

function weigh(url: string, body: Buffer): Body {
  const packed = /\.(?:woff2?|png|jpe?g|webp)$/.test(new URL(url).pathname);
  return { url, bytes: body.length, gzip: packed ? body.length : gzipSync(body).length };
}

function total(bodies: readonly Body[]): Traffic {
  return {
    requests: bodies.length,
    bytes: bodies.reduce((sum, { bytes }) => sum + bytes, 0),
    gzip: bodies.reduce((sum, { gzip }) => sum + gzip, 0),
  };
}
