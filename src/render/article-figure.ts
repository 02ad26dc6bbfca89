/** A figure in the article → HTML text: drawn, with a numbered legend and the same in words; where nothing
 *  could be drawn, in words alone. */
import { altOf, type Diagram, type Figure, isByEditor, isTold, titleOf } from "../model/block.ts";
import { toldLines } from "../model/description.ts";
import { legendOf } from "../model/handout.ts";
import { DRAWING_ID, excerptOf } from "../model/rendered.ts";
import type { RenderWords } from "../words/printed.ts";
import { originOf, type RenderContext, renderDrawing } from "./blocks.ts";
import { attributes, escapeHtml } from "./html.ts";
import { renderToldLines } from "./told.ts";

export interface FigureContext extends RenderContext {
  /** Counted as in the handout, from 1. */
  readonly figures: ReadonlyMap<Figure, number>;
}

export function renderPlate(figure: Figure, context: FigureContext): string {
  const { words } = context;
  const number = context.figures.get(figure) ?? 0;
  const { drawing } = figure;
  const origin = drawing?.type === "diagram" ? originOf(drawing, words) : [];
  const name = `<b>${escapeHtml(words.handout.figure(number))}</b>\u3000${escapeHtml(titleOf(figure))}`;
  const mark = isByEditor(figure) ? editorMark(words) : "";
  const caption = `<figcaption>${mark}${[name, ...origin.map(escapeHtml)].join(" · ")}</figcaption>`;
  if (drawing?.type !== "diagram") {
    return `<figure class="plate">${renderDrawing(figure, context)}${caption}</figure>`;
  }
  const svg = context.drawings?.get(drawing.name);
  const shown =
    svg === undefined ? renderWords(figure, drawing, words) : renderFrame(figure, svg, context);
  const fold = svg === undefined ? "" : renderFold(figure, drawing, words);
  return `<figure class="plate">${shown}${caption}${renderLegend(drawing, words)}${fold}</figure>`;
}

/** Before what the author did not say. */
export function editorMark({ speaker }: RenderWords): string {
  return `<b class="editor">${escapeHtml(speaker.editorNote)}</b> `;
}

/** A drawing is wider than a phone, and then moves sideways in its frame: by keyboard too. */
function renderFrame(figure: Figure, svg: string, context: FigureContext): string {
  const number = context.figures.get(figure) ?? 0;
  // Markers and styles of a drawing are found by id: each copy has its own.
  const own = svg.replaceAll(DRAWING_ID, `dg${number}`);
  const name = figure.drawing?.type === "diagram" ? figure.drawing.name : "";
  const about = attributes({
    class: "frame",
    role: "group",
    "aria-label": context.words.handout.figure(number),
    tabindex: "0",
  });
  return `<div${about}>${renderDrawing(figure, { ...context, drawings: new Map([[name, own]]) })}</div>`;
}

function renderLegend({ steps }: Diagram, words: RenderWords): string {
  const entries = legendOf(steps).map(({ number, step }) => {
    const mark = step.by === "editor" ? editorMark(words) : "";
    return `<li${attributes({ value: String(number) })}><span class="number" aria-hidden="true">${number}</span><span>${mark}${escapeHtml(step.say)}</span></li>`;
  });
  return entries.length === 0 ? "" : `<ol class="legend">${entries.join("")}</ol>`;
}

function renderFold(figure: Figure, drawing: Diagram, words: RenderWords): string {
  if (!isTold(figure)) return "";
  const summary = `<summary>${escapeHtml(words.article.told)}</summary>`;
  return `<details class="told">${summary}${tell(figure, drawing, words)}</details>`;
}

function renderWords(figure: Figure, drawing: Diagram, words: RenderWords): string {
  const told = tell(figure, drawing, words);
  // A kind that cannot be told, and that nobody has: as it is written.
  const shown =
    told === "" ? `<pre><code>${escapeHtml(excerptOf(drawing.mermaid))}</code></pre>` : told;
  return `<div class="told">${shown}</div>`;
}

function tell(figure: Figure, { description }: Diagram, words: RenderWords): string {
  const alt = altOf(figure);
  const all = alt === "" ? "" : `<p>${escapeHtml(alt)}</p>`;
  const lines = description === null ? [] : toldLines(description);
  return all + (lines.length === 0 ? "" : renderToldLines([lines], words.handout.told));
}
