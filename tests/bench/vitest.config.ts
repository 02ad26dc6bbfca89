/** `npm run bench`: figures for people to read, apart from the gate. No figure fails a run; a page that
 *  logs an error does. */
import { resolve } from "node:path";
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    root: resolve(import.meta.dirname, "../.."),
    globalSetup: ["tests/setup/browser.ts"],
    include: ["tests/bench/**/*.bench-run.ts"],
    // Other tools are installed for it: only who names it has it run.
    exclude: process.argv.includes("peers") ? [] : ["tests/bench/peers.bench-run.ts"],
    // Two measurements at a time would measure each other.
    fileParallelism: false,
    maxWorkers: 1,
    testTimeout: 20 * 60_000,
    hookTimeout: 120_000,
    // The tables go to the terminal as they are.
    disableConsoleIntercept: true,
  },
});
