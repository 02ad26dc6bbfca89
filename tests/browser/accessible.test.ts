/** The talk for who does not see it, and for who has only a keyboard. */
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import type axe from "axe-core";
import type { Locator, Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { openPanel, position, pressAndMove, ready, spoken, useBrowser } from "./harness.ts";
import { stopsOf } from "./outline.ts";

const browser = useBrowser();
const stops = await stopsOf("slides");
const axeText = await readFile(
  createRequire(import.meta.url).resolve("axe-core/axe.min.js"),
  "utf8",
);

/** What axe finds wrong, one line for each element. Into a drawing it does not look: it takes its words for
 *  HTML, and the colours that Mermaid would give HTML for theirs. They are held by theme/contrast.test.ts. */
async function findFaults(
  page: Page,
  { within, rules }: { readonly within?: string; readonly rules?: readonly string[] } = {},
): Promise<string[]> {
  // Straight into the page: its policy would refuse a script element.
  await page.evaluate(`globalThis.axe ?? ${axeText}; 0`);
  const about = { include: [within ?? "html"], exclude: [".drawing svg > *"] };
  const options: axe.RunOptions = { resultTypes: ["violations"] };
  if (rules !== undefined) options.runOnly = [...rules];
  return page.evaluate(
    async ([context, how]) => {
      const { run } = Reflect.get(globalThis, "axe") as typeof axe;
      const { violations } = await run(context, how);
      return violations.flatMap(({ id, nodes }) =>
        nodes.map(({ target, failureSummary }) => `${id}: ${target}: ${failureSummary}`),
      );
    },
    [about, options] as const,
  );
}

/** Until the ring is filled: what is put in while axe looks may escape it. */
async function filled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    for (let turns = 0; turns < 3; turns += 1) {
      await new Promise((done) => requestIdleCallback(done, { timeout: 200 }));
    }
  });
}

async function paint(page: Page, theme: "light" | "dark"): Promise<void> {
  await page.evaluate((name) => {
    document.documentElement.dataset.theme = name;
  }, theme);
}

/** Of the screens of each kind: axe takes a second for one. `npm run endure` takes all. */
const ONE_IN = process.env.PANGBAI_ENDURE ? 1 : 24;

/** Whether a stop is on one of the screens that are looked at; the first of each kind always is. */
function sampler(): (stop: (typeof stops)[number]) => boolean {
  const seen = new Map<string, number>();
  let looked = true;
  return ({ presses, screen }) => {
    if (presses > 0) return looked;
    const kind = screen?.kind ?? "cover";
    const before = seen.get(kind) ?? 0;
    seen.set(kind, before + 1);
    looked = before % ONE_IN === 0;
    return looked;
  };
}

