/** The stage, walked from the cover to the end with the key a speaker presses: each screen at each of its
 *  steps. */
import type { Spot, Walk } from "../model/walk.ts";
import { type Framing, NOTHING } from "./ink.ts";
import { measureFrame } from "./measure.ts";
import { type Page, whenDrawn } from "./page.ts";
import { type Finding, FOOT, judge, SCREEN_RULES, worstOf } from "./rules.ts";

/** What is wrong on a screen; `step` where it is seen at that step and not before the first. */
export interface ScreenFinding {
  readonly spot: Spot;
  readonly finding: Finding;
  readonly step: number | null;
}

export async function checkStage(
  page: Page,
  walk: Walk,
  onScreen: (ordinal: number) => void,
): Promise<readonly ScreenFinding[]> {
  const found: ScreenFinding[] = [];
  await page.locator("#app[data-position]").waitFor();
  for (let ordinal = 0; ordinal < walk.screens; ordinal += 1) {
    onScreen(ordinal);
    const spot = walk.spotOfScreen(ordinal);
    const steps = spot?.slide?.steps[spot.screen] ?? 0;
    const seen: (Finding | null)[] = [];
    for (let step = 0; step <= steps; step += 1) {
      if (ordinal > 0 || step > 0) await pressNext(page);
      seen.push(await lookAtScreen(page));
    }
    const finding = sumUp(seen);
    if (spot !== null && finding !== null) found.push({ spot, ...finding });
  }
  return found;
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

const SCREEN = "section.present .screen";
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

async function pressNext(page: Page): Promise<void> {
  const app = page.locator("#app");
  const before = await app.getAttribute("data-position");
  await page.keyboard.press("PageDown");
  await page.waitForFunction(
    (was) => document.querySelector<HTMLElement>("#app")?.dataset.position !== was,
    before,
  );
}
