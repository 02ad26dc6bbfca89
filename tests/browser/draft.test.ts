/** A talk that is being written, as it is opened: its cover at once, and what Mermaid finds a moment later. */
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createLogger, createServer, type ViteDevServer } from "vite";
import { afterEach, beforeEach, expect, test } from "vitest";
import { viteConfig } from "../../src/build/config.ts";
import { DECK_MODULE } from "../../src/build/modules.ts";
import { ready, useBrowser } from "./harness.ts";

let folder: string;
let talk: string;
let server: ViteDevServer;
let warned: string[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "pangbai-draft-"));
  talk = join(folder, "talk");
  warned = [];
  await cp("slides", talk, { recursive: true });
});

afterEach(async () => {
  await server.close();
  // Mermaid may still be being bundled into it.
  await rm(folder, { recursive: true, maxRetries: 10 });
});

// After the server's: pages close before it does.
const browser = useBrowser(() => server.resolvedUrls?.local[0] ?? "");

async function serve(): Promise<void> {
  const logger = createLogger("warn");
  logger.warn = (text) => warned.push(text);
  server = await createServer({
    ...viteConfig({ talk, out: join(folder, "never") }),
    cacheDir: join(folder, "cache"),
    configFile: false,
    customLogger: logger,
  });
  await server.listen(0);
}

async function spoil(name: string): Promise<void> {
  const path = join(talk, "diagrams", name);
  await writeFile(path, `${await readFile(path, "utf8")}\n  a --> --> b\n`);
}

test("the cover is there, in its own type, before any module has come", async () => {
  await serve();
  const page = await browser.context.newPage();
  await page.route(/\.ts$/, () => {});
  await page.goto(server.resolvedUrls?.local[0] ?? "", { waitUntil: "commit" });
  const title = page.locator("#first h1");
  await title.waitFor();
  expect(await title.textContent()).toBe("从单体到服务网格");
  await page.evaluate(() => document.fonts.ready);
  const faces = await page.evaluate(() => [...document.fonts].map(({ status }) => status));
  expect(new Set(faces)).toEqual(new Set(["loaded"]));
});

test("it gives way to the stage, which has every face", async () => {
  await serve();
  const stage = await browser.open();
  await ready(stage);
  await expect.poll(() => stage.locator("#first").count()).toBe(0);
  await expect
    .poll(() => stage.evaluate(() => new Set([...document.fonts].map(({ family }) => family)).size))
    .toBe(4);
});

test("a page says that it is shown, and a diagram that is no Mermaid is told then", async () => {
  await spoil("dubbo.mmd");
  await serve();
  const shown = new Promise<string[]>((heard) => {
    server.environments.client.hot.on("pangbai:shown", () => heard([...warned]));
  });
  const stage = await browser.open("#/registries/dubbo");
  expect((await shown).join()).not.toContain("dubbo.mmd");
  await stage.locator("section.present .problem-card", { hasText: "Mermaid" }).waitFor();
  expect(warned.join()).toContain("diagrams/dubbo.mmd:");
});

test("a page that was on its way when something was saved shows it all the same", async () => {
  await serve();
  const page = await browser.context.newPage();
  const held: (() => void)[] = [];
  const deck = page.waitForResponse(/pangbai\/deck/);
  await page.route(/\/views\/stage\.ts/, (route) => {
    held.push(() => void route.continue());
  });
  await page.goto(server.resolvedUrls?.local[0] ?? "", { waitUntil: "commit" });
  await (await deck).finished();
  const path = join(talk, "deck.yaml");
  await writeFile(path, (await readFile(path, "utf8")).replace("从单体到服务网格", "改过的题目"));
  const { moduleGraph } = server.environments.client;
  const toldAt = () => moduleGraph.getModuleById(`\0${DECK_MODULE}`)?.lastHMRTimestamp;
  await expect.poll(toldAt).toBeGreaterThan(0);
  await expect.poll(() => held.length).toBe(1);
  held[0]?.();
  await page.locator("section.present h1", { hasText: "改过的题目" }).waitFor();
});

test("the terminal is told of it without any page", async () => {
  await spoil("dubbo.mmd");
  await serve();
  await expect.poll(() => warned.join()).toContain("diagrams/dubbo.mmd:");
});
