/** Mermaid, fetched when the first diagram is near. The only file that knows it. */
import mermaid from "mermaid";
import type { Step } from "../model/step.ts";
import { addBadges } from "./badges.ts";
import { LAYOUT, loader } from "./diagram/loader.ts";
import { openOutside, refuseForeign } from "./foreign.ts";
import { harmless } from "./harmless.ts";
import { classesIn, dressSequence, headHeight, type Participant, SEQUENCE } from "./sequence.ts";
import { roomBetween } from "./sequence-rows.ts";

export interface Drawn {
  /** SVG text whose parts carry `data-id`: nodes, groups, edges and the labels of edges. Its own ids all
   *  begin with the one it was given. */
  readonly svg: string;
  /** The direct members of each group. */
  readonly members: ReadonlyMap<string, readonly string[]>;
}

/** A figure's room on the canvas, its caption apart: Mermaid measures text where it draws. */
const SLOT = { width: 1160, height: 440 };
/** Around a drawing, for the outer half of its lines. */
const MARGIN = 3;
const FONT = '"Noto Sans SC", sans-serif';

const CONFIG: Parameters<typeof mermaid.initialize>[0] = {
  startOnLoad: false,
  securityLevel: "strict",
  // What a text cannot switch back on. Without this list an %%{init}%% line could.
  secure: [
    "secure",
    "securityLevel",
    "startOnLoad",
    "maxTextSize",
    "htmlLabels",
    "flowchart",
    "sequence",
    "themeCSS",
    "themeVariables",
    "fontFamily",
    "layout",
    "dompurifyConfig",
  ],
  suppressErrorRendering: true,
  htmlLabels: false,
  layout: "dagre",
  look: "classic",
  // Without a seed, rounded shapes come out a little different each time.
  handDrawnSeed: 1,
  theme: "base",
  fontFamily: FONT,
  themeVariables: { fontFamily: FONT, fontSize: "16px" },
  // Mermaid's default minimum width of a node costs more label size than anything else.
  flowchart: {
    htmlLabels: false,
    padding: 8,
    minNodeWidth: 0,
    nodeSpacing: 16,
    rankSpacing: 36,
    curve: "basis",
    subGraphTitleMargin: { top: 4, bottom: 8 },
    wrappingWidth: 400,
  },
  sequence: SEQUENCE,
};

const ours = loader();
mermaid.registerLayoutLoaders([ours.definition]);

interface Known {
  readonly kind: "flowchart" | "sequence" | "other";
  getSubGraphs?(): { id: string; nodes: string[] }[];
  getVertices?(): Map<string, { img?: string }>;
  getActors?(): Map<string, Participant>;
}

export interface Drawable {
  readonly mermaid: string;
  readonly steps: readonly Step[];
  /** Which part stands where, row by row; empty without a hint. */
  readonly grid: readonly (readonly string[])[];
}

/** The same drawing and id make the same bytes, whatever was drawn before. One at a time. */
export async function drawMermaid(
  { mermaid: written, steps, grid }: Drawable,
  id: string,
): Promise<Drawn> {
  const text = harmless(written);
  const known = await readMermaid(text);
  refusePictures(known);
  // Measured before the face is there, labels would be cut to another font's widths.
  await Promise.all(
    ["400", "700"].map((weight) => document.fonts.load(`${weight} 16px ${FONT}`, text)),
  );
  const bench = document.createElement("div");
  bench.className = "drawing-bench";
  bench.style.width = `${SLOT.width}px`;
  document.body.append(bench);
  try {
    const svg = await render(id, text, grid, known, bench);
    refuseForeign(svg);
    bench.innerHTML = svg;
    const drawn = bench.querySelector("svg");
    if (drawn === null) throw new Error("Mermaid drew nothing");
    openOutside(drawn);
    nameParts(drawn, id);
    if (known.kind === "sequence") dressSequence(drawn, classesIn(text), SLOT);
    scopeIds(drawn, id);
    addBadges(drawn, steps);
    // Where a small drawing shall not be made large, the style has to know how large it is.
    drawn.style.setProperty("--drawn-width", `${Math.ceil(drawn.viewBox.baseVal.width)}px`);
    return { svg: drawn.outerHTML, members: membersOf(known) };
  } finally {
    bench.remove();
  }
}

