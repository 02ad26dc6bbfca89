/** The modules that `build/` makes of a talk. */
declare module "virtual:pangbai/fonts.css";

declare module "virtual:pangbai/deck" {
  import type {
    Drawing,
    RenderedChapter,
    RenderedDeck,
    RenderedNarration,
    RenderedPaper,
    SearchTexts,
  } from "./model/rendered.ts";
  import type { Sealed } from "./model/sealed.ts";

  export const deck: RenderedDeck;
  /** Loaders by chapter id. */
  export const chapters: Readonly<Record<string, () => Promise<RenderedChapter>>>;
  /** Loaders by chapter id. */
  export const narrations: Readonly<Record<string, () => Promise<RenderedNarration>>>;
  /** Loaders by name, of the diagrams that are drawn already. */
  export const drawings: Readonly<Record<string, () => Promise<Drawing>>>;
  /** Loaders by view and paper: `handout-a4`. */
  export const papers: Readonly<Record<string, () => Promise<RenderedPaper>>>;
  export const loadSearch: () => Promise<SearchTexts>;
  /** What only the speaker may read, `null` when it is not sealed. */
  export const loadSealed: (() => Promise<Sealed>) | null;
}
