/** A browser for a command that wants one: found, or got, or what a person is told when there is none. */
import { constants } from "node:os";
import { findBrowser } from "../browser/find.ts";
import { getBrowser } from "../browser/get.ts";
import type { Language } from "../model/deck.ts";
import { formatBrowserMessage } from "../words/browser.ts";
import type { BrowserRequest } from "./arguments.ts";
import { showProgress } from "./progress.ts";

/** Its path. `null` where there is none, and then it has been said why. */
export async function browserFor(
  { browser, installBrowser }: BrowserRequest,
  lang: Language,
): Promise<string | null> {
  const found = findBrowser({ flag: browser, env: process.env.PANGBAI_BROWSER });
  const mayGetOne = installBrowser && "missing" in found && found.missing.kind === "no-browser";
  const got = mayGetOne
    ? await getBrowser({ log: (news) => say(formatBrowserMessage(news, lang)) })
    : found;
  if ("path" in got) return got.path;
  say(formatBrowserMessage(got.missing, lang));
  return null;
}

/** The browser ends with us at once, whatever it is doing; left to itself it would first finish that. */
export function endOnSignals(): void {
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.once(signal, () => {
      showProgress(null);
      process.exit(128 + constants.signals[signal]);
    });
  }
}

/** One line of news; the result is for stdout. */
export function say(line: string): void {
  process.stderr.write(`${line}\n`);
}
