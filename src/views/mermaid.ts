/** Mermaid, fetched when the first diagram is near. The only file that knows it. */
import mermaid from "mermaid";
import type { Step } from "../model/step.ts";
import { addBadges } from "./badges.ts";
import { openOutside, refuseForeign } from "./foreign.ts";
import { harmless } from "./harmless.ts";

export interface Drawn {
  /** SVG text whose parts carry `data-id`: nodes, groups, edges and the labels of edges. Its own ids all
   *  begin with the one it was given. */
  readonly svg: string;
  /** The direct members of each group. */
  readonly members: ReadonlyMap<string, readonly string[]>;
}

/** As wide as a figure's slot on the canvas: Mermaid measures text where it draws. */
const SLOT_WIDTH = 1160;
const FONT = '"Noto Sans SC", sans-serif';

mermaid.initialize({
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
});

interface Known {
  getSubGraphs?(): { id: string; nodes: string[] }[];
  getVertices?(): Map<string, { img?: string }>;
}

/** The same text, steps and id make the same bytes, whatever was drawn before. One at a time. */
export async function drawMermaid(
  written: string,
  steps: readonly Step[],
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
  bench.style.width = `${SLOT_WIDTH}px`;
  document.body.append(bench);
  try {
    const { svg } = await mermaid.render(id, text, bench);
    refuseForeign(svg);
    bench.innerHTML = svg;
    const drawn = bench.querySelector("svg");
    if (drawn === null) throw new Error("Mermaid drew nothing");
    openOutside(drawn);
    nameParts(drawn, id);
    scopeIds(drawn, id);
    addBadges(drawn, steps);
    // Where a small drawing shall not be made large, the style has to know how large it is.
    drawn.style.setProperty("--drawn-width", `${Math.ceil(drawn.viewBox.baseVal.width)}px`);
    return { svg: drawn.outerHTML, members: membersOf(known) };
  } finally {
    bench.remove();
  }
}

async function readMermaid(text: string): Promise<Known> {
  const { db } = await mermaid.mermaidAPI.getDiagramFromText(text);
  return db as Known;
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
