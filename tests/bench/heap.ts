/** What a page keeps in memory once rubbish has been collected. */
import type { Page } from "playwright-core";

export interface Kept {
  readonly megabytes: number;
  readonly nodes: number;
  readonly listeners: number;
}

export async function measureHeap(page: Page): Promise<Kept> {
  const session = await page.context().newCDPSession(page);
  await session.send("HeapProfiler.collectGarbage");
  const { usedSize } = await session.send("Runtime.getHeapUsage");
  const { nodes, jsEventListeners } = await session.send("Memory.getDOMCounters");
  await session.detach();
  return { megabytes: usedSize / 1024 / 1024, nodes, listeners: jsEventListeners };
}
