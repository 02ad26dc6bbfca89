/** The modules that `build/` makes of a talk. */
declare module "virtual:pangbai/deck" {
  import type {
    RenderedChapter,
    RenderedDeck,
    RenderedPaper,
    SearchTexts,
  } from "./model/rendered.ts";

  export const deck: RenderedDeck;
  /** Loaders by chapter id. */
  export const chapters: Readonly<Record<string, () => Promise<RenderedChapter>>>;
  /** Loaders by view and paper: `handout-a4`. */
  export const papers: Readonly<Record<string, () => Promise<RenderedPaper>>>;
  export const loadSearch: () => Promise<SearchTexts>;
}