/** Flowcharts by our own layout. What that cannot lay out, and other kinds, as Mermaid does. */
async function render(
  id: string,
  text: string,
  grid: Drawable["grid"],
  known: Known,
  bench: HTMLElement,
): Promise<string> {
  if (known.kind === "sequence") return renderSequence(id, text, known, bench);
  if (known.kind === "flowchart") {
    const none = { top: 0, bottom: 0 };
    const flowchart = {
      ...CONFIG.flowchart,
      padding: 5,
      diagramPadding: 3,
      subGraphTitleMargin: none,
    };
    mermaid.initialize({ ...CONFIG, flowchart, layout: LAYOUT as never });
    ours.expect({ grid, slot: SLOT });
    try {
      const { svg } = await mermaid.render(id, text, bench);
      const size = ours.drawn();
      if (size !== null) return framed(svg, size);
    } catch (error) {
      console.debug("drawn by Mermaid's own layout:", error);
      bench.replaceChildren();
    }
  }
  mermaid.initialize(CONFIG);
  return (await mermaid.render(id, text, bench)).svg;
}

/** Drawn as narrow as its words allow, and then with what room is left beside it. */
async function renderSequence(
  id: string,
  text: string,
  known: Known,
  bench: HTMLElement,
): Promise<string> {
  const height = headHeight([...(known.getActors?.().values() ?? [])]);
  const drawn = async (actorMargin: number): Promise<string> => {
    const sequence = { ...SEQUENCE, height, actorMargin };
    mermaid.initialize({ ...CONFIG, sequence });
    const { svg } = await mermaid.render(id, text, bench);
    refuseForeign(svg);
    return svg;
  };
  bench.innerHTML = await drawn(SEQUENCE.actorMargin);
  const narrow = bench.querySelector("svg");
  const more = narrow === null ? 0 : roomBetween(narrow, SLOT);
  bench.replaceChildren();
  return drawn(SEQUENCE.actorMargin + more);
}

/** As large as it was planned: Mermaid measures what came of it, which differs a little from page to page. */
function framed(svg: string, { width, height }: { width: number; height: number }): string {
  const box = [-MARGIN, -MARGIN, width + 2 * MARGIN, height + 2 * MARGIN].map(
    (number) => Math.round(number * 100) / 100,
  );
  return svg.replace(/ viewBox="[^"]*"/, ` viewBox="${box.join(" ")}"`);
}

async function readMermaid(text: string): Promise<Known> {
  mermaid.initialize(CONFIG);
  const { db, type } = await mermaid.mermaidAPI.getDiagramFromText(text);
  const kind = /^(?:flowchart|sequence)/.exec(type)?.[0] ?? "other";
  return Object.assign(db, { kind }) as Known;
}

/** Mermaid fetches a node's picture to learn its size. */
function refusePictures(known: Known): void {
  for (const { img } of known.getVertices?.().values() ?? []) {
    if (img !== undefined) throw new Error("a node asks for a picture by its address");
  }
}

/** Gives parts the ids they were written with: Mermaid's own carry the drawing's id and a counter. */
function nameParts(svg: SVGSVGElement, id: string): void {
  // Alt text and role are given where it is shown, in the words of the diagram's file.
  svg.removeAttribute("role");
  svg.removeAttribute("aria-roledescription");
  svg.removeAttribute("style");
  svg.setAttribute("preserveAspectRatio", "xMidYMid meet");
  for (const element of svg.querySelectorAll(`:is(.node, .cluster, path)[id^="${id}-"]`)) {
    const own = element.id.slice(id.length + 1);
    const name = /^(?:flowchart|classId)-(.+)-\d+$/.exec(own)?.[1] ?? own;
    element.setAttribute("data-id", name);
    // Class diagrams count on from one drawing to the next, and nothing refers to a node by its id.
    if (element.matches(".node")) element.removeAttribute("id");
  }
}

/** Some kinds of diagrams use ids without the drawing's own, the same in each or counted over the page. */
function scopeIds(svg: SVGSVGElement, id: string): void {
  const foreign = [...svg.querySelectorAll("[id]")].filter((part) => !part.id.startsWith(id));
  if (foreign.length === 0) return;
  const scoped = new Map(foreign.map((part, index) => [part.id, `${id}-own${index}`]));
  for (const [index, part] of foreign.entries()) part.id = `${id}-own${index}`;
  for (const part of svg.querySelectorAll("*")) {
    for (const attribute of part.attributes) {
      attribute.value = attribute.value.replace(/#([\w-]+)/g, (reference, target) => {
        const own = scoped.get(target);
        return own === undefined ? reference : `#${own}`;
      });
    }
  }
}

/** Mermaid's parser knows what stands in which group; kinds without groups have none. */
function membersOf(known: Known): Drawn["members"] {
  return new Map((known.getSubGraphs?.() ?? []).map(({ id, nodes }) => [id, nodes]));
}
