/** Stage and speaker view: two windows, one talk. Either leads, either may go and come back. */
import { expect, inject, test } from "vitest";
import { position, pressAndMove, ready, shows, useBrowser } from "./harness.ts";
import { stopsOf } from "./outline.ts";

// The lightest has no windows to open.
const browser = useBrowser(
  () => inject("siteUrl"),
  () => inject("wholeBrowserPath"),
);
const stops = await stopsOf("slides");

test("S opens the speaker view in a window of its own, at the place of the stage", async () => {
  const stage = await browser.open("#/registries/dubbo/2");
  await ready(stage);
  const opening = stage.waitForEvent("popup");
  await stage.keyboard.press("s");
  const speaker = await opening;
  await shows(speaker, "#/registries/dubbo/2");
  expect(await speaker.locator(".script h1").textContent()).toBe("Dubbo");
  expect(new URL(speaker.url()).search).toBe("?view=speaker");
});

test("a refused window leaves a message with two ways out: a link, and this window", async () => {
  const stage = await browser.open("#/registries/dubbo");
  await ready(stage);
  await stage.evaluate(() => {
    window.open = () => null;
  });
  await stage.keyboard.press("p");
  const links = stage.locator(".notice a");
  await links.first().waitFor({ state: "visible" });
  const opening = stage.waitForEvent("popup");
  await links.first().click();
  await shows(await opening, "#/registries/dubbo");
  expect(await stage.locator(".notice").isVisible()).toBe(false);

  await stage.keyboard.press("p");
  await links.last().click();
  await stage.locator("#app.speaker").waitFor();
  await shows(stage, "#/registries/dubbo");
});

test("the speaker leads: every press moves the stage, from the cover to the end of the first chapter", async () => {
  const stage = await browser.open();
  const speaker = await browser.open("?view=speaker");
  for (const { address } of stops.slice(1, 9)) {
    await pressAndMove(speaker, "PageDown");
    expect(await position(speaker)).toBe(address);
    await shows(stage, address);
  }
  await speaker.getByRole("button", { name: "上一步" }).click();
  await shows(stage, stops[7]?.address ?? "");
});

test("the speaker follows: narration, preview and position are those of the stage", async () => {
  const stage = await browser.open();
  const speaker = await browser.open("?view=speaker");
  for (const stop of stops.slice(1, 12)) {
    await pressAndMove(stage, "PageDown");
    await shows(speaker, stop.address);
    const told = (stop.slide?.narration ?? []).map(({ text }) => expect.stringContaining(text));
    // A chapter's words, and its slides, may be on their way.
    await expect
      .poll(() => speaker.locator(".narration [data-beat]").allTextContents())
      .toEqual(told);
    await expect
      .poll(() => speaker.locator(".preview").first().textContent())
      .toContain(stop.slide?.title);
  }
});

test("with step 3 of 7 up, the next press shown is step 4", async () => {
  const address = "#/registries/dubbo/3";
  const stop = stops.find((candidate) => candidate.address === "#/registries/dubbo/4");
  const speaker = await browser.open(`?view=speaker${address}`);
  const stage = await browser.open(address);
  await ready(stage);
  await shows(speaker, address);
  const next = speaker.locator(".preview").nth(1);
  await next.locator('.screen[data-step="4"][data-ready]').waitFor();
  expect(await next.locator(".say").textContent()).toBe(stop?.step?.say);
  const lit = await next
    .locator('[data-when="now"]')
    .evaluateAll((parts) => parts.map((part) => part.getAttribute("data-id")));
  expect(lit).toEqual(expect.arrayContaining([...(stop?.step?.show ?? ["missing"])]));
  expect(await speaker.locator(".position").textContent()).toContain("3/7");
});

test("on the last step the next press shown is the end", async () => {
  const speaker = await browser.open(`?view=speaker`);
  await speaker.keyboard.press("End");
  await expect.poll(() => speaker.locator(".preview").nth(1).textContent()).toContain("讲完了");
  await speaker.keyboard.press("PageUp");
  await expect.poll(() => speaker.locator(".preview").nth(1).textContent()).not.toContain("讲完了");
});

