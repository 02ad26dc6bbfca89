/** The plan of a talk: seconds for each slide, from the words to be said. */
import { type Deck, type Slide, slidesOf } from "../model/deck.ts";
import { plainText } from "../model/inline.ts";
import type { Plan } from "../model/plan.ts";
import { textsOf } from "../model/texts.ts";
import { secondsToSay } from "./speech.ts";

/** A slide without narration is up for at least this long. */
const SHORTEST_SILENT_SLIDE = 10;

/** Scaled to the minutes an author gave, if any. */
export function planDeck(deck: Deck): Plan {
  const seconds = slidesOf(deck).map((slide) => secondsFor(slide, deck.meta.rate));
  const spoken = seconds.reduce((sum, each) => sum + each, 0);
  const { minutes } = deck.meta;
  const scale = minutes === null || spoken === 0 ? 1 : (minutes * 60) / spoken;
  return {
    total: spoken * scale,
    slides: new Map(slidesOf(deck).map(({ id }, index) => [id, (seconds[index] ?? 0) * scale])),
  };
}

/** Narration when there is some; else the captions of its steps, else its own words, which the room at
 *  least has to read. */
function secondsFor(slide: Slide, rate: number): number {
  if (slide.narration.length > 0) {
    return secondsToSay(
      slide.narration.map(({ text }) => plainText(text)),
      rate,
    );
  }
  const captions = slide.blocks.flatMap((block) =>
    block.type === "figure" && block.drawing?.type === "diagram"
      ? block.drawing.steps.map(({ say }) => say)
      : [],
  );
  const words = captions.length > 0 ? captions : textsOf(slide.blocks);
  return Math.max(SHORTEST_SILENT_SLIDE, secondsToSay(words, rate));
}
