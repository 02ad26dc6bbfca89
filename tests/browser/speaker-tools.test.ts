/** What only the speaker has: a clock that is not lost, a plan of the words, looks ahead, and signs that
 *  cannot be overlooked. All of it by keys. */
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { openPanel, position, ready, shows, spoken, useBrowser } from "./harness.ts";

const browser = useBrowser();
const DUBBO = "#/registries/dubbo";

/** A stage and a speaker view at the same place, with all there is to say and to show. */
async function open(address: string): Promise<{ stage: Page; speaker: Page }> {
  const stage = await browser.open(address);
  await ready(stage);
  const speaker = await browser.open("?view=speaker");
  await shows(speaker, address);
  await spoken(speaker);
  await speaker.locator(".preview .screen[data-ready]").first().waitFor();
  return { stage, speaker };
}

const sign = (page: Page, kind: string) => page.locator(`.sign[data-sign="${kind}"]`);
const text = (page: Page, selector: string) => page.locator(selector).textContent();
const currentBeat = (page: Page) => page.locator(".beat[aria-current]").getAttribute("data-beat");

describe("a look ahead", () => {
  test("by brackets is the speaker's alone, until Enter takes the room there", async () => {
    const { stage, speaker } = await open(`${DUBBO}/2`);
    await speaker.keyboard.press("]");
    await speaker.keyboard.press("]");
    await shows(speaker, `${DUBBO}/4`);
    await sign(speaker, "peek").waitFor();
    expect(await position(stage)).toBe(`${DUBBO}/2`);
    await speaker.keyboard.press("[");
    await shows(speaker, `${DUBBO}/3`);
    await speaker.keyboard.press("Enter");
    await shows(stage, `${DUBBO}/3`);
    await sign(speaker, "peek").waitFor({ state: "detached" });
  });

  test("ends with Esc where the room is, and a press of the clicker goes on from there", async () => {
    const { stage, speaker } = await open(`${DUBBO}/2`);
    await speaker.keyboard.press("]");
    await speaker.keyboard.press("Escape");
    await shows(speaker, `${DUBBO}/2`);
    await speaker.keyboard.press("[");
    await speaker.keyboard.press("[");
    await speaker.keyboard.press("PageDown");
    await shows(speaker, `${DUBBO}/3`);
    await shows(stage, `${DUBBO}/3`);
  });

  test("is found in go-to and overview with Shift, and shown in every speaker view", async () => {
    const { stage, speaker } = await open(DUBBO);
    const other = await browser.open("?view=speaker");
    await openPanel(speaker, "g");
    await speaker.keyboard.type("Istio");
    await speaker.keyboard.press("Shift+Enter");
    await sign(speaker, "peek").waitFor();
    await shows(other, (await position(speaker)) ?? "");
    expect(await position(speaker)).toContain("#/mesh/");
    expect(await position(stage)).toBe(DUBBO);
    await speaker.keyboard.press("Escape");
    await openPanel(speaker, "o");
    await speaker.keyboard.press("ArrowRight");
    await speaker.keyboard.press("Shift+Enter");
    await sign(speaker, "peek").waitFor();
    expect(await position(stage)).toBe(DUBBO);
  });
});

test("frozen, the room keeps what it sees while the talk goes on, and catches up at once", async () => {
  const { stage, speaker } = await open(DUBBO);
  await speaker.keyboard.press("z");
  for (let presses = 0; presses < 3; presses += 1) await speaker.keyboard.press("PageDown");
  await shows(speaker, `${DUBBO}/3`);
  await sign(speaker, "frozen").waitFor();
  expect(await position(stage)).toBe(DUBBO);
  await stage.reload();
  await ready(stage);
  expect(await position(stage)).toBe(DUBBO);
  await speaker.keyboard.press("z");
  await shows(stage, `${DUBBO}/3`);
  await sign(speaker, "frozen").waitFor({ state: "detached" });
});

test("a question holds the plan and goes back to the very beat", async () => {
  const { stage, speaker } = await open("#/evolution/soa");
  await speaker.keyboard.press("ArrowDown");
  await speaker.keyboard.press("ArrowDown");
  await speaker.keyboard.press("q");
  await sign(speaker, "question").waitFor();
  await openPanel(speaker, "g");
  await speaker.keyboard.type("dubbo");
  await speaker.keyboard.press("Enter");
  await stage.waitForFunction(() => location.hash.includes("registries"));
  await speaker.reload();
  await sign(speaker, "question").waitFor();
  await speaker.keyboard.press("q");
  await shows(stage, "#/evolution/soa");
  await shows(speaker, "#/evolution/soa");
  await expect.poll(() => currentBeat(speaker)).toBe("2");
});

