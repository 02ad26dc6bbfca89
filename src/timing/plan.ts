/** The plan of a talk: seconds for each slide and beat, from the words to be said. */
import { type Deck, type Slide, slidesOf } from "../model/deck.ts";
import { plainText } from "../model/inline.ts";
import type { Plan } from "../model/plan.ts";
import { textsOf } from "../model/texts.ts";
import { secondsToSay } from "./speech.ts";

/** A slide without narration is up for at least this long. */
const SHORTEST_SILENT_SLIDE = 10;

/** Scaled to the minutes an author gave, if any. */
export function planDeck(deck: Deck): Plan {
  const { minutes, rate } = deck.meta;
  const slides = slidesOf(deck).map((slide) => ({ id: slide.id, ...secondsFor(slide, rate) }));
  const spoken = slides.reduce((sum, { seconds }) => sum + seconds, 0);
  const scale = minutes === null || spoken === 0 ? 1 : (minutes * 60) / spoken;
  return {
    total: spoken * scale,
    slides: new Map(slides.map(({ id, seconds }) => [id, seconds * scale])),
    beats: new Map(slides.map(({ id, beats }) => [id, beats.map((beat) => beat * scale)])),
  };
}

interface Seconds {
  readonly seconds: number;
  readonly beats: readonly number[];
}

/** Narration when there is some; else the captions of its steps, else its own words, which the room at
 *  least has to read. */
function secondsFor(slide: Slide, rate: number): Seconds {
  if (slide.narration.length > 0) {
    const beats = slide.narration.map(({ text }) => secondsToSay(plainText(text), rate));
    return { seconds: sumOf(beats), beats };
  }
  const captions = slide.blocks.flatMap((block) =>
    block.type === "figure" && block.drawing?.type === "diagram"
      ? block.drawing.steps.map(({ say }) => say)
      : [],
  );
  const words = captions.length > 0 ? captions : textsOf(slide.blocks);
  const read = sumOf(words.map((text) => secondsToSay(text, rate)));
  return { seconds: Math.max(SHORTEST_SILENT_SLIDE, read), beats: [] };
}

function sumOf(seconds: readonly number[]): number {
  return seconds.reduce((sum, each) => sum + each, 0);
}
