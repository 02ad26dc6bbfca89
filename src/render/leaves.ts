/** Screens as pages of their own → HTML text: what the room sees, for a reader without the words. */
import { type Deck, slidesOf } from "../model/deck.ts";
import type { Plan } from "../model/plan.ts";
import type { RenderContext } from "./blocks.ts";
import { renderChapter, renderCoverOf, type ScreensBySlide } from "./deck.ts";
import { escapeHtml } from "./html.ts";

/** One page for each screen, the cover first; steps are all taken. */
export function renderLeaves(
  deck: Deck,
  screens: ScreensBySlide,
  plan: Plan,
  context: RenderContext,
): string {
  const total = slidesOf(deck).at(-1)?.number ?? 0;
  const pages = deck.chapters.flatMap((chapter) => {
    const { slides } = renderChapter(chapter, screens, plan, context);
    return chapter.slides.flatMap(({ id, number }) =>
      (slides[id]?.screens ?? []).map(({ html }, index) => {
        const piece = index === 0 ? "" : `·${index + 1}`;
        const anchor = index === 0 ? ` id="/${escapeHtml(id)}"` : "";
        return `<section class="leaf"${anchor}>${html}<p class="leaf-number" aria-hidden="true">${number}${piece} / ${total}</p></section>`;
      }),
    );
  });
  return `<div class="leaves"><section class="leaf">${renderCoverOf(screens)}</section>${pages.join("")}</div>`;
}
