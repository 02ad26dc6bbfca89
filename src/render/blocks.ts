/** Blocks → HTML text, the same for every view. */
import {
  type Block,
  type Cell,
  type Diagram,
  type Figure,
  type Item,
  type Points,
  type Table,
  type Term,
  type Terms,
  titleOf,
} from "../model/block.ts";
import { excerptOf, reasonOf } from "../model/rendered.ts";
import { itemId } from "../model/screen.ts";
import type { RenderWords } from "../words/printed.ts";
import { attributes, escapeHtml } from "./html.ts";
import { type PictureAddress, pictureSource, renderInlines } from "./inlines.ts";

export interface RenderContext {
  readonly words: RenderWords;
  readonly pictureAt: PictureAddress;
  /** Within an item, term or column: steps name the outermost parts only. */
  readonly nested?: true;
  /** Within a picture of a screen: its headings look like headings and are none, because the slide that
   *  is pictured has its own beside it. */
  readonly pictured?: true;
  /** Where headings within a slide are not of the third level. */
  readonly headings?: 4;
  /** Diagrams that are drawn already, as SVG by name. */
  readonly drawings?: ReadonlyMap<string, string>;
}

/** `inside` is HTML. */
function renderHeading(
  name: string,
  inside: string,
  { pictured, headings }: RenderContext,
): string {
  const tag = pictured ? "div" : `h${headings ?? 3}`;
  return `<${tag} class="${name}">${inside}</${tag}>`;
}

export function renderBlocks(blocks: readonly Block[], context: RenderContext): string {
  return blocks.map((block) => renderBlock(block, context)).join("\n");
}

function renderBlock(block: Block, context: RenderContext): string {
  const { pictureAt } = context;
  const inner: RenderContext = { ...context, nested: true };
  switch (block.type) {
    case "prose":
      return `<p>${renderInlines(block.text, pictureAt)}</p>`;
    case "subheading":
      return renderHeading("subheading", renderInlines(block.text, pictureAt), context);
    case "points":
      return renderPoints(block, context);
    case "terms":
      return renderTerms(block, context);
    case "table":
      return renderTable(block, context);
    case "quotation": {
      const passages = block.passages.map(
        ({ text, source, lang }) =>
          `<blockquote${attributes({ lang })}><p>${renderInlines(text, pictureAt)}</p>${source === "" ? "" : `<cite>${escapeHtml(source)}</cite>`}</blockquote>`,
      );
      return `<div class="quotation">${passages.join("")}</div>`;
    }
    case "quote":
      return `<blockquote class="quote">${renderBlocks(block.blocks, inner)}</blockquote>`;
    case "columns": {
      const columns = block.columns.map(
        ({ title, blocks }, index) =>
          `<div${attributes({ class: "column", "data-id": partId(index, context) })}>${renderHeading("column-title", renderInlines(title, pictureAt), context)}${renderBlocks(blocks, inner)}</div>`,
      );
      return `<div class="columns"${attributes({ "data-columns": String(columns.length) })}>${columns.join("")}</div>`;
    }
    case "code":
      return `<pre><code${attributes({ "data-language": block.language || null })}>${escapeHtml(block.text)}</code></pre>`;
    case "figure":
      return renderFigure(block, context);
    case "rule":
      return "<hr>";
    default:
      return block satisfies never;
  }
}

/** What a step would name a part by; a part of a part has no name of its own. */
function partId(index: number, { nested }: RenderContext): string | null {
  return nested ? null : itemId(index + 1);
}

function renderPoints(points: Points, context: RenderContext): string {
  const items = points.items.map((item, index) => renderItem(item, index, context)).join("");
  if (points.start === null) return `<ul class="points">${items}</ul>`;
  const start = points.start === 1 ? null : String(points.start);
  return `<ol class="points"${attributes({ start })}>${items}</ol>`;
}

function renderItem(item: Item, index: number, context: RenderContext): string {
  const body = renderBlocks(item.blocks, { ...context, nested: true });
  const name = item.continued ? "rest" : item.done === null ? null : "task";
  const box =
    item.done === null || item.continued
      ? ""
      : `<input type="checkbox" disabled${attributes({ checked: item.done })}>`;
  const about = attributes({ class: name, "data-id": partId(index, context) });
  return `<li${about}>${box}${body}</li>`;
}

function renderTerms({ terms, lead }: Terms, context: RenderContext): string {
  const style = lead === undefined ? null : `--lead: ${lead}px`;
  const name = lead === undefined ? "terms" : "terms led";
  const rows = terms.map((term, index) => renderTerm(term, index, context));
  return `<dl${attributes({ class: name, style })}>${rows.join("")}</dl>`;
}

