/** The handout's pages → HTML text. What stands where was decided by layout; nothing here moves a line. */
import { areByEditor, isByEditor, type Row, type Table, titleOf } from "../model/block.ts";
import { type Chapter, type Deck, type Slide, slidesOf } from "../model/deck.ts";
import {
  anchorOf,
  type ContentsEntry,
  type Footnote,
  type Handout,
  type HandoutPage,
  type HandoutPart,
  type LegendEntry,
  type Words as Paragraph,
  type Placed,
  type Running,
  type Section,
} from "../model/handout.ts";
import { type Inline, withoutPictures } from "../model/inline.ts";
import { slidesOfPart } from "../model/part.ts";
import { type Plan, secondsOf } from "../model/plan.ts";
import { originOf, type RenderContext, renderDrawing } from "./blocks.ts";
import { attributes, escapeHtml } from "./html.ts";
import { decodeAddress, renderInlines } from "./inlines.ts";
import { renderDivider, renderScreen } from "./screen.ts";
import { renderTold, renderToldLines } from "./told.ts";

interface HandoutContext extends RenderContext {
  readonly deck: Deck;
  readonly plan: Plan;
  readonly handout: Handout;
  /** By slide id. */
  readonly chapters: ReadonlyMap<string, Chapter>;
}

export function renderHandout(
  handout: Handout,
  deck: Deck,
  plan: Plan,
  context: RenderContext,
): string {
  const chapters = new Map(
    deck.chapters.flatMap((chapter) => chapter.slides.map(({ id }) => [id, chapter] as const)),
  );
  const pictured: HandoutContext = { ...context, pictured: true, deck, plan, handout, chapters };
  const pages = handout.pages.map((page) => renderPage(page, pictured));
  return `<div${attributes({ class: "handout", "data-paper": handout.paper.name })}>${ownLinks(pages.join(""), deck)}</div>`;
}

/** An author links to a slide by its address, step and all; on paper there is the slide. */
function ownLinks(html: string, deck: Deck): string {
  const anchors = new Map(slidesOf(deck).map((slide) => [slide.id, anchorOf.slide(slide)]));
  return html.replace(/ href="#\/([^"/]+\/[^"/]+)(?:\/\d+)?"/g, (link, id: string) => {
    const anchor = anchors.get(id) ?? anchors.get(decodeAddress(id));
    return anchor === undefined ? link : ` href="#${anchor}"`;
  });
}

function renderPage(page: HandoutPage, context: HandoutContext): string {
  const { words, handout } = context;
  const parts = renderParts(page.parts, context);
  const notes =
    page.notes.length === 0
      ? ""
      : `<div class="notes">${page.notes.map((note) => renderNote(note, context)).join("")}</div>`;
  const head =
    page.running === null
      ? ""
      : `<div class="running" aria-hidden="true"><span>${escapeHtml(runningTitle(page.running, context))}</span><span>${escapeHtml(words.handout.page(page.number, handout.pages.length))}</span></div>`;
  return `<section${attributes({ class: "sheet", "data-page": String(page.number) })}>${head}<div class="flow">${parts}</div>${notes}</section>`;
}

function runningTitle(running: Running, { words }: HandoutContext): string {
  return "chapter" in running ? running.chapter : words.handout.section[running.section];
}

/** Lines of code and rows of a table that follow each other are one thing. */
function renderParts(parts: readonly HandoutPart[], context: HandoutContext): string {
  const html: string[] = [];
  for (let index = 0; index < parts.length; index += 1) {
    const part = parts[index];
    if (part === undefined) continue;
    const run = sameAs(part, parts.slice(index));
    index += run - 1;
    html.push(renderPart(part, parts.slice(index - run + 1, index + 1), context));
  }
  return html.join("");
}

function sameAs(part: HandoutPart, following: readonly HandoutPart[]): number {
  const belongs = (other: HandoutPart): boolean => {
    if (part.type === "code") return other.type === "code" && other.code.at === part.code.at;
    if (part.type === "table-row") return other.type === "table-row" && other.table === part.table;
    return other === part;
  };
  const end = following.findIndex((other) => !belongs(other));
  return end < 0 ? following.length : end;
}

