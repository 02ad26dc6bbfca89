/** A screen: what is shown at once. A long slide takes several. */
import type { Block } from "./block.ts";
import type { Inline } from "./inline.ts";
import type { Step } from "./step.ts";

export type ScreenKind =
  | "cover"
  | "divider"
  | "points"
  | "terms"
  | "comparison"
  | "table"
  | "quotation"
  | "statement"
  | "figure"
  | "prose"
  | "code";

export interface Screen {
  /** The slide's id, `""` for the cover. */
  readonly slide: string;
  readonly kind: ScreenKind;
  readonly head: Head;
  /** As they are set: their lines are known, and end with soft breaks. */
  readonly blocks: readonly Block[];
  readonly type: Type;
  readonly steps: readonly Step[];
  /** For each beat of the slide, the step that is there while it is said: 0 is none, `null` the one before.
   *  Empty without steps or without narration. */
  readonly ties: Ties;
}

export type Ties = readonly (number | null)[];

/** What stands over the blocks. */
export interface Head {
  readonly title: SetText;
  /** The line over the title, `""` without one. */
  readonly kicker: string;
  /** What stands under the title of a cover: the subtitle; author and date. */
  readonly under: readonly SetText[];
}

/** Text whose lines are known. */
export interface SetText {
  readonly text: readonly Inline[];
  /** CSS px. */
  readonly size: number;
  readonly lines: number;
}

/** With what blocks are set, in CSS px on the canvas. */
export interface Type {
  readonly size: number;
  /** From one line to the next. */
  readonly line: number;
  /** Between blocks, items, terms. */
  readonly gap: number;
  readonly code: { readonly size: number; readonly line: number };
}

/** The id under which a step shows the n-th item, term or column of its screen, from 1. */
export function itemId(ordinal: number): string {
  return `item-${ordinal}`;
}
