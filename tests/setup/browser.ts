/** Before any test: a browser is found, or got. No test is skipped for want of one; a machine where
 *  none can be had ends the run at once, with one message.
 */
import { existsSync } from "node:fs";
import type { TestProject } from "vitest/node";
import { findBrowser } from "../../src/browser/find.ts";
import { getBrowser } from "../../src/browser/get.ts";
import { formatBrowserMessage } from "../../src/words/browser.ts";

declare module "vitest" {
  export interface ProvidedContext {
    browserPath: string;
    /** Firefox, a second opinion; `null` on a machine without. */
    firefoxPath: string | null;
  }
}

export async function setup(project: TestProject): Promise<void> {
  let found = findBrowser({ env: process.env.PANGBAI_BROWSER });
  if ("missing" in found && found.missing.kind === "no-browser") {
    found = await getBrowser({
      log: (news) => console.log(formatBrowserMessage(news, "en")),
      firefox: true,
    });
  }
  if ("missing" in found) {
    console.error(`\n${formatBrowserMessage(found.missing, "en")}`);
    // Thrown, it would drown: Vitest adds "No test files found" above and its own stack below.
    process.exit(1);
  }
  project.provide("browserPath", found.path);
  project.provide("firefoxPath", findFirefox());
}

function findFirefox(): string | null {
  const named = process.env.PANGBAI_FIREFOX;
  const usual = ["/usr/bin/firefox-esr", "/usr/bin/firefox"];
  return (named ? [named] : usual).find((path) => existsSync(path)) ?? null;
}
