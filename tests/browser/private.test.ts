/** A talk that is published without what is said in it, and one that has it locked. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import type { BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, test } from "vitest";
import { type Browser, startBrowser } from "../../src/browser/start.ts";
import { compileTalk } from "../../src/build/compile.ts";
import { buildTalk } from "../../src/cli/build.ts";
import type { Deck } from "../../src/model/deck.ts";
import { privateRuns, runsIn, runsInBytes, runsInFolder } from "../private/leaks.ts";
import { type Served, serveFolder } from "../setup/server.ts";
import { watch } from "./harness.ts";

const PHRASE = "缓存 & 熔断";

let folder: string;
let deck: Deck;
let runs: ReadonlySet<string>;
let browser: Browser;
let served: Readonly<Record<"public" | "locked", Served>>;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "pangbai-private-"));
  const read = await compileTalk("slides");
  if ("unreadable" in read) throw new Error(read.reason);
  deck = read.deck;
  runs = privateRuns(deck);
  const [open, locked] = [join(folder, "public"), join(folder, "locked")];
  await buildTalk({ talk: "slides", out: open, privacy: "public" });
  await buildTalk({ talk: "slides", out: locked, privacy: { passphrase: PHRASE } });
  served = { public: await serveFolder(open), locked: await serveFolder(locked) };
  browser = await startBrowser(inject("browserPath"));
});
afterAll(async () => {
  await browser.close();
  await Promise.all(Object.values(served).map((each) => each.close()));
  await rm(folder, { recursive: true });
});

let context: BrowserContext;
const faults: string[] = [];
beforeEach(async () => {
  faults.length = 0;
  context = await browser.newContext({ locale: "zh-CN", serviceWorkers: "block" });
});
afterEach(async () => {
  await context.close();
  expect(faults).toEqual([]);
});

async function open(which: keyof typeof served, address: string): Promise<Page> {
  const page = await context.newPage();
  watch(page, served[which].url, faults);
  await page.goto(served[which].url + address);
  return page;
}

/** The runs of a page that are private: what it shows, and what it holds. */
async function privateIn(page: Page): Promise<readonly string[]> {
  const found = runsIn(await page.evaluate(() => document.documentElement.textContent ?? ""));
  return [...runs].filter((run) => found.has(run));
}

const BEAT = ".narration .beat";
const AT_DUBBO = "#/registries/dubbo";

describe("the search for leaks", () => {
  test("knows thousands of runs, and finds nearly all in a site that has the words", async () => {
    expect(runs.size).toBeGreaterThan(3000);
    const found = await runsInFolder(inject("siteFolder"));
    const missed = [...runs].filter((run) => !found.has(run));
    expect(missed.length).toBeLessThan(runs.size * 0.02);
  });

  const run = "服务 a & 网格之间";
  const codes = [...run].map((each) => `\\u${each.charCodeAt(0).toString(16).padStart(4, "0")}`);
  test.each([
    ["as they are", run],
    ["with tags between", "服务 <b>a</b> &<br> 网格之间"],
    ["as entities", "&#x670d;&#21153; a &amp; 网格之间"],
    ["escaped", codes.join("")],
    ["percent-encoded", encodeURIComponent(run)],
    ["in base64", Buffer.from(`{"said":"${run}"}`).toString("base64")],
    ["packed, in base64", gzipSync(`{"said":"${run}"}`).toString("base64")],
    ["in the list of a source map", JSON.stringify({ sourcesContent: [`a\n${run}\nb`] })],
  ])("knows words %s", (_, written) => {
    const bytes = Buffer.from(`const text = 1234567890; ("${written}") + more(1234567890)`);
    expect([...runsIn(run)]).toHaveLength(1);
    for (const each of runsIn(run)) expect(runsInBytes(bytes)).toContain(each);
  });
});

describe("a public site", () => {
  test("has no eight characters of what is said in any byte of it", async () => {
    const found = await runsInFolder(join(folder, "public"));
    expect([...runs].filter((run) => found.has(run))).toEqual([]);
  });

  test("has a speaker view with slides and a plan, and says that it has no narration", async () => {
    const page = await open("public", `?view=speaker${AT_DUBBO}`);
    await page.locator(".previews .screen[data-ready]").first().waitFor();
    expect(await page.locator(".narration .none").textContent()).toContain("未附旁白");
    expect(await page.locator(".lock").count()).toBe(0);
    const before = await page.locator("#app").getAttribute("data-position");
    await page.keyboard.press("PageDown");
    await expect.poll(() => page.locator("#app").getAttribute("data-position")).not.toBe(before);
    expect(await privateIn(page)).toEqual([]);
  });

  test("has a handout of its slides, and says where a script would be that there is none", async () => {
    const handout = await open("public", "?view=handout");
    await handout.locator("#app[data-ready]").waitFor();
    expect(await handout.locator(".sheet, main > *").count()).toBeGreaterThan(10);
    expect(await privateIn(handout)).toEqual([]);
    const script = await open("public", "?view=script");
    await script.getByText("未附旁白").waitFor();
  });
});

