/** Before any test: the browser is told to leave out what no test looks at. Chromium makes pages of its own ready
 *  for what may drop down from the address bar of each window, and a process for whatever page may be next; that costs a
 *  test more than the talk does. */
import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { findBrowser } from "../../src/browser/find.ts";

const UNSEEN = [
  "WebUIOmniboxPopup",
  "WebUIOmniboxAimPopup",
  "SpareRendererForSitePerProcess",
].join();

export async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const found = findBrowser({ env: process.env.PANGBAI_BROWSER });
  if ("missing" in found || process.platform === "win32") return;
  const folder = await mkdtemp(join(tmpdir(), "pangbai-browser-"));
  const path = join(folder, "browser");
  await writeFile(path, programFor(found.path));
  await chmod(path, 0o755);
  project.provide("browserPath", path);
  // Commands and builds find theirs by themselves.
  process.env.PANGBAI_BROWSER = path;
  return () => rm(folder, { recursive: true });
}

/** Of two lists of features a browser takes the last alone: ours goes on with the one that Playwright gives it. */
function programFor(browser: string): string {
  return `#!/bin/sh
for each do
  shift
  case $each in --disable-features=*) each=$each,${UNSEEN} ;; esac
  set -- "$@" "$each"
done
exec '${browser.replaceAll("'", "'\\''")}' "$@"
`;
}
