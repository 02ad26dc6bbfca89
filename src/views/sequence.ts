/** A sequence as Mermaid draws it, made over: its participants become nodes and its messages become lines with
 *  labels, as a flowchart has them, so that they look alike, step alike and are judged alike. Lifelines, frames
 *  and what is active keep quiet: no step names them. */
import type { Size } from "./rows.ts";
import { closeRows, LEADING } from "./sequence-rows.ts";

const SVG = "http://www.w3.org/2000/svg";

/** What Mermaid lays a sequence out with. Rows come closer later, participants may stand further apart. */
export const SEQUENCE = {
  diagramMarginX: 0,
  diagramMarginY: 0,
  actorMargin: 16,
  width: 90,
  boxMargin: 8,
  boxTextMargin: 7,
  noteMargin: 3,
  wrapPadding: 6,
  activationWidth: 12,
  labelBoxWidth: 48,
  labelBoxHeight: 24,
  actorFontSize: 16,
  noteFontSize: 16,
  messageFontSize: 16,
  mirrorActors: false,
  bottomMarginAdj: 0,
};

const LINE_HEIGHT = 20;
const HEAD_PADDING = 14;
/** A stick man, or what else Mermaid draws for those who are no plain participant. */
const FIGURE = 66;

export interface Participant {
  readonly type: string;
  /** What is written on it. */
  readonly description: string;
}

/** As high as the most lines of a name: Mermaid gives all participants one height, whatever they say. */
export function headHeight(participants: readonly Participant[]): number {
  const lines = participants.map(({ description }) => description.split(/<br\s*\/?>/i).length);
  const own = Math.max(1, ...lines) * LINE_HEIGHT + HEAD_PADDING;
  return participants.some(({ type }) => type !== "participant") ? Math.max(own, FIGURE) : own;
}

const CLASS =
  /^[^\S\n]*%%[^\S\n]*class[^\S\n]+([^\s,]+(?:[^\S\n]*,[^\S\n]*[^\s,]+)*)[^\S\n]+([\w-]+)[^\S\n]*$/gm;

/** By participant. Mermaid knows no classes in a sequence: a flowchart's statement stands in a comment. */
export function classesIn(mermaid: string): ReadonlyMap<string, readonly string[]> {
  const classes = new Map<string, readonly string[]>();
  for (const [, ids = "", name = ""] of mermaid.matchAll(CLASS)) {
    for (const id of ids.split(/\s*,\s*/)) classes.set(id, [...(classes.get(id) ?? []), name]);
  }
  return classes;
}

const FRAME = '[data-et="control-structure"]';
/** Dimmed at every step, since none can name it. A lifeline lit with its participant would hold the camera to
 *  all of the drawing's height. */
const QUIET = `.actor-line, ${FRAME}, [class^="activation"], rect.rect, text.text`;

/** `classes` gives participants their roles. */
export function dressSequence(
  svg: SVGSVGElement,
  classes: ReadonlyMap<string, readonly string[]>,
  slot: Size,
): void {
  closeRows(svg, slot);
  dressParticipants(svg, classes);
  for (const [index, note] of svg.querySelectorAll('[data-et="note"]').entries()) {
    note.setAttribute("data-id", `note${index + 1}`);
    note.classList.add("node", "sequence-note");
  }
  for (const part of svg.querySelectorAll(QUIET)) part.setAttribute("data-id", "");
  for (const frame of svg.querySelectorAll(FRAME)) {
    frame.classList.add("sequence-frame");
    for (const text of frame.querySelectorAll<SVGTextElement>(".loopText, .sectionTitle")) {
      text.before(groundOf(text));
    }
  }
  dressMessages(svg);
  evenHeads(svg);
}

function dressParticipants(
  svg: SVGSVGElement,
  classes: ReadonlyMap<string, readonly string[]>,
): void {
  for (const head of svg.querySelectorAll('[data-et="participant"]')) {
    head.classList.add("node", ...(classes.get(head.getAttribute("data-id") ?? "") ?? []));
    for (const corner of ["rx", "ry"]) head.querySelector("rect")?.removeAttribute(corner);
  }
}

