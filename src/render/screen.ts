/** A screen → one HTML element, drawn on the canvas: stage, previews and handout show the same. */
import { areByEditor } from "../model/block.ts";
import type { Screen, SetText, Type } from "../model/screen.ts";
import { type RenderContext, renderBlocks } from "./blocks.ts";
import { attributes, escapeHtml } from "./html.ts";
import { renderInlines } from "./inlines.ts";

/** Which of its slide's screens this is, from 1. */
export interface Piece {
  readonly screen: number;
  readonly screens: number;
}

export function renderCover({ head }: Screen): string {
  const under = head.under.map((each) => renderSet("p", "under", each));
  return frame("cover", renderSet("h1", "title", head.title) + under.join(""));
}

/** `seconds` is how long its part takes. */
export function renderDivider({ head }: Screen, seconds: number, context: RenderContext): string {
  const { words } = context;
  const titles = head.under.map((each) => renderSet("li", "held", each)).join("");
  const holds = titles === "" ? "" : `<ol class="holds">${titles}</ol>`;
  const minutes = Math.round(seconds / 60);
  const time =
    minutes === 0 ? "" : `<p class="minutes">${escapeHtml(words.slide.minutes(minutes))}</p>`;
  const title = renderSet(context.pictured ? "div" : "h2", "title", head.title);
  const ordinal = `<p class="ordinal" aria-hidden="true">${escapeHtml(head.kicker)}</p>`;
  return frame(
    "divider",
    `<header>${ordinal}${title}</header><div class="body">${holds}${time}</div>`,
  );
}

export function renderScreen(screen: Screen, piece: Piece, context: RenderContext): string {
  const { kind, head, type, blocks } = screen;
  const { words, pictured } = context;
  const continued =
    piece.screen > 1
      ? `<span class="continued">${escapeHtml(words.slide.continued(piece.screen, piece.screens))}</span>`
      : "";
  const mark = areByEditor(blocks)
    ? `<b class="editor">${escapeHtml(words.speaker.editorNote)}</b>`
    : "";
  const over = mark + escapeHtml(head.kicker) + continued;
  // Its room is there without it too, so that titles stand where they stand.
  const kicker = over === "" ? '<div class="kicker"></div>' : `<p class="kicker">${over}</p>`;
  const title = renderSet(pictured ? "div" : "h2", "title", head.title);
  // A reader of the handout has title and kicker in the head already.
  const said = attributes({ "aria-hidden": pictured ? "true" : null });
  const body = `<div class="body">${renderBlocks(blocks, context)}</div>`;
  return frame(kind, `<header${said}>${kicker}${title}</header>${body}`, styleOf(type));
}

/** Text that was set from plain words. */
function renderSet(tag: string, name: string, { text, size }: SetText): string {
  const about = attributes({ class: name, style: `font-size: ${size}px` });
  return `<${tag}${about}>${renderInlines(text, NO_PICTURES)}</${tag}>`;
}

const NO_PICTURES = (): null => null;

function styleOf({ size, line, gap, code }: Type): string {
  return `--size: ${size}px; --leading: ${line}px; --gap: ${gap}px; --code: ${code.size}px`;
}

function frame(kind: Screen["kind"], inside: string, style: string | null = null): string {
  return `<article${attributes({ class: "screen", "data-kind": kind, style })}>${inside}</article>`;
}
