/** Chaos: stages and speaker views of one talk are pressed, reloaded, closed, crashed and opened again, as
 *  a seed has it. Afterwards they have to agree, and Next must never have been dead. */
import type { Page } from "playwright-core";
import type { Stage } from "./harness.ts";

export interface Chaos {
  readonly acts: number;
  /** The longest time from a press on Next until every window had heard of it, in milliseconds. */
  readonly slowestNext: number;
  /** What each window shows at the end. */
  readonly stages: readonly Shown[];
  readonly speakers: readonly Shown[];
}

export interface Shown {
  readonly position: string;
  readonly theme: string;
  readonly dark: boolean;
  readonly signs: readonly string[];
}

/** Keys anybody may hit, in either window; panels are closed again by the Esc that follows now and then. */
const KEYS = [
  ...["PageDown", "PageDown", "PageDown", "PageUp", " ", "ArrowRight", "ArrowLeft", "Home"],
  ...["b", ".", "t", "z", "q", "c", "]", "[", "Enter", "Escape", "ArrowDown", "ArrowUp", "u"],
  ...["o", "Escape", "g", "Escape", "?", "Escape", "d", "Escape", "+", "-", "w"],
];
/** Of a hundred acts: the rest is pressing keys. */
const SHARE = { reload: 6, close: 4, crash: 2, next: 12 };
/** For windows that are still telling each other what happened, however busy the machine is. */
const PATIENCE_MS = 10_000;

/** Random numbers that are the same for the same seed (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export async function runChaos(browser: Stage, seed: number, forMs: number): Promise<Chaos> {
  const random = randomFrom(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const windows = await Promise.all(
    ["", "", "?view=speaker", "?view=speaker"].map(async (view) => ({
      view,
      page: await browser.open(view),
    })),
  );
  let [acts, slowestNext] = [0, 0];
  const end = Date.now() + forMs;
  while (Date.now() < end) {
    const window = pick(windows);
    const act = random() * 100;
    acts += 1;
    if (act < SHARE.reload) await window.page.reload({ waitUntil: "commit" });
    else if (act < SHARE.reload + SHARE.close) {
      // Chromium forgets to close what has only just been told to load anew.
      await window.page.waitForLoadState("domcontentloaded");
      await window.page.close();
      window.page = await browser.open(window.view);
    } else if (act < SHARE.reload + SHARE.close + SHARE.crash) {
      await crash(window.page);
      window.page = await browser.open(window.view);
    } else if (act < SHARE.reload + SHARE.close + SHARE.crash + SHARE.next) {
      slowestNext = Math.max(
        slowestNext,
        await timeNext(
          windows.map(({ page }) => page),
          window.page,
        ),
      );
    } else await window.page.keyboard.press(pick(KEYS));
  }
  for (const { page } of windows) await loaded(page);
  await calm(windows.map(({ page }) => page));
  const shown = await Promise.all(windows.map(({ page }) => shownBy(page)));
  return { acts, slowestNext, stages: shown.slice(0, 2), speakers: shown.slice(2) };
}

async function loaded(page: Page): Promise<void> {
  await page.locator("#app[data-position]").waitFor();
}

/** The process behind the window dies. */
async function crash(page: Page): Promise<void> {
  const crashed = page.waitForEvent("crash");
  await page.goto("chrome://crash").catch(() => {});
  await crashed;
  await page.close();
}

/** Presses Next where nothing is open and nothing hides what it does, and times it. */
async function timeNext(all: readonly Page[], page: Page): Promise<number> {
  await Promise.all(all.map(loaded));
  await page.keyboard.press("Escape");
  await page.keyboard.press("Home");
  const key = await storageKey(page);
  const was = await revisionOf(page, key);
  const begun = Date.now();
  await page.keyboard.press("PageDown");
  await page.waitForFunction(
    (known) =>
      (JSON.parse(localStorage.getItem(known.key) ?? "{}").state?.revision ?? 0) > known.was,
    { key, was },
    { polling: 10 },
  );
  return Date.now() - begun;
}

function revisionOf(page: Page, key: string): Promise<number> {
  return page.evaluate(
    (known) => JSON.parse(localStorage.getItem(known) ?? "{}").state?.revision ?? 0,
    key,
  );
}

function storageKey(page: Page): Promise<string> {
  return page.evaluate(
    () => Object.keys(localStorage).find((key) => key !== "pangbai/speaker") ?? "",
  );
}

/** Resolves once what the windows show has stopped changing; where they disagree, they may think again for a
 *  while. */
async function calm(pages: readonly Page[]): Promise<void> {
  const end = Date.now() + PATIENCE_MS;
  let before = "";
  for (;;) {
    const shown = await Promise.all(pages.map(shownBy));
    const now = JSON.stringify(shown);
    const [stage, otherStage, speaker, otherSpeaker] = shown.map((each) => JSON.stringify(each));
    const isOne = stage === otherStage && speaker === otherSpeaker;
    if (now === before && (isOne || Date.now() > end)) return;
    before = now;
    await pages[0]?.evaluate(() => new Promise((done) => setTimeout(done, 300)));
  }
}

function shownBy(page: Page): Promise<Shown> {
  return page.evaluate(() => {
    const curtain = document.querySelector<HTMLElement>(".curtain");
    return {
      position: document.querySelector<HTMLElement>("#app")?.dataset.position ?? "",
      theme: document.documentElement.dataset.theme ?? "",
      dark: curtain !== null && !curtain.hidden,
      // That no stage was there for a moment, only some have noticed; a question's time runs.
      signs: [...document.querySelectorAll<HTMLElement>(".sign")]
        .filter(({ dataset }) => dataset.sign !== "alone")
        .map(
          ({ dataset, textContent }) => `${dataset.sign}: ${textContent?.replace(/\d+:\d+/, "")}`,
        )
        .sort(),
    };
  });
}
