/** How far a talk is, in time: how long each chapter takes, and how much of it lies behind. */
import type { RenderedDeck, SlideHead } from "../model/rendered.ts";
import type { Spot } from "../model/walk.ts";

export interface Progress {
  /** Seconds of each chapter that has slides. */
  readonly chapters: readonly number[];
  at(spot: Spot): Here;
}

export interface Here {
  /** Index of the chapter. */
  readonly chapter: number;
  /** How much of it lies behind, 0 to 1. */
  readonly done: number;
}

/** Costs one pass over the deck; every question after that is answered without another. */
export function progressOf({ chapters }: RenderedDeck): Progress {
  const begins = new Map<string, { readonly chapter: number; readonly seconds: number }>();
  const told = chapters.filter(({ slides }) => slides.length > 0);
  const lengths = told.map(({ slides }, chapter) => {
    let seconds = 0;
    for (const slide of slides) {
      begins.set(slide.id, { chapter, seconds });
      seconds += secondsOf(slide);
    }
    return seconds;
  });
  const last = told.at(-1)?.slides.at(-1)?.id;
  return {
    chapters: lengths,
    at({ slide, position }) {
      const begin = begins.get(slide?.id ?? "");
      if (slide === null || begin === undefined) return { chapter: 0, done: 0 };
      const stops = slide.steps.reduce((sum, steps) => sum + steps + 1, 0);
      const { chapter } = begin;
      // Nothing comes after it, and the room may see that.
      if (slide.id === last && position.step === stops - 1) return { chapter, done: 1 };
      const seconds = begin.seconds + secondsOf(slide) * (position.step / stops);
      return { chapter, done: seconds / (lengths[chapter] ?? 1) };
    },
  };
}

/** In a talk that is squeezed into a few minutes a slide may be left with less than one. */
function secondsOf(slide: SlideHead): number {
  return Math.max(1, slide.seconds);
}
