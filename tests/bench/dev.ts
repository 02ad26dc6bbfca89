/** `pangbai dev`: from the command to the first paint, and from a save to both windows. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { compileTalk } from "../../src/build/compile.ts";
import { CLI } from "./command.ts";
import { medianOf, type Spread, spreadOf } from "./figures.ts";
import { onFirstDay } from "./fresh.ts";
import { inNewContext } from "./page.ts";

export interface Developing {
  /** Seconds from the command until a browser that waits has painted. */
  readonly start: number;
  /** The same without caches; measured once, on the talk. */
  readonly coldStart: number | null;
  /** Milliseconds from the save until both windows have painted it. */
  readonly edit: Spread;
  /** Edits after which slide, step or clock was another. */
  readonly lost: number;
}

export interface Patience {
  readonly starts: number;
  readonly edits: number;
  readonly cold: boolean;
}

export async function measureDev(
  browser: Browser,
  talk: string,
  { starts, edits, cold }: Patience,
  faults: string[],
): Promise<Developing> {
  const seconds: number[] = [];
  for (let count = 0; count < starts; count += 1) {
    seconds.push(await startOnce(browser, CLI, talk, faults));
  }
  return {
    start: medianOf(seconds),
    coldStart: cold ? await onFirstDay((cli) => startOnce(browser, cli, talk, faults)) : null,
    ...(await measureEdits(browser, talk, edits, faults)),
  };
}

