/** Diagrams drawn ahead, for print: every one of the talk, with a number for each step that says
 *  something, and nothing in it that a printed document must not have. */
import type { Page } from "playwright-core";
import { beforeAll, expect, test } from "vitest";
import type { Browser } from "../../src/browser/start.ts";
import { compileTalk } from "../../src/build/compile.ts";
import { drawerVersion, openDrawer } from "../../src/build/drawer.ts";
import { freezeDiagrams } from "../../src/build/freeze.ts";
import type { Diagram } from "../../src/model/block.ts";
import { slidesOf } from "../../src/model/deck.ts";
import type { Frozen } from "../../src/model/rendered.ts";
import type { Step } from "../../src/model/step.ts";
import { ready, useBrowser } from "./harness.ts";

const compiled = await compileTalk("slides");
if ("unreadable" in compiled) throw new Error("no talk");
const figures = slidesOf(compiled.deck).flatMap((slide) =>
  slide.blocks.flatMap((block) =>
    block.type === "figure" && block.drawing?.type === "diagram"
      ? [{ slide: slide.id, diagram: block.drawing }]
      : [],
  ),
);
const diagrams = figures.map(({ diagram }) => diagram);
const stage = useBrowser();

/** Of the talk's diagrams, drawn anew after one another; `npm run endure` draws all of them so. */
const ANEW = diagrams.filter((_, index) => process.env.PANGBAI_ENDURE || index % 4 === 0);

let drawnAhead: ReadonlyMap<string, Frozen>;
/** A page without styles, on which one drawing after the other is looked at. */
let paper: Page;
beforeAll(async () => {
  drawnAhead = await freezeDiagrams(diagrams, async () => browser());
  paper = await browser().newPage();
});

test("every diagram of the talk is drawn, and the second time without a browser", async () => {
  const frozen = await freezeDiagrams(diagrams, async () => browser());
  expect([...frozen.keys()].sort()).toEqual(diagrams.map(({ name }) => name).sort());
  expect(failuresIn(frozen)).toEqual([]);
  const again = await freezeDiagrams(diagrams, () => Promise.reject(new Error("asked")));
  expect(again).toEqual(frozen);
});

test("a text that cannot be drawn fails alone, and is tried again the next time", async () => {
  const broken = fresh("broken", "flowchart LR\n  a[ -->");
  const all = [
    fresh("first", "flowchart LR\n  a --> b"),
    broken,
    fresh("last", "flowchart LR\n  c --> d"),
  ];
  let asked = 0;
  const freeze = (): ReturnType<typeof freezeDiagrams> =>
    freezeDiagrams(all, async () => {
      asked += 1;
      return browser();
    });
  const frozen = await freeze();
  expect(failuresIn(frozen)).toEqual([["broken", expect.stringContaining("Parse error")]]);
  expect(await freeze()).toEqual(frozen);
  expect(asked).toBe(2);
});

test("a drawing is the same bytes whatever was drawn before it", async () => {
  const drawer = await openDrawer(browser(), await drawerVersion());
  for (const diagram of ANEW.toReversed()) {
    const { svg } = drawnIn(drawnAhead, diagram);
    const id = /^<svg[^>]*? id="([^"]+)"/.exec(svg)?.[1] ?? "";
    expect(await drawer.draw(diagram, id), diagram.name).toEqual(drawnAhead.get(diagram.name));
  }
  await drawer.close();
});

test.each([
  ["a sequence", "sequenceDiagram\n  actor A\n  A->>B: hi\n  B-->>A: ok"],
  ["classes", "classDiagram\n  A <|-- B\n  A --> C : uses"],
  ["a flow", "sankey-beta\n  a,b,10\n  a,c,5"],
])("%s has ids of its own alone, the same each time", async (_kind, mermaid) => {
  const drawer = await openDrawer(browser(), await drawerVersion());
  const [first, second] = [
    await drawer.draw(fresh("kind", mermaid), "dg-kind"),
    await drawer.draw(fresh("kind", mermaid), "dg-kind"),
  ];
  await drawer.close();
  expect(second).toEqual(first);
  const ids = idsIn("svg" in first ? first.svg : "");
  expect(ids.length).toBeGreaterThan(0);
  expect(ids.filter((id) => !id.startsWith("dg-kind"))).toEqual([]);
  expect(new Set(ids).size).toBe(ids.length);
});

