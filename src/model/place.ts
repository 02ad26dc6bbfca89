/** Where things are. A place is in a source file; a position is in the talk. Never one for the other. */

/** In a source file. Lines and columns count from 1, columns in UTF-16 units; `endLine` is the last line. */
export interface Place {
  readonly path: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
}

/** In the talk. `slide` is a slide's id, `""` the cover; `step` counts presses since the slide opened, over
 *  all its screens. */
export interface Position {
  readonly slide: string;
  readonly step: number;
}

export const COVER: Position = { slide: "", step: 0 };

export function samePosition(a: Position, b: Position): boolean {
  return a.slide === b.slide && a.step === b.step;
}
