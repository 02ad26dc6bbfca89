/** The thirteen figures as a room sees them: words large enough, nothing on anything else. */
import { expect, test } from "vitest";
import { compileTalk } from "../../src/build/compile.ts";
import { freezeDiagrams } from "../../src/build/freeze.ts";
import { slidesOf } from "../../src/model/deck.ts";
import { faultsIn, measureDrawing } from "./drawing.ts";
import { ready, useBrowser } from "./harness.ts";

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
const SLOT = "section.present .drawing";

test.each(figures)(
  "%s can be read from the last row, and nothing is in the way",
  async (_name, slide) => {
    const page = await browser.open(`#/${slide}`);
    await ready(page);
    const measured = await measureDrawing(page, SLOT);
    expect(measured.slot.right - measured.slot.left).toBeCloseTo(1160, 0);
    expect(measured.slot.bottom - measured.slot.top).toBeGreaterThanOrEqual(440);
    expect(faultsIn(measured)).toEqual([]);
  },
);

test.each(figures)("%s has words of 16 px in the least room a figure gets", async (name) => {
  const own = browser.context.browser();
  if (own === null) throw new Error("no browser");
  const frozen = (await freezeDiagrams(diagrams, async () => own)).get(name);
  const box = /viewBox="[-\d.]+ [-\d.]+ ([\d.]+) ([\d.]+)"/.exec(
    frozen !== undefined && "svg" in frozen ? frozen.svg : "",
  );
  const [width, height] = [Number(box?.[1]), Number(box?.[2])];
  expect(16 * Math.min(1160 / width, 440 / height)).toBeGreaterThanOrEqual(16);
});

test("what is wrong with a drawing is said", async () => {
  const page = await browser.context.newPage();
  await page.setContent(`<div class="slot" style="width: 400px; height: 300px">
    <svg width="500" height="100" style="font-size: 12px"><g>
      <g class="node" data-id="a"><rect x="0" y="0" width="50" height="40"/></g>
      <g class="node" data-id="b"><rect x="100" y="0" width="50" height="40"/></g>
      <g class="node" data-id="c"><rect x="450" y="0" width="50" height="40"/></g>
      <path class="flowchart-link" data-id="e" d="M50 20 H450" stroke="black"/>
      <g class="edgeLabel"><g data-id="e"><text x="90" y="20">a long label</text></g></g>
      <g class="edgeLabel"><g data-id="f"><text x="95" y="22">another</text></g></g>
    </g></svg></div>`);
  const faults = faultsIn(await measureDrawing(page, ".slot"));
  expect(faults).toContain("words are 12.0 px");
  expect(faults).toContain("it sticks out of its slot");
  expect(faults).toContain("e runs through b");
  expect(faults).toContain("words of e lie on words of f");
  expect(faults).toContain("the label of e lies on b");
});
