/** Before any test: a browser is found, or got. No test is skipped for want of one; a machine where
 *  none can be had ends the run at once, with one message.
 */
import { existsSync } from "node:fs";
import type { TestProject } from "vitest/node";
import { type Found, findBrowser, wholeBrowsers } from "../../src/browser/find.ts";
import { getBrowser } from "../../src/browser/get.ts";
import { formatBrowserMessage } from "../../src/words/browser.ts";

declare module "vitest" {
  export interface ProvidedContext {
    browserPath: string;
    /** One with windows, which can be behind each other. */
    wholeBrowserPath: string;
    /** Firefox, a second opinion; `null` on a machine without. */
    firefoxPath: string | null;
  }
}

export async function setup(project: TestProject): Promise<void> {
  const env = process.env.PANGBAI_BROWSER;
  const find = (): Found => findBrowser({ env }, wholeBrowsers);
  let whole = find();
  if ("missing" in whole && whole.missing.kind === "no-browser") {
    const got = await getBrowser({
      log: (news) => console.log(formatBrowserMessage(news, "en")),
      also: ["chromium", "firefox-esr"],
    });
    whole = "missing" in got ? got : find();
  }
  if ("missing" in whole) {
    console.error(`\n${formatBrowserMessage(whole.missing, "en")}`);
    // Thrown, it would drown: Vitest adds "No test files found" above and its own stack below.
    process.exit(1);
  }
  // The lightest there is.
  const found = findBrowser({ env });
  project.provide("browserPath", "path" in found ? found.path : whole.path);
  project.provide("wholeBrowserPath", whole.path);
  project.provide("firefoxPath", findFirefox());
}

function findFirefox(): string | null {
  const named = process.env.PANGBAI_FIREFOX;
  const usual = ["/usr/bin/firefox-esr", "/usr/bin/firefox"];
  return (named ? [named] : usual).find((path) => existsSync(path)) ?? null;
}
