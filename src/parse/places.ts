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

/** Leads from offsets in a block's text back to the source. Lines of the text stand in the source as they
 *  are, behind whatever marks them as an item, a quote or a cell. */
export class TextPlaces {
  private readonly source: Lines;
  private readonly text: string;
  private line: number;
  /** Where on its line to begin to look. */
  private column: number;
  private lineStart = 0;
  private lineEnd: number;
  private found: number | null = null;

  constructor(source: Lines, line: number, column: number, text: string) {
    this.source = source;
    this.text = text;
    this.line = line;
    this.column = column;
    this.lineEnd = lineEndFrom(text, 0);
  }

  /** Offsets must not go back. A line that does not stand there as written has only its own place. */
  placeAt(offset: number): Place {
    while (this.lineEnd < offset) this.nextLine();
    this.found ??= this.findLine();
    if (this.found < 0) return placeOf(this.source, this.line);
    const column = this.found + offset - this.lineStart + 1;
    return { path: this.source.path, line: this.line, column, endLine: this.line };
  }

  private nextLine(): void {
    this.lineStart = this.lineEnd + 1;
    this.lineEnd = lineEndFrom(this.text, this.lineStart);
    this.line += 1;
    this.column = 1;
    this.found = null;
  }

  private findLine(): number {
    const line = this.text.slice(this.lineStart, this.lineEnd);
    return (this.source.lines[this.line - 1] ?? "").indexOf(line, this.column - 1);
  }
}

function lineEndFrom(text: string, at: number): number {
  const end = text.indexOf("\n", at);
  return end < 0 ? text.length : end;
}

/** Number of line ends in `text`. */
export function lineEnds(text: string): number {
  let count = 0;
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) count += 1;
  return count;
}
