/** Narration: what the speaker says while a slide is up. An author writes it under `##### 旁白`; it runs to
 *  the next heading, `---` or figure and belongs to the slide above. One line is one beat. */
import type { Beat } from "../model/deck.ts";
import { replaceComments } from "./comments.ts";
import { inlinesOf, type Reading } from "./inlines.ts";
import { lineEnds, placeOf } from "./places.ts";

const LIST_MARK = /^(\s*(?:[-+*]|\d{1,9}[.)])\s+(?:\[[ xX]\]\s+)?)(?=\S)/;
const FENCE = /^\s*(?:`{3,}|~{3,})/;

/** The beats on lines that begin with line `first`. */
export function beatsOn(lines: readonly string[], first: number, reading: Reading): Beat[] {
  const beats: Beat[] = [];
  for (const [index, written] of withoutLongComments(lines).entries()) {
    const at = first + index;
    const text = written.trimEnd();
    if (text.trim() === "" || FENCE.test(text)) continue;
    const marker = LIST_MARK.exec(text)?.[1];
    const said = text.slice(marker?.length ?? 0).trim();
    const words = inlinesOf(said, reading, at);
    // Nothing but a private comment: nothing to say.
    if (words.length === 0) continue;
    beats.push({
      text: words,
      ...(marker === undefined ? {} : { marker: marker.trim() }),
      at: placeOf(reading.source, at),
    });
  }
  return beats;
}

/** Private comments that run over several lines; those within a line are left out with its inlines. */
function withoutLongComments(lines: readonly string[]): string[] {
  return replaceComments(lines.join("\n"), (comment) => {
    const ends = lineEnds(comment);
    return ends === 0 ? comment : "\n".repeat(ends);
  }).split("\n");
}
