/** The built talk stands anywhere on a plain host: nothing is missing, and nothing is asked for outside its
 *  folder, by any view or by its worker. */
import { mkdir, mkdtemp, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, afterEach, beforeAll, expect, inject, test } from "vitest";
import { type Browser, startBrowser } from "../../src/browser/start.ts";
import { ready, watch } from "./harness.ts";
import { type Host, startHost } from "./host.ts";

let folder: string;
let browser: Browser;
let host: Host;
const faults: string[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "pangbai-places-"));
  browser = await startBrowser(inject("browserPath"));
});

afterEach(() => host.close());

afterAll(async () => {
  await browser.close();
  await rm(folder, { recursive: true });
});

test.each(["/", "/a/b/", "/讲 稿/"])("a talk at %s", async (place) => {
  host = await startHost(await siteWith(place));
  faults.length = 0;
  const address = new URL(place, host.url).href;
  const context = await browser.newContext({ serviceWorkers: "allow", reducedMotion: "reduce" });
  context.on("page", (page) => watch(page, address, faults));

  const stage = await context.newPage();
  await stage.goto(address);
  await ready(stage);
  await stage.waitForFunction(() => navigator.serviceWorker.controller?.state === "activated");
  const scope = await stage.evaluate(
    async () => (await navigator.serviceWorker.getRegistration())?.scope,
  );
  expect(scope).toBe(address);
  // With the worker between, and without: the host is asked in both.
  for (const view of ["index.html", "#/registries/dubbo/2", "index.html#/registries/dubbo"]) {
    await stage.goto("about:blank");
    await stage.goto(address + view);
    await stage.reload();
    await ready(stage);
    expect(stage.url().startsWith(address)).toBe(true);
  }
  const speaker = await context.newPage();
  for (const file of ["", "index.html"]) {
    await speaker.goto(`${address}${file}?view=speaker#/registries/dubbo`);
    await speaker.reload();
    await speaker.locator("#app[data-position]").waitFor();
  }
  const paper = await context.newPage();
  for (const view of ["handout", "script"]) {
    await paper.goto(`${address}?view=${view}`);
    await paper.reload();
    await paper.locator("#app[data-ready]").waitFor();
  }
  await stage.waitForLoadState("networkidle");
  await context.close();
  expect(faults).toEqual([]);
  expect(host.missing).toEqual([]);
  expect(host.asked.filter((path) => !path.startsWith(place))).toEqual([]);
  expect(host.asked).toContain(`${place}sw.js`);
});

/** A host's folder in which the talk stands at `place`. */
async function siteWith(place: string): Promise<string> {
  const talk = inject("siteFolder");
  if (place === "/") return talk;
  const root = await mkdtemp(join(folder, "site-"));
  const at = join(root, place).replace(/\/$/, "");
  await mkdir(dirname(at), { recursive: true });
  await symlink(talk, at);
  return root;
}
