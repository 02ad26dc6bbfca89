/** Two thousand steps with the speaker view open: what they make, they let go of again. */
import { expect, test } from "vitest";
import { useBrowser } from "../browser/harness.ts";
import { stopsOf } from "../browser/outline.ts";
import { walkLong } from "../browser/steps.ts";

const browser = useBrowser();

/** Until then a browser makes code of the scripts, and more of it the more often they run: 0.3 MB of 4.5 that
 *  no walk adds to any more. */
const WARM = 1600;

test("2,000 steps leave both windows with what they had, within 5 %", async () => {
  const { length: round } = await stopsOf("slides");
  const { stage, speaker } = await walkLong(browser, { warmUp: WARM, steps: 2000, round });
  console.log("Growth:", { stage, speaker });
  for (const { heap, listeners, looseNodes } of [stage, speaker]) {
    expect(heap).toBeLessThan(1.05);
    expect(listeners).toBeLessThan(1.05);
    expect(looseNodes).toBeLessThan(0.5);
  }
});
