/** What goes wrong on other people's computers: storage is full or forbidden, windows cannot talk, files come broken,
 *  the clock jumps, a window sleeps. Each time somebody goes on presenting, and reads one quiet message at most. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page, Route } from "playwright-core";
import puppeteer, { type Page as Sleeper } from "puppeteer-core";
import { describe, expect, inject, test } from "vitest";
import { zhCN } from "../../src/words/zh-CN.ts";
import { position, pressAndMove, ready, shows, useBrowser } from "./harness.ts";
import { stopsOf } from "./outline.ts";

const browser = useBrowser();
const stops = await stopsOf("slides");

const FAILED = zhCN.stage.chapterFailed;

/** Where the chapter begins that will not come, and the stop before it. */
const first = stops.findIndex(({ slide }) => slide?.id.startsWith("registries/"));
const [BEFORE, INTO, ONE_ON] = [first - 1, first, first + 1].map((at) => stops[at]?.address ?? "");
const ELSEWHERE = "#/mesh/mesh";

/** Everything a window says to its presenter, wherever it stands. */
function said(page: Page): Promise<string[]> {
  return page.locator(".notice:visible, .sign:visible").allTextContents();
}

async function bothOpen(address = ""): Promise<{ stage: Page; speaker: Page }> {
  const stage = await browser.open(address);
  const speaker = await browser.open(`?view=speaker${address}`);
  return { stage, speaker };
}

/** Either window moves the other. */
async function leadEachOther(stage: Page, speaker: Page): Promise<void> {
  await pressAndMove(speaker, "PageDown");
  await shows(stage, (await position(speaker)) ?? "");
  await pressAndMove(stage, "PageDown");
  await shows(speaker, (await position(stage)) ?? "");
}

/** What a browser itself says of a file that does not come. Errors of the page are never expected. */
function expectMissingFiles(): void {
  const others = browser.faults.filter(
    (fault) => !/^(?:404: |console: Failed to load resource)/.test(fault),
  );
  expect(others).toEqual([]);
  browser.faults.length = 0;
}

const WITHOUT = {
  storage: {
    denied: () =>
      Object.defineProperty(window, "localStorage", {
        get: () => {
          throw new DOMException("denied", "SecurityError");
        },
      }),
    full: () => {
      Storage.prototype.setItem = () => {
        throw new DOMException("full", "QuotaExceededError");
      };
    },
    missing: () => Object.defineProperty(window, "localStorage", { value: undefined }),
  },
  channel: {
    missing: () => Object.defineProperty(window, "BroadcastChannel", { value: undefined }),
    denied: () =>
      Object.defineProperty(window, "BroadcastChannel", {
        value: class {
          constructor() {
            throw new DOMException("denied", "SecurityError");
          }
        },
      }),
  },
};

/** In the gate the first of a kind stands for it; `npm run endure` takes all. */
function some<Each>(all: readonly Each[]): readonly Each[] {
  return process.env.PANGBAI_ENDURE ? all : all.slice(0, 1);
}

test.each(some(["denied", "full", "missing"] as const))(
  "storage %s: both windows lead, what the speaker sets up holds, and nothing is said",
  async (how) => {
    await browser.context.addInitScript(WITHOUT.storage[how]);
    const { stage, speaker } = await bothOpen();
    await leadEachOther(stage, speaker);
    await speaker.keyboard.press("+");
    await expect
      .poll(() => speaker.locator(".script").evaluate((script) => script.style.cssText))
      .toContain("32px");
    expect([...(await said(stage)), ...(await said(speaker))]).toEqual([]);
  },
);

