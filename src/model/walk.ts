/** The walk through a deck, press by press: every screen at every step, once, in order. */
import { COVER, type Position } from "./place.ts";
import type { RenderedDeck, SlideHead } from "./rendered.ts";

/** Where a position is. */
export interface Spot {
  readonly position: Position;
  /** `null` on the cover. */
  readonly slide: SlideHead | null;
  /** Index of the screen on its slide. */
  readonly screen: number;
  /** Steps taken on that screen. */
  readonly step: number;
  /** Index of the screen in the whole deck; the cover is 0. */
  readonly ordinal: number;
}

export interface Walk {
  readonly slides: readonly SlideHead[];
  /** Number of screens, the cover included. */
  readonly screens: number;
  readonly last: Position;
  has(slide: string): boolean;
  /** Steps out of range are taken to the nearest one; a slide that is not there leads to the cover. */
  spotAt(position: Position): Spot;
  /** The first step of the n-th screen of the deck, `null` beyond its ends. */
  spotOfScreen(ordinal: number): Spot | null;
  /** One press on, past the slides that are left out; `null` at the end. */
  next(position: Position, skipped?: readonly string[]): Position | null;
  /** One press back, likewise; `null` on the cover. */
  back(position: Position, skipped?: readonly string[]): Position | null;
}

/** Costs one pass over the deck; every question after that is answered without another. */
export function walkOf(deck: RenderedDeck): Walk {
  const slides = deck.chapters.flatMap((chapter) => chapter.slides);
  const indexes = new Map(slides.map(({ id }, index) => [id, index]));
  const firstScreens: number[] = [];
  const slideOfScreen: number[] = [-1];
  for (const [index, slide] of slides.entries()) {
    firstScreens.push(slideOfScreen.length);
    for (let count = 0; count < slide.steps.length; count += 1) slideOfScreen.push(index);
  }

  const lastOf = (index: number): Position => {
    const slide = slides[index];
    return slide === undefined ? COVER : { slide: slide.id, step: stopsOf(slide) - 1 };
  };
  const pastSkipped = (from: number, by: 1 | -1, skipped: readonly string[]): number => {
    let index = from + by;
    while (skipped.includes(slides[index]?.id ?? "")) index += by;
    return index;
  };
  const coverSpot: Spot = { position: COVER, slide: null, screen: 0, step: 0, ordinal: 0 };

  const spotAt = (position: Position): Spot => {
    const index = indexes.get(position.slide);
    const slide = index === undefined ? undefined : slides[index];
    if (index === undefined || slide === undefined) return coverSpot;
    const wanted = Number.isInteger(position.step) ? Math.max(position.step, 0) : 0;
    const step = Math.min(wanted, stopsOf(slide) - 1);
    let rest = step;
    let screen = 0;
    for (; rest > (slide.steps[screen] ?? 0); screen += 1) rest -= (slide.steps[screen] ?? 0) + 1;
    const ordinal = (firstScreens[index] ?? 0) + screen;
    return { position: { slide: slide.id, step }, slide, screen, step: rest, ordinal };
  };

  return {
    slides,
    screens: slideOfScreen.length,
    last: lastOf(slides.length - 1),
    has: (slide) => indexes.has(slide),
    spotAt,
    spotOfScreen(ordinal) {
      const index = slideOfScreen[ordinal];
      if (index === undefined) return null;
      const slide = slides[index];
      if (slide === undefined) return coverSpot;
      const before = slide.steps.slice(0, ordinal - (firstScreens[index] ?? 0));
      const step = before.reduce((sum, steps) => sum + steps + 1, 0);
      return spotAt({ slide: slide.id, step });
    },
    next(position, skipped = []) {
      const { slide, position: here } = spotAt(position);
      const index = slide === null ? -1 : (indexes.get(slide.id) ?? -1);
      if (slide !== null && here.step < stopsOf(slide) - 1) {
        return { slide: slide.id, step: here.step + 1 };
      }
      const following = slides[pastSkipped(index, 1, skipped)];
      return following === undefined ? null : { slide: following.id, step: 0 };
    },
    back(position, skipped = []) {
      const { slide, position: here } = spotAt(position);
      if (slide === null) return null;
      if (here.step > 0) return { slide: slide.id, step: here.step - 1 };
      return lastOf(pastSkipped(indexes.get(slide.id) ?? 0, -1, skipped));
    },
  };
}

/** How many different pictures a slide shows: each screen, at each of its steps. */
function stopsOf(slide: SlideHead): number {
  return slide.steps.reduce((sum, steps) => sum + steps + 1, 0);
}
