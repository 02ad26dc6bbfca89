/** The room on a screen, and the sizes of type to choose from. CSS pixels on a canvas of 1280 × 720;
 *  `theme/screen.css` draws with the same numbers. */
import type { Type } from "../model/screen.ts";

/** Between the margins. */
export const WIDTH = 1120;

/** From the upper margin to the foot. A head takes its part of it, a body the rest. */
export const HEIGHT = 604;

/** The line over a title, beside which stands which of its slide's screens this is; and the air between a
 *  title and the body. */
export const KICKER = { size: 22, line: 32, width: 880 } as const;
export const UNDER_TITLE = 28;

/** A size for at most so many lines. */
export interface Step {
  readonly size: number;
  readonly lines: number;
}

/** Each list has the best first: the first that holds the text is taken. */
export const TITLES: readonly Step[] = [
  { size: 52, lines: 1 },
  { size: 48, lines: 1 },
  { size: 44, lines: 2 },
  { size: 36, lines: 3 },
  { size: 28, lines: 6 },
];

/** Over a figure, which wants the room. */
export const FIGURE_TITLES: readonly Step[] = [
  { size: 40, lines: 1 },
  { size: 36, lines: 1 },
  { size: 30, lines: 2 },
  { size: 24, lines: 4 },
];

export const COVER = {
  width: 1040,
  titles: [
    { size: 104, lines: 2 },
    { size: 84, lines: 2 },
    { size: 64, lines: 3 },
    { size: 44, lines: 5 },
    { size: 28, lines: 8 },
  ],
  subtitle: [
    { size: 40, lines: 1 },
    { size: 32, lines: 2 },
    { size: 24, lines: 4 },
  ],
  about: [
    { size: 28, lines: 1 },
    { size: 24, lines: 2 },
  ],
} as const;

export const DIVIDER = {
  width: 560,
  titles: [
    { size: 84, lines: 1 },
    { size: 72, lines: 2 },
    { size: 56, lines: 3 },
    { size: 40, lines: 6 },
    { size: 28, lines: 12 },
  ],
  /** The titles in its part: so many, of so many lines. */
  holds: { width: 480, most: 7, lines: 2, sizes: { large: 32, small: 24 } },
} as const;

/** A thought that stands alone. */
export const STATEMENTS: readonly Step[] = [
  { size: 104, lines: 1 },
  { size: 84, lines: 2 },
  { size: 68, lines: 3 },
  { size: 52, lines: 5 },
  { size: 36, lines: 9 },
];

/** From line to line, in sizes of the type. */
export const HEADING_LINE = 1.25;
export const BODY_LINE = 1.5;

/** The same size with much air between its blocks, or with little. */
export interface TypePair {
  readonly airy: Type;
  readonly tight: Type;
}

/** What blocks may be set with, roomiest first. Only code goes below 24. */
export const TYPES: readonly TypePair[] = [
  [44, 28],
  [40, 26],
  [36, 24],
  [32, 24],
  [28, 22],
  [24, 20],
  [24, 18],
  [24, 16],
].map(([size = 0, code = 0]) => ({
  airy: typeOf(size, 0.75, code),
  tight: typeOf(size, 0.5, code),
}));

/** What goes on over several screens is set with this or better. */
export const LONG_TYPE: Type = typeOf(28, 0.5, 22);
export const LONG_CODE_TYPE: Type = typeOf(24, 0.5, 18);

function typeOf(size: number, gap: number, code: number): Type {
  return {
    size,
    line: size * BODY_LINE,
    gap: size * gap,
    code: { size: code, line: code * BODY_LINE },
  };
}
