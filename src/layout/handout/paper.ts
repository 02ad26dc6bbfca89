/** The room on a page of the handout, and its sizes of type. CSS pixels, 96 to the inch;
 *  `theme/handout.css` draws with the same numbers. */
import type { Paper, PaperName } from "../../model/handout.ts";

/** A little less than the sheet itself: a page that is a fraction too tall would print a second one. */
export const PAPERS: Readonly<Record<PaperName, Paper>> = {
  a4: { name: "a4", width: 793, height: 1122 },
  letter: { name: "letter", width: 816, height: 1056 },
};

const MARGIN = { top: 84, side: 68, bottom: 64 } as const;

export interface Room {
  readonly width: number;
  readonly height: number;
}

/** What is left between the margins. */
export function roomOn({ width, height }: Paper): Room {
  return { width: width - 2 * MARGIN.side, height: height - MARGIN.top - MARGIN.bottom };
}

/** A size of type and the space a line takes. */
export interface PaperType {
  readonly size: number;
  readonly line: number;
}

export const PAPER_TYPE = {
  narration: { size: 14, line: 25 },
  backstory: { size: 13, line: 23 },
  /** Read at arm's length, by a lamp. */
  script: { size: 21, line: 38 },
  legend: { size: 13, line: 22 },
  caption: { size: 12, line: 20 },
  title: { size: 17, line: 26 },
  /** The title over one of two pictures in a row. */
  pairTitle: { size: 13.5, line: 22 },
  kicker: { size: 12, line: 18 },
  chapter: { size: 24, line: 36 },
  contents: { size: 13, line: 18 },
  code: { size: 11.5, line: 18 },
  /** A figure in words: looked up, not read through. */
  told: { size: 11, line: 17 },
  note: { size: 11.5, line: 18 },
  /** The number of a footnote where it is called. */
  call: { size: 9.5, line: 0 },
} as const satisfies Record<string, PaperType>;

export const SPACE = {
  /** Between pictures side by side. */
  gutter: 16,
  /** One level of indentation. */
  indent: 20,
  /** Left of a table's cell and right of it; above and below its text together. */
  cell: { sides: 16, height: 9 },
  /** The line over the footnotes, with what is around it. */
  noteRule: 18,
  noteIndent: 44,
  legendNumber: 30,
  /** Left of a sentence about a figure: its mark, or its number. */
  toldIndent: 12,
  toldNumber: 24,
  contentsNumber: 40,
  contentsPage: 48,
  /** Right of a head: the slide's minutes, and where its backstory stands. */
  headFacts: 220,
  /** A picture beside its slide's head. */
  beside: 388,
  /** A divider's: it says little beside its title. */
  divider: 208,
  figure: 352,
} as const;

export const CANVAS_RATIO = 720 / 1280;
