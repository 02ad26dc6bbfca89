/** Deck → screens: what is shown at once, what continues, what comes in steps. */
import type { Deck, Language, Slide } from "../model/deck.ts";
import { ANEW, type Keep } from "../model/keep.ts";
import { titlesOfPart } from "../model/part.ts";
import type { Screen } from "../model/screen.ts";
import { layoutBodies } from "./body.ts";
import { FIGURE_TITLES, HEIGHT, LONG_TYPE, STATEMENTS, TITLES } from "./canvas.ts";
import { coverHead, dividerHead, headHeight, slideHead } from "./head.ts";
import { stepsFor } from "./steps.ts";
import { tiesFor } from "./ties.ts";

const NOTHING = { blocks: [], type: LONG_TYPE, steps: [], ties: [] } as const;

/** All screens in the order of the talk, the cover first. */
export function layoutDeck(deck: Deck, keep: Keep = ANEW): readonly Screen[] {
  const { lang } = deck.meta;
  const cover: Screen = { ...NOTHING, slide: "", kind: "cover", head: coverHead(deck.meta) };
  let dividers = 0;
  const screens = deck.chapters.flatMap((chapter) =>
    chapter.slides.flatMap((slide): readonly Screen[] => {
      const { id, title, trail, blocks, narration } = slide;
      if (slide.role === "content") {
        return keep(`screens ${id}`, [blocks, narration, lang, title, ...trail], () =>
          layoutSlide(slide, lang),
        );
      }
      dividers += 1;
      const head = dividerHead(slide, dividers, titlesOfPart(chapter, slide), lang);
      return [{ ...NOTHING, slide: id, kind: "divider", head }];
    }),
  );
  return [cover, ...screens];
}

function layoutSlide(slide: Slide, lang: Language): readonly Screen[] {
  const { id, blocks, narration } = slide;
  if (blocks.length === 0) {
    return [{ ...NOTHING, slide: id, kind: "statement", head: slideHead(slide, STATEMENTS, lang) }];
  }
  const head = slideHead(slide, TITLES, lang);
  const height = HEIGHT - headHeight(head);
  const bodies = layoutBodies(blocks, height, lang);
  return bodies.map((body) => {
    const steps = stepsFor(body.blocks, narration, bodies.length === 1);
    return {
      ...body,
      slide: id,
      head: body.kind === "figure" ? slideHead(slide, FIGURE_TITLES, lang) : head,
      steps,
      ties: tiesFor(body.blocks, steps, narration),
    };
  });
}
