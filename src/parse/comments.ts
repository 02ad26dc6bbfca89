/** Private comments: `<!-- … -->`, but not the `<!--->` that opens a backstory. */
import type { Place } from "../model/place.ts";
import { type Lines, lineEnds } from "./places.ts";

const OPENS = /<!--(?!-?>)/g;
/** What shows `<!--` and opens nothing: code, and an escaped mark. */
const SHOWN = /`[^`]*`|\\</g;

/** The text with something instead of each of its comments. One that never ends is none. */
export function replaceComments(text: string, instead: (comment: string) => string): string {
  const kept: string[] = [];
  let from = 0;
  for (const { index } of text.matchAll(OPENS)) {
    if (index < from) continue;
    const end = text.indexOf("-->", index + 4);
    if (end < 0) break;
    kept.push(text.slice(from, index), instead(text.slice(index, end + 3)));
    from = end + 3;
  }
  return kept.join("") + text.slice(from);
}

/** Where, on the lines of a place, a comment opens that does not end there. */
export function findUnclosedComment(source: Lines, { line, endLine }: Place): Place | null {
  const written = source.lines.slice(line - 1, endLine).join("\n");
  const masked = written.replace(SHOWN, (shown) => shown.replace(/[^\n]/g, " "));
  const open = replaceComments(masked, (comment) => comment.replace(/[^\n]/g, " ")).search(OPENS);
  if (open < 0) return null;
  const before = written.slice(0, open);
  const at = line + lineEnds(before);
  return { path: source.path, line: at, column: open - before.lastIndexOf("\n"), endLine: at };
}