describe("without a channel", () => {
  test("windows agree by storage, one that opens later too, and nothing is said", async () => {
    await browser.context.addInitScript(WITHOUT.channel.missing);
    const { stage, speaker } = await bothOpen(ELSEWHERE);
    await leadEachOther(stage, speaker);
    await speaker.keyboard.press("b");
    await stage.locator(".curtain:not([hidden])").waitFor();
    await speaker.keyboard.press("b");
    const late = await browser.open("?view=speaker");
    await shows(late, (await position(stage)) ?? "");
    // As long as it takes a speaker view to miss its stage.
    await late.waitForTimeout(3200);
    expect([...(await said(stage)), ...(await said(speaker)), ...(await said(late))]).toEqual([]);
  });

  test.each([
    ["denied", "full"],
    ["missing", "denied"],
  ] as const)(
    "(%s) and with storage %s each window goes on by itself, and the speaker is told so once",
    async (channel, storage) => {
      await browser.context.addInitScript(WITHOUT.channel[channel]);
      await browser.context.addInitScript(WITHOUT.storage[storage]);
      const { stage, speaker } = await bothOpen();
      await pressAndMove(speaker, "PageDown");
      await pressAndMove(stage, "PageDown");
      await expect.poll(() => said(speaker)).toEqual([zhCN.speaker.isolated]);
      expect(await said(stage)).toEqual([]);
    },
  );
});

test("without any font both windows lead, no line leaves the screen, and nothing is said", async () => {
  await browser.context.route(/\.woff2$|\/fonts-[^/]*\.css$/, (route) => route.abort());
  const { stage, speaker } = await bothOpen();
  await leadEachOther(stage, speaker);
  for (let presses = 0; presses < 25; presses += 1) {
    await pressAndMove(stage, "PageDown");
    await ready(stage);
    expect(await linesOutside(stage), (await position(stage)) ?? "").toEqual([]);
  }
  await shows(speaker, (await position(stage)) ?? "");
  expect([...(await said(stage)), ...(await said(speaker))]).toEqual([]);
  expectMissingFiles();
});

/** Texts of which something stands beyond the window. */
function linesOutside(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const screen = document.querySelector("section.present .screen") as Element;
    const texts = document.createTreeWalker(screen, NodeFilter.SHOW_TEXT);
    const outside: string[] = [];
    for (let text = texts.nextNode(); text !== null; text = texts.nextNode()) {
      // A figure is looked at from near by: some of it may be beyond.
      if (text.parentElement?.closest(".drawing")) continue;
      const range = document.createRange();
      range.selectNodeContents(text);
      const boxes = [...range.getClientRects()];
      const isOut = ({ left, right, top, bottom }: DOMRect): boolean =>
        left < -1 || top < -1 || right > innerWidth + 1 || bottom > innerHeight + 1;
      if (boxes.some(isOut)) outside.push(text.textContent ?? "");
    }
    return outside;
  });
}

type Harm = (route: Route) => Promise<void>;

const script = (body: string) => ({ status: 200, contentType: "text/javascript", body });

const HARMS: Readonly<Record<string, Harm>> = {
  "cut short": async (route) => {
    const whole = await (await route.fetch()).text();
    await route.fulfill(script(whole.slice(0, whole.length / 2)));
  },
  "without its slides": (route) =>
    route.fulfill(script("export const part = { slides: {}, diagrams: {} };")),
  missing: (route) => route.fulfill({ status: 404, body: "" }),
  // It neither arrives nor fails.
  "never answered": async () => {},
};

/** A chapter's slides, or what is said in it, as a file of the site. */
function fileOf(kind: "chapter" | "narration", chapter: string): string {
  const folder = join(inject("siteFolder"), "assets");
  const files = readdirSync(folder).filter((name) => name.startsWith(`${chapter}-`));
  const isSaid = (name: string): boolean =>
    readFileSync(join(folder, name), "utf8").includes("data-beat=");
  const found = files.filter((name) => isSaid(name) === (kind === "narration"));
  expect(found).toHaveLength(1);
  return `**/assets/${found[0]}`;
}

