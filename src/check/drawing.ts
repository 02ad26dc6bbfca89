/** A drawn diagram as data, measured where it stands on a screen. Its rules read this and never a page. */
import type { Box } from "./ink.ts";

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** All of it in px of the screen. */
export interface Drawing {
  /** The room it has. */
  readonly slot: Box;
  /** What it takes of that. */
  readonly drawn: Box;
  readonly labels: readonly Label[];
  /** The boxes of a flowchart at rest, and its lines; other kinds of diagrams have neither. */
  readonly nodes: readonly Node[];
  readonly lines: readonly Line[];
  /** What a step lights; nothing at rest. */
  readonly lit: readonly Named[];
}

/** A part by the name its author gave it. */
export interface Named {
  readonly id: string;
  readonly box: Box;
}

export interface Label extends Named {
  readonly words: string;
  /** How tall its signs are. */
  readonly size: number;
  /** Of what: of a line it has the line's id. */
  readonly of: "line" | "group" | "other";
}

export interface Node extends Named {
  readonly words: string;
  /** Around what it looks like: a circle fills no corner of its box. */
  readonly outline: readonly Point[];
}

export interface Line {
  readonly id: string;
  /** From its beginning to its end, as close as its strokes are wide. */
  readonly points: readonly Point[];
}
