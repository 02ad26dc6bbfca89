/** The diagrams of a site, drawn while it is built, so that no page of it needs Mermaid. Without a browser they
 *  are left to the page. One that cannot be drawn is a problem, and a page shows its words. */
import { BrowserError, type BrowserProblem } from "../browser/problem.ts";
import { type Browser, startBrowser } from "../browser/start.ts";
import { type Diagram, textPlaceOf } from "../model/block.ts";
import { slidesOf } from "../model/deck.ts";
import type { Problem } from "../model/problem.ts";
import { DRAWING_ID, type Frozen, reasonOf } from "../model/rendered.ts";
import { shownDiagrams } from "../render/deck.ts";
import type { Compiled } from "./compile.ts";
import { drawingId, freezeDiagrams } from "./freeze.ts";
import { lastFontEnvironment } from "./last-font.ts";

/** By the name of their diagram. */
export type Drawings = ReadonlyMap<string, Frozen>;

export interface DrawnAhead {
  readonly drawings: Drawings;
  /** Whether no page has to draw any: there was a browser, or nothing to draw. */
  readonly complete: boolean;
  /** Why there was none. */
  readonly missing: BrowserProblem | null;
  readonly problems: readonly Problem[];
}

/** `named` is the browser a person named. */
export async function drawAhead(
  { deck, problems }: Compiled,
  named: string | undefined,
): Promise<DrawnAhead> {
  const diagrams = shownDiagrams(slidesOf(deck));
  let browser: Browser | null = null;
  const open = async (): Promise<Browser> => {
    // Most talks are drawn already, and to find one takes a library.
    const { findBrowser } = await import("../browser/find.ts");
    const found = findBrowser({ flag: named, env: process.env.PANGBAI_BROWSER });
    if ("missing" in found) throw new BrowserError(found.missing);
    browser ??= await startBrowser(found.path, { env: await lastFontEnvironment() });
    return browser;
  };
  try {
    const frozen = await freezeDiagrams(diagrams, open);
    const drawings = new Map<string, Frozen>();
    for (const diagram of diagrams) {
      const drawn = frozen.get(diagram.name);
      if (drawn !== undefined) drawings.set(diagram.name, anywhere(drawn, drawingId(diagram)));
    }
    const failures = failuresOf(diagrams, frozen, problems);
    return { drawings, complete: true, missing: null, problems: failures };
  } catch (error) {
    if (!(error instanceof BrowserError)) throw error;
    return { ...NOTHING_DRAWN, missing: error.problem };
  } finally {
    await (browser as Browser | null)?.close();
  }
}

/** Its ids are put in where it is shown. */
function anywhere(drawn: Frozen, id: string): Frozen {
  return "failed" in drawn ? drawn : { ...drawn, svg: drawn.svg.replaceAll(id, DRAWING_ID) };
}

/** Each where its text begins. A mistake in the text itself is `known` already, on its line. */
export function failuresOf(
  diagrams: readonly Diagram[],
  frozen: ReadonlyMap<string, Frozen>,
  known: readonly Problem[],
): readonly Problem[] {
  return diagrams.flatMap((diagram): readonly Problem[] => {
    const { name } = diagram;
    const drawn = frozen.get(name);
    if (drawn === undefined || !("failed" in drawn)) return [];
    const at = textPlaceOf(diagram);
    const isKnown = known.some(
      (problem) =>
        problem.kind === "diagram-syntax" &&
        problem.at.path === at.path &&
        problem.at.line >= at.line &&
        problem.at.line <= at.endLine,
    );
    const values = { name, message: reasonOf(drawn.failed) };
    return isKnown ? [] : [{ kind: "drawing-failed", severity: "error", at, values }];
  });
}

export const NOTHING_DRAWN: DrawnAhead = {
  drawings: new Map(),
  complete: false,
  missing: null,
  problems: [],
};
