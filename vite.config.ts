import { defineConfig } from "vitest/config";
import { viteConfig } from "./src/build/config.ts";
import { tallyReporter } from "./tests/setup/reporter.ts";
import { LongestFirst } from "./tests/setup/sequencer.ts";

export default defineConfig({
  ...viteConfig({ talk: "slides", out: "dist" }),
  test: {
    root: import.meta.dirname,
    reporters: ["default", tallyReporter()],
    globalSetup: ["tests/setup/browser.ts", "tests/setup/site.ts"],
    include: ["tests/**/*.test.ts"],
    // Every figure, and every place on a host: `npm run endure`.
    exclude: ["tests/browser/{edges,places,roads}.test.ts"],
    // Most of a test's time is a browser's: with one worker the other core would stand still.
    maxWorkers: 2,
    // To load everything anew for each file takes longer than most files do, and no test changes what is loaded.
    isolate: false,
    sequence: { sequencer: LongestFirst },
    // A busy machine is no fault of the page.
    expect: { poll: { timeout: 10_000 } },
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
