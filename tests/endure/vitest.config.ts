/** `npm run endure`: what takes long, apart from the gate: many seeds, and programs that a machine may have. */
import { resolve } from "node:path";
import { defineConfig } from "vitest/config";
import { tallyReporter } from "../setup/reporter.ts";

export default defineConfig({
  test: {
    root: resolve(import.meta.dirname, "../.."),
    reporters: ["default", tallyReporter()],
    globalSetup: ["tests/setup/browser.ts", "tests/setup/site.ts"],
    include: [
      "tests/endure/**/*.endure-run.ts",
      "tests/parse/total.test.ts",
      "tests/browser/{edges,places,roads}.test.ts",
      "tests/strangers.test.ts",
      "tests/browser/accessible.test.ts",
      "tests/browser/adversity.test.ts",
      "tests/browser/freeze.test.ts",
      "tests/browser/safety.test.ts",
      "tests/browser/walk.test.ts",
    ],
    env: { PANGBAI_ENDURE: "1" },
    expect: { poll: { timeout: 10_000 } },
    testTimeout: 20 * 60_000,
    hookTimeout: 120_000,
  },
});
