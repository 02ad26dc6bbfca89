/** Slides → plain words to be searched: what a room gets to see, and what the speaker says. Titles are in
 *  the index already. */
import { type Figure, figuresIn } from "../model/block.ts";
import { type Deck, type Slide, slidesOf } from "../model/deck.ts";
import { plainText } from "../model/inline.ts";
import type { SearchTexts } from "../model/rendered.ts";
import { textsOf } from "../model/texts.ts";

export function renderSearch(deck: Deck): SearchTexts {
  return Object.fromEntries(
    slidesOf(deck).map((slide) => [slide.id, { shown: shownOn(slide), said: saidOn(slide) }]),
  );
}

function shownOn({ trail, blocks }: Slide): string {
  return join([...trail, ...textsOf(blocks), ...figuresIn(blocks).flatMap(wordsOfFigure)], " · ");
}

/** What is drawn is no text; what a figure is called, and what is said below it, is. */
function wordsOfFigure({ drawing }: Figure): readonly string[] {
  if (drawing?.type !== "diagram") return [];
  return [drawing.title, ...drawing.steps.map(({ say }) => say), drawing.alt];
}

function saidOn({ narration }: Slide): string {
  return join(
    narration.map(({ text }) => plainText(text)),
    " ",
  );
}

/** Composed, as a query will be. */
function join(texts: readonly string[], between: string): string {
  const told = texts.map((text) => text.normalize("NFC").replace(/\s+/g, " ").trim());
  return told.filter((text) => text !== "").join(between);
}
