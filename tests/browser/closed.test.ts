/** A page of another origin that frames the talk, or opens it, learns nothing of it and moves nothing. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BrowserContext, Frame, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject, test } from "vitest";
import { type Browser, startBrowser } from "../../src/browser/start.ts";
import { makeServer } from "../../src/cli/dev.ts";
import { position, watch } from "./harness.ts";
import { type Host, startHost } from "./host.ts";

let folder: string;
let browser: Browser;
let context: BrowserContext;
let talk: Host;
/** Another port: another origin, and yet the same site, which browsers part less strictly. */
let stranger: Host;
const faults: string[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "pangbai-closed-"));
  await writeFile(
    join(folder, "index.html"),
    '<!doctype html><link rel="icon" href="data:,"><script>heard = []; addEventListener("message", ({ data }) => heard.push(data))</script>',
  );
  browser = await startBrowser(inject("browserPath"));
  talk = await startHost(inject("siteFolder"));
  stranger = await startHost(folder);
});

afterAll(async () => {
  await browser.close();
  await Promise.all([talk.close(), stranger.close()]);
  await rm(folder, { recursive: true });
});

beforeEach(async () => {
  context = await browser.newContext({
    viewport: { width: 1280, height: 720 },
    serviceWorkers: "allow",
  });
});

afterEach(() => context.close());

async function openStranger(): Promise<Page> {
  const page = await context.newPage();
  await page.goto(stranger.url);
  return page;
}

async function frameTalk(page: Page, address: string, sandbox?: string): Promise<Frame> {
  const element = await page.evaluateHandle(
    ([src, sandbox]) => {
      const frame = document.createElement("iframe");
      frame.style.cssText = "width:1000px;height:600px";
      if (sandbox !== undefined) frame.setAttribute("sandbox", sandbox);
      frame.src = src ?? "";
      document.body.append(frame);
      return frame;
    },
    [address, sandbox],
  );
  const frame = await element.contentFrame();
  if (frame === null) throw new Error("there is no frame");
  await frame.locator("#app[data-position]").waitFor();
  return frame;
}

/** Runs in the stranger's page: all that it may try on windows of the talk. What it could read. */
async function pry(deck: string): Promise<readonly string[]> {
  const opened = (window as unknown as { opened?: Window }).opened;
  const windows = [...Array.from({ length: window.length }, (_, index) => window[index]), opened];
  const read: string[] = [];
  const attempt = (name: string, look: () => unknown): void => {
    try {
      const found = look();
      if (found !== undefined && found !== null) read.push(`${name}: ${String(found)}`);
    } catch {
      // As it should be.
    }
  };
  const at = { slide: "dubbo", step: 1 };
  const state = {
    ...{ stage: at, peek: null, beat: 0, blank: true, frozen: null, theme: "dark" },
    ...{ clock: { startedAt: 1, pausedAt: null, offset: 0, before: null }, question: null },
    ...{ skipped: [], revision: 9_999_999, by: "stranger" },
  };
  const messages: unknown[] = [2, 1, 3].flatMap((pangbai) => [
    { pangbai, from: "stranger", type: "state", state },
    { pangbai, from: "stranger", type: "hello" },
    { pangbai, from: "stranger", type: "roll" },
  ]);
  // As reveal.js takes them, unless told not to.
  for (const method of ["next", "slide", "togglePause", "getSlideNotes", "getState", "getConfig"]) {
    messages.push(JSON.stringify({ method, args: [2, 0] }), { method, args: [2, 0] });
  }
  messages.push("next", JSON.stringify({ namespace: "reveal", eventName: "ready" }));
  for (const other of windows) {
    if (other === undefined) continue;
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => read.push(`port: ${JSON.stringify(data)}`);
    for (const message of messages) other.postMessage(message, "*");
    other.postMessage(messages[0], "*", [port2]);
    attempt("text", () => other.document.body.innerText);
    attempt("address", () => other.location.href);
    attempt("storage", () => Object.keys(other.localStorage));
    attempt("caches", () => other.caches);
    attempt("name", () => other.name);
    attempt("Reveal", () => Reflect.get(other, "Reveal"));
  }
  for (const name of [`pangbai/${deck}`, `pangbai/${deck}/key`]) {
    const channel = new BroadcastChannel(name);
    channel.onmessage = ({ data }) => read.push(`channel: ${JSON.stringify(data)}`);
    for (const message of messages) channel.postMessage(message);
    localStorage.setItem(name, JSON.stringify({ at: Date.now(), state }));
  }
  attempt("own storage", () =>
    Object.keys(localStorage).find((key) => !key.startsWith("pangbai/")),
  );
  // Whatever was answered would be there after two turns of everybody's events.
  await new Promise((done) => setTimeout(done, 500));
  return read;
}

const heardBy = (page: Page): Promise<unknown[]> =>
  page.evaluate(() => (window as unknown as { heard: unknown[] }).heard);

