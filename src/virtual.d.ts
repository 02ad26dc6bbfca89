/** The modules that `build/` makes of a talk. */
declare module "virtual:pangbai/deck" {
  import type { RenderedChapter, RenderedDeck } from "./model/rendered.ts";

  export const deck: RenderedDeck;
  /** Loaders by chapter id. */
  export const chapters: Readonly<Record<string, () => Promise<RenderedChapter>>>;
}