describe("a chapter", () => {
  // What is missing is asked for anew, below.
  test.each(process.env.PANGBAI_ENDURE ? Object.keys(HARMS) : ["cut short", "never answered"])(
    "%s leaves up what is up, says so once, and bars no other",
    async (how) => {
      await browser.context.route(fileOf("chapter", "registries"), HARMS[how] as Harm);
      const { stage, speaker } = await bothOpen(BEFORE);
      await ready(stage);
      const up = stage.locator("section.present h2");
      const was = await up.textContent();
      await stage.keyboard.press("PageDown");
      await expect.poll(() => said(stage)).toEqual([FAILED]);
      await stage.keyboard.press("PageDown");
      await stage.keyboard.press("PageDown");
      await expect.poll(() => said(stage)).toEqual([FAILED]);
      expect(await up.textContent()).toBe(was);
      await expect.poll(() => said(speaker)).toEqual([FAILED]);

      await stage.evaluate((hash) => location.assign(hash), ELSEWHERE);
      await shows(stage, ELSEWHERE);
      await shows(speaker, ELSEWHERE);
      await leadEachOther(stage, speaker);
      expectMissingFiles();
    },
  );

  test("that did not come is asked for anew by itself, and shown where the talk is", async () => {
    const file = fileOf("chapter", "registries");
    await browser.context.route(file, HARMS.missing as Harm);
    const stage = await browser.open(BEFORE);
    await stage.keyboard.press("PageDown");
    await expect.poll(() => said(stage)).toEqual([FAILED]);
    await browser.context.unroute(file);
    await shows(stage, INTO ?? "");
    await expect.poll(() => said(stage)).toEqual([]);
    expectMissingFiles();
  });

  test("that came broken is there after a reload, at the place where the talk is", async () => {
    const file = fileOf("chapter", "registries");
    await browser.context.route(file, HARMS["cut short"] as Harm);
    const stage = await browser.open(BEFORE);
    await stage.keyboard.press("PageDown");
    await expect.poll(() => said(stage)).toEqual([FAILED]);
    await browser.context.unroute(file);
    await stage.reload();
    await shows(stage, INTO ?? "");
    expect(await said(stage)).toEqual([]);
  });
});

test.each(some(["cut short", "without its slides", "missing"]))(
  "narration %s leaves the speaker the slides and one message",
  async (how) => {
    await browser.context.route(fileOf("narration", "registries"), HARMS[how] as Harm);
    const { stage, speaker } = await bothOpen(INTO);
    await expect.poll(() => said(speaker)).toEqual([FAILED]);
    await pressAndMove(speaker, "PageDown");
    await shows(stage, ONE_ON ?? "");
    await speaker.locator(".preview").first().locator(".screen[data-ready]").waitFor();
    await expect.poll(() => said(speaker)).toEqual([FAILED]);
    expect(await said(stage)).toEqual([]);
    expectMissingFiles();
  },
);

describe("a computer's time that jumps", () => {
  const minutesOn = async (speaker: Page): Promise<number> => {
    const [clock, pace] = await Promise.all(
      [".clock", ".pace"].map((name) => speaker.locator(name).textContent()),
    );
    expect(clock).toMatch(/^(?:\d+:)?\d\d:\d\d$/);
    expect(pace).toMatch(/^(?:正好|[快慢] (?:\d+:)?\d\d:\d\d)$/);
    const [seconds = 0, minutes = 0, hours = 0] = (clock ?? "").split(":").map(Number).reverse();
    return hours * 60 + minutes + seconds / 60;
  };
  const jump = (page: Page, minutes: number): Promise<void> =>
    page.evaluate((by) => {
      const real = Date.now;
      Date.now = () => real() + by * 60_000;
    }, minutes);

  test.each<[minutes: number, shown: number]>([
    [-60, 0],
    [60, 60],
  ])("by %d minutes leaves a clock that goes on and windows that lead", async (by, shown) => {
    const { stage, speaker } = await bothOpen(BEFORE);
    await leadEachOther(stage, speaker);
    await speaker.waitForFunction(() => document.querySelector(".clock")?.textContent !== "00:00");
    for (const page of [stage, speaker]) await jump(page, by);
    await leadEachOther(stage, speaker);
    await expect.poll(() => minutesOn(speaker)).toBeGreaterThanOrEqual(shown);
    const before = await minutesOn(speaker);
    await expect.poll(() => minutesOn(speaker)).toBeGreaterThan(before);
    // A pause and a question have their own times.
    for (const key of ["c", "c", "q", "q"]) await speaker.keyboard.press(key);
    expect(await minutesOn(speaker)).toBeLessThan(shown + 1);
    expect([...(await said(stage)), ...(await said(speaker))]).toEqual([]);
  });
});

