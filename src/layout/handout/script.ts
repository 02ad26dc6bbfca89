/** Deck → the speaker's script on paper: slide heads and narration in large type, a line for each beat. */
import { type Deck, slidesOf } from "../../model/deck.ts";
import type { Handout, PaperName } from "../../model/handout.ts";
import { pagesByAnchor, runningHeads } from "./handout.ts";
import { fillPages } from "./pages.ts";
import { PAPERS, roomOn, SPACE } from "./paper.ts";
import { settingFor } from "./setting.ts";
import { headPiece, wordPieces } from "./slide.ts";

export function layoutScript(deck: Deck, name: PaperName): Handout {
  const paper = PAPERS[name];
  const room = roomOn(paper);
  const setting = settingFor(deck, room.width);
  const pieces = slidesOf(deck).flatMap((slide) => {
    const words = wordPieces(slide, setting, "script");
    // A slide without words is still shown: its head stands alone.
    return [{ ...headPiece(slide, setting), keep: words.length > 0 }, ...words];
  });
  const runningOn = runningHeads(deck);
  const pages = fillPages(pieces, { height: room.height, noteRule: SPACE.noteRule }).map(
    (page, index) => ({ ...page, running: runningOn(page.parts), number: index + 1 }),
  );
  return { paper, pages, numbers: setting.numbers, pageOf: pagesByAnchor(pages) };
}
