/** The text of a block → our own `Inline`. Raw HTML is text; private comments are nothing.
 *
 *  marked's own inline lexer is not asked: it goes back over a text for every mark that is never closed,
 *  and into itself for every one that is. Here a text is walked once. */
import type { Inline } from "../model/inline.ts";
import { type Part, treeOf } from "./inline/parts.ts";
import { scanParts } from "./inline/scanner.ts";
import type { References } from "./lexer.ts";
import { type Lines, TextPlaces } from "./places.ts";

/** What text is read against: the file it stands in, and the link definitions that hold there, nearest
 *  first. */
export interface Reading {
  readonly source: Lines;
  readonly references: readonly References[];
  /** Where an author breaks lines as the thought breaks, a line's end is one; elsewhere lines are joined. */
  readonly keepsLines?: true;
}

/** `line` is where the text begins in the source, `column` where on that line to look for it. */
export function inlinesOf(
  text: string,
  { source, references, keepsLines }: Reading,
  line: number,
  column = 1,
): Inline[] {
  const parts = scanParts(text, references);
  const kept = keepsLines ? parts.map((part) => (part.type === "line-end" ? BREAK : part)) : parts;
  return treeOf(kept, new TextPlaces(source, line, column, text));
}

const BREAK: Part = { type: "break" };
