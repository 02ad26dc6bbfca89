/** A part: what stands between one divider and the next. */
import type { Chapter, Slide } from "../model/deck.ts";
import type { Plan } from "../model/plan.ts";

/** What a divider announces. */
export interface Part {
  readonly titles: readonly string[];
  readonly seconds: number;
}

/** More lines a divider has no room for. */
const MOST_TITLES = 7;

/** What stands between a divider and the next one: the titles a room would recognise, each once. */
export function partAfter(chapter: Chapter, divider: Slide, plan: Plan): Part {
  const rest = chapter.slides.slice(chapter.slides.indexOf(divider) + 1);
  const end = rest.findIndex(({ role }) => role === "divider");
  const part = end < 0 ? rest : rest.slice(0, end);
  const titles = part.map((slide) => slide.trail[0] ?? slide.title);
  const named = [...new Set(titles)].filter((title) => title !== divider.title);
  const shown = named.length > MOST_TITLES ? [...named.slice(0, MOST_TITLES - 1), "…"] : named;
  return {
    titles: shown,
    seconds: part.reduce((sum, { id }) => sum + (plan.slides.get(id) ?? 0), 0),
  };
}
