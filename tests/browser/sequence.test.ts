/** A sequence looks, steps and is judged like a flowchart, whatever Mermaid draws it of. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { freezeDiagrams } from "../../src/build/freeze.ts";
import { judgeDrawing, REST_RULES } from "../../src/check/drawing-rules.ts";
import { measureDrawings } from "../../src/check/measure-drawing.ts";
import { parseDiagram } from "../../src/parse/diagram.ts";
import { messagesIn } from "../../src/parse/labels.ts";
import { pressAndMove, ready, useBrowser } from "./harness.ts";

const HERE = import.meta.dirname;
const THEME = join(HERE, "../../src/theme");
const style = readdirSync(THEME)
  .map((file) => readFileSync(join(THEME, file), "utf8"))
  .join("\n");
/** Every kind of part there is. */
const text = readFileSync(join(HERE, "../fixtures/diagrams/messages.mmd"), "utf8");
const { diagram } = parseDiagram({
  path: "messages.mmd",
  name: "messages.mmd",
  text: `${text}\n  %% class A service\n  %% class D registry\n`,
});

const browser = useBrowser();

describe("all that a sequence may hold", () => {
  async function show(theme: "light" | "dark"): Promise<Page> {
    const own = browser.context.browser();
    if (own === null) throw new Error("no browser");
    const frozen = (await freezeDiagrams([diagram], async () => own)).get("messages");
    if (frozen === undefined || !("svg" in frozen)) throw new Error("not drawn");
    const page = await browser.context.newPage();
    await page.setContent(`<!doctype html><html data-theme="${theme}"><style>${style}
      .drawing { width: 1160px; height: 2000px }</style>
      <section class="present"><article class="screen" data-kind="figure" data-step="0">
      <div class="drawing">${frozen.svg}</div></article></section>`);
    return page;
  }

  test("is in nobody's way: no line runs through a box or over words, no words stand on others", async () => {
    const page = await show("light");
    const [drawing] = await page.evaluate(measureDrawings, "section.present .screen");
    if (drawing === undefined) throw new Error("not drawn");
    expect(drawing.lines.map(({ id }) => id)).toEqual(
      Array.from({ length: drawing.lines.length }, (_, index) => `m${index + 1}`),
    );
    const findings = judgeDrawing(drawing, REST_RULES);
    // So many messages are small; the rule that says so is right.
    expect(findings.filter(({ rule }) => rule !== "label-small")).toEqual([]);
  });

  test("comes in its order, each message below the one before, its words above its line", async () => {
    const page = await show("light");
    const rows = await page.evaluate(() =>
      [...document.querySelectorAll<SVGPathElement>("path.flowchart-link")].map((line) => {
        const words = [
          ...document.querySelectorAll(`.edgeLabel [data-id="${line.dataset.id}"] text`),
        ];
        const top = line.getBoundingClientRect().top;
        return { top, last: Math.max(...words.map((word) => word.getBoundingClientRect().top)) };
      }),
    );
    expect(rows).toHaveLength(messagesIn(text).size);
    for (const [index, { top, last }] of rows.entries()) {
      expect(last).toBeLessThan(top);
      expect(top).toBeGreaterThan(rows[index - 1]?.top ?? 0);
    }
  });

  test("has no colour but ours, in light and in dark, and roles have theirs", async () => {
    for (const theme of ["light", "dark"] as const) {
      const page = await show(theme);
      const seen = await page.evaluate(() => {
        const probe = document.createElement("i");
        document.body.append(probe);
        const computed = (token: string): string => {
          probe.style.color = `var(${token})`;
          return getComputedStyle(probe).color;
        };
        const tokens = [...document.styleSheets]
          .flatMap((sheet) => [...sheet.cssRules])
          .filter((rule) => rule instanceof CSSStyleRule && rule.selectorText === ":root")
          .flatMap((rule) => [...(rule as CSSStyleRule).style])
          .filter((name) => name.startsWith("--"));
        const ours = new Set(tokens.map(computed));
        const shapes = "rect, line, path, polygon, circle, text, tspan";
        const foreign = [...document.querySelectorAll(`.drawing :is(${shapes})`)]
          .filter((part) => part.closest("symbol, .badge") === null)
          .flatMap((part) => {
            const { fill, stroke } = getComputedStyle(part);
            const strokes = part.matches("text, tspan, line") ? [] : [fill];
            return [...strokes, ...(part.matches("text, tspan") ? [fill] : [stroke])]
              .filter((colour) => colour !== "none" && !ours.has(colour))
              .map((colour) => `${part.tagName}.${part.getAttribute("class")}: ${colour}`);
          });
        const fillOf = (id: string): string =>
          getComputedStyle(
            document.querySelector(`[data-id="${id}"] rect, [data-id="${id}"] circle`) as Element,
          ).fill;
        return {
          foreign: [...new Set(foreign)],
          roles: {
            A: fillOf("A") === computed("--service"),
            D: fillOf("D") === computed("--registry"),
          },
        };
      });
      expect(seen).toEqual({ foreign: [], roles: { A: true, D: true } });
    }
  });
});

test("a message that calls sends a packet along its line, and an answer does not", async () => {
  const page = await browser.open("#/registries/zookeeper-watch/4");
  await page.emulateMedia({ reducedMotion: "no-preference" });
  await ready(page);
  const packets = (): Promise<readonly (string | undefined)[]> =>
    page.evaluate(() =>
      [...document.querySelectorAll("section.present .packet")].map(
        (packet) => (packet.previousElementSibling as SVGElement | null)?.dataset.id,
      ),
    );
  await pressAndMove(page, "PageDown");
  await expect.poll(packets).toEqual(["m6"]);
  await pressAndMove(page, "PageDown");
  await expect.poll(packets).toEqual(["m8"]);
});

test("who fails is crossed out with his lifeline, and what is cut bears a cross beside its words", async () => {
  const page = await browser.open("#/registries/zookeeper-watch/3");
  await ready(page);
  const seen = await page.evaluate(() => {
    const find = (selector: string): Element =>
      document.querySelector(`section.present .drawing ${selector}`) as Element;
    const [cross, words] = [find(".cut-mark"), find('.edgeLabel [data-id="m5"]')].map((part) =>
      part.getBoundingClientRect(),
    ) as [DOMRect, DOMRect];
    return {
      lifeline: getComputedStyle(find('.actor-line[name="pro"]')).strokeDasharray,
      others: getComputedStyle(find('.actor-line[name="zk"]')).strokeDasharray,
      apart: cross.right < words.left || cross.left > words.right || cross.top > words.bottom,
    };
  });
  expect(seen).toEqual({ lifeline: "3px, 9px", others: "none", apart: true });
});
