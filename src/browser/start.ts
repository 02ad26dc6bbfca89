/** Starts a browser that was found. It ends when it is closed, or with us. */
import { type Browser, chromium, type LaunchOptions } from "playwright-core";
import { type BrowserProblem, formatBrowserMessage } from "./messages.ts";

export interface Start {
  /** With a window on the screen, or without: without, unless said otherwise. */
  readonly headless?: boolean;
}

export async function startBrowser(
  path: string,
  { headless = true }: Start = {},
): Promise<Browser> {
  const root = process.getuid?.() === 0;
  try {
    return await chromium.launch(launchOptions(path, { headless, root }));
  } catch (cause) {
    throw new BrowserStartError({ kind: "browser-does-not-start", path, output: String(cause) });
  }
}

/** The browser is there but does not run here: what it said is in `problem`. */
export class BrowserStartError extends Error {
  readonly problem: BrowserProblem;

  constructor(problem: BrowserProblem) {
    super(formatBrowserMessage(problem));
    this.name = "BrowserStartError";
    this.problem = problem;
  }
}

export function launchOptions(
  path: string,
  { headless, root }: { readonly headless: boolean; readonly root: boolean },
): LaunchOptions {
  return {
    executablePath: path,
    headless,
    // Chromium's sandbox refuses to run as root; everyone else keeps it. Playwright's default is none.
    chromiumSandbox: !root,
    timeout: 60_000,
    args: [
      // The same pixels on every machine, with or without a graphics card.
      "--disable-gpu",
      "--disable-quic",
      // A browser at work for us opens no welcome page and talks to nobody.
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  };
}
