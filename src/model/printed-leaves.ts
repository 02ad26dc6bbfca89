/** Slides as pages of their own, as words: what each page must hold, and what the deck asks of it. */
import { figuresIn, titleOf } from "./block.ts";
import { type Deck, type Slide, slidesOf } from "./deck.ts";
import type { PrintedText } from "./printed.ts";
import { coverTexts, SHOWN, said, textsOnScreen } from "./printed-handout.ts";
import type { Screen } from "./screen.ts";
import { textsOf } from "./texts.ts";

/** A page for the cover, then one for each screen. */
export function textsOnLeaves(
  deck: Deck,
  screens: ReadonlyMap<string, readonly Screen[]>,
): readonly (readonly PrintedText[])[] {
  const leaves = slidesOf(deck).flatMap((slide) =>
    (screens.get(slide.id) ?? []).map((screen, index) => [
      // Where a slide goes on its title is said again, and counts once.
      ...(index === 0 ? [said("slide", slide, slide.title)] : []),
      ...textsOnLeaf(slide, screen),
    ]),
  );
  return [coverTexts(deck.meta), ...leaves];
}

function textsOnLeaf(slide: Slide, screen: Screen): readonly PrintedText[] {
  const [figure] = figuresIn(screen.blocks);
  if (figure !== undefined) return [said("caption", slide, titleOf(figure))];
  return textsOnScreen(screen).map((text) => said("slide", slide, text));
}

export function textsRequiredOfLeaves(deck: Deck): readonly PrintedText[] {
  const slides = slidesOf(deck).flatMap((slide) => [
    said("slide", slide, slide.title),
    ...textsOf(
      slide.blocks.filter(({ type }) => type !== "figure"),
      SHOWN,
    ).map((text) => said("slide", slide, text)),
    ...figuresIn(slide.blocks).map((figure) => said("caption", slide, titleOf(figure))),
  ]);
  return [...coverTexts(deck.meta), ...slides];
}
