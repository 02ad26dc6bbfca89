/** The built site: its policy, what it asks for, and that the harness notices when something is wrong. */
import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, inject, test } from "vitest";
import { sitePolicy } from "../../src/build/page.ts";
import { ready, useBrowser } from "./harness.ts";

const browser = useBrowser();

test("the page carries the policy, its language, its title and an icon that needs no request", async () => {
  const html = await readFile(join(inject("siteFolder"), "index.html"), "utf8");
  const page = await browser.open();
  const policy = page.locator('head meta[http-equiv="Content-Security-Policy"]');
  const scripts = [...html.matchAll(/<script>([\s\S]*?)<\/script>/g)];
  const hashes = scripts.map(
    ([, script = ""]) => `'sha256-${createHash("sha256").update(script).digest("base64")}'`,
  );
  expect(hashes).toHaveLength(2);
  expect(await policy.getAttribute("content")).toBe(sitePolicy(hashes));
  expect(await page.evaluate(() => document.documentElement.lang)).toBe("zh-CN");
  expect(await page.title()).toBe("从单体到服务网格");
  expect(html).toMatch(/rel="icon" href="data:image\/png;base64,/);
});

test("the page holds no Markdown parser, what each chapter shows apart from what it says, and none of the lost pictures' addresses as a source", async () => {
  const names = await readdir(join(inject("siteFolder"), "assets"));
  for (const chapter of ["purpose", "evolution", "registries", "mesh", "conway"]) {
    const found = names.filter((name) => new RegExp(`^${chapter}-.{8}\\.js$`).test(name));
    expect(found.length, chapter).toBeGreaterThanOrEqual(2);
  }
  const scripts = names.filter((name) =>
    /^(?:index|purpose|evolution|registries|mesh|conway)-.*\.js$/.test(name),
  );
  for (const name of scripts) {
    const text = await readFile(join(inject("siteFolder"), "assets", name), "utf8");
    expect(text, name).not.toContain("blockTokens");
    expect(text, name).not.toMatch(/<img[^>]+src=\\?"https?:/);
  }
});

test("the site draws nothing: its diagrams are drawn, and it carries no Mermaid", async () => {
  const page = await browser.open("#/registries/dubbo");
  await page.locator("section.present .screen[data-ready] .drawing svg").waitFor();
  await page.waitForLoadState("networkidle");
  const fetched = await page.evaluate(() =>
    performance.getEntriesByType("resource").map(({ name }) => name),
  );
  expect(fetched.length).toBeGreaterThan(3);
  expect(fetched.filter((name) => /mermaid-|dagre|flowDiagram|elk/i.test(name))).toEqual([]);
  const scripts = (await readdir(join(inject("siteFolder"), "assets"))).filter((name) =>
    name.endsWith(".js"),
  );
  const texts = await Promise.all(
    scripts.map((name) => readFile(join(inject("siteFolder"), "assets", name), "utf8")),
  );
  expect(scripts.length).toBeGreaterThan(5);
  // Words of Mermaid's own, which no drawing has.
  expect(texts.filter((text) => text.includes("No diagram type detected"))).toEqual([]);
});

test("while the cover is shown all comes that a stage will show: chapters, drawings and faces", async () => {
  const page = await browser.open();
  await ready(page);
  const facesToCome = () =>
    page.evaluate(() => [...document.fonts].filter(({ status }) => status !== "loaded").length);
  await expect.poll(facesToCome).toBe(0);
  await page.waitForLoadState("networkidle");
  const late: string[] = [];
  page.on("request", (request) => late.push(request.url()));
  for (const address of ["mesh/istio/3", "registries/spring-cloud", "conway/conway/5"]) {
    await page.evaluate((hash) => location.assign(hash), `#/${address}`);
    await page.locator(`#app[data-position="#/${address}"]`).waitFor();
    await page.locator("section.present .screen[data-ready] .drawing svg").waitFor();
  }
  expect(late).toEqual([]);
});

test("the harness notices a console error, a request to elsewhere, a missing file and a policy violation", async () => {
  const page = await browser.open();
  await ready(page);
  await page.evaluate(async () => {
    console.error("a fault");
    await fetch("missing.json").catch(() => {});
    const script = document.createElement("script");
    script.textContent = "window.broken = true";
    document.body.append(script);
    const picture = new Image();
    picture.src = "http://127.0.0.1:9/picture.png";
    await new Promise((resolve) => picture.addEventListener("error", resolve));
  });
  // The browser tells of each on a way of its own.
  for (const fault of ["a fault", "404: ", "Content Security Policy", "picture.png"]) {
    await expect.poll(() => browser.faults.join("\n")).toContain(fault);
  }
  browser.faults.length = 0;
});
