/** Editor's notes as footnotes. A long one is cut, so that none is taller than what a page can spare. */
import type { Language, Slide } from "../../model/deck.ts";
import type { Footnote, NumberedNote } from "../../model/handout.ts";
import { cutInlines, type Inline } from "../../model/inline.ts";
import { breakLines } from "../measure.ts";
import { runsOf, textRun } from "../runs.ts";
import { PAPER_TYPE, SPACE } from "./paper.ts";
import type { FootPiece } from "./piece.ts";

const MOST_LINES = 12;
const GAP = 3;

/** At least one piece; what continues says so. */
export function footnotePieces(
  slide: Slide,
  { number, note }: NumberedNote,
  { width, lang }: { readonly width: number; readonly lang: Language },
): readonly FootPiece[] {
  const { size, line } = PAPER_TYPE.note;
  const pieces: FootPiece[] = [];
  let rest: readonly Inline[] = note.text;
  for (;;) {
    const lines = breakLines(
      [textRun(LABEL_ROOM, { size, lang }), ...runsOf(rest, { size, lang })],
      width - SPACE.noteIndent,
    );
    const fits = lines.length <= MOST_LINES;
    const end = (lines[MOST_LINES - 1] ?? 0) - LABEL_ROOM.length;
    const [text, after] = fits ? [rest, []] : cutInlines(rest, end);
    const continued = pieces.length > 0;
    const footnote: Footnote = { number, slide, text, continued };
    const height = Math.min(lines.length, MOST_LINES) * line + GAP;
    pieces.push({ note: footnote, height, continued });
    if (fits) return pieces;
    rest = after;
  }
}

/** As wide as what marks a note as the editor's, in any language. */
const LABEL_ROOM = "\u4e00".repeat(8);