test("the beat goes with the steps it is tied to, and the margin says where to press", async () => {
  const { speaker } = await open("#/registries/eureka-spring-cloud");
  const marks = await speaker.locator(".beat > .step").allTextContents();
  expect(marks.slice(0, 3)).toEqual(["▸1", "▸2", "▸3"]);
  for (const mark of ["▸1", "▸2", "▸3"]) {
    await speaker.keyboard.press("PageDown");
    await expect.poll(() => speaker.locator(".beat[aria-current] .step").textContent()).toBe(mark);
  }
});

test("a talk opened at a step says the beat of that step", async () => {
  const { speaker } = await open("#/registries/eureka-spring-cloud/3");
  await expect.poll(() => speaker.locator(".beat[aria-current] .step").textContent()).toBe("▸3");
});

describe("the clock", () => {
  const clockIs = (page: Page, wanted: RegExp) =>
    expect.poll(() => text(page, ".clock")).toMatch(wanted);

  test("starts with the first advance, not with a window", async () => {
    const { speaker } = await open(DUBBO);
    await speaker.clock.install();
    await speaker.clock.runFor(5000);
    await clockIs(speaker, /^00:00$/);
    await speaker.keyboard.press("PageDown");
    await speaker.clock.runFor(65_000);
    await clockIs(speaker, /^01:0\d$/);
  });

  test("is set to zero by a held key only, and that can be undone", async () => {
    const { speaker } = await open(DUBBO);
    await speaker.clock.install();
    await speaker.keyboard.press("PageDown");
    await speaker.clock.runFor(130_000);
    await speaker.keyboard.press("r");
    await speaker.clock.runFor(2000);
    await clockIs(speaker, /^02:/);
    await speaker.keyboard.down("r");
    await speaker.clock.runFor(1200);
    await speaker.keyboard.up("r");
    await clockIs(speaker, /^00:00$/);
    await speaker.keyboard.press("u");
    await speaker.clock.runFor(300);
    await clockIs(speaker, /^02:1/);
  });

  test("is set to zero by a held button too, and not by a click", async () => {
    const { speaker } = await open(DUBBO);
    await speaker.keyboard.press("PageDown");
    await expect.poll(() => text(speaker, ".clock"), { timeout: 5000 }).not.toBe("00:00");
    await speaker.locator(".reset").click();
    expect(await text(speaker, ".clock")).not.toBe("00:00");
    await speaker.locator(".reset").hover();
    await speaker.mouse.down();
    await clockIs(speaker, /^00:00$/);
    await speaker.mouse.up();
    expect(await text(speaker, ".clock")).toBe("00:00");
  });

  test("stands still in a pause, plainly, and goes on", async () => {
    const { speaker } = await open(DUBBO);
    await speaker.clock.install();
    await speaker.keyboard.press("PageDown");
    await speaker.clock.runFor(61_000);
    await speaker.keyboard.press("c");
    await sign(speaker, "paused").waitFor();
    await speaker.clock.runFor(120_000);
    await clockIs(speaker, /^01:0/);
    await speaker.keyboard.press("c");
    await speaker.clock.runFor(60_000);
    await clockIs(speaker, /^02:0/);
  });
});

