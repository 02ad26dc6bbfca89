/** What a page receives: the deck as an index to walk on, and one chapter at a time as HTML. */
import type { Certainty } from "./block.ts";
import type { Language } from "./deck.ts";
import type { ScreenKind, Ties } from "./screen.ts";
import type { Step } from "./step.ts";
import { widthOf } from "./text.ts";

export interface RenderedDeck {
  /** Names the talk to other windows. */
  readonly id: string;
  readonly title: string;
  readonly lang: Language;
  readonly seconds: number;
  readonly narration: NarrationState;
  readonly cover: RenderedScreen;
  /** While the talk is being edited: what is wrong and belongs to no slide. */
  readonly problems?: readonly string[];
  readonly chapters: readonly ChapterHead[];
}

/** Whether what is said came along: in full, not at all, or closed with a passphrase. */
export type NarrationState = "there" | "left-out" | "sealed";

export interface ChapterHead {
  readonly id: string;
  readonly title: string;
  readonly slides: readonly SlideHead[];
}

/** What a walk, an overview and a progress bar need to know of a slide before its chapter is there. */
export interface SlideHead {
  readonly id: string;
  readonly number: number;
  readonly role: "divider" | "content";
  readonly title: string;
  readonly part: string;
  readonly seconds: number;
  /** Steps of each screen. A screen with n steps is left by n + 1 presses. */
  readonly steps: readonly number[];
  /** Set when its author can do without it. */
  readonly optional?: true;
}

export interface RenderedChapter {
  /** By slide id. */
  readonly slides: Readonly<Record<string, RenderedSlide>>;
  /** By name. */
  readonly diagrams: Readonly<Record<string, RenderedDiagram>>;
}

export interface RenderedSlide {
  readonly screens: readonly RenderedScreen[];
  /** While the talk is being edited: what is wrong with this slide. */
  readonly problems?: readonly string[];
}

/** What the speaker says in a chapter, apart from what the room sees: by slide id. */
export type RenderedNarration = Readonly<Record<string, SlideNarration>>;

export interface SlideNarration {
  /** Beats and editor's notes; each beat is an element with `data-beat` 0…n-1. */
  readonly html: string;
  /** Seconds to say each beat. */
  readonly beats: readonly number[];
  readonly backstory: string;
}

export interface RenderedScreen {
  readonly kind: ScreenKind;
  /** One element, drawn on the canvas. What steps change carries `data-id`. */
  readonly html: string;
  readonly steps: readonly Step[];
  /** For each beat of the slide, the step that is there while it is said: 0 is none, `null` the one before.
   *  Left out when no beat has one. */
  readonly ties?: Ties;
  /** What the caption says before the first step. */
  readonly caption: string;
}

export interface RenderedDiagram {
  readonly mermaid: string;
  readonly alt: string;
  /** Ids that are not there until a step shows them. */
  readonly hidden: readonly string[];
  readonly certainty: Certainty | null;
  readonly steps: readonly Step[];
  /** Which part stands where, row by row; empty without a hint. */
  readonly grid: readonly (readonly string[])[];
  /** Set when it was drawn as the site was built, and is to be asked for by its name; otherwise the page
   *  draws it. */
  readonly drawn?: true;
  /** Why it could not be drawn as the site was built: the page says so, and does not try again. */
  readonly failed?: string;
  /** While the talk is being edited: where its text stands, `path:line:column`. */
  readonly at?: string;
}

/** A diagram drawn ahead. */
export interface Drawing {
  /** All its ids begin with `DRAWING_ID`. */
  readonly svg: string;
  /** The direct members of each group. */
  readonly members: Readonly<Record<string, readonly string[]>>;
}

/** Where a copy of a drawing puts an id of its own: markers and styles of an SVG are found by id, so two
 *  copies on one page must not share any. */
export const DRAWING_ID = "pangbai-drawing";

/** What came of drawing ahead. */
export type Frozen = Drawing | { readonly failed: string };

/** Why a drawing failed, in a line: Mermaid's parser goes on with all that it would rather have seen. */
export function reasonOf(failure: string): string {
  return (failure.split("\n")[0] ?? "").replace(/:\s*$/, "");
}

/** As much of a diagram's text as has room where its drawing should be: whoever mends it knows it again. */
export function excerptOf(mermaid: string): string {
  const lines = mermaid.split("\n").filter((line) => line.trim() !== "");
  const shown = lines.slice(0, EXCERPT.lines).map((line) => cutTo(EXCERPT.width, line));
  return [...shown, ...(lines.length > EXCERPT.lines ? ["…"] : [])].join("\n");
}

/** In full-width units. */
const EXCERPT = { lines: 7, width: 36 } as const;

function cutTo(width: number, line: string): string {
  let kept = "";
  let used = 0;
  for (const character of line) {
    used += widthOf(character);
    if (used > width) return `${kept}…`;
    kept += character;
  }
  return line;
}

/** The words of each slide, by id: made to be searched, and fetched when somebody does. */
export type SearchTexts = Readonly<Record<string, SlideTexts>>;

export interface SlideTexts {
  /** What the room gets to see. */
  readonly shown: string;
  /** The narration, which the room does not. */
  readonly said: string;
}

/** A view on paper. */
export interface RenderedPaper {
  /** One element with all pages in it. */
  readonly html: string;
  /** By name. */
  readonly diagrams: Readonly<Record<string, RenderedDiagram>>;
}

/** Stands for a picture's address until that is known. Private-use characters: no author writes them. */
export function pictureToken(index: number): string {
  return `\uE0B1${index}\uE0B2`;
}

/** A text with the addresses of its pictures; what is none of ours (`null`) stays. */
export function withPictures(text: string, addressOf: (index: number) => string | null): string {
  return text.replace(
    /\uE0B1(\d+)\uE0B2/g,
    (token, index: string) => addressOf(Number(index)) ?? token,
  );
}

/** What a talk that is one file holds for its program; the rest stands in boxes. */
export interface Embedded {
  readonly deck: RenderedDeck;
  /** By a part's id, the box it is in. */
  readonly boxOf: Readonly<Record<string, string>>;
}

/** Where in such a page something stands. */
export function embeddedId(name: string): string {
  return `pangbai-${name}`;
}
