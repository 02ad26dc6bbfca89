/** The speaker's script as plain text: what is said, slide by slide, and when. */

import { opensParagraph } from "../model/breath.ts";
import { type Deck, type Slide, slidesOf } from "../model/deck.ts";
import { plainText } from "../model/inline.ts";
import type { Plan } from "../model/plan.ts";
import type { RenderWords } from "../words/printed.ts";
import { formatClock } from "./clock.ts";

/** A line for each beat, a blank one where the speaker takes a longer breath. */
export function formatScript(deck: Deck, plan: Plan, words: RenderWords): string {
  const lines = [`${deck.meta.title}  ${formatClock(plan.total)}`];
  let start = 0;
  for (const slide of slidesOf(deck)) {
    lines.push("", `[${slide.number}] ${slide.title}  ${formatClock(start)}`);
    lines.push(...spoken(slide, words));
    start += plan.slides.get(slide.id) ?? 0;
  }
  return `${lines.join("\n")}\n`;
}

function spoken(slide: Slide, words: RenderWords): readonly string[] {
  if (slide.narration.length === 0) return [`(${words.speaker.noNarration.there})`];
  return slide.narration.flatMap(({ marker, text }, index) => {
    const line = `${marker === undefined ? "" : `${marker} `}${plainText(text)}`;
    return opensParagraph(slide, index) ? ["", line] : [line];
  });
}