test("either window may reload at any time: place, beat and clock are kept, and both still lead", async () => {
  const stage = await browser.open();
  const speaker = await browser.open("?view=speaker");
  for (let presses = 0; presses < 12; presses += 1) await pressAndMove(stage, "PageDown");
  const here = (await position(stage)) ?? "";
  await shows(speaker, here);
  await speaker.waitForFunction(() => document.querySelector(".clock")?.textContent !== "00:00");

  await speaker.reload();
  await shows(speaker, here);
  expect(await speaker.locator(".clock").textContent()).not.toBe("00:00");
  await pressAndMove(speaker, "PageDown");
  await shows(stage, (await position(speaker)) ?? "");

  await stage.reload();
  await shows(stage, (await position(speaker)) ?? "");
  await pressAndMove(stage, "PageUp");
  await shows(speaker, here);
  await pressAndMove(speaker, "PageUp");
  await shows(stage, (await position(speaker)) ?? "");
});

test("the arrows down and up move the beat and leave the stage where it is", async () => {
  const stage = await browser.open("#/evolution/soa");
  const speaker = await browser.open("?view=speaker");
  await shows(speaker, "#/evolution/soa");
  const current = speaker.locator(".beat[aria-current]");
  expect(await current.getAttribute("data-beat")).toBe("0");
  const beats = await speaker.locator(".beat").count();
  await speaker.keyboard.press("ArrowDown");
  await speaker.keyboard.press("ArrowDown");
  expect(await current.getAttribute("data-beat")).toBe("2");
  await speaker.keyboard.press("ArrowUp");
  expect(await current.getAttribute("data-beat")).toBe("1");
  for (let presses = 0; presses <= beats; presses += 1) await speaker.keyboard.press("ArrowDown");
  expect(await current.getAttribute("data-beat")).toBe(String(beats - 1));
  expect(await position(stage)).toBe("#/evolution/soa");
});

test("backstory is under a fold, and an editor's note is marked below its line", async () => {
  const speaker = await browser.open("?view=speaker");
  const stage = await browser.open("#/mesh/mesh");
  await ready(stage);
  await shows(speaker, "#/mesh/mesh");
  const fold = speaker.locator("details.backstory");
  expect(await fold.evaluate((details: HTMLDetailsElement) => details.open)).toBe(false);
  await fold.locator("summary").click();
  expect(await fold.textContent()).toContain("Linkerd 0.0.7");
  const note = speaker.locator(".narration .editor-note");
  expect(await note.textContent()).toMatch(/^编注/);
  expect(await note.evaluate((element) => element.previousElementSibling?.textContent)).toContain(
    "绿色方块",
  );
  expect(await fold.locator(".editor-note").textContent()).toContain("Linkerd 2.0");
  expect(await stage.locator(".stage").textContent()).not.toContain("Linkerd 0.0.7");
});

test("blank covers the room's screen and says so to the speaker; the next press brings the slide back", async () => {
  const stage = await browser.open("#/registries/dubbo");
  const speaker = await browser.open("?view=speaker");
  await shows(speaker, "#/registries/dubbo");
  await speaker.keyboard.press("b");
  await stage.locator(".curtain:not([hidden])").waitFor();
  await speaker.locator('.sign[data-sign="blank"]').waitFor();
  await stage.keyboard.press("PageDown");
  await stage.locator(".curtain[hidden]").waitFor({ state: "attached" });
  expect(await position(stage)).toBe("#/registries/dubbo");
  await stage.keyboard.press(".");
  await stage.locator(".curtain:not([hidden])").waitFor();
});

test("fifty fast presses in both windows end on the same step", async () => {
  const stage = await browser.open();
  const speaker = await browser.open("?view=speaker");
  await Promise.all(
    Array.from({ length: 50 }, (_, index) =>
      (index % 2 === 0 ? stage : speaker).keyboard.press(index % 5 === 0 ? "PageUp" : "PageDown"),
    ),
  );
  await expect.poll(async () => (await position(stage)) === (await position(speaker))).toBe(true);
  expect(await position(stage)).not.toBe("#/");
});
