/** The handout: slides and words on the same page, broken into pages before anything is drawn. */
import type { Code, Figure, Row, Table } from "./block.ts";
import type { EditorNote, Slide } from "./deck.ts";
import type { ToldLine } from "./description.ts";
import type { Inline } from "./inline.ts";
import type { Screen } from "./screen.ts";
import type { Step } from "./step.ts";

export type PaperName = "a4" | "letter";

/** CSS pixels. */
export interface Paper {
  readonly name: PaperName;
  readonly width: number;
  readonly height: number;
}

export interface Handout {
  readonly paper: Paper;
  readonly pages: readonly HandoutPage[];
  readonly numbers: Numbers;
  /** The page, from 1, on which an anchor stands. */
  readonly pageOf: ReadonlyMap<string, number>;
}

/** What the handout counts, each from 1. */
export interface Numbers {
  readonly figures: ReadonlyMap<Figure, number>;
  /** By slide id. */
  readonly backstories: ReadonlyMap<string, number>;
}

export interface HandoutPage {
  /** From 1. */
  readonly number: number;
  /** What the running head names, `null` for a page without one. */
  readonly running: Running | null;
  readonly parts: readonly HandoutPart[];
  readonly notes: readonly Footnote[];
}

/** A chapter's title, or a section that the handout adds. */
export type Running = { readonly chapter: string } | { readonly section: Section };

export type Section = "contents" | "backstory" | "descriptions" | "sources";

/** An editor's note at the foot of a page. A long one goes on at the foot of the next. */
export interface Footnote {
  /** Counted over the handout, from 1. */
  readonly number: number;
  readonly slide: Slide;
  readonly text: readonly Inline[];
  readonly continued: boolean;
}

/** A screen of a slide, and which of them it is, from 1. */
export interface Placed {
  readonly slide: Slide;
  readonly screen: Screen;
  readonly piece: number;
  readonly pieces: number;
}

export type HandoutPart =
  | { readonly type: "cover" }
  | { readonly type: "section"; readonly section: Section }
  | { readonly type: "chapter"; readonly number: number; readonly title: string }
  | { readonly type: "contents"; readonly entry: ContentsEntry }
  /** A slide's head over the full width; what the slide shows follows. */
  | { readonly type: "head"; readonly slide: Slide; readonly notes: readonly number[] }
  /** A slide's one picture with its head beside it. */
  | { readonly type: "beside"; readonly placed: Placed; readonly notes: readonly number[] }
  /** Pictures of one slide in a row of `columns`. */
  | { readonly type: "row"; readonly placed: readonly Placed[]; readonly columns: number }
  /** Slides without words, two in a row. */
  | { readonly type: "pair"; readonly placed: readonly Placed[] }
  | {
      readonly type: "figure";
      readonly slide: Slide;
      readonly figure: Figure;
      /** Counted over the handout, from 1. */
      readonly number: number;
    }
  | { readonly type: "legend"; readonly slide: Slide; readonly entries: readonly LegendEntry[] }
  /** "Slide 12 (continued)". */
  | { readonly type: "continued"; readonly slide: Slide; readonly of: "narration" | "backstory" }
  | Words
  | { readonly type: "backstory"; readonly slide: Slide; readonly number: number }
  | {
      readonly type: "table-row";
      readonly slide: Slide;
      readonly table: Table;
      /** `null` for the header. */
      readonly row: Row | null;
    }
  | { readonly type: "code"; readonly slide: Slide; readonly code: Code }
  | { readonly type: "rule" }
  /** A figure in words: its name and the words for the whole; then line by line, in columns. */
  | {
      readonly type: "told";
      readonly slide: Slide;
      readonly figure: Figure;
      readonly number: number;
      /** "" where its name says as much. */
      readonly alt: string;
      /** Only the name, where its lines go on. */
      readonly continued: boolean;
    }
  | {
      readonly type: "told-lines";
      readonly slide: Slide;
      readonly columns: readonly (readonly ToldLine[])[];
    }
  | {
      readonly type: "source";
      readonly slide: Slide;
      readonly figure: Figure;
      readonly number: number;
    };

export interface ContentsEntry {
  readonly level: 1 | 2;
  /** `null` for what has no number. */
  readonly number: number | null;
  readonly title: string;
  readonly anchor: string;
}

/** A step that says something; its number stands in the drawing too. */
export interface LegendEntry {
  readonly number: number;
  readonly step: Step;
}

/** A paragraph, or what of it stands on this page. */
export interface Words {
  readonly type: "words";
  readonly of: "narration" | "backstory" | "script";
  readonly slide: Slide;
  readonly style: "plain" | "heading" | "source";
  readonly lang: string;
  /** Levels of indentation. */
  readonly indent: number;
  readonly runs: readonly WordRun[];
  /** A longer breath: a gap above. */
  readonly breath: boolean;
}

/** A beat, an item's text, or a piece of one. */
export interface WordRun {
  readonly marker: string | null;
  readonly text: readonly Inline[];
  /** Footnotes that are called at its end. */
  readonly notes: readonly number[];
}

/** Where a link leads. Plain letters and numbers: a PDF's names may be no longer than 127 bytes. */
export const anchorOf = {
  slide: ({ number }: Slide): string => `slide-${number}`,
  chapter: (number: number): string => `chapter-${number}`,
  section: (section: Section): string => `section-${section}`,
  backstory: ({ number }: Slide): string => `backstory-${number}`,
  figure: (number: number): string => `figure-${number}`,
  description: (number: number): string => `description-${number}`,
  note: (number: number): string => `note-${number}`,
  call: (number: number): string => `call-${number}`,
} as const;

/** An editor's note with its number in the handout. */
export interface NumberedNote {
  readonly number: number;
  readonly note: EditorNote;
}

/** Steps with a caption, numbered as in the drawing. */
export function legendOf(steps: readonly Step[]): readonly LegendEntry[] {
  return steps.filter(({ say }) => say !== "").map((step, index) => ({ number: index + 1, step }));
}
