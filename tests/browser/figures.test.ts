/** The figures hold what their briefs demand: every node, group and edge, drawn inside the slot, with the alt
 *  text, captions and steps the brief gives. Thirteen (D01 on) are drawn for the pictures of the talk, the
 *  others are the editor's. */
import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { compileTalk } from "../../src/build/compile.ts";
import type { Diagram } from "../../src/model/block.ts";
import { slidesOf } from "../../src/model/deck.ts";
import { idsOf } from "../../src/model/step.ts";
import { ready, useBrowser, useWindow } from "./harness.ts";

interface Brief {
  readonly id: string;
  readonly name: string;
  /** The address of the talk's picture, and how sure we are of it. */
  readonly replaces?: string;
  readonly certainty?: string;
  readonly by?: string;
  readonly alt: string;
  readonly nodes: readonly string[];
  readonly groups: readonly string[];
  readonly edges: readonly {
    readonly id: string;
    readonly label?: string;
    readonly bundle?: string;
  }[];
  readonly steps: readonly { readonly say: string; readonly show?: readonly string[] }[];
}

const briefs: readonly Brief[] = JSON.parse(
  await readFile("tests/fixtures/diagrams/brief.json", "utf8"),
);
const compiled = await compileTalk("slides");
if ("unreadable" in compiled) throw new Error("no talk");
const figures = new Map(
  slidesOf(compiled.deck).flatMap((slide) =>
    slide.blocks.flatMap((block) =>
      block.type === "figure" && block.drawing?.type === "diagram"
        ? [[block.drawing.name, { slide: slide.id, diagram: block.drawing }] as const]
        : [],
    ),
  ),
);
const named = briefs.map((brief) => [brief.id, brief.name, brief] as const);
const browser = useBrowser();
const look = useWindow(browser);

test("every figure has a brief, and thirteen stand in for pictures of the talk", () => {
  expect([...figures.keys()].sort()).toEqual(briefs.map(({ name }) => name).sort());
  expect(briefs.filter(({ replaces }) => replaces !== undefined)).toHaveLength(13);
});

test.each(named)("%s %s carries the words and steps of its brief", (_id, _name, brief) => {
  const { diagram } = figureOf(brief);
  if (brief.replaces === undefined) expect(diagram.replaces).toEqual([]);
  else expect(diagram.replaces).toContain(brief.replaces);
  expect(diagram.certainty).toBe(brief.certainty ?? null);
  expect(diagram.by).toBe(brief.by);
  expect(diagram.alt).toBe(brief.alt);
  expect(diagram.steps.map(({ say }) => say)).toEqual(brief.steps.map(({ say }) => say));
  for (const [index, { show }] of brief.steps.entries()) {
    const step = diagram.steps[index];
    const ids = step === undefined ? [] : idsOf(step);
    expect(ids, `step ${index + 1}`).toEqual(expect.arrayContaining([...(show ?? [])]));
  }
});

test.each(named)(
  "%s %s draws every id of its brief inside the slot, once",
  async (_id, _name, brief) => {
    const page = await look(`#/${figureOf(brief).slide}`);
    const drawn = await page.evaluate(() => {
      const slot = document.querySelector("section.present .drawing");
      const room = slot?.getBoundingClientRect();
      const parts = [...(slot?.querySelectorAll("[data-id]") ?? [])].map((element) => {
        const box = element.getBoundingClientRect();
        return {
          id: element.getAttribute("data-id"),
          isLabel: element.closest(".edgeLabel") !== null,
          empty: box.width + box.height === 0,
          inside:
            room !== undefined &&
            box.left >= room.left - 1 &&
            box.right <= room.right + 1 &&
            box.top >= room.top - 1 &&
            box.bottom <= room.bottom + 1,
          text: element.textContent ?? "",
        };
      });
      const ids = [...document.querySelectorAll("[id]")].map(({ id }) => id);
      return {
        parts,
        alt: slot?.querySelector("svg[role=img]")?.getAttribute("aria-label"),
        repeated: ids.filter((id, index) => ids.indexOf(id) !== index),
      };
    });
    expect(drawn.alt).toBe(brief.alt);
    expect(drawn.repeated).toEqual([]);
    const wanted = [...brief.nodes, ...brief.groups, ...brief.edges.map(({ id }) => id)];
    for (const id of wanted) {
      const parts = drawn.parts.filter((part) => part.id === id && !part.isLabel);
      expect(parts, `${brief.name}: ${id}`).toHaveLength(1);
      expect(parts[0], `${brief.name}: ${id}`).toMatchObject({ empty: false, inside: true });
    }
    for (const { id, label, bundle } of brief.edges) {
      if (label === undefined || bundle !== undefined) continue;
      const texts = drawn.parts.filter((part) => part.id === id && part.isLabel);
      expect(compact(texts.map(({ text }) => text).join("")), id).toBe(compact(label));
    }
  },
);

test("what a figure keeps back is not seen until a step names it, even when the box around it is lit", async () => {
  const page = await browser.open("#/registries/zookeeper-dubbo");
  await ready(page);
  const seen: (string | null)[] = [];
  for (let step = 0; step <= 5; step += 1) {
    const badge = page.locator('section.present [data-id="n_lead4"]');
    seen.push(await badge.evaluate((element) => getComputedStyle(element).visibility));
    await page.keyboard.press("PageDown");
  }
  expect(seen).toEqual(["hidden", "hidden", "hidden", "hidden", "hidden", "visible"]);
});

test("what only the editor could know is marked as theirs: on stage, for the speaker, on paper", async () => {
  const slide = "mesh/istio-today";
  const stage = await browser.open(`#/${slide}`);
  await ready(stage);
  const speaker = await browser.open(`?view=speaker#/${slide}`);
  const paper = await browser.context.newPage();
  await paper.goto(new URL("?view=handout", stage.url()).href);
  const head = paper.locator(`.head:has([data-slide="${slide}"])`);
  for (const mark of [
    stage.locator("section.present .kicker .editor"),
    speaker.locator(".kicker .editor").first(),
    head.locator(".kicker .editor"),
    head.locator("+ .plate > .caption > .editor"),
  ]) {
    await mark.waitFor();
    expect(await mark.textContent()).toBe("编注");
  }
});

function figureOf({ name }: Brief): { slide: string; diagram: Diagram } {
  const figure = figures.get(name);
  if (figure === undefined) throw new Error(`the talk shows no ${name}`);
  return figure;
}

function compact(text: string): string {
  return text.replace(/<br\s*\/?>|\s/g, "");
}
