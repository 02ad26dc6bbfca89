/** Places within one file: where a line, or a piece of text on it, stands. */
import type { Place } from "../model/place.ts";

export interface Lines {
  readonly path: string;
  /** The file's lines as written; `lines[0]` is line 1. */
  readonly lines: readonly string[];
}

export function linesOf(path: string, text: string): Lines {
  return { path, lines: text.split("\n") };
}

/** The place of lines `line` to `endLine`, from the first character that is not a space. */
export function placeOf({ path, lines }: Lines, line: number, endLine = line): Place {
  const text = lines[line - 1] ?? "";
  return { path, line, column: text.length - text.trimStart().length + 1, endLine };
}

/** The place of `needle` on `line`, or of the line when it does not stand there as written. */
export function placeOfText(lines: Lines, line: number, needle: string): Place {
  const found = (lines.lines[line - 1] ?? "").indexOf(needle);
  return found < 0
    ? placeOf(lines, line)
    : { path: lines.path, line, column: found + 1, endLine: line };
}

/** Number of line ends in `text`. */
export function lineEnds(text: string): number {
  let count = 0;
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) count += 1;
  return count;
}
