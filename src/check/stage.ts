/** The stage, walked from the cover to the end with the key a speaker presses: each screen at each of its
 *  steps. */
import type { Spot, Walk } from "../model/walk.ts";
import { type DrawingFinding, judgeDrawing, REST_RULES, STEP_RULES } from "./drawing-rules.ts";
import { type Framing, NOTHING } from "./ink.ts";
import { measureFrame } from "./measure.ts";
import { measureDrawings } from "./measure-drawing.ts";
import { type Page, whenDrawn } from "./page.ts";
import { type Finding, FOOT, judge, SCREEN_RULES, worstOf } from "./rules.ts";

/** What is wrong on a screen; `step` where it is seen at that step and not before the first. */
export interface ScreenFinding {
  readonly spot: Spot;
  readonly finding: Finding;
  readonly step: number | null;
}

/** What is wrong with a diagram on a screen; `step` as above. */
export interface DrawnFinding {
  readonly spot: Spot;
  readonly finding: DrawingFinding;
  readonly step: number | null;
}

export interface CheckedStage {
  readonly screens: readonly ScreenFinding[];
  readonly drawings: readonly DrawnFinding[];
}

export async function checkStage(
  page: Page,
  walk: Walk,
  onScreen: (ordinal: number) => void,
): Promise<CheckedStage> {
  const screens: ScreenFinding[] = [];
  const drawings: DrawnFinding[] = [];
  await page.locator("#app[data-position]").waitFor();
  for (let ordinal = 0; ordinal < walk.screens; ordinal += 1) {
    onScreen(ordinal);
    const spot = walk.spotOfScreen(ordinal);
    const steps = spot?.slide?.steps[spot.screen] ?? 0;
    const seen: Seen[] = [];
    for (let step = 0; step <= steps; step += 1) {
      if (ordinal > 0 || step > 0) await pressNext(page);
      seen.push(await lookAtStep(page, step));
    }
    if (spot === null) continue;
    const finding = sumUp(seen.map(({ finding }) => finding));
    if (finding !== null) screens.push({ spot, ...finding });
    drawings.push(...firstOfEach(seen).map((drawn) => ({ spot, ...drawn })));
  }
  return { screens, drawings };
}

/** A screen at one of its steps. */
export interface Seen {
  readonly finding: Finding | null;
  readonly drawings: readonly DrawingFinding[];
}

async function lookAtStep(page: Page, step: number): Promise<Seen> {
  const finding = await lookAtScreen(page);
  const drawings = await lookAtDrawings(page, step);
  // What leaves its drawing is cut off there: that is told once, by the name its author knows.
  const isTold = drawings.some(({ rule }) => rule === "lit-outside") && finding?.ink.inDrawing;
  return { finding: isTold ? null : finding, drawings };
}

/** Of each kind the first, at the step where it is seen first. */
export function firstOfEach(
  seen: readonly Pick<Seen, "drawings">[],
): readonly Omit<DrawnFinding, "spot">[] {
  const all = seen.flatMap(({ drawings }, step) =>
    drawings.map((finding) => ({ finding, step: step === 0 ? null : step })),
  );
  const kinds = all.map(({ finding }) => finding.rule);
  return all.filter(({ finding }, index) => kinds.indexOf(finding.rule) === index);
}

/** The worst of a screen, out of what was found at each of its steps. What only waits counts where nothing
 *  else is wrong: no step may ever show it. */
export function sumUp(seen: readonly (Finding | null)[]): Omit<ScreenFinding, "spot"> | null {
  const all = seen.flatMap((finding, step) =>
    finding === null ? [] : [{ finding, step, pixels: finding.pixels }],
  );
  const shown = all.filter(({ finding }) => !finding.ink.waiting);
  const worst = worstOf(shown) ?? worstOf(all);
  if (worst === null) return null;
  const atRest = shown.length === 0 || shown[0]?.step === 0;
  return { finding: worst.finding, step: atRest ? null : worst.step };
}

export const SCREEN = "section.present .screen";
const FRAMING: Framing = {
  frame: SCREEN,
  nth: 0,
  beside: FOOT,
  leaveOut: NOTHING,
  parts: [FOOT],
  headings: NOTHING,
};

/** What is wrong with the screen that is up. */
export async function lookAtScreen(page: Page): Promise<Finding | null> {
  await whenDrawn(page, `${SCREEN}[data-ready]`);
  return judge(await page.evaluate(measureFrame, FRAMING), SCREEN_RULES);
}

/** What is wrong with the diagrams of the screen that is up, and drawn. */
export async function lookAtDrawings(page: Page, step: number): Promise<readonly DrawingFinding[]> {
  const drawings = await page.evaluate(measureDrawings, SCREEN);
  return drawings.flatMap((each) => judgeDrawing(each, step === 0 ? REST_RULES : STEP_RULES));
}

async function pressNext(page: Page): Promise<void> {
  const app = page.locator("#app");
  const before = await app.getAttribute("data-position");
  await page.keyboard.press("PageDown");
  await page.waitForFunction(
    (was) => document.querySelector<HTMLElement>("#app")?.dataset.position !== was,
    before,
  );
}