function renderPart(
  part: HandoutPart,
  run: readonly HandoutPart[],
  context: HandoutContext,
): string {
  const { words } = context;
  switch (part.type) {
    case "cover":
      return renderTitlePage(context);
    case "section":
      return `<h1${attributes({ class: "chapter", id: anchorOf.section(part.section) })}>${escapeHtml(words.handout.section[part.section])}</h1>`;
    case "chapter":
      return `<h1${attributes({ class: "chapter", id: anchorOf.chapter(part.number) })}>${escapeHtml(part.title)}</h1>`;
    case "contents":
      return renderEntry(part.entry, context);
    case "head":
      return `<header class="head">${renderHead(part.slide, part.notes, context)}${renderFacts(part.slide, context)}</header>`;
    case "beside":
      return `<div class="beside"><header>${renderHead(part.placed.slide, part.notes, context)}${renderFacts(part.placed.slide, context)}</header>${renderPicture(part.placed, context)}</div>`;
    case "row":
      return `<div${attributes({ class: "shots", "data-columns": String(part.columns) })}>${part.placed.map((placed) => renderPicture(placed, context)).join("")}</div>`;
    case "pair": {
      const cells = part.placed.map(
        (placed) =>
          `<div class="cell"><header>${renderHead(placed.slide, [], context)}</header>${renderPicture(placed, context)}</div>`,
      );
      return `<div class="pair">${cells.join("")}</div>`;
    }
    case "figure":
      return renderPlate(part, context);
    case "legend":
      return `<ol${attributes({ class: "legend", "data-entries": String(part.entries.length) })}>${part.entries.map((entry) => renderLegend(entry, context)).join("")}</ol>`;
    case "continued": {
      const number = context.handout.numbers.backstories.get(part.slide.id) ?? 0;
      const text =
        part.of === "narration"
          ? words.handout.continued(part.slide.number)
          : words.handout.backstoryContinued(number);
      return `<p class="continued"><a${attributes({ href: `#${anchorOf.slide(part.slide)}` })}>${escapeHtml(text)}</a></p>`;
    }
    case "words":
      return renderWords(part, context);
    case "backstory":
      return renderBackstoryHead(part.slide, part.number, context);
    case "table-row":
      return renderRows(part.table, run);
    case "code": {
      const lines = run.flatMap((line) => (line.type === "code" ? [line.code.text] : []));
      return `<pre class="code"><code>${escapeHtml(lines.join("\n"))}</code></pre>`;
    }
    case "rule":
      return "<hr>";
    case "told":
      return renderTold(part, context, isByEditor(part.figure) ? editorMark(context) : "");
    case "told-lines":
      return renderToldLines(part.columns, words.handout.told);
    case "source":
      return renderSource(part, context);
    default:
      return part satisfies never;
  }
}

function renderTitlePage({ deck, plan, words }: HandoutContext): string {
  const { title, subtitle, author, date } = deck.meta;
  const minutes = words.slide.minutes(Math.max(1, Math.round(plan.total / 60)));
  const lines = [
    subtitle,
    author,
    date,
    `${words.handout.slides(slidesOf(deck).length)} · ${minutes}`,
  ].filter((line) => line !== "");
  const rest = lines.map((line) => `<p>${escapeHtml(line)}</p>`).join("");
  return `<div class="title-page"><h1>${escapeHtml(title)}</h1>${rest}</div>`;
}

function renderEntry(
  { level, number, title, anchor }: ContentsEntry,
  context: HandoutContext,
): string {
  const { words, handout } = context;
  const section = /^section-(.+)$/.exec(anchor)?.[1] as Section | undefined;
  const text = section === undefined ? title : words.handout.section[section];
  const page = handout.pageOf.get(anchor);
  return `<a${attributes({ class: "entry", "data-level": String(level), href: `#${anchor}` })}><span class="number">${number ?? ""}</span><span class="text">${escapeHtml(text)}</span><span class="page">${page ?? ""}</span></a>`;
}

function renderHead(slide: Slide, notes: readonly number[], context: HandoutContext): string {
  const level = slide.role === "divider" ? "h1" : "h2";
  const over =
    (areByEditor(slide.blocks) ? editorMark(context) : "") + escapeHtml(slide.trail.join(" › "));
  const kicker = over === "" ? "" : `<p class="kicker">${over}</p>`;
  return `${kicker}<${level}${attributes({ id: anchorOf.slide(slide), "data-slide": slide.id })}><span class="number">${slide.number}</span> ${escapeHtml(slide.title)}${notes.map(renderCall).join("")}</${level}>`;
}

function renderFacts(slide: Slide, context: HandoutContext): string {
  const { words, plan, handout } = context;
  const minutes = Math.round((plan.slides.get(slide.id) ?? 0) / 60);
  const time =
    minutes === 0 ? "" : `<p class="minutes">${escapeHtml(words.slide.minutes(minutes))}</p>`;
  const number = handout.numbers.backstories.get(slide.id);
  const page = handout.pageOf.get(anchorOf.backstory(slide));
  const see =
    number === undefined || page === undefined
      ? ""
      : `<p class="see"><a${attributes({ href: `#${anchorOf.backstory(slide)}` })}>${escapeHtml(words.handout.seeBackstory(number, page))}</a></p>`;
  return `<div class="facts">${time}${see}</div>`;
}

function renderCall(number: number): string {
  return `<sup class="call"${attributes({ id: anchorOf.call(number) })}><a${attributes({ href: `#${anchorOf.note(number)}` })}>[${number}]</a></sup>`;
}

/** A screen, small: as it stands on the stage, with everything on it shown. */
function renderPicture({ slide, screen, piece, pieces }: Placed, context: HandoutContext): string {
  const chapter = context.chapters.get(slide.id);
  const html =
    screen.kind === "divider" && chapter !== undefined
      ? renderDivider(screen, secondsOf(context.plan, slidesOfPart(chapter, slide)), context)
      : renderScreen(screen, { screen: piece, screens: pieces }, context);
  return `<div class="shot">${html}</div>`;
}

