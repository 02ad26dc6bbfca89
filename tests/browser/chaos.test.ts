import { expect, test } from "vitest";
import { runChaos } from "./chaos.ts";
import { useBrowser } from "./harness.ts";

const browser = useBrowser();

test("ten seconds of chaos leave all windows with one state, and Next was never dead", async () => {
  const { acts, slowestNext, stages, speakers } = await runChaos(browser, 20_190_615, 10_000);
  expect(acts).toBeGreaterThan(15);
  expect(stages[1]).toEqual(stages[0]);
  expect(speakers[1]).toEqual(speakers[0]);
  expect(stages[0]?.theme).toBe(speakers[0]?.theme);
  // Not how fast: the machine may be busy with other tests.
  expect(slowestNext).toBeLessThan(10_000);
});
