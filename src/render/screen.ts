/** A screen → one HTML element, drawn on the canvas: stage, previews and handout show the same. */
import type { DeckMeta, Slide } from "../model/deck.ts";
import type { Screen } from "../model/screen.ts";
import { type RenderContext, renderBlocks, renderHeading } from "./blocks.ts";
import { attributes, escapeHtml } from "./html.ts";
import type { Part } from "./part.ts";

/** Which of its slide's screens this is, from 1. */
export interface Piece {
  readonly screen: number;
  readonly screens: number;
}

export function renderCover(meta: DeckMeta): string {
  const line = [meta.author, meta.date].filter((part) => part !== "").join(" · ");
  const subtitle =
    meta.subtitle === "" ? "" : `<p class="subtitle">${escapeHtml(meta.subtitle)}</p>`;
  const about = line === "" ? "" : `<p class="about">${escapeHtml(line)}</p>`;
  return frame("cover", `<h1 class="title">${escapeHtml(meta.title)}</h1>${subtitle}${about}`);
}

export function renderDivider(slide: Slide, part: Part, context: RenderContext): string {
  const titles = part.titles.map((title) => `<li>${escapeHtml(title)}</li>`).join("");
  const holds = titles === "" ? "" : `<ol class="holds">${titles}</ol>`;
  const minutes = Math.round(part.seconds / 60);
  const time =
    minutes === 0
      ? ""
      : `<p class="minutes">${escapeHtml(context.words.slide.minutes(minutes))}</p>`;
  return frame(
    "divider",
    renderHeading(2, "title", escapeHtml(slide.title), context) + holds + time,
  );
}

export function renderScreen(
  screen: Screen,
  slide: Slide,
  piece: Piece,
  context: RenderContext,
): string {
  const continued =
    piece.screen > 1
      ? `<span class="continued">${escapeHtml(context.words.slide.continued(piece.screen, piece.screens))}</span>`
      : "";
  const kicker = escapeHtml(slide.trail.join(" › "));
  const title = renderHeading(2, "title", escapeHtml(slide.title) + continued, context);
  // A reader of the handout has title and kicker in the head already.
  const said = attributes({ "aria-hidden": context.pictured ? "true" : null });
  const head = `<header${said}><p class="kicker">${kicker}</p>${title}</header>`;
  return frame(
    screen.kind,
    `${head}<div class="body">${renderBlocks(screen.blocks, context)}</div>`,
  );
}

function frame(kind: Screen["kind"], inside: string): string {
  return `<article${attributes({ class: "screen", "data-kind": kind })}>${inside}</article>`;
}
