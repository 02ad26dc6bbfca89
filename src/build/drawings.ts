/** The diagrams of a site, drawn while it is built, so that no page of it needs Mermaid. Without a browser they
 *  are left to the page. */
import { findBrowser } from "../browser/find.ts";
import { BrowserError } from "../browser/problem.ts";
import { type Browser, startBrowser } from "../browser/start.ts";
import { slidesOf } from "../model/deck.ts";
import { DRAWING_ID, type Drawing } from "../model/rendered.ts";
import { shownDiagrams } from "../render/deck.ts";
import type { Compiled } from "./compile.ts";
import { drawingId, freezeDiagrams } from "./freeze.ts";
import { lastFontEnvironment } from "./last-font.ts";

/** By the name of their diagram. */
export type Drawings = ReadonlyMap<string, Drawing>;

export interface DrawnAhead {
  readonly drawings: Drawings;
  /** Whether every diagram is among them. */
  readonly complete: boolean;
  /** Why the rest is not, `null` when nothing is missing. */
  readonly missing: "no-browser" | "failed" | null;
}

export async function drawAhead({ deck }: Compiled): Promise<DrawnAhead> {
  const diagrams = shownDiagrams(slidesOf(deck));
  let browser: Browser | null = null;
  const open = async (): Promise<Browser> => {
    const found = findBrowser({ env: process.env.PANGBAI_BROWSER });
    if ("missing" in found) throw new NoBrowser();
    browser ??= await startBrowser(found.path, { env: await lastFontEnvironment() });
    return browser;
  };
  try {
    const frozen = await freezeDiagrams(diagrams, open);
    const drawings = new Map<string, Drawing>();
    for (const diagram of diagrams) {
      const drawn = frozen.get(diagram.name);
      if (drawn === undefined || "failed" in drawn) continue;
      const svg = drawn.svg.replaceAll(drawingId(diagram), DRAWING_ID);
      drawings.set(diagram.name, { ...drawn, svg });
    }
    const complete = diagrams.every(({ name }) => drawings.has(name));
    return { drawings, complete, missing: complete ? null : "failed" };
  } catch (error) {
    if (!(error instanceof NoBrowser || error instanceof BrowserError)) throw error;
    return { drawings: new Map(), complete: false, missing: "no-browser" };
  } finally {
    await (browser as Browser | null)?.close();
  }
}

class NoBrowser extends Error {}

export const NOTHING_DRAWN: DrawnAhead = { drawings: new Map(), complete: false, missing: null };
