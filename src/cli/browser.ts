/** A browser for a command that wants one: found, or got, or what a person is told when there is none. */
import { constants } from "node:os";
import { type Choice, findBrowser } from "../browser/find.ts";
import { getBrowser } from "../browser/get.ts";
import { type Browser, startBrowser } from "../browser/start.ts";
import { lastFontEnvironment } from "../build/last-font.ts";
import type { Language } from "../model/deck.ts";
import { formatBrowserMessage } from "../words/browser.ts";
import type { BrowserRequest } from "./arguments.ts";
import { showProgress } from "./progress.ts";

/** Its path. `null` where there is none, and then it has been said why. */
export async function browserFor(
  { browser, installBrowser }: BrowserRequest,
  lang: Language,
): Promise<string | null> {
  const found = findBrowser(choiceOf(browser));
  const mayGetOne = installBrowser && "missing" in found && found.missing.kind === "no-browser";
  const got = mayGetOne
    ? await getBrowser({ log: (news) => say(formatBrowserMessage(news, lang)) })
    : found;
  if ("path" in got) return got.path;
  say(formatBrowserMessage(got.missing, lang));
  return null;
}

/** `null` where none is there. For who has a talk to read meanwhile: that takes as long as a browser's start. */
export function startIfFound({ browser }: BrowserRequest): Promise<Browser> | null {
  const found = findBrowser(choiceOf(browser));
  return "path" in found ? beginToStart(found.path) : null;
}

/** Whoever waits for it is told of a failure, and may do other things before. */
export function beginToStart(path: string): Promise<Browser> {
  const starting = lastFontEnvironment().then((env) => startBrowser(path, { env }));
  starting.catch(() => {});
  return starting;
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

function choiceOf(browser: string | undefined): Choice {
  return { flag: browser, env: process.env.PANGBAI_BROWSER };
}

/** One line of news; the result is for stdout. */
export function say(line: string): void {
  process.stderr.write(`${line}\n`);
}