function renderPlate(
  { figure, number }: Extract<HandoutPart, { type: "figure" }>,
  context: HandoutContext,
): string {
  const { words, handout } = context;
  const { drawing } = figure;
  const origin = drawing?.type === "diagram" ? originOf(drawing, words) : [];
  const text = [`${words.handout.figure(number)}\u3000${titleOf(figure)}`, ...origin].join(" · ");
  const page = handout.pageOf.get(anchorOf.description(number));
  const see =
    page === undefined
      ? ""
      : ` · <a${attributes({ href: `#${anchorOf.description(number)}` })}>${escapeHtml(words.handout.seeDescription(page))}</a>`;
  const editor = isByEditor(figure) ? editorMark(context) : "";
  return `<div class="plate"${attributes({ id: anchorOf.figure(number) })}><div class="frame">${renderDrawing(figure, context)}</div><p class="caption">${editor}${escapeHtml(text)}${see}</p></div>`;
}

function renderLegend({ number, step }: LegendEntry, context: HandoutContext): string {
  const editor = step.by === "editor" ? editorMark(context) : "";
  return `<li${attributes({ value: String(number) })}><span class="number">${number}</span><span>${editor}${escapeHtml(step.say)}</span></li>`;
}

/** Before what the author did not say. */
function editorMark({ words }: HandoutContext): string {
  return `<b class="editor">${escapeHtml(words.speaker.editorNote)}</b> `;
}

function renderWords(part: Paragraph, context: HandoutContext): string {
  const runs = part.runs.map(({ marker, text, notes }) => {
    const mark = marker === null ? "" : `<span class="marker">${escapeHtml(marker)}</span> `;
    return mark + renderWordsOnly(text) + notes.map(renderCall).join("");
  });
  const named = attributes({
    class: "words",
    "data-of": part.of,
    "data-style": part.style === "plain" ? null : part.style,
    "data-indent": part.indent === 0 ? null : String(part.indent),
    "data-breath": part.breath,
    lang: part.lang === context.deck.meta.lang ? null : part.lang,
    style: part.indent === 0 ? null : `--indent: ${part.indent}`,
  });
  return `<p${named}>${runs.join("")}</p>`;
}

/** Within text a picture is its words: a line of the handout has one height. */
function renderWordsOnly(text: readonly Inline[]): string {
  return renderInlines(withoutPictures(text), () => null);
}

function renderBackstoryHead(slide: Slide, number: number, context: HandoutContext): string {
  const { words, handout } = context;
  const page = handout.pageOf.get(anchorOf.slide(slide)) ?? 0;
  const from = `${words.handout.slide(slide.number)} · ${words.handout.onPage(page)}`;
  return `<header class="story"><h2${attributes({ id: anchorOf.backstory(slide) })}><span class="number">${escapeHtml(words.handout.backstory(number))}</span> ${escapeHtml(slide.title)}</h2><p><a${attributes({ href: `#${anchorOf.slide(slide)}` })}>${escapeHtml(from)}</a></p></header>`;
}

function renderRows(table: Table, run: readonly HandoutPart[]): string {
  const rows = run.flatMap((part) => (part.type === "table-row" ? [part.row] : []));
  const cells = (row: Row | null): string =>
    (row?.cells ?? table.header)
      .map((cell, index) => {
        const align = attributes({ "data-align": table.align[index] ?? null });
        const inside = renderWordsOnly(cell);
        return row === null
          ? `<th scope="col"${align}>${inside}</th>`
          : `<td${align}>${inside}</td>`;
      })
      .join("");
  return `<table class="rows">${rows.map((row) => `<tr>${cells(row)}</tr>`).join("")}</table>`;
}

function renderNote({ number, text, continued }: Footnote, { words }: HandoutContext): string {
  const id = continued ? null : anchorOf.note(number);
  const label = continued ? words.handout.noteContinued : words.speaker.editorNote;
  return `<p class="note"${attributes({ id })}><a class="number"${attributes({ href: `#${anchorOf.call(number)}` })}>[${number}]</a><b class="editor">${escapeHtml(label)}</b> ${renderWordsOnly(text)}</p>`;
}

function renderSource(
  { slide, figure, number }: Extract<HandoutPart, { type: "source" }>,
  context: HandoutContext,
): string {
  const { words, handout } = context;
  const { drawing, caption, address } = figure;
  const origin = drawing?.type === "diagram" ? originOf(drawing, words) : [];
  const page = handout.pageOf.get(anchorOf.figure(number)) ?? 0;
  const from = `${words.handout.slide(slide.number)} · ${words.handout.onPage(page)}`;
  // What was written here has no original.
  const written = address === "" ? [] : [`${words.handout.original} ${caption} ${address}`];
  return `<div class="source"><span class="number">${number}</span><p class="name">${escapeHtml(titleOf(figure))}\u3000<a${attributes({ href: `#${anchorOf.figure(number)}` })}>${escapeHtml(from)}</a></p><p>${escapeHtml([...origin, ...written].join(" · "))}</p></div>`;
}
