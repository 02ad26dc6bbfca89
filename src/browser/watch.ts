/** A browser that was started is asked for a word now and then. One that gives none for too long is ended,
 *  so that nobody waits for it any longer. */
import type { Browser, CDPSession } from "playwright-core";

export interface Watched {
  readonly path: string;
  /** What to end when it no longer listens. */
  readonly pid: number;
  readonly seconds: number;
  /** How often in a row it was asked and gave no answer. */
  unanswered: number;
}

const watched = new WeakMap<Browser, Watched>();

export function watchedAs(browser: Browser): Watched {
  const known = watched.get(browser);
  if (known === undefined) throw new Error("this browser was not started here");
  return known;
}

/** Counted in questions, not by the clock: while we ourselves are busy, no answer can reach us. */
const QUESTIONS = 5;

export function isSilent({ unanswered }: Watched): boolean {
  return unanswered > QUESTIONS;
}

export async function watchBrowser(browser: Browser, path: string, seconds: number): Promise<void> {
  const session = await browser.newBrowserCDPSession();
  const started: Watched = { path, pid: await processOf(session), seconds, unanswered: 0 };
  watched.set(browser, started);
  const timer = setInterval(() => ask(session, started), (seconds / QUESTIONS) * 1_000);
  browser.once("disconnected", () => clearInterval(timer));
}

function ask(session: CDPSession, started: Watched): void {
  started.unanswered += 1;
  if (isSilent(started)) killGroup(started.pid);
  else {
    const answered = () => {
      started.unanswered = 0;
    };
    // Gone is not silent: whoever waits for it is told.
    session.send("Browser.getVersion").then(answered, () => {});
  }
}

/** Playwright hides the process; the browser itself tells. */
async function processOf(session: CDPSession): Promise<number> {
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  const own = processInfo.find(({ type }) => type === "browser");
  if (own === undefined) throw new Error("the browser does not name its process");
  return own.id;
}

/** With its group, which holds its renderers. A wrapper that stayed before it has a group of its own. */
export function killGroup(pid: number): void {
  for (const target of process.platform === "win32" ? [pid] : [-pid, pid]) {
    try {
      process.kill(target, "SIGKILL");
    } catch {
      // Gone already, which is what was wanted.
    }
  }
}
