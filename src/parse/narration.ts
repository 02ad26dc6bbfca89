/** Narration: what the speaker says while a slide is up. An author writes it under `##### 旁白`; it runs to
 *  the next heading, `---` or figure and belongs to the slide above. One line is one beat. */
import type { Beat } from "../model/deck.ts";
import { inlinesOf } from "./inlines.ts";
import { lexInline, type References } from "./lexer.ts";
import { type Lines, lineEnds, placeOf } from "./places.ts";

const LIST_MARK = /^(\s*(?:[-+*]|\d{1,9}[.)])\s+(?:\[[ xX]\]\s+)?)(?=\S)/;
/** A private comment that runs over several lines; within one line the lexer knows it. */
const LONG_COMMENT = /<!--(?!-?>)(?:(?!-->).)*\n[\s\S]*?-->/g;
const FENCE = /^\s*(?:`{3,}|~{3,})/;

/** The beats on lines `line` to `endLine`; `markdown` has the lines with everything else blanked. */
export function beatsOn(
  markdown: readonly string[],
  line: number,
  endLine: number,
  source: Lines,
  references: References,
): Beat[] {
  const beats: Beat[] = [];
  const lines = markdown
    .slice(line - 1, endLine)
    .join("\n")
    .replace(LONG_COMMENT, (comment) => "\n".repeat(lineEnds(comment)))
    .split("\n");
  for (const [index, written] of lines.entries()) {
    const at = line + index;
    const text = written.trimEnd();
    if (text.trim() === "" || FENCE.test(text)) continue;
    const marker = LIST_MARK.exec(text)?.[1];
    const said = text.slice(marker?.length ?? 0).trim();
    const words = inlinesOf(lexInline(said, references), source, at);
    // Nothing but a private comment: nothing to say.
    if (words.length === 0) continue;
    beats.push({
      text: words,
      ...(marker === undefined ? {} : { marker: marker.trim() }),
      at: placeOf(source, at),
    });
  }
  return beats;
}