describe("a window that sleeps", () => {
  test.each(some(["stage", "speaker"] as const))(
    "(the %s) is where the talk is once it wakes, and leads",
    async (who) => {
      // Playwright keeps every page awake.
      const sleepy = await puppeteer.launch({
        executablePath: inject("wholeBrowserPath"),
        args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
      });
      const open = async (view: string): Promise<Sleeper> => {
        const page = await sleepy.newPage();
        await page.goto(`${inject("siteUrl")}${view}${BEFORE}`);
        await page.waitForSelector("#app[data-position]");
        return page;
      };
      const [stage, speaker] = [await open(""), await open("?view=speaker")];
      const [asleep, awake] = who === "stage" ? [stage, speaker] : [speaker, stage];
      await awake.bringToFront();
      await asleep.evaluate(() => {
        const note = (): void => document.documentElement.setAttribute("data-slept", "");
        document.addEventListener("freeze", note);
      });
      // Only what nobody sees can be put to sleep. Frames are not drawn there: a clock asks.
      await asleep.waitForFunction(() => document.hidden, { polling: 100 });
      const lifecycle = await asleep.createCDPSession();
      await lifecycle.send("Page.setWebLifecycleState", { state: "frozen" });
      for (let presses = 0; presses < 5; presses += 1) await awake.keyboard.press("PageDown");
      await lifecycle.send("Page.setWebLifecycleState", { state: "active" });
      await asleep.waitForSelector("[data-slept]");
      await asleep.waitForSelector(`#app[data-position="${stops[first + 4]?.address}"]`);
      await asleep.bringToFront();
      // A key that comes before is lost.
      await asleep.waitForFunction(() => !document.hidden && document.hasFocus(), { polling: 100 });
      await asleep.keyboard.press("PageDown");
      await awake.waitForSelector(`#app[data-position="${stops[first + 5]?.address}"]`);
      await sleepy.close();
    },
  );

  test("and has missed what was said, as one that is brought back by Back, asks for it", async () => {
    await browser.context.addInitScript(() => {
      const set = Object.getOwnPropertyDescriptor(BroadcastChannel.prototype, "onmessage")?.set;
      Object.defineProperty(BroadcastChannel.prototype, "onmessage", {
        set(hear: (event: MessageEvent) => void) {
          set?.call(this, (event: MessageEvent) => {
            if (document.documentElement.dataset.away === undefined) hear(event);
          });
        },
      });
    });
    const { stage, speaker } = await bothOpen(BEFORE);
    const away = (is: boolean): Promise<unknown> =>
      stage.evaluate((now) => document.documentElement.toggleAttribute("data-away", now), is);
    await away(true);
    for (let presses = 0; presses < 5; presses += 1) await pressAndMove(speaker, "PageDown");
    await away(false);
    expect(await position(stage)).toBe(BEFORE);
    await stage.evaluate(() =>
      window.dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true })),
    );
    await shows(stage, (await position(speaker)) ?? "");
  });

  test("a stage that was left and is come back to joins the talk, rather than taking it back", async () => {
    const { stage, speaker } = await bothOpen(BEFORE);
    await stage.goto("about:blank");
    for (let presses = 0; presses < 3; presses += 1) await pressAndMove(speaker, "PageDown");
    const here = (await position(speaker)) ?? "";
    await stage.goBack();
    await shows(stage, here);
    expect(await position(speaker)).toBe(here);
    await leadEachOther(stage, speaker);
  });
});