async function deckOf(): Promise<string> {
  const page = await context.newPage();
  await page.goto(`${talk.url}#/registries/dubbo`);
  await page.locator("#app[data-position]").waitFor();
  await page.keyboard.press("PageDown");
  await page.waitForFunction(() => localStorage.length > 0);
  const keys = await page.evaluate(() => Object.keys(localStorage));
  await page.close();
  const key = keys.find((key) => key.startsWith("pangbai/")) ?? "";
  expect(key).not.toBe("");
  return key.replace("pangbai/", "").replace(/\/.*/, "");
}

test("a page that frames stage and speaker view hears nothing, reads nothing and moves nothing", async () => {
  const deck = await deckOf();
  const page = await openStranger();
  const stage = await frameTalk(page, `${talk.url}#/registries/eureka`);
  const speaker = await frameTalk(page, `${talk.url}?view=speaker#/registries/eureka`);
  // Only then does reveal.js hear anything.
  await stage.locator(".reveal.ready section.present .screen[data-ready]").waitFor();
  const looks = (): Promise<unknown> =>
    Promise.all(
      [stage, speaker].map((frame) =>
        frame.locator("#app").evaluate((app) => {
          const reveal = app.querySelector(".reveal");
          const shown = app.querySelector("section.present")?.textContent;
          const { theme } = document.documentElement.dataset;
          return [app.dataset.position, reveal?.className, shown, theme, location.href];
        }),
      ),
    );
  const before = await looks();
  expect(await page.evaluate(pry, deck)).toEqual([]);
  expect(await heardBy(page)).toEqual([]);
  expect(await looks()).toEqual(before);
});

test("nor does a page that has opened it", async () => {
  const deck = await deckOf();
  const page = await openStranger();
  const [opened] = await Promise.all([
    context.waitForEvent("page"),
    page.evaluate((address) => {
      Reflect.set(window, "opened", window.open(address));
    }, `${talk.url}?view=speaker#/registries/eureka`),
  ]);
  await opened.locator("#app[data-position]").waitFor();
  const before = await position(opened);
  expect(await page.evaluate(pry, deck)).toEqual([]);
  expect(await heardBy(page)).toEqual([]);
  expect(await position(opened)).toBe(before);
});

test("a talk that is being written cannot be fetched, run or listened to from another page", async () => {
  const written = await mkdtemp(join(folder, "talk-"));
  await writeFile(join(written, "1-a.md"), "## 一\n\n一句话。\n");
  const dev = await makeServer({
    command: "dev",
    talk: written,
    host: "127.0.0.1",
    port: 5173,
    open: false,
  });
  const { stage } = await dev.listen();
  const page = await openStranger();
  const answers = await page.evaluate(async (address) => {
    const outcome = async (name: string, act: () => Promise<unknown>): Promise<string> =>
      act().then(
        () => `${name} came`,
        () => `${name} refused`,
      );
    const element = (tag: "script" | "img" | "link", about: object): Promise<unknown> =>
      new Promise((came, failed) => {
        const made = Object.assign(document.createElement(tag), about);
        made.onload = came;
        made.onerror = failed;
        document.head.append(made);
      });
    const file = `${address}main.ts`;
    return Promise.all([
      outcome("fetch", () => fetch(file)),
      outcome("fetch unread", () => fetch(file, { mode: "no-cors" })),
      outcome("script", () => element("script", { src: `${address}@vite/client` })),
      outcome("module", () => element("script", { src: file, type: "module" })),
      outcome(
        "socket",
        () =>
          new Promise((came, failed) => {
            const socket = new WebSocket(address.replace("http", "ws"), "vite-hmr");
            socket.onopen = came;
            socket.onerror = failed;
          }),
      ),
    ]);
  }, stage);
  await dev.close();
  expect(answers.filter((answer) => !answer.endsWith(" refused"))).toEqual([]);
  expect(answers).toHaveLength(5);
});

test("a framed talk leaves no worker behind", async () => {
  talk.asked.length = 0;
  const page = await openStranger();
  const frame = await frameTalk(page, talk.url);
  await frame.locator(".reveal.ready").waitFor();
  await page.waitForLoadState("networkidle");
  expect(talk.asked).not.toContain("/sw.js");
});

test("in a frame that may only run scripts, without storage and channel, it is shown and goes on", async () => {
  faults.length = 0;
  const page = await openStranger();
  watch(page, "http://127.0.0.1:", faults);
  // Such a frame has no origin: its modules come only from a host that gives them to anybody.
  const open = await startHost(inject("siteFolder"));
  open.headers.set("access-control-allow-origin", "*");
  const frame = await frameTalk(page, open.url, "allow-scripts");
  await frame.locator(".reveal.ready").waitFor();
  await frame.locator("#app").click();
  const before = await frame.locator("#app").getAttribute("data-position");
  await page.keyboard.press("PageDown");
  await expect.poll(() => frame.locator("#app").getAttribute("data-position")).not.toBe(before);
  // A stranger's frame may not keep the screen awake, which the browser remarks.
  expect(faults.filter((fault) => !fault.includes("screen-wake-lock"))).toEqual([]);
  await open.close();
});