/** In order `m1`, `m2`, …: Mermaid counts all that it draws. A message's words, one or more lines of them,
 *  stand before its line, and its number behind it. */
function dressMessages(svg: SVGSVGElement): void {
  const paths = add(svg, "g", { class: "edgePaths" });
  const labels = add(svg, "g", { class: "edgeLabels" });
  const parts = svg.querySelectorAll<SVGGraphicsElement>(
    '.messageText, [data-et="message"], .sequenceNumber',
  );
  let words: SVGTextElement[] = [];
  let number = 0;
  for (const part of parts) {
    if (part.matches(".messageText")) {
      words.push(part as SVGTextElement);
    } else if (part.matches(".sequenceNumber")) {
      dressNumber(part as SVGTextElement, `m${number}`, labels);
    } else {
      number += 1;
      paths.append(lineOf(part, `m${number}`));
      labels.append(labelOf(words, `m${number}`));
      words = [];
      part.remove();
    }
  }
}

function lineOf(part: SVGElement, id: string): SVGElement {
  const at = (name: string): string => part.getAttribute(name) ?? "0";
  const straight = `M${at("x1")},${at("y1")} L${at("x2")},${at("y2")}`;
  const pattern = part.matches(".messageLine1") ? "edge-pattern-dotted" : "edge-pattern-solid";
  const line = make("path", {
    d: part.getAttribute("d") ?? straight,
    class: `flowchart-link edge-thickness-normal ${pattern}`,
    "data-id": id,
    fill: "none",
    "stroke-width": 1.5,
  });
  for (const end of ["marker-start", "marker-end"]) {
    const head = part.getAttribute(end);
    if (head !== null) line.setAttribute(end, head);
  }
  return line;
}

function labelOf(words: readonly SVGTextElement[], id: string): SVGElement {
  const outer = make("g", { class: "edgeLabel" });
  add(outer, "g", { class: "label", "data-id": id }).append(...words.map(groundOf), ...words);
  return outer;
}

/** Lifelines run behind words. */
function groundOf(text: SVGTextElement): SVGElement {
  const { x, y, width, height } = text.getBBox();
  const box = { x: x - 2, y: y + LEADING, width: width + 4, height: height - 2 * LEADING };
  return make("rect", { class: "background", ...box });
}

const NUMBER_RADIUS = 11;

/** Mermaid's numbers are too small to be read, and stand on a marker of a line without length. */
function dressNumber(text: SVGTextElement, id: string, into: Element): void {
  const line = text.previousElementSibling;
  const [x, y] = [line?.getAttribute("x1") ?? "0", line?.getAttribute("y1") ?? "0"];
  const group = add(into, "g", { class: "sequence-number", "data-id": id });
  add(group, "circle", { cx: x, cy: y, r: NUMBER_RADIUS });
  const own = add(group, "text", { x, y, dy: "0.36em", "text-anchor": "middle", "font-size": 16 });
  own.textContent = text.textContent;
  line?.remove();
  text.remove();
}

/** Heads as large as a flowchart's, however strong their line is. A cross is drawn twice as large. */
function evenHeads(svg: SVGSVGElement): void {
  for (const head of svg.querySelectorAll("marker")) {
    head.setAttribute("markerUnits", "userSpaceOnUse");
    if (!head.id.endsWith("-crosshead")) continue;
    const cross = { viewBox: "0 1 7 7", refX: 3.5, refY: 4.5, markerWidth: 14, markerHeight: 14 };
    for (const [name, value] of Object.entries(cross)) head.setAttribute(name, String(value));
  }
}

type Attributes = Readonly<Record<string, string | number>>;

function add(into: Element, name: string, attributes: Attributes): SVGElement {
  const part = make(name, attributes);
  into.append(part);
  return part;
}

function make(name: string, attributes: Attributes): SVGElement {
  const part = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) part.setAttribute(key, String(value));
  return part;
}
