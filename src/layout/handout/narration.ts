/** Beats → paragraphs of the handout. Beats run on only where the sentence ends; any other beat ends its
 *  line, because an author breaks lines where the thought breaks. */

import { opensParagraph } from "../../model/breath.ts";
import type { Beat, Language, Slide } from "../../model/deck.ts";
import type { NumberedNote, WordRun, Words } from "../../model/handout.ts";
import { plainText } from "../../model/inline.ts";
import type { Place } from "../../model/place.ts";
import { languageOf } from "../../model/text.ts";

const RUNS_ON = /[。！？；…][”’」』）】》〉]*$/u;

export interface Telling {
  /** In a script each beat keeps its line: that is how it is spoken. */
  readonly as: "narration" | "script";
  /** The deck's: words in another language are set as such. */
  readonly lang: Language;
  readonly notesAt: (place: Place) => readonly NumberedNote[];
}

export function narrationWords(slide: Slide, { as, lang, notesAt }: Telling): readonly Words[] {
  const paragraphs: { beats: Beat[]; breath: boolean }[] = [];
  for (const [index, beat] of slide.narration.entries()) {
    const before = slide.narration[index - 1];
    const breath = opensParagraph(slide, index);
    const open = paragraphs.at(-1);
    const apart = breath || as === "script" || before === undefined || endsLine(before, beat);
    if (open === undefined || apart) {
      paragraphs.push({ beats: [beat], breath });
    } else {
      open.beats.push(beat);
    }
  }
  return paragraphs.map(({ beats, breath }) => ({
    type: "words",
    of: as,
    slide,
    style: "plain",
    lang: languageOf(beats.map(({ text }) => plainText(text)).join(" ")) ?? lang,
    indent: 0,
    breath,
    runs: beats.map(
      (beat): WordRun => ({
        marker: beat.marker === undefined ? null : shownMarker(beat.marker),
        text: beat.text,
        notes: notesAt(beat.at).map(({ number }) => number),
      }),
    ),
  }));
}

/** What is marked as an item keeps a line of its own. */
function endsLine(before: Beat, beat: Beat): boolean {
  if (before.marker !== undefined || beat.marker !== undefined) return true;
  return !RUNS_ON.test(plainText(before.text).trimEnd());
}

function shownMarker(marker: string): string {
  return /^[-+*]/.test(marker) ? "•" : marker;
}
