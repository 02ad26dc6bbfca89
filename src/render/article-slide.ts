/** A slide in the article → HTML text: its heading, what it shows, what is said, and what else there is to
 *  know. Set apart from each other, so that a reader always knows which is which. */
import { areByEditor, type Block } from "../model/block.ts";
import type { EditorNote, Slide } from "../model/deck.ts";
import type { Words as Paragraph, WordRun } from "../model/handout.ts";
import { isOnBackstory, isOnNarration } from "../model/notes.ts";
import { editorMark, type FigureContext, renderPlate } from "./article-figure.ts";
import { renderBlocks } from "./blocks.ts";
import { attributes, escapeHtml } from "./html.ts";
import { renderInlines } from "./inlines.ts";
import { renderBackstory, renderNote } from "./narration.ts";

export interface ArticleContext extends FigureContext {
  /** The deck's. */
  readonly lang: string;
  /** Beats as paragraphs. A note that is called in one is its place among the slide's editor's notes. */
  readonly paragraphsOf: (slide: Slide) => readonly Paragraph[];
}

/** A slide that is called like the one before goes on under its heading. */
export type Heading = "h2" | "h3" | null;

export function renderSlide(slide: Slide, heading: Heading, context: ArticleContext): string {
  const parts = [
    renderHead(slide, heading, context),
    renderShown(slide, context),
    renderSaid(slide, context),
    renderFold(slide, context),
  ];
  return `<section class="slide"${attributes({ id: addressOf(slide) })}>${parts.join("")}</section>`;
}

/** The same on the stage. */
export function addressOf({ id }: Slide): string {
  return `/${id}`;
}

function renderHead(slide: Slide, heading: Heading, { words }: ArticleContext): string {
  const { number, title, trail, blocks } = slide;
  const over =
    (areByEditor(blocks) ? editorMark(words) : "") +
    (heading === null ? "" : escapeHtml(trail.join(" › ")));
  const kicker = over === "" ? "" : `<p class="kicker">${over}</p>`;
  const named = heading === null ? "" : `<${heading}>${escapeHtml(title)}</${heading}>`;
  const link = attributes({
    class: "number",
    href: `./#${addressOf(slide)}`,
    "aria-label": words.article.onStage(number),
  });
  return `<header>${kicker}${named}<a${link}>${number}</a></header>`;
}

function renderShown(slide: Slide, context: ArticleContext): string {
  const notes = slide.editorNotes.filter(
    (note) => !isOnNarration(slide, note) && !isOnBackstory(slide, note),
  );
  const inside =
    renderParts(slide.blocks, context) + notes.map((note) => renderNote(note, context)).join("");
  if (inside === "") return "";
  const about = { class: "shown", role: "group", "aria-label": context.words.stage.slide };
  return `<div${attributes(about)}>${inside}</div>`;
}

/** Figures stand free, everything else on panels between them. */
function renderParts(blocks: readonly Block[], context: ArticleContext): string {
  const parts: string[] = [];
  let open: Block[] = [];
  const close = (): void => {
    if (open.length > 0) parts.push(`<div class="panel">${renderPlain(open, context)}</div>`);
    open = [];
  };
  for (const block of blocks) {
    if (block.type !== "figure") {
      open.push(block);
      continue;
    }
    close();
    parts.push(renderPlate(block, context));
  }
  close();
  return parts.join("");
}

/** What may be wider than a phone has a box of its own to move sideways in. Nothing that an author writes
 *  looks like a tag of ours. */
function renderPlain(blocks: readonly Block[], context: ArticleContext): string {
  const inside = { ...context, headings: 4 } as const;
  const box = attributes({
    class: "scroll",
    role: "group",
    "aria-label": context.words.article.table,
    tabindex: "0",
  });
  return renderBlocks(blocks, inside)
    .replaceAll("<table>", `<div${box}><table>`)
    .replaceAll("</table>", "</table></div>")
    .replaceAll("<pre>", '<pre tabindex="0">');
}

function renderSaid(slide: Slide, context: ArticleContext): string {
  const paragraphs = context.paragraphsOf(slide);
  if (paragraphs.length === 0) return "";
  const inside = paragraphs.map((each) => renderParagraph(each, slide.editorNotes, context));
  const about = { class: "said", role: "group", "aria-label": context.words.speaker.narration };
  return `<div${attributes(about)}>${inside.join("")}</div>`;
}

function renderParagraph(
  { runs, lang, breath }: Paragraph,
  notes: readonly EditorNote[],
  context: ArticleContext,
): string {
  const isItem = runs.some(({ marker }) => marker !== null);
  const named = attributes({
    class: [breath ? "breath" : "", isItem ? "item" : ""].join(" ").trim() || null,
    lang: lang === context.lang ? null : lang,
  });
  const inside = runs.map((run) => renderRun(run, notes, context));
  return `<p${named}>${inside.join("")}</p>`;
}

/** A beat, and what the editor notes on it: beside the line where there is room, else under it. */
function renderRun(
  { marker, text, notes: called }: WordRun,
  notes: readonly EditorNote[],
  context: ArticleContext,
): string {
  const mark = marker === null ? "" : `<span class="marker">${escapeHtml(marker)}</span> `;
  const said = renderInlines(text, context.pictureAt);
  const asides = called.flatMap((index) => {
    const note = notes[index];
    return note === undefined ? [] : [renderAside(note, context)];
  });
  if (asides.length === 0) return mark + said;
  return `${mark}<span class="noted">${said}</span>${asides.join("")}`;
}

function renderAside({ text }: EditorNote, { words, pictureAt }: ArticleContext): string {
  return `<span class="editor-note" role="note">${editorMark(words)}${renderInlines(text, pictureAt)}</span>`;
}

function renderFold(slide: Slide, context: ArticleContext): string {
  if (slide.backstory.length === 0) return "";
  const { words } = context;
  const summary = `<summary>${escapeHtml(words.speaker.backstory)}</summary>`;
  const told = renderBackstory(slide, { ...context, headings: 4 });
  return `<details class="backstory">${summary}${told}</details>`;
}
