/** The last line of a test run, for whoever reads only that: `12 passed, 0 failed, 1 skipped`.
 *  Stands after the default reporter in the configuration and counts tests.
 */
import type { Reporter, TestModule } from "vitest/node";

export interface Tally {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

export function tallyReporter(): Reporter {
  let tally: Tally = { passed: 0, failed: 0, skipped: 0 };
  return {
    onInit() {
      // Vitest still has things to say after the run (a set-up that failed, a server that would not
      // close); the end of the process is the only moment after which nothing is printed.
      process.once("exit", (code) => {
        // The line before it may lack its end: on a terminal Vitest brings the cursor back there.
        process.stdout.write(`\n${formatTally(code === 0 ? tally : withFailure(tally))}\n`);
      });
    },
    onTestRunEnd(testModules, unhandledErrors) {
      tally = countTests(testModules, unhandledErrors.length);
    },
  };
}

/** A run that ends badly never says "0 failed", also when no test was there to fail. */
function withFailure(tally: Tally): Tally {
  return { ...tally, failed: Math.max(tally.failed, 1) };
}

function formatTally({ passed, failed, skipped }: Tally): string {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}

/** Beside failed tests, what kept tests from running counts as failed: errors in a file before its
 *  first test, in a suite's hooks, or outside any test. What did not run counts as skipped. */
function countTests(modules: readonly TestModule[], unhandledErrors: number): Tally {
  const tally = { passed: 0, failed: unhandledErrors, skipped: 0 };
  for (const module of modules) {
    tally.failed += module.errors().length;
    for (const suite of module.children.allSuites()) tally.failed += suite.errors().length;
    for (const test of module.children.allTests()) {
      const { state } = test.result();
      tally[state === "pending" ? "skipped" : state] += 1;
    }
  }
  return tally;
}