interface Serving {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/** Ready as soon as it has told its address. */
async function startServer(cli: string, talk: string): Promise<Serving> {
  const args = [cli, "dev", talk];
  const server = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
  const url = await addressFrom(server);
  return {
    url,
    async stop() {
      const ended = once(server, "exit");
      server.kill("SIGINT");
      await ended;
    },
  };
}

async function addressFrom({ stdout }: ChildProcess): Promise<string> {
  let said = "";
  for await (const piece of stdout ?? []) {
    said += String(piece);
    const [address] = /http:\S+/.exec(said) ?? [];
    if (address !== undefined) return address;
  }
  throw new Error("the server ended before it told its address");
}

function startOnce(browser: Browser, cli: string, talk: string, faults: string[]): Promise<number> {
  return inNewContext(browser, { site: "http://127.0.0.1", faults }, async (context) => {
    const page = await context.newPage();
    await rest(browser);
    const begun = Date.now();
    const server = await startServer(cli, talk);
    await page.goto(server.url, { waitUntil: "commit" });
    const painted = await page.evaluate(firstPaint);
    // A page that loses its server says so.
    await page.close();
    await server.stop();
    return (painted - begun) / 1000;
  });
}

/** Until the browser is at rest: to make a window takes both cores for a second, which is no part of the start. */
async function rest(browser: Browser): Promise<void> {
  const session = await browser.newBrowserCDPSession();
  const seconds = async (): Promise<number> => {
    const { processInfo } = await session.send("SystemInfo.getProcessInfo");
    return processInfo.reduce((sum, { cpuTime }) => sum + cpuTime, 0);
  };
  for (let before = Number.NEGATIVE_INFINITY, now = await seconds(); now - before > 0.02; ) {
    await setTimeout(300);
    [before, now] = [now, await seconds()];
  }
  await session.detach();
}

/** When it was, by the clock on the wall: the clock that the terminal goes by. */
function firstPaint(): Promise<number> {
  return new Promise((resolve) => {
    new PerformanceObserver((list) => {
      for (const { startTime } of list.getEntriesByName("first-contentful-paint")) {
        resolve(performance.timeOrigin + startTime);
      }
    }).observe({ type: "paint", buffered: true });
  });
}

async function measureEdits(
  browser: Browser,
  talk: string,
  edits: number,
  faults: string[],
): Promise<Pick<Developing, "edit" | "lost">> {
  const copy = await mkdtemp(join(tmpdir(), "pangbai-bench-edit-"));
  await cp(talk, copy, { recursive: true });
  const subject = await findSubject(copy);
  const server = await startServer(CLI, copy);
  try {
    return await inNewContext(browser, { site: server.url, faults }, async (context) => {
      const stage = await openConnected(context, `${server.url}${subject.address}`);
      await stage.keyboard.press("PageDown");
      const speaker = await openSpeaker(stage);
      await speaker.waitForFunction(
        () => document.querySelector(".clock")?.textContent !== "00:00",
      );
      const windows: Windows = { stage, speaker };
      const times: number[] = [];
      let lost = 0;
      for (let count = 0; count < edits; count += 1) {
        const before = await stateOf(windows);
        times.push(await editOnce(windows, subject, `改${count}次`));
        const after = await stateOf(windows);
        if (after.positions !== before.positions || after.clock < before.clock) lost += 1;
      }
      for (const page of [stage, speaker]) await page.close();
      return { edit: spreadOf(times), lost };
    });
  } finally {
    await server.stop();
    await rm(copy, { recursive: true });
  }
}

interface Windows {
  readonly stage: Page;
  readonly speaker: Page;
}

interface Subject {
  readonly path: string;
  readonly address: string;
  /** A point that comes in steps and is spoken of. */
  readonly point: string;
}

/** The second slide of the first chapter: points, in every talk that we measure. */
async function findSubject(talk: string): Promise<Subject> {
  const compiled = await compileTalk(talk);
  if ("unreadable" in compiled) throw new Error(`no talk in ${talk}`);
  const slide = compiled.deck.chapters[0]?.slides[1];
  if (slide === undefined) throw new Error(`too few slides in ${talk}`);
  const name = slide.at.path.split("/").at(-1) ?? "";
  const path = join(talk, name);
  const [, point = ""] = /^\+ (.*)$/m.exec(await readFile(path, "utf8")) ?? [];
  return { path, address: `#/${slide.id}`, point };
}

async function openConnected(context: BrowserContext, url: string): Promise<Page> {
  const page = await context.newPage();
  const connected = whenConnected(page);
  await page.goto(url);
  await page.locator("#app[data-position]").waitFor();
  await connected;
  return page;
}

/** A window of its own, as its key opens it: of two tabs one is behind the other, and is painted once a second. */
async function openSpeaker(stage: Page): Promise<Page> {
  const opened = stage.waitForEvent("popup");
  await stage.keyboard.press("s");
  const speaker = await opened;
  await whenConnected(speaker);
  await speaker.locator("#app[data-position]").waitFor();
  return speaker;
}

/** An edit before that would be news to nobody. */
function whenConnected(page: Page): Promise<unknown> {
  return page.waitForEvent("console", (message) => message.text().includes("[vite] connected"));
}

async function editOnce({ stage, speaker }: Windows, subject: Subject, mark: string) {
  const { path, point } = subject;
  const before = await readFile(path, "utf8");
  const after = before.replaceAll(new RegExp(`${point}(?:改\\d+次)?`, "g"), point + mark);
  const seen = [
    stage.evaluate(paintOf, { selector: "section.present", mark }),
    speaker.evaluate(paintOf, { selector: ".narration", mark }),
  ];
  // Both listen before the file is written.
  for (const page of [stage, speaker]) await page.evaluate(() => 0);
  const begun = Date.now();
  await writeFile(path, after);
  return Math.max(...(await Promise.all(seen))) - begun;
}

/** When a text was painted, by the clock on the wall. Runs in the page. */
function paintOf({ selector, mark }: { selector: string; mark: string }): Promise<number> {
  return new Promise((resolve) => {
    const isThere = (): boolean =>
      document.querySelector(selector)?.textContent?.includes(mark) === true;
    const observer = new MutationObserver(() => {
      if (!isThere()) return;
      observer.disconnect();
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve(Date.now());
        port2.postMessage(null);
      });
    });
    observer.observe(document, { subtree: true, childList: true, characterData: true });
  });
}

async function stateOf({ stage, speaker }: Windows): Promise<{ positions: string; clock: number }> {
  const positionOf = (page: Page): Promise<string | null> =>
    page.locator("#app").getAttribute("data-position");
  const [minutes = 0, seconds = 0] = ((await speaker.locator(".clock").textContent()) ?? "")
    .split(":")
    .map(Number);
  const positions = [await positionOf(stage), await positionOf(speaker)].join();
  return { positions, clock: minutes * 60 + seconds };
}
