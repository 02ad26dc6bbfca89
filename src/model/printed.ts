/** What a printed document must hold, as `print/` compares it with a PDF's bytes. */
import type { Language } from "./deck.ts";
import type { Problem } from "./problem.ts";

export type PrintedKind = "slide" | "caption" | "narration" | "note" | "backstory" | "description";

/** Words that must be readable in print, and where they come from. */
export interface PrintedText {
  readonly kind: PrintedKind;
  /** The slide's id, `""` for the cover. */
  readonly slide: string;
  /** The slide's number, 0 for the cover. */
  readonly number: number;
  readonly title: string;
  readonly text: string;
}

/** A document ready to print. */
export interface PrintJob {
  /** One document with everything in it: fonts and pictures are `data:` addresses, nothing is fetched, no
   *  script runs. */
  readonly html: string;
  readonly title: string;
  readonly author: string;
  /** As the author wrote it, `""` without one. */
  readonly date: string;
  readonly lang: Language;
  /** What layout put on each page, in reading order; as many pages as the document has. */
  readonly pages: readonly (readonly PrintedText[])[];
  /** What the model holds, in order: of each slide and kind, the texts of `pages` must add up to these. */
  readonly required: readonly PrintedText[];
  /** What could not be drawn. */
  readonly problems: readonly Problem[];
}

/** What of a talk is to be printed, and how. */
export interface JobRequest {
  /** One screen a page, without the words, instead of the handout. */
  readonly slides: boolean;
  /** By their place in the talk, from 1, both included; null for all. */
  readonly chapters: { readonly from: number; readonly to: number } | null;
  readonly narration: boolean;
  readonly paper: "a4" | "letter";
}
