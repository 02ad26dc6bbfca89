/** Five minutes in which everything that can happen to windows happens to them. */
import { expect, test } from "vitest";
import { runChaos } from "../browser/chaos.ts";
import { useBrowser } from "../browser/harness.ts";

const browser = useBrowser();

test.each([1, 2, 3, 4, 5])("a minute of chaos (seed %d) ends with one state", async (seed) => {
  const { stages, speakers, slowestNext } = await runChaos(browser, seed, 60_000);
  expect(stages[1]).toEqual(stages[0]);
  expect(speakers[1]).toEqual(speakers[0]);
  expect(slowestNext).toBeLessThan(1000);
});
