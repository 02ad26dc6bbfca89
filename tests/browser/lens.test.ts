/** What a press on a figure asks of the browser. The time it takes is for the bench; what would take it is for
 *  here. */
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { ready, shows, useBrowser } from "./harness.ts";
import { stopsOf } from "./outline.ts";

const browser = useBrowser();
const stops = await stopsOf("slides");
/** Address and steps of each figure. */
const figures = stops
  .filter(({ screen, presses }) => screen?.kind === "figure" && presses === 0)
  .map(({ address, screen }) => ({ address, steps: screen?.steps.length ?? 0 }));

/** A figure with a camera and with a line that is cut, at rest, and all reckoned that can be before a step. */
async function openReckoned(): Promise<Page> {
  const page = await browser.open("#/registries/spring-cloud");
  await ready(page);
  await page.locator("section.present .cut-mark").first().waitFor({ state: "attached" });
  return page;
}

test("a drawing has the same room at every step, and what is said of it stands on the same line", async () => {
  const page = await browser.open();
  await ready(page);
  expect(figures.length).toBeGreaterThan(15);
  for (const { address, steps } of figures) {
    await page.evaluate((hash) => {
      location.hash = hash;
    }, address);
    await shows(page, address);
    await ready(page);
    const rooms = await page.evaluate((presses) => {
      const edges = (part: string): string => {
        const box = document.querySelector(`section.present ${part}`)?.getBoundingClientRect();
        return `${part} ${box?.left} ${box?.top} ${box?.right} ${box?.bottom}`;
      };
      return Array.from({ length: presses + 1 }, (_, taken) => {
        const key = taken === 0 ? "x" : "PageDown";
        document.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
        return `${edges(".drawing")}, ${edges("figcaption")}`;
      });
    }, steps);
    expect(rooms, address).toEqual(rooms.map(() => rooms[0]));
  }
});

test("no press asks for a size or puts a part into the drawing: both have it laid out or styled once more", async () => {
  const page = await openReckoned();
  const seen = await page.evaluate(async () => {
    const asked: string[] = [];
    const watch = (prototype: object, names: readonly string[]): void => {
      for (const name of names) {
        const own = Object.getOwnPropertyDescriptor(prototype, name) ?? {};
        const ask = own.get ?? own.value;
        const told = function (this: unknown, ...values: unknown[]): unknown {
          asked.push(name);
          return ask.apply(this, values);
        };
        const watched = own.get === undefined ? { value: told } : { get: told };
        Object.defineProperty(prototype, name, { ...own, ...watched });
      }
    };
    watch(Element.prototype, ["clientWidth", "clientHeight", "getBoundingClientRect"]);
    watch(HTMLElement.prototype, ["offsetWidth", "offsetHeight"]);
    watch(SVGGraphicsElement.prototype, ["getBBox", "getScreenCTM"]);
    watch(SVGGeometryElement.prototype, ["getTotalLength", "getPointAtLength"]);
    const drawing = document.querySelector("section.present .drawing") as Element;
    const watcher = new MutationObserver(() => {});
    watcher.observe(drawing, { childList: true, subtree: true });
    const steps: string[] = [];
    for (const key of [...Array<string>(7).fill("PageDown"), ...Array<string>(7).fill("PageUp")]) {
      document.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
      const cut = [...drawing.querySelectorAll(".cut-mark:not([data-hidden])")];
      steps.push(`${drawing.closest<HTMLElement>(".screen")?.dataset.step}:${cut.length}`);
    }
    // Only what happens in the press itself counts.
    return { asked: [...asked], parts: watcher.takeRecords().length, steps };
  });
  expect(seen.steps.join(" ")).toBe("1:0 2:0 3:0 4:0 5:0 6:1 7:0 6:1 5:0 4:0 3:0 2:0 1:0 0:0");
  expect(seen.asked).toEqual([]);
  expect(seen.parts).toBe(0);
});

test("packets set out once the camera has arrived, by transforms alone; who goes on before sends none twice", async () => {
  const page = await openReckoned();
  await page.emulateMedia({ reducedMotion: "no-preference" });
  const seen = await page.evaluate(async () => {
    const press = (key: string): void => {
      document.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
    };
    const packets = (): SVGCircleElement[] => [
      ...document.querySelectorAll<SVGCircleElement>("section.present .packet"),
    ];
    const after = (milliseconds: number): Promise<unknown> =>
      new Promise((done) => setTimeout(done, milliseconds));
    press("PageDown");
    await after(0);
    const atOnce = packets().length;
    for (const key of ["PageUp", "PageDown"]) press(key);
    // Timers run in the order they are due in, however busy the machine is.
    await after(300);
    const twice = packets().filter((packet) => packet.previousElementSibling?.matches(".packet"));
    const changed = packets().flatMap((packet) =>
      packet
        .getAnimations()
        .flatMap(({ effect }) => (effect as KeyframeEffect).getKeyframes())
        .flatMap((frame) => Object.keys(frame)),
    );
    const told = ["offset", "easing", "composite", "computedOffset"];
    // Where the packet is halfway, in the units of the drawing, against the line it runs along.
    const apart = packets().map((packet) => {
      const [run] = packet.getAnimations();
      const line = packet.previousElementSibling as SVGPathElement;
      if (run === undefined) return Number.NaN;
      run.currentTime = 300;
      const { e, f } = new DOMMatrix(getComputedStyle(packet).transform);
      const way = run.effect?.getComputedTiming().progress ?? 0;
      const there = line.getPointAtLength(line.getTotalLength() * way);
      return Math.hypot(e - there.x, f - there.y);
    });
    return {
      atOnce,
      sent: packets().length,
      twice: twice.length,
      changes: [...new Set(changed.filter((name) => !told.includes(name)))],
      apart: Math.max(...apart),
    };
  });
  expect(seen).toMatchObject({ atOnce: 0, twice: 0, changes: ["transform"] });
  expect(seen.sent).toBeGreaterThan(0);
  expect(seen.apart).toBeLessThan(1);
});

test("a drawing that gets another room is looked at anew, before that is painted", async () => {
  const page = await openReckoned();
  await page.keyboard.press("PageDown");
  const scales = await page.evaluate(async () => {
    const svg = document.querySelector("section.present .drawing svg") as SVGSVGElement;
    const caption = document.querySelector<HTMLElement>("section.present figcaption");
    const scale = (): number => new DOMMatrix(getComputedStyle(svg).transform).a;
    const frame = (): Promise<unknown> =>
      new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    const before = scale();
    if (caption !== null) caption.style.minHeight = "148px";
    await frame();
    return { before, after: scale() };
  });
  expect(scales.before).toBeGreaterThan(1.1);
  // Less room, smaller words at rest: the camera comes nearer for them to read as well as before.
  expect(scales.after).toBeGreaterThan(scales.before * 1.05);
});
