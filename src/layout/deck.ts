/** Deck → screens: what is shown at once, what continues, what comes in steps. */
import { type Deck, type Language, type Slide, slidesOf } from "../model/deck.ts";
import type { Screen } from "../model/screen.ts";
import { BODY } from "./canvas.ts";
import { kindOf } from "./kind.ts";
import { splitBlocks } from "./split.ts";
import { stepsFor } from "./steps.ts";

/** All screens in the order of the talk, the cover first. */
export function layoutDeck(deck: Deck): readonly Screen[] {
  const cover: Screen = { slide: "", kind: "cover", blocks: [], steps: [] };
  return [cover, ...slidesOf(deck).flatMap((slide) => layoutSlide(slide, deck.meta.lang))];
}

function layoutSlide(slide: Slide, lang: Language): readonly Screen[] {
  if (slide.role === "divider") {
    return [{ slide: slide.id, kind: "divider", blocks: [], steps: [] }];
  }
  const pieces = splitBlocks(slide.blocks, { ...BODY, lang });
  return pieces.map((blocks) => ({
    slide: slide.id,
    kind: kindOf(blocks),
    blocks,
    steps: stepsFor(blocks, slide.narration, pieces.length === 1),
  }));
}
