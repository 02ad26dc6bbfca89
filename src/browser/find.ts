/** Which browser to use: the one a person named, else the first one this machine has. */
import { accessSync, constants, existsSync, statSync } from "node:fs";
import { resolve } from "node:path";
import { Launcher } from "chrome-launcher";
import { playwright } from "./playwright.ts";
import type { BrowserProblem, NamedBy } from "./problem.ts";

/** What a person said: `--browser PATH`, and the value of `PANGBAI_BROWSER`. */
export interface Choice {
  readonly flag?: string | undefined;
  readonly env?: string | undefined;
}

export type Found = { readonly path: string } | { readonly missing: BrowserProblem };

/** A named browser that is not there is a problem and never silently another browser: who names
 *  one wants that one. */
export function findBrowser(choice: Choice, installed = installedBrowsers): Found {
  if (choice.flag !== undefined) return namedBrowser("--browser", choice.flag);
  // An empty variable is how a shell says "not set".
  if (choice.env) return namedBrowser("PANGBAI_BROWSER", choice.env);
  const path = installed().find(isProgram);
  return path === undefined ? { missing: { kind: "no-browser" } } : { path };
}

function namedBrowser(by: NamedBy, name: string): Found {
  const path = resolve(name);
  if (name !== "" && isProgram(path)) return { path };
  const absent = name === "" || !existsSync(path);
  return {
    missing: { kind: absent ? "named-path-absent" : "named-path-not-a-program", by, path: name },
  };
}

/** Best first. A path may stand here twice, or lead nowhere. */
function installedBrowsers(): readonly string[] {
  // It draws no windows that nobody sees: six of them cost its process 0.8 s of a processor, those of a whole Chromium
  // 3.3 s. Debian has it as a package; its command there is a script that stays before it, in another process group.
  return ["/usr/lib/chromium/chromium-headless-shell", ...wholeBrowsers()];
}

/** Those that a person can look at too, likewise. */
export function wholeBrowsers(): readonly string[] {
  return [
    ...listOrNothing(() => Launcher.getInstallations()).filter(isOurs),
    "/usr/bin/chromium",
    // chrome-launcher does not know Edge, which every Windows has.
    "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
    ...listOrNothing(() => [playwright().chromium.executablePath()]),
  ];
}

/** Both libraries throw where they know no browser for this machine. */
function listOrNothing(list: () => string[]): string[] {
  try {
    return list();
  } catch {
    return [];
  }
}

/** Under WSL chrome-launcher lists Windows' browsers, to which Playwright's pipe does not reach. */
function isOurs(path: string): boolean {
  return process.platform === "win32" || !path.endsWith(".exe");
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