describe("the plan", () => {
  test("tells how late the words are, and what to leave out wins it back", async () => {
    const { stage, speaker } = await open("#/evolution/esb");
    // The talk was begun as long ago as the words up to here take, and four minutes more.
    await speaker.clock.install();
    await speaker.keyboard.press("PageUp");
    await speaker.keyboard.press("PageDown");
    const due = await speaker.evaluate(() => document.querySelector(".pace")?.textContent ?? "");
    expect(due).toMatch(/^快 \d/);
    const [, minutes = "0", seconds = "0"] = /(\d+):(\d+)/.exec(due) ?? [];
    await speaker.clock.runFor((Number(minutes) * 60 + Number(seconds) + 37 + 240) * 1000);
    await expect.poll(() => text(speaker, ".pace")).toMatch(/^慢 0[34]:/);
    await openPanel(speaker, "d");
    expect(await speaker.locator(".drop-list li").count()).toBeGreaterThan(0);
    await speaker.keyboard.press("Enter");
    await speaker.clock.runFor(300);
    await expect.poll(() => text(speaker, ".pace")).toBe("正好");

    // What is left out is passed over, and can be reached all the same.
    const skipped = await speaker.evaluate(() => {
      const key = Object.keys(localStorage).find((each) => each !== "pangbai/speaker") ?? "";
      return JSON.parse(localStorage.getItem(key) ?? "").state.skipped[0] as string;
    });
    const seen = await pressToEnd(speaker);
    expect(seen.length).toBeGreaterThan(20);
    expect(seen).not.toContain(`#/${skipped}`);
    await stage.evaluate((slide) => {
      location.hash = `#/${slide}`;
    }, skipped);
    await shows(speaker, `#/${skipped}`);
    await speaker.keyboard.press("o");
    await speaker.locator(`.tile[data-skipped][data-slide="${skipped}"]`).waitFor();
  });

  test("brings back what was left out", async () => {
    const { speaker } = await open("#/evolution/esb");
    await speaker.clock.install();
    await speaker.keyboard.press("PageDown");
    await speaker.clock.runFor(3_600_000);
    await expect.poll(() => text(speaker, ".pace")).toMatch(/^慢/);
    await openPanel(speaker, "d");
    await speaker.keyboard.press("Enter");
    await openPanel(speaker, "d");
    await speaker.getByRole("button", { name: /^恢复略过的/ }).focus();
    await speaker.keyboard.press("Enter");
    await openPanel(speaker, "d");
    expect(await speaker.getByRole("button", { name: /^恢复略过的/ }).count()).toBe(0);
  });

  test("has nothing to leave out while there is time", async () => {
    const { speaker } = await open(DUBBO);
    await speaker.keyboard.press("d");
    expect(await text(speaker, ".panel-drop p")).toContain("没有可略的页");
  });
});

/** Presses PageDown to the end of the talk, and tells the slides that were shown. */
function pressToEnd(speaker: Page): Promise<string[]> {
  return speaker.evaluate(() => {
    const { dataset } = document.querySelector("#app") as HTMLElement;
    const seen = new Set<string>();
    for (let was: string | undefined; was !== dataset.position; ) {
      was = dataset.position ?? "";
      seen.add(was.replace(/\/\d+$/, ""));
      document.dispatchEvent(new KeyboardEvent("keydown", { key: "PageDown", bubbles: true }));
    }
    return [...seen];
  });
}

describe("the words", () => {
  test("have 16 to 64 px, by keys, and are as large after a reload", async () => {
    const { speaker } = await open(DUBBO);
    const size = () =>
      speaker.locator(".narration").evaluate((element) => getComputedStyle(element).fontSize);
    for (let presses = 0; presses < 20; presses += 1) await speaker.keyboard.press("-");
    expect(await size()).toBe("16px");
    for (let presses = 0; presses < 20; presses += 1) await speaker.keyboard.press("+");
    expect(await size()).toBe("64px");
    await speaker.reload();
    await shows(speaker, DUBBO);
    expect(await size()).toBe("64px");
  });

  test("have at least seven tenths of the window when that is wanted, and bar and next press stay", async () => {
    const { speaker } = await open(DUBBO);
    await speaker.keyboard.press("w");
    const share = await speaker.locator(".script").evaluate((script) => {
      const { width, height } = script.getBoundingClientRect();
      return (width * height) / (innerWidth * innerHeight);
    });
    expect(share).toBeGreaterThanOrEqual(0.7);
    await speaker.keyboard.press("w");
    await speaker.locator(".previews").waitFor({ state: "visible" });
  });

  test("share the width by a line that arrows and mouse move", async () => {
    const { stage, speaker } = await open(DUBBO);
    const width = () =>
      speaker.locator(".script").evaluate((script) => script.getBoundingClientRect().width);
    const before = await width();
    await speaker.locator(".divide").focus();
    await speaker.keyboard.press("ArrowRight");
    expect(await width()).toBeGreaterThan(before + 20);
    expect(await position(stage)).toBe(DUBBO);
    const line = await speaker.locator(".divide").boundingBox();
    if (line === null) throw new Error("no line");
    await speaker.mouse.move(line.x + 4, line.y + 100);
    await speaker.mouse.down();
    await speaker.mouse.move(700, line.y + 100);
    await speaker.mouse.up();
    expect(await width()).toBeCloseTo(700, -1);
    await speaker.reload();
    await shows(speaker, DUBBO);
    expect(await width()).toBeCloseTo(700, -1);
  });

  test("may be long: the bar stays, and what is said stands at the height of the eyes", async () => {
    const { speaker } = await open("#/registries/eureka-spring-cloud");
    for (let presses = 0; presses < 9; presses += 1) await speaker.keyboard.press("+");
    const top = () =>
      speaker.locator(".beat[aria-current]").evaluate((beat) => {
        const script = beat.closest(".script")?.getBoundingClientRect();
        return (beat.getBoundingClientRect().top - (script?.top ?? 0)) / (script?.height ?? 1);
      });
    for (let presses = 0; presses < 12; presses += 1) {
      await speaker.keyboard.press("ArrowDown");
      await expect.poll(async () => Math.abs((await top()) - 0.3)).toBeLessThan(0.1);
    }
    for (const selector of [".clock", ".pace", ".position", ".tools"]) {
      expect(await speaker.locator(selector).isVisible()).toBe(true);
      const box = await speaker.locator(selector).boundingBox();
      expect(box?.y).toBeGreaterThanOrEqual(0);
      expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(720);
    }
  });
});

