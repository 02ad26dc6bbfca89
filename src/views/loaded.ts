/** A deck as a page holds it: the index to walk on, and chapters as they arrive. */
import type {
  RenderedChapter,
  RenderedDeck,
  RenderedPaper,
  RenderedScreen,
  RenderedSlide,
  SearchTexts,
} from "../model/rendered.ts";
import { type Spot, type Walk, walkOf } from "../model/walk.ts";
import { type Words, wordsFor } from "../words/words.ts";

export type ChapterLoaders = Readonly<Record<string, () => Promise<RenderedChapter>>>;
/** By view and paper: `handout-a4`. */
export type PaperLoaders = Readonly<Record<string, () => Promise<RenderedPaper>>>;

export interface LoadedDeck {
  readonly deck: RenderedDeck;
  readonly walk: Walk;
  readonly words: Words;
  /** What a spot shows, `null` while its chapter is not there. */
  screenAt(spot: Spot): ScreenContent | null;
  slideAt(spot: Spot): RenderedSlide | null;
  /** Settles once the spot's chapter is there; rejects when it cannot be had. */
  load(spot: Spot): Promise<void>;
  /** Fetches every chapter, one after the other, beginning with the one a spot is in. */
  loadAll(from: Spot): Promise<void>;
  /** `null` for a view or a paper that is not there. */
  loadPaper(name: string): Promise<RenderedPaper | null>;
  /** The words of all slides, fetched when they are first asked for. */
  loadSearch(): Promise<SearchTexts>;
}

export interface ScreenContent {
  readonly screen: RenderedScreen;
  readonly diagrams: RenderedChapter["diagrams"];
  /** What is wrong with its slide, while the talk is being edited. */
  readonly problems: readonly string[];
}

export function holdDeck(
  deck: RenderedDeck,
  loaders: ChapterLoaders,
  papers: PaperLoaders,
  loadSearch: () => Promise<SearchTexts>,
): LoadedDeck {
  const chapters = new Map<string, RenderedChapter>();
  const loading = new Map<string, Promise<void>>();
  const chapterOf = (spot: Spot): string => spot.slide?.id.split("/")[0] ?? "";

  const loadChapter = (id: string): Promise<void> => {
    if (id === "" || chapters.has(id)) return Promise.resolve();
    const begun = loading.get(id) ?? fetchChapter(id);
    loading.set(id, begun);
    return begun;
  };
  const fetchChapter = async (id: string): Promise<void> => {
    try {
      const chapter = await loaders[id]?.();
      if (chapter !== undefined) chapters.set(id, chapter);
    } finally {
      loading.delete(id);
    }
  };
  const slideAt = (spot: Spot): RenderedSlide | null =>
    (spot.slide && chapters.get(chapterOf(spot))?.slides[spot.slide.id]) ?? null;

  return {
    deck,
    walk: walkOf(deck),
    words: wordsFor(deck.lang),
    slideAt,
    screenAt(spot) {
      const { cover, problems = [] } = deck;
      if (spot.slide === null) return { screen: cover, diagrams: {}, problems };
      const slide = slideAt(spot);
      const screen = slide?.screens[spot.screen];
      const diagrams = chapters.get(chapterOf(spot))?.diagrams;
      if (screen === undefined || diagrams === undefined) return null;
      return { screen, diagrams, problems: slide?.problems ?? [] };
    },
    load: (spot) => loadChapter(chapterOf(spot)),
    async loadAll(from) {
      const ids = Object.keys(loaders);
      const start = Math.max(0, ids.indexOf(chapterOf(from)));
      for (const id of [...ids.slice(start), ...ids.slice(0, start)]) await loadChapter(id);
    },
    loadPaper: async (name) => (await papers[name]?.()) ?? null,
    loadSearch,
  };
}
