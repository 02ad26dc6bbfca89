/** A problem: what is wrong in a source, and where. Its words live in `words/`, one file per language. */
import type { Place } from "./place.ts";

export type ProblemKind =
  | "backstory-stray"
  | "backstory-unclosed"
  | "code-unclosed"
  | "comment-unclosed"
  | "diagram-missing"
  | "diagram-syntax"
  | "drawing-failed"
  | "drawing-small"
  | "figure-without-stand-in"
  | "file-not-utf8"
  | "file-unreadable"
  | "grid-span"
  | "grid-unknown-id"
  | "heading-twice"
  | "label-small"
  | "labels-overlap"
  | "line-over-label"
  | "line-through-box"
  | "lit-outside"
  | "narration-above-separator"
  | "narration-before-slide"
  | "narration-mark-without-space"
  | "page-clipped"
  | "picture-missing"
  | "screen-clipped"
  | "stand-in-twice"
  | "stand-in-unused"
  | "step-beat-earlier"
  | "step-beat-missing"
  | "step-unknown-id"
  | "step-without-beat"
  | "step-words-unsaid"
  | "table-surplus"
  | "talk-empty"
  | "text-overlapping"
  | "yaml-key"
  | "yaml-syntax"
  | "yaml-type";

export type Values = Readonly<Record<string, string | number>>;

export interface Problem {
  readonly kind: ProblemKind;
  readonly severity: "error" | "warning";
  readonly at: Place;
  readonly values: Values;
}
