/** `npm run shots`: pictures of every screen, for people to look at, in the folder `shots/`. */
import { resolve } from "node:path";
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    root: resolve(import.meta.dirname, "../.."),
    globalSetup: ["tests/setup/browser.ts"],
    include: ["tests/shots/**/*.shots-run.ts"],
    // One after the other: two browsers at a time are no quicker on two cores.
    fileParallelism: false,
    testTimeout: 10 * 60_000,
    hookTimeout: 120_000,
    disableConsoleIntercept: true,
  },
});