describe("axe finds nothing wrong", () => {
  test("on screens of every kind, as it opens and as its last step leaves it, nor with its colours in the dark", async () => {
    const page = await browser.open();
    const isLookedAt = sampler();
    const colours = { within: "section.present", rules: ["color-contrast"] };
    for (const [index, stop] of stops.entries()) {
      const { address, presses, screen } = stop;
      if (index > 0) await pressAndMove(page, "PageDown");
      if (!isLookedAt(stop) || (presses !== 0 && presses !== screen?.steps.length)) continue;
      await ready(page);
      if (presses === 0) {
        await filled(page);
        await paint(page, "dark");
        expect(await findFaults(page, colours), `${address}, dark`).toEqual([]);
        await paint(page, "light");
      }
      expect(await findFaults(page), address).toEqual([]);
    }
  }, 240_000);

  test("in overview, go-to and help, light and dark", async () => {
    const page = await browser.open("#/registries/dubbo");
    await ready(page);
    for (const key of ["o", "g", "?"]) {
      await openPanel(page, key);
      for (const theme of ["light", "dark"] as const) {
        await paint(page, theme);
        expect(await findFaults(page), `${key}, ${theme}`).toEqual([]);
      }
      await page.keyboard.press("Escape");
      await page.locator("dialog").waitFor({ state: "detached" });
    }
  });

  test("in the speaker view, light and dark", async () => {
    const page = await browser.open("?view=speaker");
    const stage = await browser.open("#/registries/dubbo/2");
    await ready(stage);
    await page.locator(".preview .screen[data-ready] svg").first().waitFor();
    await spoken(page);
    for (const theme of ["light", "dark"] as const) {
      await paint(page, theme);
      expect(await findFaults(page), theme).toEqual([]);
    }
    // Everything there is to say at once, and in a small window.
    for (const key of ["z", "q", "]", "d"]) await page.keyboard.press(key);
    await page.setViewportSize({ width: 560, height: 720 });
    await expect.poll(() => page.locator(".sign").count()).toBe(3);
    for (const theme of ["light", "dark"] as const) {
      await paint(page, theme);
      expect(await findFaults(page), `signs, ${theme}`).toEqual([]);
    }
  });

  test("in the handout", async () => {
    const page = await browser.context.newPage();
    const stage = await browser.open();
    await page.goto(new URL("?view=handout", stage.url()).href);
    await page.locator("#app[data-ready]").waitFor();
    expect(await findFaults(page)).toEqual([]);
  });

  test("in a narrow window, where a screen flows, and when something is said", async () => {
    for (const address of ["#/registries/dub", "#/evolution/monolithic-优劣", "#/"]) {
      const page = await browser.open(address, { width: 390, height: 844 });
      await ready(page);
      expect(await page.locator(".notice").isVisible()).toBe(address.endsWith("dub"));
      expect(await findFaults(page), address).toEqual([]);
    }
  });
});

test("axe sees what is wrong: words too pale, a picture without words, a heading left out", async () => {
  const page = await browser.open("#/purpose/拥抱变化");
  await ready(page);
  await filled(page);
  await page.locator("section.present .screen").evaluate((screen) => {
    const pale = document.createElement("p");
    pale.style.color = "#aaa";
    pale.textContent = "看不清的字";
    const picture = document.createElement("img");
    picture.src = "data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA=";
    const heading = document.createElement("h5");
    heading.textContent = "太深的标题";
    screen.querySelector(".body")?.append(pale, picture, heading);
  });
  const rules = (await findFaults(page)).map((fault) => fault.split(":")[0]);
  expect(rules.sort()).toEqual(["color-contrast", "heading-order", "image-alt"]);
});

/** Every name a screen reader can come to on the page, as the browser tells it. */
async function namesOf(page: Page): Promise<string> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send("Accessibility.getFullAXTree");
  const names = nodes
    .filter(({ ignored }) => !ignored)
    .map(({ name }) => String(name?.value ?? ""));
  await session.detach();
  return names.join("\n");
}

test("only the screen that is up can be come to: of its neighbours in the ring not a word", async () => {
  const page = await browser.open("#/evolution/monolithic-优劣");
  await ready(page);
  await page.waitForFunction(() => document.querySelectorAll(".slides .screen").length === 5);
  for (const near of [2, 1]) {
    const up = await page.locator("section.present").getAttribute("aria-label");
    await expect.poll(() => page.locator(".unseen[role=status]").textContent()).toContain(up);
    const names = await namesOf(page);
    const words = await page.locator(".slides > section").evaluateAll((sections) =>
      sections.map((section) => ({
        up: section.classList.contains("present"),
        // The screen as an assistive technology would name it, and what only a drawing says.
        words: [
          section.ariaLabel ?? "",
          section.querySelector("svg[aria-label]")?.getAttribute("aria-label") ?? "",
        ].filter((text) => text !== ""),
      })),
    );
    expect(words.filter(({ up }) => up)).toHaveLength(1);
    expect(words.length).toBe(5);
    for (const section of words) {
      for (const text of section.words) {
        expect(names.includes(text), `${near}: ${text}`).toBe(section.up);
      }
    }
    await pressAndMove(page, "PageUp");
    await ready(page);
  }
});

