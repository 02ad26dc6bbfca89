/** Diagrams drawn ahead: SVG text for a document in which no script runs. What was drawn once is kept, so
 *  most of the time no browser is needed. */
import type { Browser } from "../browser/start.ts";
import type { Diagram } from "../model/block.ts";
import type { Frozen } from "../model/rendered.ts";
import { cached, contentKey } from "./cache.ts";
import { type Drawer, drawerVersion, openDrawer } from "./drawer.ts";

/** A diagram of hundreds of nodes takes a second or two. */
const SECONDS = 10;

/** By the diagram's name. `browser` is asked for one only when something has to be drawn; whoever gives it
 *  closes it. `onFrozen` hears of each. */
export async function freezeDiagrams(
  diagrams: readonly Diagram[],
  browser: () => Promise<Browser>,
  onFrozen = () => {},
): Promise<ReadonlyMap<string, Frozen>> {
  const version = await drawerVersion();
  const table = drawingTable(() => openDrawer(browser(), version));
  const frozen = new Map<string, Frozen>();
  try {
    for (const diagram of diagrams) {
      if (frozen.has(diagram.name)) continue;
      frozen.set(diagram.name, await freeze(diagram, version, table));
      onFrozen();
    }
  } finally {
    await table.close();
  }
  return frozen;
}

async function freeze(diagram: Diagram, version: string, table: Drawer): Promise<Frozen> {
  const { name, mermaid, steps, grid } = diagram;
  const key = contentKey(version, JSON.stringify([name, mermaid, steps, grid]));
  try {
    const bytes = await cached("diagrams", key, async () => {
      const drawn = await table.draw(diagram, drawingId(diagram));
      // Not kept: the next time it may succeed.
      if ("failed" in drawn) throw new DrawingFailed(drawn.failed);
      return new TextEncoder().encode(JSON.stringify(drawn));
    });
    return JSON.parse(new TextDecoder().decode(bytes)) as Frozen;
  } catch (error) {
    if (error instanceof DrawingFailed) return { failed: error.message };
    throw error;
  }
}

class DrawingFailed extends Error {}

/** Of the name alone, so that a drawing does not depend on what else is drawn. A name may hold what no
 *  selector could. */
export function drawingId({ name }: Diagram): string {
  return `dg-${contentKey(name).slice(0, 8)}`;
}

/** A page that is opened for the first drawing, and anew after one that did not come to an end. */
export function drawingTable(open: () => Promise<Drawer>, seconds = SECONDS): Drawer {
  let drawer: Drawer | null = null;
  const close = async (): Promise<void> => {
    await drawer?.close();
    drawer = null;
  };
  return {
    close,
    async draw(diagram, id) {
      drawer ??= await open();
      try {
        return await inTime(drawer.draw(diagram, id), seconds);
      } catch (error) {
        await close();
        return { failed: error instanceof Error ? error.message : String(error) };
      }
    },
  };
}

async function inTime<T>(work: Promise<T>, seconds: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, fail) => {
    timer = setTimeout(() => fail(new Error(`not drawn in ${seconds} seconds`)), seconds * 1000);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
