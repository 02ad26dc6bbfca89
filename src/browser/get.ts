/** A browser for a machine that has none: Debian's own package where we may install it, else the
 *  Chromium that Playwright offers for download. Says what it is about to do, then does it quietly.
 */
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { delimiter, dirname, join } from "node:path";
import { type Found, findBrowser } from "./find.ts";
import type { Attempt, BrowserNews } from "./problem.ts";
import { type Ran, runCommand } from "./run.ts";

export interface Getting {
  readonly log: (news: BrowserNews) => void;
  /** Other packages to come with it, where it is one: some tests want a second browser. */
  readonly also?: readonly string[];
}

/** Best first. The shell is half the download; not every release has it. */
const CHROMIUM_PACKAGES = ["chromium-headless-shell", "chromium"] as const;

/** Call it when `findBrowser` found nothing. */
export async function getBrowser({ log, also = [] }: Getting): Promise<Found> {
  const attempts: Attempt[] = [];
  const names = wayToGet(readMachine()) === "apt" ? CHROMIUM_PACKAGES : [];
  for (const name of names) {
    const packages = [...new Set([name, ...also])];
    log({ kind: "installing", packages });
    const got = await installPackages(packages);
    if ("path" in got) return got;
    attempts.push(got);
    // Without the lists no other package is found either.
    if (got.command === UPDATE) break;
  }
  log({ kind: "downloading", after: attempts.at(-1) ?? null });
  const got = await downloadChromium();
  if ("path" in got) return got;
  attempts.push(got);
  return { missing: { kind: "no-browser-to-get", attempts } };
}

/** What decides the way: the text of /etc/os-release, and whether we may and can install. */
export interface Machine {
  readonly osRelease: string;
  readonly root: boolean;
  readonly hasApt: boolean;
}

export function wayToGet({ osRelease, root, hasApt }: Machine): "apt" | "playwright" {
  const families = osRelease
    .split("\n")
    .map((line) => /^ID(?:_LIKE)?=["']?([^"']*)/.exec(line.trim())?.[1] ?? "")
    .flatMap((ids) => ids.split(" "));
  const debian = families.includes("debian") || families.includes("ubuntu");
  return debian && root && hasApt ? "apt" : "playwright";
}

function readMachine(): Machine {
  const osRelease = "/etc/os-release";
  return {
    osRelease: existsSync(osRelease) ? readFileSync(osRelease, "utf8") : "",
    root: process.getuid?.() === 0,
    hasApt: (process.env.PATH ?? "")
      .split(delimiter)
      .some((folder) => existsSync(join(folder, "apt-get"))),
  };
}

const UPDATE = "apt-get update";

async function installPackages(packages: readonly string[]): Promise<Got> {
  const env = { DEBIAN_FRONTEND: "noninteractive" };
  const update = await runCommand("apt-get", ["update"], { seconds: 180, env });
  if (update.ended !== "well") return outcome(UPDATE, update);
  const install = ["install", "-y", "--no-install-recommends", ...packages];
  return outcome("apt-get install", await runCommand("apt-get", install, { seconds: 600, env }));
}

async function downloadChromium(): Promise<Got> {
  const playwright = createRequire(import.meta.url).resolve("playwright-core/package.json");
  const cli = join(dirname(playwright), "cli.js");
  // The whole Chromium runs headless too: the smaller shell beside it would be a second download.
  const args = [cli, "install", "chromium", "--no-shell", "--no-progress"];
  return outcome("playwright install", await runCommand(process.execPath, args, { seconds: 600 }));
}

type Got = { readonly path: string } | Attempt;

/** A command that ended well has not succeeded until there is a browser. */
function outcome(command: string, { ended, output }: Ran): Got {
  if (ended !== "well") return { command, ended, output };
  const found = findBrowser({});
  return "path" in found ? found : { command, ended: "without a browser", output };
}
