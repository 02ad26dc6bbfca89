/** A deck as a page holds it: the index to walk on, and its parts as they arrive. */
import type {
  Drawing,
  RenderedChapter,
  RenderedDeck,
  RenderedNarration,
  RenderedPaper,
  RenderedScreen,
  RenderedSlide,
  SearchTexts,
  SlideNarration,
} from "../model/rendered.ts";
import type { Sealed } from "../model/sealed.ts";
import { type Spot, type Walk, walkOf } from "../model/walk.ts";
import { type Words, wordsFor } from "../words/words.ts";
import type { Lock } from "./lock.ts";

type Loaders<Part> = Readonly<Record<string, () => Promise<Part>>>;

/** A deck as it is built: an index, and how to get the rest. */
export interface DeckParts {
  readonly deck: RenderedDeck;
  /** By chapter id. */
  readonly chapters: Loaders<RenderedChapter>;
  /** By chapter id. */
  readonly narrations: Loaders<RenderedNarration>;
  /** By name. */
  readonly drawings: Loaders<Drawing>;
  /** By view and paper: `handout-a4`. */
  readonly papers: Loaders<RenderedPaper>;
  readonly loadSearch: () => Promise<SearchTexts>;
  /** What only the speaker may read; `null` when nothing is closed, or no more. */
  readonly loadSealed: (() => Promise<Sealed>) | null;
}

export interface LoadedDeck {
  readonly deck: RenderedDeck;
  readonly walk: Walk;
  readonly words: Words;
  /** Settles once the page knows its faces, or cannot be had. */
  readonly fontsDeclared: Promise<void>;
  /** What a spot shows, `null` while its chapter is not there. */
  screenAt(spot: Spot): ScreenContent | null;
  /** What is said there, `null` while it is not there, and on the cover. */
  narrationAt(spot: Spot): SlideNarration | null;
  /** Settles once the spot's chapter is there; rejects when it cannot be had. */
  load(spot: Spot): Promise<void>;
  /** Likewise what is said in it. */
  loadNarration(spot: Spot): Promise<void>;
  /** A drawing that was made ahead; rejects when it cannot be had. */
  loadDrawing(name: string): Promise<Drawing>;
  /** Fetches all that a stage may show, chapter by chapter, beginning with the one a spot is in. */
  loadAll(from: Spot): Promise<void>;
  /** `null` for a view or a paper that is not there. */
  loadPaper(name: string): Promise<RenderedPaper | null>;
  /** The words of all slides, fetched when they are first asked for. */
  loadSearch(): Promise<SearchTexts>;
  /** On what is said, where a passphrase opens it. */
  readonly lock: Lock | null;
}

export interface ScreenContent {
  readonly screen: RenderedScreen;
  readonly diagrams: RenderedChapter["diagrams"];
  /** What is wrong with its slide, while the talk is being edited. */
  readonly problems: readonly string[];
}

/** `fonts` settles once the faces are declared; text that is measured here waits for them. */
export function holdDeck(
  { deck, papers, loadSearch, ...parts }: DeckParts,
  fonts: Promise<unknown>,
  lock: Lock | null = null,
): LoadedDeck {
  const fontsDeclared = fonts.then(
    () => {},
    () => {},
  );
  const chapters = makeShelf(parts.chapters);
  const narrations = makeShelf(parts.narrations);
  const drawings = makeShelf(parts.drawings);
  const slideAt = ({ slide }: Spot): RenderedSlide | null =>
    (slide && chapters.get(chapterOf(slide.id))?.slides[slide.id]) ?? null;

  const loadWhole = async (id: string): Promise<void> => {
    const chapter = await chapters.load(id);
    const drawn = Object.entries(chapter.diagrams).filter(([, diagram]) => diagram.drawn);
    // One that cannot be had is told where it is to be seen.
    for (const [name] of drawn) await drawings.load(name).catch(() => {});
  };
  const screenAt = (spot: Spot): ScreenContent | null => {
    const { cover, problems = [] } = deck;
    if (spot.slide === null) return { screen: cover, diagrams: {}, problems };
    const slide = slideAt(spot);
    const screen = slide?.screens[spot.screen];
    const diagrams = chapters.get(chapterOf(spot.slide.id))?.diagrams;
    if (screen === undefined || diagrams === undefined) return null;
    return { screen, diagrams, problems: slide?.problems ?? [] };
  };
  const narrationAt = ({ slide }: Spot): SlideNarration | null =>
    (slide && narrations.get(chapterOf(slide.id))?.[slide.id]) ?? null;
  return {
    deck,
    walk: walkOf(deck),
    words: wordsFor(deck.lang),
    fontsDeclared,
    narrationAt,
    screenAt,
    async load(spot) {
      if (spot.slide === null) return;
      await chapters.load(chapterOf(spot.slide.id));
      // Who waits for it would ask for ever.
      if (screenAt(spot) === null) throw new Error(`its chapter has no slide ${spot.slide.id}`);
    },
    async loadNarration(spot) {
      if (spot.slide === null) return;
      await narrations.load(chapterOf(spot.slide.id));
      if (narrationAt(spot) === null) throw new Error(`nothing is said on ${spot.slide.id}`);
    },
    loadDrawing: (name) => drawings.load(name),
    async loadAll({ slide }) {
      const ids = Object.keys(parts.chapters);
      const start = Math.max(0, ids.indexOf(chapterOf(slide?.id ?? "")));
      for (const id of [...ids.slice(start), ...ids.slice(0, start)]) {
        // One that does not come keeps back no other, and is told where it is to be shown.
        await loadWhole(id).catch(() => {});
      }
    },
    loadPaper: async (name) => (await papers[name]?.()) ?? null,
    loadSearch,
    lock,
  };
}

function chapterOf(slide: string): string {
  return slide.split("/")[0] ?? "";
}

/** Parts of one kind, each fetched once; one that did not come is asked for anew. */
function makeShelf<Part>(loaders: Loaders<Part>): {
  get(id: string): Part | undefined;
  load(id: string): Promise<Part>;
} {
  const there = new Map<string, Part>();
  const loading = new Map<string, Promise<Part>>();
  const fetchPart = async (id: string): Promise<Part> => {
    try {
      const part = await loaders[id]?.();
      if (part === undefined) throw new Error(`there is no part ${id}`);
      there.set(id, part);
      return part;
    } finally {
      loading.delete(id);
    }
  };
  return {
    get: (id) => there.get(id),
    async load(id) {
      const known = there.get(id);
      if (known !== undefined) return known;
      const begun = loading.get(id) ?? fetchPart(id);
      loading.set(id, begun);
      return begun;
    },
  };
}