test("drawings on one page share no id, and hold nothing that runs or is fetched", async () => {
  const svgs = diagrams.map((diagram) => drawnIn(drawnAhead, diagram).svg);
  const ids = svgs.flatMap(idsIn);
  expect(new Set(ids).size).toBe(ids.length);
  for (const svg of svgs) {
    expect(svg).not.toMatch(/<(?:script|foreignObject|image|iframe|a)\b/i);
    expect(svg).not.toMatch(/<[^>]*\son\w+\s*=/i);
    expect(svg).not.toMatch(/@import|javascript:|url\((?!#)/i);
    const addresses = svg.match(/\w+:\/\/[^"'\s)<]+/g) ?? [];
    expect(addresses.filter((address) => !address.startsWith("http://www.w3.org/"))).toEqual([]);
  }
});

test("nothing but the drawing page and its fonts is asked for, and nothing reaches the network", async () => {
  const answered: string[] = [];
  const refused: string[] = [];
  const watched = {
    newPage: async () => {
      const page = await browser().newPage();
      page.on("response", (response) => answered.push(new URL(response.url()).host));
      page.on("requestfailed", (request) => refused.push(request.url()));
      return page;
    },
  };
  const picture = "https://example.com/picture.png";
  const mermaid = `flowchart LR\n  a@{ img: "${picture}", label: "图" } --> b`;
  const frozen = await freezeDiagrams(
    [fresh("picture", mermaid), fresh("plain", "flowchart LR\n  甲 --> 乙")],
    async () => watched as unknown as Browser,
  );
  expect(failuresIn(frozen).map(([name]) => name)).toEqual(["picture"]);
  expect(new Set(answered)).toEqual(new Set(["drawer.invalid"]));
  expect(refused.filter((address) => !address.endsWith("/favicon.ico"))).toEqual([]);
});

test("a diagram is drawn ahead as large as on the stage", async () => {
  const [figure] = figures;
  if (figure === undefined) throw new Error("no figure");
  const page = await stage.open(`#/${figure.slide}`);
  await ready(page);
  const drawing = page.locator("section.present .drawing svg");
  // Its view box is the camera's there.
  const width = await drawing.evaluate(({ style }) => style.getPropertyValue("--drawn-width"));
  expect(width).toMatch(/^\d+px$/);
  expect(drawnIn(drawnAhead, figure.diagram).svg).toContain(`--drawn-width: ${width}`);
  expect(await drawing.locator(".badge").count()).toBeGreaterThan(0);
  expect(await drawing.locator(".badge").first().isVisible()).toBe(false);
});

test.each(diagrams.map((diagram) => [diagram.name, diagram] as const))(
  "%s has a badge for each step that says something, at what the step names",
  async (_name, diagram) => {
    await paper.setContent(`<style>body { margin: 0 }</style>${drawnIn(drawnAhead, diagram).svg}`);
    const steps = diagram.steps.filter(({ say }) => say !== "");
    const badges = await measureBadges(paper, steps);
    expect(badges.map(({ number }) => number)).toEqual(steps.map((_, index) => index + 1));
    for (const badge of badges) {
      expect(badge, `badge ${badge.number}`).toMatchObject({ inside: true, overlaps: 0 });
      expect(badge.away, `badge ${badge.number}`).toBeLessThan(14);
    }
  },
);

interface MeasuredBadge {
  readonly number: number;
  readonly inside: boolean;
  /** Other badges that it touches. */
  readonly overlaps: number;
  /** From its centre to the part it speaks of, or to that part's label, in units of the drawing. */
  readonly away: number;
}

function measureBadges(page: Page, steps: readonly Step[]): Promise<MeasuredBadge[]> {
  return page.evaluate((steps) => {
    const svg = document.querySelector("svg");
    if (svg === null) throw new Error("no drawing");
    // One unit is one pixel, and the drawing's corner the page's.
    const { x: left, y: top, width, height } = svg.viewBox.baseVal;
    svg.style.cssText = `display: block; width: ${width}px; height: ${height}px; max-width: none`;
    const named = (id: string): SVGGraphicsElement[] => [
      ...svg.querySelectorAll<SVGGraphicsElement>(`[data-id="${id}"]`),
    ];
    const toBox = (x: number, y: number, { left, right, top, bottom }: DOMRect): number =>
      Math.hypot(Math.max(left - x, 0, x - right), Math.max(top - y, 0, y - bottom));
    const toPart = (x: number, y: number, part: SVGGraphicsElement): number => {
      if (!(part instanceof SVGPathElement)) return toBox(x, y, part.getBoundingClientRect());
      const ways = Array.from({ length: 400 }, (_, i) => (part.getTotalLength() * i) / 399);
      const points = ways.map((way) => part.getPointAtLength(way));
      return Math.min(...points.map((at) => Math.hypot(at.x - left - x, at.y - top - y)));
    };
    const badges = [...svg.querySelectorAll<SVGGElement>(".badge")].map((badge) => {
      const box = (badge.querySelector("circle") ?? badge).getBoundingClientRect();
      return { number: Number(badge.dataset.badge), box };
    });
    const centre = ({ left, right, top, bottom }: DOMRect): [number, number] => [
      (left + right) / 2,
      (top + bottom) / 2,
    ];
    return badges
      .toSorted((a, b) => a.number - b.number)
      .map(({ number, box }) => {
        const [x, y] = centre(box);
        const step = steps[number - 1];
        const ids = step && [step.show, step.mark, step.fault, step.cut, step.hide].flat();
        const parts = named(ids?.find((id) => named(id).length > 0) ?? "");
        const others = badges.filter((other) => other.number !== number);
        return {
          number,
          inside: box.left >= 0 && box.top >= 0 && box.right <= width && box.bottom <= height,
          overlaps: others.filter((other) => {
            const [otherX, otherY] = centre(other.box);
            return Math.hypot(otherX - x, otherY - y) < box.width;
          }).length,
          away: Math.min(...parts.map((part) => toPart(x, y, part))),
        };
      });
  }, steps);
}

function browser(): Browser {
  return stage.browser;
}

/** A diagram that was never drawn before. */
function fresh(name: string, mermaid: string): Diagram {
  return {
    type: "diagram",
    name,
    title: "",
    mermaid: `${mermaid}\n%% ${crypto.randomUUID()}`,
    alt: "",
    credit: "",
    certainty: null,
    replaces: [],
    hidden: [],
    grid: [],
    steps: [],
    names: {},
    description: null,
    at: { path: `${name}.mmd`, line: 1, column: 1, endLine: 1 },
  };
}

function failuresIn(frozen: ReadonlyMap<string, Frozen>): [string, string][] {
  return [...frozen].flatMap(([name, result]): [string, string][] =>
    "failed" in result ? [[name, result.failed]] : [],
  );
}

function drawnIn(
  frozen: ReadonlyMap<string, Frozen>,
  { name }: Diagram,
): Exclude<Frozen, { failed: string }> {
  const result = frozen.get(name);
  if (result === undefined || "failed" in result) throw new Error(`${name} was not drawn`);
  return result;
}

function idsIn(svg: string): string[] {
  return [...svg.matchAll(/\sid="([^"]*)"/g)].map(([, id = ""]) => id);
}