test("both columns of a comparison can be come to; a drawing is its own words, not its labels", async () => {
  const page = await browser.open("#/evolution/monolithic-优劣");
  await ready(page);
  const columns = await namesOf(page);
  for (const text of ["强项", "弱项", "开发简单，集中式管理", "维护难"]) {
    expect(columns).toContain(text);
  }
  const drawn = await browser.open("#/registries/dubbo");
  await ready(drawn);
  const names = await namesOf(drawn);
  expect(names).toContain("容器启动提供者");
  expect(names).not.toContain("invoke");
});

test("the stage is the page's main part, named by the talk; a screen is a slide, named by number and title", async () => {
  const page = await browser.open("#/registries/dubbo");
  await ready(page);
  expect(await page.locator("[role=application]").count()).toBe(0);
  const main = page.getByRole("main", { name: "从单体到服务网格" });
  const slide = main.getByRole("group", { name: "第 24 页，共 44 页：Dubbo" });
  expect(await slide.count()).toBe(1);
  expect(await slide.getAttribute("aria-roledescription")).toBe("幻灯片");
  const headings = page.getByRole("heading");
  expect(await headings.evaluateAll((all) => all.map(({ tagName }) => tagName))).toEqual([
    "H1",
    "H2",
  ]);
  await page.keyboard.press("Home");
  await expect.poll(() => headings.allTextContents()).toEqual(["从单体到服务网格"]);
});

test("the page is in the deck's language, and a quotation in its own", async () => {
  const page = await browser.open("#/conway/康威定律");
  await ready(page);
  expect(await page.locator("html").getAttribute("lang")).toBe("zh-CN");
  const quoted = page.locator("section.present blockquote");
  expect(await quoted.evaluateAll((all) => all.map((quote) => quote.getAttribute("lang")))).toEqual(
    ["en", "zh-CN"],
  );
});

test("every step is said once, in one place: a slide by number and title, a diagram's step by its caption", async () => {
  const page = await browser.open("#/evolution/历史演进");
  await ready(page);
  const status = page.locator(".unseen[role=status]");
  await expect.poll(() => status.textContent()).toContain("第 4 页");
  // Reveal has a line of its own: it must not be heard, and no move writes in it.
  const own = page.locator(".aria-status");
  const written = await own.textContent();
  await page.evaluate(() => {
    const said: string[] = [];
    Object.assign(window, { said });
    const live = document.querySelectorAll("[aria-live], [role=status], [role=alert], [role=log]");
    for (const region of live) {
      new MutationObserver(() => {
        said.push(region.textContent ?? "");
      }).observe(region, { childList: true, characterData: true, subtree: true });
    }
  });
  const expected = [
    "第 5 页，共 44 页：历史演进",
    stops.find(({ address }) => address === "#/evolution/历史演进-2/1")?.step?.say,
    stops.find(({ address }) => address === "#/evolution/历史演进-2/2")?.step?.say,
  ];
  for (const text of expected) {
    await pressAndMove(page, "PageDown");
    await expect.poll(() => status.textContent()).toContain(text);
  }
  expect(await page.evaluate(() => Reflect.get(window, "said"))).toHaveLength(3);
  expect(await own.textContent()).toBe(written);
  expect(await own.getAttribute("aria-hidden")).toBe("true");
  expect(await own.getAttribute("aria-live")).toBeNull();
});

/** Puts a link and a button on every screen of the ring, the last of them into what is not yet shown. */
async function plantControls(page: Page): Promise<void> {
  await page.locator(".slides > section").evaluateAll((sections) => {
    for (const section of sections) {
      const link = document.createElement("a");
      link.href = "#/";
      link.textContent = "链接";
      const button = document.createElement("button");
      button.textContent = "按钮";
      button.addEventListener("click", () => {
        button.value = `${Number(button.value) + 1}`;
      });
      section.querySelector(".screen")?.append(link, button);
      const waiting = [...section.querySelectorAll('[data-when="waiting"]')].at(-1);
      waiting?.append(link.cloneNode(true));
    }
  });
}

