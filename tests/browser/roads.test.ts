/** A diagram is drawn when its site is built, or on the page where no browser was there to build it: whoever looks
 *  cannot tell which. And however many stand on one page, none touches another's parts. */
import { appendFile, cp, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { build } from "vite";
import { afterAll, afterEach, beforeAll, describe, expect, inject, test, vi } from "vitest";
import { type Browser, startBrowser } from "../../src/browser/start.ts";
import { compileTalk } from "../../src/build/compile.ts";
import { viteConfig } from "../../src/build/config.ts";
import { slidesOf } from "../../src/model/deck.ts";
import { shownDiagrams } from "../../src/render/deck.ts";
import { type Served, serveFolder } from "../setup/server.ts";
import { watch } from "./harness.ts";

const compiled = await compileTalk("slides");
if ("unreadable" in compiled) throw new Error("no talk");
const names = shownDiagrams(slidesOf(compiled.deck)).map(({ name }) => name);

/** The handout has them all on one page. */
interface Shown {
  readonly page: Page;
  readonly parts: Drawn;
}

const faults: string[] = [];
let folder: string;
let browser: Browser;
let site: Served;
let frozen: Shown;
let lazy: Shown;

/** The talk with its drawings left to the page: what was drawn before is kept by its text, so no text is known. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "pangbai-roads-"));
  const talk = join(folder, "talk");
  await cp("slides", talk, { recursive: true });
  for (const name of await readdir(join(talk, "diagrams"))) {
    await appendFile(join(talk, "diagrams", name), `\n%% ${crypto.randomUUID()}\n`);
  }
  const out = join(folder, "site");
  vi.stubEnv("PANGBAI_BROWSER", join(folder, "none"));
  try {
    await build({ ...viteConfig({ talk, out }), configFile: false, logLevel: "error" });
  } finally {
    vi.unstubAllEnvs();
  }
  site = await serveFolder(out);
  browser = await startBrowser(inject("browserPath"));
  frozen = await show(inject("siteUrl"));
  lazy = await show(site.url);
});
afterEach(() => expect(faults).toEqual([]));
afterAll(async () => {
  await browser.close();
  await site.close();
  await rm(folder, { recursive: true });
});

async function show(address: string): Promise<Shown> {
  const page = await browser.newPage({ serviceWorkers: "block" });
  watch(page, address, faults);
  await page.goto(`${address}?view=handout`);
  await page.locator("#app[data-ready]").waitFor({ timeout: 90_000 });
  return { page, parts: await partsOn(page) };
}

/** Of each diagram, everything in it that has a name, in its order; in pixels of a slide, whose figures have a
 *  room of 1160 by 440. */
type Drawn = Readonly<Record<string, readonly Part[]>>;

interface Part {
  readonly id: string;
  readonly box: readonly number[];
}

function partsOn(page: Page): Promise<Drawn> {
  return page.evaluate(() => {
    const boxes = [...document.querySelectorAll<HTMLElement>(".plate .drawing")];
    const drawn = boxes.map((box) => {
      const svg = box.querySelector("svg");
      const toScreen = svg?.getScreenCTM();
      if (!svg || !toScreen) return [box.dataset.diagram ?? "", []] as const;
      const { width, height } = svg.viewBox.baseVal;
      const scale = Math.min(1160 / width, 440 / height);
      const parts = [...svg.querySelectorAll("[data-id]")].map((part) => {
        const { left, top, right, bottom } = part.getBoundingClientRect();
        const inSlide = (at: number, origin: number): number =>
          ((at - origin) / toScreen.a) * scale;
        const across = [left, right].map((x) => inSlide(x, toScreen.e));
        const down = [top, bottom].map((y) => inSlide(y, toScreen.f));
        return { id: part.getAttribute("data-id") ?? "", box: [...across, ...down] };
      });
      return [box.dataset.diagram ?? "", parts] as const;
    });
    return Object.fromEntries(drawn);
  });
}

/** How far the boxes of two drawings of one diagram are apart at most; without an end where the parts differ. */
function apart(some: readonly Part[] = [], others: readonly Part[] = []): number {
  const ids = (parts: readonly Part[]): string => parts.map(({ id }) => id).join();
  if (ids(some) !== ids(others)) return Number.POSITIVE_INFINITY;
  return Math.max(
    ...some.flatMap(({ box }, index) =>
      box.map((edge, side) => Math.abs(edge - (others[index]?.box[side] ?? 0))),
    ),
  );
}

describe("both roads lead to the same drawing", () => {
  test.each(names)("of %s, within a pixel", (name) => {
    expect(frozen.parts[name]?.length).toBeGreaterThan(3);
    expect(apart(frozen.parts[name], lazy.parts[name])).toBeLessThan(1);
  });

  test("and a part that is elsewhere, or missing, is seen", () => {
    const [first, ...others] = frozen.parts[names[0] ?? ""] ?? [];
    if (first === undefined) throw new Error("nothing is drawn");
    const [left = 0, ...sides] = first.box;
    const moved = { ...first, box: [left + 2, ...sides] };
    expect(apart([first, ...others], [moved, ...others])).toBeCloseTo(2);
    expect(apart([first, ...others], others)).toBe(Number.POSITIVE_INFINITY);
  });

  test("and only one of them takes Mermaid along", async () => {
    const scripts = (page: Page): Promise<string[]> =>
      page.evaluate(() => performance.getEntriesByType("resource").map(({ name }) => name));
    expect((await scripts(frozen.page)).filter(isMermaid)).toEqual([]);
    expect((await scripts(lazy.page)).filter(isMermaid)).not.toEqual([]);
  });
});

function isMermaid(address: string): boolean {
  return /\/mermaid-[^/]*\.js/.test(address);
}

/** Ids that stand on a page more than once, and references from a drawing to a part of another. */
function confusionsOn(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const ids = [...document.querySelectorAll("[id]")].map(({ id }) => id);
    const repeated = ids.filter((id, index) => ids.indexOf(id) !== index);
    const strays = [...document.querySelectorAll(".drawing svg")].flatMap((svg) => {
      const referring = /url\(["']?#([^"')]+)|href="#([^"]+)"/g;
      return [...svg.outerHTML.matchAll(referring)]
        .map(([, byStyle, byLink]) => byStyle ?? byLink ?? "")
        .filter((id) => document.getElementById(id) !== null)
        .filter((id) => !svg.contains(document.getElementById(id)));
    });
    return [...repeated, ...strays];
  });
}

describe("all drawings on one page keep to themselves,", () => {
  test.each(["when the site was built", "on the page"])("drawn %s", async (when) => {
    const { page } = when === "on the page" ? lazy : frozen;
    expect(await page.locator(".plate .drawing svg").count()).toBe(names.length);
    expect(await confusionsOn(page)).toEqual([]);
  });

  test("and one that does not is seen", async () => {
    const { page } = frozen;
    const [first, second] = [0, 1].map((nth) => page.locator(".plate .drawing").nth(nth));
    if (first === undefined || second === undefined) throw new Error("there are no two drawings");
    const [svg, own] = [await first.innerHTML(), await second.innerHTML()];
    const draw = (html: string): Promise<void> =>
      second.evaluate((box, drawn) => {
        box.innerHTML = drawn;
      }, html);
    // The same drawing twice under the same ids; then with ids of its own, and the heads of the other's arrows.
    await draw(svg);
    expect((await confusionsOn(page)).length).toBeGreaterThan(2);
    await draw(svg.replaceAll(' id="', ' id="other-'));
    expect((await confusionsOn(page)).length).toBeGreaterThan(2);
    await draw(own);
    expect(await confusionsOn(page)).toEqual([]);
  });
});
