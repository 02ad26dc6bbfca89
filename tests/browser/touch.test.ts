/** Fingers on the stage, as a touch screen sends them. */
import type { CDPSession, Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { position, ready, useBrowser } from "./harness.ts";

const browser = useBrowser();

type Point = readonly [x: number, y: number];

interface Fingers {
  /** Down at the first place of each path, along it, and up at its end; all fingers at once. */
  move(...paths: readonly (readonly Point[])[]): Promise<void>;
}

async function fingersOn(page: Page): Promise<Fingers> {
  const session: CDPSession = await page.context().newCDPSession(page);
  await session.send("Emulation.setTouchEmulationEnabled", { enabled: true, maxTouchPoints: 5 });
  // Sixteen milliseconds apart by their own account, however busy the machine is.
  let timestamp = Date.now() / 1000;
  const send = (type: "touchStart" | "touchMove" | "touchEnd", points: readonly Point[]) => {
    timestamp += 0.016;
    const touchPoints = points.map(([x, y], id) => ({ x, y, id }));
    return session.send("Input.dispatchTouchEvent", { type, touchPoints, timestamp });
  };
  return {
    async move(...paths) {
      const turns = Math.max(...paths.map((path) => path.length));
      for (let turn = 0; turn < turns; turn += 1) {
        const points = paths.flatMap((path) => path.slice(turn, turn + 1));
        await send(turn === 0 ? "touchStart" : "touchMove", points);
      }
      await send("touchEnd", []);
    },
  };
}

/** A straight way in five pieces. */
function line([x, y]: Point, [toX, toY]: Point): Point[] {
  return [0, 1, 2, 3, 4, 5].map((n) => [x + ((toX - x) * n) / 5, y + ((toY - y) * n) / 5]);
}

const HERE = "#/registries/dubbo";

async function openHere(width = 1280, height = 720): Promise<{ page: Page; fingers: Fingers }> {
  const page = await browser.open(HERE, { width, height });
  await ready(page);
  return { page, fingers: await fingersOn(page) };
}

/** What has been asked for is done: an animation frame comes after the input before it. */
async function isStill(page: Page): Promise<boolean> {
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(done)));
  return (await position(page)) === HERE;
}

test("a swipe to the left shows the next step, one to the right goes back", async () => {
  const { page, fingers } = await openHere();
  await fingers.move(line([900, 300], [700, 320]));
  await expect.poll(() => position(page)).toBe(`${HERE}/1`);
  await fingers.move(line([500, 300], [640, 300]));
  await expect.poll(() => position(page)).toBe(HERE);
});

test("a tap on the right third goes on, on the left third back, in the middle nowhere", async () => {
  const { page, fingers } = await openHere();
  await fingers.move([[640, 600]]);
  expect(await isStill(page)).toBe(true);
  await fingers.move([[1200, 600]]);
  await expect.poll(() => position(page)).toBe(`${HERE}/1`);
  await fingers.move([[60, 600]]);
  await expect.poll(() => position(page)).toBe(HERE);
});

test("a tap on a blank screen brings the slide back, and moves nothing under cover", async () => {
  const { page, fingers } = await openHere();
  await page.keyboard.press("b");
  await fingers.move([[1200, 300]]);
  await page.locator(".curtain").waitFor({ state: "hidden" });
  expect(await isStill(page)).toBe(true);
});

describe("the stage stays where it is", () => {
  test("when two fingers pinch, or go the same way", async () => {
    const { page, fingers } = await openHere();
    await fingers.move(line([900, 300], [700, 300]), line([900, 400], [700, 400]));
    expect(await isStill(page)).toBe(true);
    await fingers.move(line([700, 300], [900, 300]), line([600, 300], [400, 300]));
    expect(await isStill(page)).toBe(true);
  });

  test("when a finger goes up or down", async () => {
    const { page, fingers } = await openHere();
    await fingers.move(line([700, 500], [650, 200]));
    expect(await isStill(page)).toBe(true);
  });

  test("when a mouse selects text, from one side to the other", async () => {
    const { page } = await openHere();
    const title = await page.locator("section.present h2").boundingBox();
    if (title === null) throw new Error("no title");
    await page.mouse.move(title.x + 2, title.y + 20);
    await page.mouse.down();
    await page.mouse.move(title.x + 300, title.y + 20, { steps: 5 });
    await page.mouse.up();
    expect(await page.evaluate(() => document.getSelection()?.toString())).toContain("Dubbo");
    expect(await isStill(page)).toBe(true);
    await page.mouse.click(1200, 300);
    expect(await isStill(page)).toBe(true);
  });

  test("when a finger touches a link or is in a panel", async () => {
    const { page, fingers } = await openHere();
    await page.locator("section.present .screen").evaluate((screen) => {
      const link = document.createElement("a");
      link.href = "#/mesh/istio";
      link.textContent = "去别处";
      link.style.cssText = "position: absolute; right: 40px; bottom: 90px";
      screen.append(link);
    });
    const link = await page.locator("section.present a").boundingBox();
    if (link === null) throw new Error("no link");
    await page.keyboard.press("o");
    await page.locator("dialog").waitFor();
    await fingers.move(line([800, 400], [500, 400]));
    expect(await isStill(page)).toBe(true);
    await page.keyboard.press("Escape");
    await page.locator("dialog").waitFor({ state: "detached" });
    await fingers.move([[link.x + 5, link.y + 5]]);
    // The link does what a link does, and nothing besides.
    await expect.poll(() => position(page)).toBe("#/mesh/istio");
  });
});

describe("in a narrow window", () => {
  test("a swipe turns the page, and a tap does not: there a thumb taps to stop what it scrolls", async () => {
    const { page, fingers } = await openHere(390, 844);
    await fingers.move([[370, 700]]);
    expect(await isStill(page)).toBe(true);
    await fingers.move(line([300, 700], [120, 710]));
    await expect.poll(() => position(page)).toBe(`${HERE}/1`);
  });

  test("a swipe on a diagram pushes the diagram", async () => {
    const { page, fingers } = await openHere(390, 844);
    const drawing = page.locator("section.present figure");
    const box = await drawing.boundingBox();
    if (box === null) throw new Error("no drawing");
    await fingers.move(line([330, box.y + 100], [60, box.y + 100]));
    await expect.poll(() => drawing.evaluate(({ scrollLeft }) => scrollLeft)).toBeGreaterThan(100);
    expect(await isStill(page)).toBe(true);
  });

  test("two buttons go on and back, for whoever cannot swipe; Space presses the one that has the focus", async () => {
    const { page, fingers } = await openHere(390, 844);
    const next = page.getByRole("button", { name: "下一步" });
    // Before the finger: for a moment after a tap Chromium ends whatever is pressed, a key on a button too.
    await next.focus();
    await page.keyboard.press("Space");
    await expect.poll(() => position(page)).toBe(`${HERE}/1`);
    await fingers.move([[365, 820]]);
    await expect.poll(() => position(page)).toBe(`${HERE}/2`);
    await page.getByRole("button", { name: "上一步" }).click();
    await expect.poll(() => position(page)).toBe(`${HERE}/1`);
    for (const side of await page.locator(".pager button").all()) {
      const { width = 0, height = 0 } = (await side.boundingBox()) ?? {};
      expect(Math.min(width, height)).toBeGreaterThanOrEqual(44);
    }
  });
});
