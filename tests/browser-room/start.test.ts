import { execFileSync } from "node:child_process";
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, inject, test } from "vitest";
import { BrowserError } from "../../src/browser/problem.ts";
import { launchOptions, startBrowser } from "../../src/browser/start.ts";
import { watchedAs } from "../../src/browser/watch.ts";
import { endBrowser, lostWith, workWith } from "../../src/browser/work.ts";

const folder = mkdtempSync(join(tmpdir(), "pangbai-start-"));
afterAll(() => rmSync(folder, { recursive: true }));

function script(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, `#!/bin/sh\n${text}\n`);
  chmodSync(path, 0o755);
  return path;
}

/** How many processes of a group are at work: not those that ended and are not yet buried. */
function livingIn(group: number): number {
  const all = execFileSync("ps", ["-A", "-o", "pgid=,stat="], { encoding: "utf8" }).trim();
  const rows = all.split("\n").map((row) => row.trim().split(/\s+/));
  return rows.filter(([pgid, stat]) => Number(pgid) === group && !stat?.startsWith("Z")).length;
}

test("only root goes without the sandbox", () => {
  const sandbox = (root: boolean) => launchOptions("/b", { root, seconds: 1 }).chromiumSandbox;
  expect(sandbox(true)).toBe(false);
  expect(sandbox(false)).toBe(true);
});

test("a list of what to leave out holds what Playwright leaves out, which it takes the place of", async () => {
  const told = join(folder, "told");
  const path = script("listen", `printf '%s\\n' "$@" > "${told}"; exit 1`);
  await expect(startBrowser(path)).rejects.toBeInstanceOf(BrowserError);
  const lists = readFileSync(told, "utf8")
    .split("\n")
    .filter((argument) => argument.startsWith("--disable-features="))
    .map((argument) => argument.slice(argument.indexOf("=") + 1).split(","));
  expect(lists).toHaveLength(2);
  const [playwrights = [], ours = []] = lists;
  expect(ours).toEqual(expect.arrayContaining(playwrights));
  expect(ours.length).toBeGreaterThan(playwrights.length);
});

test("a browser at work makes no page that nobody asked for", async () => {
  const browser = await startBrowser(inject("wholeBrowserPath"));
  const page = await browser.newPage();
  await page.goto("data:text/html,<title>Ours</title>");
  const session = await browser.newBrowserCDPSession();
  const { targetInfos } = await session.send("Target.getTargets", { filter: [{}] });
  await endBrowser(browser);
  const titles = new Set(targetInfos.map(({ title }) => title));
  expect([...titles]).toEqual(["Ours"]);
});

test("a program that is no browser is a problem that names it, and says what it said", async () => {
  const path = script("crash", "echo 'libnss3.so: no such file' >&2; exit 127");
  const started = startBrowser(path);
  await expect(started).rejects.toBeInstanceOf(BrowserError);
  await expect(started).rejects.toMatchObject({
    problem: { kind: "browser-does-not-start", path, output: "libnss3.so: no such file" },
  });
});

test("one that hangs when started is ended, with what it started", async () => {
  const pid = join(folder, "pid");
  const path = script("hang", `echo $$ > "${pid}"; sleep 1000`);
  await expect(startBrowser(path, { seconds: 1 })).rejects.toMatchObject({
    problem: { kind: "browser-hangs", path, seconds: 1 },
  });
  await expect.poll(() => livingIn(Number(readFileSync(pid, "utf8")))).toBe(0);
});

describe("a browser at work", () => {
  test.each([
    ["hangs", "SIGSTOP", "browser-hangs"],
    ["dies", "SIGKILL", "browser-ended"],
  ] as const)("that %s is an error within the limit, and gone", async (_, signal, kind) => {
    const path = inject("browserPath");
    const browser = await startBrowser(path);
    const { pid } = watchedAs(browser);
    const page = await browser.newPage();
    process.kill(-pid, signal);
    const work = workWith(browser, 1, () => page.evaluate(() => document.title));
    await expect(work).rejects.toMatchObject({ problem: { kind, path } });
    await endBrowser(browser);
    await expect.poll(() => livingIn(pid)).toBe(0);
  });

  test("that gives no answer is ended, however long its work may take", async () => {
    const browser = await startBrowser(inject("browserPath"), { seconds: 2 });
    const { pid, path } = watchedAs(browser);
    const page = await browser.newPage();
    process.kill(-pid, "SIGSTOP");
    const lost = await page
      .evaluate(() => document.title)
      .catch((cause) => lostWith(browser, cause));
    expect(lost).toMatchObject({ problem: { kind: "browser-hangs", path, seconds: 2 } });
    await expect.poll(() => livingIn(pid)).toBe(0);
  });

  test("that is busy is left alone", async () => {
    const browser = await startBrowser(inject("browserPath"), { seconds: 3 });
    const page = await browser.newPage();
    const busy = page.evaluate(() => {
      const start = performance.now();
      while (performance.now() - start < 5_000);
      return "done";
    });
    expect(await busy).toBe("done");
    await endBrowser(browser);
  });

  test("that does what it is asked to gives the result, and ends when asked to", async () => {
    const browser = await startBrowser(inject("browserPath"));
    expect(await workWith(browser, 20, async () => browser.version())).toMatch(/^\d/);
    await endBrowser(browser);
    await expect.poll(() => livingIn(watchedAs(browser).pid)).toBe(0);
  });

  test("that does not end when asked to is made to", async () => {
    const browser = await startBrowser(inject("browserPath"));
    const { pid } = watchedAs(browser);
    process.kill(-pid, "SIGSTOP");
    await endBrowser(browser);
    await expect.poll(() => livingIn(pid)).toBe(0);
  });
});
