/** What every piece of a handout is set with. */

import type { Deck, Language, Slide } from "../../model/deck.ts";
import type { HandoutPart, NumberedNote, Words } from "../../model/handout.ts";
import { breakLines } from "../measure.ts";
import { textRun } from "../runs.ts";
import { footnotePieces } from "./footnotes.ts";
import { type AllNumbers, type NotesOfSlide, numberDeck } from "./numbers.ts";
import { PAPER_TYPE, type PaperType } from "./paper.ts";
import { type FootPiece, type HandoutPiece, solid } from "./piece.ts";

export interface Setting {
  /** CSS pixels. */
  readonly width: number;
  readonly lang: Language;
  readonly numbers: AllNumbers;
  /** How tall a text stands in `width`, in the deck's language. */
  textHeight(text: string, width: number, type: PaperType, bold?: "bold"): number;
  notesOf(slide: Slide): NotesOfSlide;
  footnotes(slide: Slide, notes: readonly NumberedNote[]): readonly FootPiece[];
  /** The notes that are called in a paragraph. */
  notesIn(words: Words): readonly FootPiece[];
  /** Heads a page on which a slide's words, or its backstory, go on. */
  continued(slide: Slide, of: "narration" | "backstory"): HandoutPiece;
  /** Heads a page on which something else goes on. */
  continuedBy(part: HandoutPart): HandoutPiece;
}

export function settingFor(deck: Deck, width: number): Setting {
  const { lang } = deck.meta;
  const numbers = numberDeck(deck);
  const none: NotesOfSlide = { all: [], head: [], at: () => [] };
  const notesOf = (slide: Slide): NotesOfSlide => numbers.notes.get(slide.id) ?? none;
  const footnotes: Setting["footnotes"] = (slide, notes) =>
    notes.flatMap((note) => footnotePieces(slide, note, { width, lang }));
  const continuedBy = (part: HandoutPart): HandoutPiece => solid(part, PAPER_TYPE.title.line + 4);
  return {
    width,
    lang,
    numbers,
    textHeight(text, room, { size, line }, bold) {
      const run = textRun(text, { size, lang, bold: bold !== undefined });
      return breakLines([run], room).length * line;
    },
    notesOf,
    footnotes,
    notesIn({ slide, runs }) {
      const called = new Set(runs.flatMap(({ notes }) => notes));
      return footnotes(
        slide,
        notesOf(slide).all.filter(({ number }) => called.has(number)),
      );
    },
    continued: (slide, of) => continuedBy({ type: "continued", slide, of }),
    continuedBy,
  };
}
