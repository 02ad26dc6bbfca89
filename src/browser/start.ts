/** Starts a browser that was found. It ends when it is closed, when it gives no answer, or with us. */
import { stripVTControlCharacters } from "node:util";
import type { Browser, LaunchOptions } from "playwright-core";
import { DISABLED_FEATURES } from "./features.ts";
import { playwright } from "./playwright.ts";
import { BrowserError } from "./problem.ts";
import { killGroup, watchBrowser } from "./watch.ts";

export type { Browser } from "playwright-core";

export interface Start {
  /** For how long it may give no answer, when starting and later. Then it is ended. */
  readonly seconds?: number;
  /** Beside our own environment. */
  readonly env?: Readonly<Record<string, string>>;
}

export async function startBrowser(
  path: string,
  { seconds = 20, env = {} }: Start = {},
): Promise<Browser> {
  const { chromium, errors } = playwright();
  const root = process.getuid?.() === 0;
  try {
    const browser = await chromium.launch({
      ...launchOptions(path, { root, seconds }),
      env: { ...process.env, ...env },
    });
    await watchBrowser(browser, path, seconds).catch(async (cause) => {
      await browser.close();
      throw cause;
    });
    return browser;
  } catch (cause) {
    if (cause instanceof errors.TimeoutError) {
      // Playwright would wait half a minute more for it to end by itself, and we with it.
      killGroup(Number(/<launched> pid=(\d+)/.exec(cause.message)?.[1]));
      throw new BrowserError({ kind: "browser-hangs", path, seconds });
    }
    throw new BrowserError({ kind: "browser-does-not-start", path, output: whatItSaid(cause) });
  }
}

export function launchOptions(
  path: string,
  about: { readonly root: boolean; readonly seconds: number },
): LaunchOptions {
  return {
    executablePath: path,
    // Chromium's sandbox refuses to run as root; everyone else keeps it. Playwright's default is none.
    chromiumSandbox: !about.root,
    timeout: about.seconds * 1_000,
    args: [
      // The same pixels on every machine, with or without a graphics card.
      "--disable-gpu",
      // A shell would move every glyph to whole pixels.
      "--font-render-hinting=none",
      "--disable-quic",
      // A browser at work for us opens no welcome page and talks to nobody.
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      `--disable-features=${DISABLED_FEATURES.join()}`,
    ],
  };
}

/** Playwright tells everything it did, and twice; among it stands what the program itself printed. */
function whatItSaid(cause: unknown): string {
  const told = stripVTControlCharacters(String(cause));
  const said = [...told.matchAll(/\[pid=\d+\]\[(?:err|out)\] (.*)/g)];
  const lines = new Set(said.map(([, line = ""]) => line));
  return lines.size > 0 ? [...lines].join("\n") : told;
}
