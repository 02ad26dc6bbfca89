/** The thirteen figures as a room sees them: words large enough, nothing on anything else. */
import { beforeAll, expect, test } from "vitest";
import { compileTalk } from "../../src/build/compile.ts";
import { freezeDiagrams } from "../../src/build/freeze.ts";
import { judgeDrawing, REST_RULES } from "../../src/check/drawing-rules.ts";
import { measureDrawings } from "../../src/check/measure-drawing.ts";
import { SCREEN } from "../../src/check/stage.ts";
import { slidesOf } from "../../src/model/deck.ts";
import type { Frozen } from "../../src/model/rendered.ts";
import { liesOn } from "./drawing.ts";
import { useBrowser, useWindow } from "./harness.ts";

const compiled = await compileTalk("slides");
if ("unreadable" in compiled) throw new Error("no talk");
const shown = slidesOf(compiled.deck).flatMap((slide) =>
  slide.blocks.flatMap((block) =>
    block.type === "figure" && block.drawing?.type === "diagram"
      ? [{ slide: slide.id, diagram: block.drawing }]
      : [],
  ),
);
const diagrams = shown.map(({ diagram }) => diagram);
const figures = shown.map(({ slide, diagram }) => [diagram.name, slide] as const);
const browser = useBrowser();
const look = useWindow(browser);
let frozen: ReadonlyMap<string, Frozen>;
beforeAll(async () => {
  frozen = await freezeDiagrams(diagrams, async () => browser.browser);
});

test.each(figures)(
  "%s can be read from the last row, and nothing is in the way",
  async (_name, slide) => {
    const page = await look(`#/${slide}`);
    const [drawing, ...more] = await page.evaluate(measureDrawings, SCREEN);
    if (drawing === undefined || more.length > 0) throw new Error("not one drawing");
    expect(drawing.nodes.length).toBeGreaterThan(3);
    expect(drawing.slot.right - drawing.slot.left).toBeCloseTo(1160, 0);
    expect(drawing.slot.bottom - drawing.slot.top).toBeGreaterThanOrEqual(440);
    expect(judgeDrawing(drawing, REST_RULES)).toEqual([]);
    expect(liesOn(drawing)).toEqual([]);
  },
);

test.each(figures)("%s has words of 16 px in the least room a figure gets", (name) => {
  const drawn = frozen.get(name);
  const box = /viewBox="[-\d.]+ [-\d.]+ ([\d.]+) ([\d.]+)"/.exec(
    drawn !== undefined && "svg" in drawn ? drawn.svg : "",
  );
  const [width, height] = [Number(box?.[1]), Number(box?.[2])];
  expect(16 * Math.min(1160 / width, 440 / height)).toBeGreaterThanOrEqual(16);
});
