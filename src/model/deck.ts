/** A deck: a talk understood. Plain read-only data that holds what was written: no HTML, no page numbers,
 *  no library's tokens. Order is array order. */
import type { Block } from "./block.ts";
import type { Inline } from "./inline.ts";
import type { Place } from "./place.ts";

export type Language = "zh-CN" | "en";

export interface DeckMeta {
  /** Names the talk to other windows of the same site. */
  readonly id: string;
  readonly title: string;
  readonly subtitle: string;
  readonly author: string;
  readonly date: string;
  readonly lang: Language;
  /** Full-width characters spoken in a minute. */
  readonly rate: number;
  /** Minutes the talk may take; `null` when only the words decide. */
  readonly minutes: number | null;
  /** Slides that may be dropped when time is short, by id. */
  readonly optional: readonly string[];
  /** `"comments"` when HTML comments are narration. */
  readonly notes: "comments" | null;
}

export interface Deck {
  readonly meta: DeckMeta;
  readonly chapters: readonly Chapter[];
}

export interface Chapter {
  readonly id: string;
  readonly title: string;
  readonly slides: readonly Slide[];
  readonly at: Place;
}

export interface Slide {
  /** `chapter/slide`: unique in the deck, and its address. */
  readonly id: string;
  /** 1…n over the deck, dividers included, the cover not. */
  readonly number: number;
  /** A divider opens a part; anything else is content. */
  readonly role: "divider" | "content";
  readonly title: string;
  /** The part the slide stands in: the title of the `#` above, `""` before the first. */
  readonly part: string;
  /** Headings between the part and the slide, outermost first: the kicker. */
  readonly trail: readonly string[];
  readonly blocks: readonly Block[];
  readonly narration: readonly Beat[];
  readonly backstory: readonly Block[];
  readonly editorNotes: readonly EditorNote[];
  readonly at: Place;
}

/** One line of narration: what is said in one breath. */
export interface Beat {
  readonly text: readonly Inline[];
  /** The list mark or number it was written with. */
  readonly marker?: string;
  readonly at: Place;
}

/** A correction beside the author's words, never in them. */
export interface EditorNote {
  readonly text: readonly Inline[];
  /** The line it corrects. */
  readonly on: Place;
  readonly at: Place;
}

/** A deck without what is only said: narration, editor's notes and backstory. */
export function silent(deck: Deck): Deck {
  const nothing = { narration: [], backstory: [], editorNotes: [] };
  const chapters = deck.chapters.map((chapter) => ({
    ...chapter,
    slides: chapter.slides.map((slide) => ({ ...slide, ...nothing })),
  }));
  return { ...deck, chapters };
}

export function slidesOf(deck: Deck): readonly Slide[] {
  return deck.chapters.flatMap((chapter) => chapter.slides);
}
