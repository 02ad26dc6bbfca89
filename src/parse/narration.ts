/** Narration: what the speaker says while a slide is up. An author writes it under `##### 旁白`; it runs to
 *  the next heading, `---` or figure and belongs to the slide above. One line is one beat. */
import type { Beat } from "../model/deck.ts";
import { inlinesOf } from "./inlines.ts";
import { lexInline, type References } from "./lexer.ts";
import { type Lines, placeOf } from "./places.ts";

const LIST_MARK = /^(\s*(?:[-+*]|\d{1,9}[.)])\s+(?:\[[ xX]\]\s+)?)(?=\S)/;
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
  for (let at = line; at <= endLine; at += 1) {
    const text = (markdown[at - 1] ?? "").trimEnd();
    if (text.trim() === "" || FENCE.test(text)) continue;
    const marker = LIST_MARK.exec(text)?.[1];
    const said = text.slice(marker?.length ?? 0).trim();
    beats.push({
      text: inlinesOf(lexInline(said, references), source, at),
      ...(marker === undefined ? {} : { marker: marker.trim() }),
      at: placeOf(source, at),
    });
  }
  return beats;
}
