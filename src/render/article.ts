/** The talk as an article → HTML text: what each slide shows and what is said, in one column, for a reader
 *  without the room. It has the slides whole, as they were written, and not their screens. */
import { type Chapter, type Deck, type Slide, silent, slidesOf } from "../model/deck.ts";
import type { Plan } from "../model/plan.ts";
import { type ArticleContext, addressOf, type Heading, renderSlide } from "./article-slide.ts";
import { attributes, escapeHtml } from "./html.ts";
import { decodeAddress } from "./inlines.ts";
import { renderSearch } from "./search.ts";

export interface ArticleOptions {
  /** Whether what is said is in it: narration, backstory and editor's notes, and how long they take. */
  readonly narration: boolean;
}

/** One `main` element. */
export function renderArticle(
  whole: Deck,
  plan: Plan,
  context: Omit<ArticleContext, "lang">,
  { narration }: ArticleOptions,
): string {
  const deck = narration ? whole : silent(whole);
  const own: ArticleContext = { ...context, lang: deck.meta.lang };
  const parts = deck.chapters.flatMap(partsOf);
  const html = [
    renderTitle(deck, narration ? Math.round(plan.total / 60) : 0, own),
    renderContents(parts, own),
    ...parts.map((part) => renderPart(part, own)),
  ];
  return `<main class="article">${ownLinks(html.join("\n"), deck)}</main>`;
}

/** What stands under one heading of the second level: a divider, or a chapter that begins without. */
interface Part {
  readonly title: string;
  /** Its id. */
  readonly address: string;
  readonly divider: Slide | null;
  readonly slides: readonly Slide[];
}

function partsOf({ id, title, slides }: Chapter): readonly Part[] {
  const parts: { title: string; address: string; divider: Slide | null; slides: Slide[] }[] = [];
  for (const slide of slides) {
    if (slide.role === "divider") {
      parts.push({ title: slide.title, address: addressOf(slide), divider: slide, slides: [] });
      continue;
    }
    if (parts.length === 0) parts.push({ title, address: `/${id}`, divider: null, slides: [] });
    parts.at(-1)?.slides.push(slide);
  }
  return parts;
}

function renderTitle({ meta, chapters }: Deck, spoken: number, { words }: ArticleContext): string {
  const { title, subtitle, author, date, lang } = meta;
  const line = (name: string, texts: readonly string[]): string => {
    const told = texts.filter((text) => text !== "");
    const spans = told.map((text) => `<span>${escapeHtml(text)}</span>`);
    return spans.length === 0 ? "" : `<p class="${name}">${spans.join(" · ")}</p>`;
  };
  const count = charactersIn({ meta, chapters });
  const minutes = Math.max(1, Math.round(count / PER_MINUTE[lang]));
  const facts = [
    words.article.length(rounded(count), minutes),
    words.handout.slides(slidesOf({ meta, chapters }).length),
    spoken === 0 ? "" : words.article.spoken(spoken),
  ];
  const guide = spoken === 0 ? "" : `<p class="guide">${escapeHtml(words.article.guide)}</p>`;
  return `<header class="title">
<h1>${escapeHtml(title)}</h1>${line("subtitle", [subtitle])}${line("by", [author, date])}${line("facts", facts)}
<p class="stage"><a href="./">${escapeHtml(words.article.present)}</a></p>${guide}
</header>`;
}

/** Read silently. */
const PER_MINUTE = { "zh-CN": 400, en: 230 } as const;

/** A Han character counts as one, and so does a word of anything else. */
function charactersIn(deck: Deck): number {
  const texts = Object.values(renderSearch(deck)).map(({ shown, said }) => `${shown} ${said}`);
  return texts.reduce((sum, text) => sum + (text.match(COUNTED)?.length ?? 0), 0);
}

const COUNTED = /\p{Script=Han}|[\p{Script=Latin}\p{N}’'-]+/gu;

/** To what a reader would remember of it. */
function rounded(count: number): number {
  const unit = count < 1000 ? 10 : 100;
  return Math.max(unit, Math.round(count / unit) * unit);
}

function renderContents(parts: readonly Part[], { words }: ArticleContext): string {
  const entries = parts.map((part) => {
    const slides = part.slides.filter((slide, index) => headingOf(slide, index, part) !== null);
    const titles = slides.map((slide) => {
      const trail = slide.trail.map((text) => `${text} › `).join("");
      return `<li>${linkTo(addressOf(slide), trail + slide.title)}</li>`;
    });
    const under = titles.length === 0 ? "" : `<ol>${titles.join(" ")}</ol>`;
    return `<li>${linkTo(part.address, part.title)}${under}</li>`;
  });
  const title = escapeHtml(words.handout.section.contents);
  return `<nav class="contents" aria-labelledby="contents"><h2 id="contents">${title}</h2><ol>${entries.join("\n")}</ol></nav>`;
}

function linkTo(address: string, text: string): string {
  return `<a${attributes({ href: `#${address}` })}>${escapeHtml(text)}</a>`;
}

function renderPart(part: Part, context: ArticleContext): string {
  const { divider, title, address, slides } = part;
  const head =
    divider === null
      ? `<h2${attributes({ class: "chapter", id: address })}>${escapeHtml(title)}</h2>`
      : renderSlide(divider, "h2", context);
  const rest = slides.map((slide, index) =>
    renderSlide(slide, headingOf(slide, index, part), context),
  );
  return `<div class="part">${[head, ...rest].join("\n")}</div>`;
}

/** None for a slide that is called like what it follows: its part, or the slide before. */
function headingOf(slide: Slide, index: number, { title, slides }: Part): Heading {
  const before = slides[index - 1];
  const over = before === undefined ? title : called(before);
  return called(slide) === over ? null : "h3";
}

function called({ trail, title }: Slide): string {
  return [...trail, title].join(" › ");
}

/** An author links to a slide by its address, step and all; here there is the slide. */
function ownLinks(html: string, deck: Deck): string {
  const ids = new Set(slidesOf(deck).map(({ id }) => id));
  return html.replace(/ href="#\/([^"/]+\/[^"/]+)\/\d+"/g, (link, id: string) =>
    ids.has(id) || ids.has(decodeAddress(id)) ? ` href="#/${id}"` : link,
  );
}
