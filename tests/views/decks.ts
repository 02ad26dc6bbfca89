/** Decks as a page receives them, as small as a test wants them. */
import type { RenderedDeck, SlideHead } from "../../src/model/rendered.ts";

export interface Told {
  readonly seconds: number;
  readonly steps?: readonly number[];
}

/** Chapters `a`, `b`, … with their slides `a/1`, `a/2`, … */
export function deckOf(...chapters: readonly (readonly Told[])[]): RenderedDeck {
  let number = 0;
  return {
    id: "deck",
    title: "Deck",
    lang: "en",
    seconds: chapters.flat().reduce((sum, { seconds }) => sum + seconds, 0),
    narration: "there",
    cover: { kind: "cover", html: "", steps: [], caption: "" },
    chapters: chapters.map((slides, at) => {
      const id = String.fromCharCode(97 + at);
      const heads = slides.map(({ seconds, steps = [0] }, index) => {
        number += 1;
        return headOf({ id: `${id}/${index + 1}`, number, seconds, steps });
      });
      return { id, title: id.toUpperCase(), slides: heads };
    }),
  };
}

export function headOf(about: Partial<SlideHead>): SlideHead {
  return {
    id: "a/1",
    number: 1,
    role: "content",
    title: "",
    part: "",
    seconds: 0,
    steps: [0],
    ...about,
  };
}