test("Tab stays on the slide that is up: what waits, and what is next door, is passed over", async () => {
  const page = await browser.open("#/purpose/系统架构遵循的标准和业务驱动力/1");
  await ready(page);
  await page.waitForFunction(() => document.querySelectorAll(".slides .screen").length > 2);
  await plantControls(page);
  const met: string[] = [];
  for (let presses = 0; presses < 6; presses += 1) {
    await page.keyboard.press("Tab");
    met.push(
      await page.evaluate(() => {
        const at = document.activeElement;
        const section = at?.closest(".slides > section");
        if (at === null || section == null) return "";
        return `${section.classList.contains("present") ? "" : "!"}${at.textContent}`;
      }),
    );
  }
  // Round and round, by way of the browser's own bar.
  expect(met.filter((name) => name !== "").slice(0, 2)).toEqual(["链接", "按钮"]);
  expect(new Set(met)).toEqual(new Set(["链接", "按钮", ""]));
});

test("Space and Enter press a focused button and move nothing; Space on a link moves on", async () => {
  const page = await browser.open("#/purpose/拥抱变化");
  await ready(page);
  await plantControls(page);
  const button = page.locator("section.present button");
  await button.focus();
  await page.keyboard.press("Space");
  await page.keyboard.press("Enter");
  expect(await button.getAttribute("value")).toBe("2");
  expect(await position(page)).toBe("#/purpose/拥抱变化");
  await page.locator("section.present a").last().focus();
  await page.keyboard.press("Space");
  await expect.poll(() => position(page)).toBe("#/evolution/历史演进");
});

/** What a screen reader walks through. Where lines end is the layout's business, and what is written in a
 *  drawing is the drawing's: a browser leaves it out, since the drawing has words of its own. */
async function walkOf(place: Locator): Promise<string> {
  const tree = await place.ariaSnapshot();
  const joined = tree.replace(/(?<=[\p{Script=Han}，。、；：）”]) (?=[\p{Script=Han}（“])/gu, "");
  return `${joined.replace(/^(\s*- img "[^"]*"):.*$/gm, "$1")}\n`;
}

function golden(name: string): string {
  return join(import.meta.dirname, "__aria__", `${name}.yml`);
}

test("a screen reader walks every kind of screen as its golden file has it", async () => {
  const page = await browser.open();
  const screens = {
    cover: "#/",
    divider: "#/purpose/目的",
    "points-at-rest": "#/purpose/系统架构遵循的标准和业务驱动力",
    "points-second": "#/purpose/系统架构遵循的标准和业务驱动力/1",
    terms: "#/purpose/拥抱变化",
    comparison: "#/evolution/monolithic-优劣",
    table: "#/registries/服务发现机制-2",
    figure: "#/registries/dubbo",
    "figure-step": "#/registries/dubbo/3",
    continued: "#/mesh/envoy-术语/1",
    quotation: "#/conway/康威定律",
    statement: "#/conway/领域知识",
  };
  for (const [name, address] of Object.entries(screens)) {
    await page.evaluate((hash) => {
      location.hash = hash;
    }, address);
    await expect.poll(() => position(page)).toBe(address);
    await ready(page);
    await expect(await walkOf(page.getByRole("main")), name).toMatchFileSnapshot(golden(name));
  }
});

test("a screen reader walks every panel as its golden file has it", async () => {
  const page = await browser.open("#/registries/dubbo");
  await ready(page);
  const panels = { overview: "o", goto: "g", help: "?" };
  for (const [name, key] of Object.entries(panels)) {
    const panel = await openPanel(page, key);
    await expect(await walkOf(panel), name).toMatchFileSnapshot(golden(name));
    await page.keyboard.press("Escape");
    await panel.waitFor({ state: "detached" });
  }
});
