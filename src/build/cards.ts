/** In dev a problem is a card on one slide: the one that is written there, or shows the diagram that is. */
import { figuresIn, textPlaceOf } from "../model/block.ts";
import { type Slide, slidesOf } from "../model/deck.ts";
import type { Place } from "../model/place.ts";
import { shownDiagrams } from "../render/deck.ts";
import { formatProblem } from "../render/problems.ts";
import { problemWordsFor } from "../words/problems.ts";
import type { Compiled } from "./compile.ts";

/** By slide id; what belongs to no slide is on the cover. */
export interface Cards {
  readonly cover: readonly string[];
  readonly slides: ReadonlyMap<string, readonly string[]>;
  /** Where the text of each diagram stands, by its name: only the page can tell that it cannot be drawn. */
  readonly places: ReadonlyMap<string, string>;
}

export const NO_CARDS: Cards = { cover: [], slides: new Map(), places: new Map() };

export function problemCards({ deck, problems }: Compiled): Cards {
  const all = slidesOf(deck);
  const words = problemWordsFor(deck.meta.lang);
  const cover: string[] = [];
  const slides = new Map<string, string[]>();
  for (const problem of problems) {
    const slide = slideFor(problem.at, all);
    const text = formatProblem(problem, words, () => null);
    if (slide === undefined) cover.push(text);
    else slides.set(slide.id, [...(slides.get(slide.id) ?? []), text]);
  }
  const places = shownDiagrams(all).map((diagram) => {
    const { path, line, column } = textPlaceOf(diagram);
    return [diagram.name, `${path}:${line}:${column}`] as const;
  });
  return { cover, slides, places: new Map(places) };
}

function slideFor(at: Place, slides: readonly Slide[]): Slide | undefined {
  const here = slides.filter((slide) => slide.at.path === at.path);
  return (
    here.findLast((slide) => slide.at.line <= at.line) ??
    // Above the first heading there is no slide yet.
    here[0] ??
    slides.find((slide) => showsDiagram(slide, at.path))
  );
}

function showsDiagram({ blocks }: Slide, path: string): boolean {
  return figuresIn(blocks).some(
    ({ drawing }) => drawing?.type === "diagram" && drawing.at.path === path,
  );
}
