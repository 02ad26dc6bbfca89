/** What a page keeps in memory once rubbish has been collected. */
import type { Page } from "playwright-core";

export interface Kept {
  /** Scripts' objects, and elements and styles, and buffers. */
  readonly megabytes: number;
  readonly nodes: number;
}

export async function measureHeap(page: Page): Promise<Kept> {
  const session = await page.context().newCDPSession(page);
  await session.send("HeapProfiler.collectGarbage");
  // Newer than its types are: what elements take is told apart from what scripts do.
  const heap: Readonly<Record<string, number>> = {
    ...(await session.send("Runtime.getHeapUsage")),
  };
  const { nodes } = await session.send("Memory.getDOMCounters");
  await session.detach();
  const { usedSize = 0, embedderHeapUsedSize = 0, backingStorageSize = 0 } = heap;
  return { megabytes: (usedSize + embedderHeapUsedSize + backingStorageSize) / 1024 / 1024, nodes };
}