function renderTerm(term: Term, index: number, context: RenderContext): string {
  const id = attributes({ "data-id": partId(index, context) });
  const inner: RenderContext = { ...context, nested: true };
  const explanation =
    term.explanation.length === 0 ? "" : `<dd>${renderBlocks(term.explanation, inner)}</dd>`;
  return `<div${id}><dt>${renderInlines(term.term, context.pictureAt)}</dt>${explanation}</div>`;
}

function renderTable(table: Table, { pictureAt }: RenderContext): string {
  const cell = (tag: "td" | "th", text: Cell, index: number): string => {
    const align = table.align[index] ?? null;
    const scope = tag === "th" ? "col" : null;
    return `<${tag}${attributes({ scope, "data-align": align })}>${renderInlines(text, pictureAt)}</${tag}>`;
  };
  const head = table.header.map((text, index) => cell("th", text, index)).join("");
  const rows = table.rows.map(
    ({ cells }) => `<tr>${cells.map((text, index) => cell("td", text, index)).join("")}</tr>`,
  );
  const columns = (table.widths ?? []).map((width) => `<col style="width: ${width}px">`).join("");
  const group = columns === "" ? "" : `<colgroup>${columns}</colgroup>`;
  const over = head === "" ? "" : `<thead><tr>${head}</tr></thead>`;
  return `<table>${group}${over}<tbody>${rows.join("")}</tbody></table>`;
}

function renderFigure(figure: Figure, context: RenderContext): string {
  const { drawing, caption } = figure;
  const shown = renderDrawing(figure, context);
  if (!isShown(figure, context)) return shown;
  if (drawing?.type !== "diagram") {
    const words = caption === "" ? "" : `<figcaption>${escapeHtml(caption)}</figcaption>`;
    return `<figure>${shown}${words}</figure>`;
  }
  const about = originOf(drawing, context.words).join(" · ");
  return `<figure>${shown}<figcaption><span class="say">${escapeHtml(titleOf(figure))}</span><small>${escapeHtml(about)}</small></figcaption></figure>`;
}

/** What a figure shows: a diagram, a picture, or a card that says what cannot be shown. A diagram comes
 *  as an empty box that a view draws into, unless it is drawn already; its words are there before. */
export function renderDrawing(figure: Figure, context: RenderContext): string {
  const { drawing, caption } = figure;
  switch (drawing?.type) {
    case "diagram": {
      const box = attributes({ class: "drawing", "data-diagram": drawing.name });
      const name = attributes({ role: "img", "aria-label": drawing.alt || titleOf(figure) });
      const drawn = context.drawings?.get(drawing.name);
      if (drawn === undefined) return `<div${box}${name}></div>`;
      // A PDF gives the words to the drawing itself and not to a box around it.
      return `<div${box}>${drawn.replace(/^<svg/, `<svg${name.replaceAll("$", "$$$$")}`)}</div>`;
    }
    case "picture": {
      const source = pictureSource(drawing.path, context.pictureAt);
      if (source === null) return renderCard(figure, context);
      return `<div class="picture"><img${attributes({ src: source, alt: caption })}></div>`;
    }
    case undefined:
      return renderCard(figure, context);
    default:
      return drawing satisfies never;
  }
}

function isShown({ drawing }: Figure, { pictureAt }: RenderContext): boolean {
  return (
    drawing !== null &&
    (drawing.type === "diagram" || pictureSource(drawing.path, pictureAt) !== null)
  );
}

/** How sure we are of a stand-in, and whose the original was. */
export function originOf(
  { certainty, credit }: Diagram,
  { slide }: RenderWords,
): readonly string[] {
  return [
    ...(certainty === null ? [] : [slide.certainty[certainty]]),
    ...(credit === "" ? [] : [slide.credit(credit)]),
  ];
}

/** What stands in for a diagram that could not be drawn: the words for it, its text, and why. */
export function renderFailedDrawing(
  { alt, mermaid }: Diagram,
  why: string,
  { slide }: RenderWords,
): string {
  const line = (text: string): string => (text === "" ? "" : `<p>${escapeHtml(text)}</p>`);
  const source = `<pre><code>${escapeHtml(excerptOf(mermaid))}</code></pre>`;
  return `<div class="card">${line(slide.drawingFailed)}${line(alt)}${source}${line(reasonOf(why))}</div>`;
}

/** What stands in for a picture that cannot be shown: its words and its address, as text. */
function renderCard({ caption, address }: Figure, { words }: RenderContext): string {
  return `<div class="card"><p>${escapeHtml(words.slide.noPicture)}</p><p><strong>${escapeHtml(caption)}</strong></p><p><code>${escapeHtml(address)}</code></p></div>`;
}
