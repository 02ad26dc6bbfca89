/** The room on a screen. CSS pixels on a canvas of 1280 × 720; `theme/screen.css` draws with the same
 *  numbers. */

/** What is left for blocks between title and foot. */
export const BODY = { width: 1120, height: 484 } as const;

/** A size of type, the space a line takes, and the gap between blocks. */
export interface Type {
  readonly size: number;
  readonly line: number;
  readonly gap: number;
}

export const TYPE = {
  body: { size: 28, line: 44, gap: 18 },
  column: { size: 24, line: 36, gap: 8 },
  table: { size: 24, line: 36, gap: 0 },
  /** A quotation, its original in another language, and the line that names who said it. */
  quoted: { size: 26, line: 40, gap: 0 },
  original: { size: 24, line: 36, gap: 0 },
  source: { size: 22, line: 36, gap: 22 },
  code: { size: 20, line: 30, gap: 0 },
} as const satisfies Record<string, Type>;
