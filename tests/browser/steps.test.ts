import { expect, test } from "vitest";
import { useBrowser } from "./harness.ts";
import { stopsOf } from "./outline.ts";
import { walkLong } from "./steps.ts";

const browser = useBrowser();

test("a second walk through the talk leaves both windows with what they had after the first", async () => {
  const { length: round } = await stopsOf("slides");
  const { stage, speaker } = await walkLong(browser, { warmUp: round, steps: round, round });
  for (const { heap, listeners, looseNodes } of [stage, speaker]) {
    // So early a browser still makes code of the scripts; tests/endure/ waits until that is done.
    expect(heap).toBeLessThan(1.2);
    expect(listeners).toBeLessThan(1.05);
    // A screen has a hundred and more, and is made every third step.
    expect(looseNodes).toBeLessThan(10);
  }
});
