/** What a browser has drawn, as data: the ink of a screen or of a page, and how much of it the boxes around
 *  it let through. Rules read this and never a page. */

/** In px of the frame, from its top left corner, whatever a window makes of it. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface Ink {
  /** A line of text or a piece of one; a picture; a line or area of a drawing; a box with a border or a
   *  background. */
  readonly kind: "text" | "picture" | "drawing" | "box";
  /** Its own words or those that stand for it; long ones cut short. */
  readonly words: string;
  readonly box: Box;
  /** What is not cut off by a box around it. Infinite where nothing cuts. */
  readonly through: Box;
  /** Texts of one block have one number. */
  readonly block: number;
  /** In its place and not to be seen: a later step shows it. */
  readonly waiting: boolean;
  readonly inDrawing: boolean;
  /** The part it stands in, one of those that were asked for. */
  readonly part: string | null;
  /** The heading it stands under: its index among those that were asked for, -1 above the first. */
  readonly heading: number;
}

/** What is drawn in one frame: a screen, or a page of the handout. */
export interface Measured {
  /** `data-kind` of a screen, `""` of a page. */
  readonly kind: string;
  readonly whole: Box;
  /** Without its padding. */
  readonly content: Box;
  /** Boxes of the parts that were asked for, as far as they are there. */
  readonly parts: Readonly<Record<string, Box>>;
  readonly ink: readonly Ink[];
}

/** What to measure. All of it are selectors. */
export interface Framing {
  readonly frame: string;
  /** Which of the frames in the page, from 0. */
  readonly nth: number;
  /** What lies over the frame, beside it in the page. */
  readonly beside: string;
  /** What in the frame is measured apart. */
  readonly leaveOut: string;
  readonly parts: readonly string[];
  readonly headings: string;
}

/** Selects nothing. */
export const NOTHING = ":not(*)";