describe("windows", () => {
  test("two stages and two speaker views share one state", async () => {
    const { stage, speaker } = await open(DUBBO);
    const stage2 = await browser.open(DUBBO);
    const speaker2 = await browser.open("?view=speaker");
    await shows(speaker2, DUBBO);
    await speaker2.keyboard.press("PageDown");
    for (const page of [stage, stage2, speaker, speaker2]) await shows(page, `${DUBBO}/1`);
    await stage2.keyboard.press("PageDown");
    for (const page of [stage, stage2, speaker, speaker2]) await shows(page, `${DUBBO}/2`);
  });

  test("a stage that was closed is missed, and one press opens it again, where the talk is", async () => {
    const { stage, speaker } = await open(DUBBO);
    await speaker.keyboard.press("PageDown");
    await shows(stage, `${DUBBO}/1`);
    await stage.close();
    await sign(speaker, "alone").waitFor();
    await speaker.keyboard.press("PageDown");
    const opening = speaker.waitForEvent("popup");
    await speaker.keyboard.press("s");
    await shows(await opening, `${DUBBO}/2`);
    await sign(speaker, "alone").waitFor({ state: "detached" });
  });

  test("the speaker view may be the first, at a place of its own", async () => {
    const speaker = await browser.open(`?view=speaker${DUBBO}/2`);
    await shows(speaker, `${DUBBO}/2`);
    const stage = await browser.open();
    await shows(stage, `${DUBBO}/2`);
  });

  test("F5 and Esc of a clicker reload and close nothing, with the focus anywhere", async () => {
    const { stage, speaker } = await open(DUBBO);
    for (const page of [stage, speaker]) {
      await page.evaluate(() => {
        (window as { mark?: number }).mark = 1;
      });
    }
    for (const target of [".script", ".previews", ".clock", ".narration"]) {
      await speaker.locator(target).click({ position: { x: 5, y: 5 } });
      for (const key of ["F5", "Escape", "."]) await speaker.keyboard.press(key);
      await sign(speaker, "blank").waitFor();
      await speaker.keyboard.press("b");
      await sign(speaker, "blank").waitFor({ state: "detached" });
    }
    await stage.keyboard.press("F5");
    await stage.keyboard.press("Escape");
    await speaker.keyboard.press("PageDown");
    await shows(stage, `${DUBBO}/1`);
    for (const page of [stage, speaker]) {
      expect(await page.evaluate(() => (window as { mark?: number }).mark)).toBe(1);
    }
  });

  test("a small window that stays on top has the words, and leads", async () => {
    const { stage, speaker } = await open(DUBBO);
    const opening = speaker.context().waitForEvent("page");
    await speaker.keyboard.press("y");
    const onTop = await opening;
    await onTop.locator(".beat").first().waitFor();
    await onTop.keyboard.press("PageDown");
    for (const page of [stage, speaker]) await shows(page, `${DUBBO}/1`);
    await onTop.close();
    await speaker.keyboard.press("PageDown");
    await shows(stage, `${DUBBO}/2`);
  });
});
