/** The views on paper, as a page receives them. */
import { layoutHandout } from "../layout/handout/handout.ts";
import { layoutScript } from "../layout/handout/script.ts";
import { slidesOf } from "../model/deck.ts";
import type { Handout } from "../model/handout.ts";
import type { RenderedPaper } from "../model/rendered.ts";
import { diagramsIn } from "../render/deck.ts";
import { renderHandout } from "../render/handout.ts";
import type { PictureAddress } from "../render/inlines.ts";
import { renderWordsFor } from "../words/printed.ts";
import { type Compiled, contextFor } from "./compile.ts";

export const HANDOUTS = ["handout-a4", "handout-letter"] as const;
export const SCRIPTS = ["script-a4", "script-letter"] as const;

export type PaperView = (typeof HANDOUTS | typeof SCRIPTS)[number];

export function renderedPaper(
  compiled: Compiled,
  view: PaperView,
  pictureAt: PictureAddress,
): RenderedPaper {
  const { deck, plan } = compiled;
  const html = renderHandout(pagesFor(compiled, view), deck, plan, contextFor(compiled, pictureAt));
  // A script shows no figure.
  const shown = view.startsWith("script") ? [] : slidesOf(deck);
  return { html, diagrams: diagramsIn(shown) };
}

function pagesFor({ deck, screens }: Compiled, view: PaperView): Handout {
  const { told } = renderWordsFor(deck.meta.lang).handout;
  switch (view) {
    case "handout-a4":
      return layoutHandout(deck, screens, "a4", told);
    case "handout-letter":
      return layoutHandout(deck, screens, "letter", told);
    case "script-a4":
      return layoutScript(deck, "a4");
    case "script-letter":
      return layoutScript(deck, "letter");
    default:
      return view satisfies never;
  }
}