describe("a locked site", () => {
  test("has no eight characters of what is said in any byte of it", async () => {
    const found = await runsInFolder(join(folder, "locked"));
    expect([...runs].filter((run) => found.has(run))).toEqual([]);
  });

  test("opens with its passphrase, however it was typed, and with no other", async () => {
    const page = await open("locked", `?view=speaker${AT_DUBBO}`);
    for (const wrong of ["缓存", "缓存 & 熔断 ", "缓存&熔断", PHRASE.toUpperCase() + PHRASE]) {
      await page.locator(".lock input").fill(wrong);
      await page.keyboard.press("Enter");
      await page.getByText("口令不对").waitFor();
      expect(await privateIn(page)).toEqual([]);
      await page.locator(".lock p").evaluate((answer) => {
        answer.textContent = "";
      });
    }
    // With a full-width sign, as an input method writes it.
    await page.locator(".lock input").fill(PHRASE.replace("&", "＆"));
    await page.keyboard.press("Enter");
    await page.locator(BEAT).first().waitFor();
    await page.locator(".lock").waitFor({ state: "detached" });
    await expect.poll(async () => (await privateIn(page)).length).toBeGreaterThan(20);
  });

  test("is led by a clicker while the passphrase is asked for", async () => {
    const page = await open("locked", `?view=speaker${AT_DUBBO}`);
    await page.locator(".lock input:focus").waitFor();
    await page.keyboard.press("PageDown");
    await page.locator(`#app[data-position="${AT_DUBBO}/1"]`).waitFor();
    await page.keyboard.type("b f");
    expect(await page.locator(".lock input").inputValue()).toBe("b f");
  });

  test("asks once for all windows, and again for none that comes while one is open", async () => {
    const stage = await open("locked", AT_DUBBO);
    await stage.locator(".reveal.ready").waitFor();
    const handout = await open("locked", "?view=handout");
    await handout.locator("#app[data-ready]").waitFor();
    expect(await privateIn(handout)).toEqual([]);
    const speaker = await open("locked", `?view=speaker${AT_DUBBO}`);
    await speaker.locator(".lock input").fill(PHRASE);
    await speaker.keyboard.press("Enter");
    await speaker.locator(BEAT).first().waitFor();
    // The handout that was open has its words now.
    await expect.poll(async () => (await privateIn(handout)).length).toBeGreaterThan(1000);
    expect(await privateIn(stage)).toEqual([]);
    // The stage alone keeps the key.
    await handout.close();
    await speaker.reload();
    await speaker.locator(BEAT).first().waitFor();
    expect(await speaker.locator(".lock").count()).toBe(0);
    const script = await open("locked", "?view=script");
    await expect.poll(async () => (await privateIn(script)).length).toBeGreaterThan(1000);
  });

  test("opens in the small window on top too, with what is typed in either", async () => {
    const speaker = await open("locked", `?view=speaker${AT_DUBBO}`);
    await speaker.locator(".lock input").waitFor();
    const opening = context.waitForEvent("page");
    // In the field it would be a letter of the phrase.
    await speaker.keyboard.press("Escape");
    await speaker.keyboard.press("y");
    const onTop = await opening;
    await onTop.locator(".lock input").fill(PHRASE);
    await onTop.keyboard.press("Enter");
    for (const page of [onTop, speaker]) await page.locator(BEAT).first().waitFor();
  });

  test("keeps nothing of it: storage holds ids and times, and a browser that was closed asks again", async () => {
    const page = await open("locked", `?view=speaker${AT_DUBBO}`);
    await page.locator(".lock input").fill(PHRASE);
    await page.keyboard.press("Enter");
    await page.locator(BEAT).first().waitFor();
    await page.keyboard.press("PageDown");
    await page.waitForFunction(() => JSON.stringify(localStorage).includes("dubbo"));
    const kept = await page.evaluate(async () =>
      JSON.stringify([
        { ...localStorage },
        { ...sessionStorage },
        document.cookie,
        await indexedDB.databases(),
        await caches.keys(),
      ]),
    );
    expect(kept).toContain("dubbo");
    expect(kept).not.toContain("passphrase");
    expect(kept).not.toContain("熔断");
    expect([...runs].filter((run) => runsIn(kept).has(run))).toEqual([]);
    await page.close();
    const again = await open("locked", "?view=speaker");
    await again.locator(".lock input").waitFor();
    expect(await privateIn(again)).toEqual([]);
  });

  test("is locked as one file too, and opens from the disk", async () => {
    const page = await context.newPage();
    const file = pathToFileURL(join(folder, "locked/slides.html")).href;
    watch(page, file, faults);
    await page.goto(`${file}?view=speaker${AT_DUBBO}`);
    await page.locator(".lock input").fill("falsch");
    await page.keyboard.press("Enter");
    await page.getByText("口令不对").waitFor();
    expect(await privateIn(page)).toEqual([]);
    await page.locator(".lock input").fill(PHRASE);
    await page.keyboard.press("Enter");
    await page.locator(BEAT).first().waitFor();
  });

  test("hands out a key that cannot be read", async () => {
    const listener = await open("locked", AT_DUBBO);
    await listener.waitForFunction(() => localStorage.length > 0);
    await listener.evaluate(() => {
      const heard = window as unknown as { heard?: Promise<string> };
      const [name] = Object.keys(localStorage).map((key) => `${key}/key`);
      const channel = new BroadcastChannel(name ?? "");
      heard.heard = new Promise((done) => {
        channel.onmessage = async ({ data }) => {
          if (data.type !== "key") return;
          const read = crypto.subtle.exportKey("raw", data.key).then(
            () => "read",
            (error: Error) => error.name,
          );
          done(`${data.key.extractable} ${await read}`);
        };
      });
    });
    const page = await open("locked", `?view=speaker${AT_DUBBO}`);
    await page.locator(".lock input").fill(PHRASE);
    await page.keyboard.press("Enter");
    expect(
      await listener.evaluate(() => (window as unknown as { heard: Promise<string> }).heard),
    ).toBe("false InvalidAccessError");
  });
});
