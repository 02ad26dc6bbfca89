/** A browser at work for us. One that hangs or dies is an error within a limit of time, and is gone. */
import { stripVTControlCharacters } from "node:util";
import { BrowserError } from "./problem.ts";
import type { Browser } from "./start.ts";
import { isSilent, killGroup, watchedAs } from "./watch.ts";

/** Does work whose every failure is the browser's: what a document lacks is a result of the work. */
export async function workWith<T>(
  browser: Browser,
  seconds: number,
  work: () => Promise<T>,
): Promise<T> {
  const { path, pid } = watchedAs(browser);
  let limit: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, fail) => {
    const hangs = new BrowserError({ kind: "browser-hangs", path, seconds });
    limit = setTimeout(() => fail(hangs), seconds * 1_000);
  });
  try {
    return await Promise.race([work(), late]);
  } catch (cause) {
    killGroup(pid);
    throw lostWith(browser, cause);
  } finally {
    clearTimeout(limit);
  }
}

/** The failure of work in which a browser was lost. */
export function lostWith(browser: Browser, cause: unknown): BrowserError {
  if (cause instanceof BrowserError) return cause;
  const started = watchedAs(browser);
  const { path, seconds } = started;
  if (isSilent(started)) return new BrowserError({ kind: "browser-hangs", path, seconds });
  const output = stripVTControlCharacters(String(cause));
  return new BrowserError({ kind: "browser-ended", path, output });
}

/** Asks it to end, and makes it when it does not listen. */
export async function endBrowser(browser: Browser): Promise<void> {
  const limit = setTimeout(() => killGroup(watchedAs(browser).pid), 3_000);
  await browser.close();
  clearTimeout(limit);
}
