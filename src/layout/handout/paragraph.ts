/** A paragraph of the handout: how tall it is, and where it may be cut when a page ends. */
import type { Footnote, WordRun, Words } from "../../model/handout.ts";
import { cutInlines, plainText } from "../../model/inline.ts";
import { goodCut } from "../cut.ts";
import { breakLines, type Run } from "../measure.ts";
import { runsOf, textRun } from "../runs.ts";
import { footHeight, type NotePiece } from "./pages.ts";
import { PAPER_TYPE, type PaperType, SPACE } from "./paper.ts";
import type { HandoutPiece } from "./piece.ts";

/** How a footnote is called in the text, the same wherever it is drawn. */
export function callOf(number: number): string {
  return `[${number}]`;
}

export interface Surroundings {
  /** CSS pixels the words may fill, indentation included. */
  readonly width: number;
  readonly gap: number;
  readonly heading: HandoutPiece | null;
  readonly notesOf: (words: Words) => readonly NotePiece<Footnote>[];
}

export function paragraphPiece(words: Words, around: Surroundings): HandoutPiece {
  const type = typeOf(words);
  const lines = breakLines(measured(words), inside(words, around));
  return {
    part: words,
    height: lines.length * type.line,
    gap: around.gap,
    keep: words.style === "heading",
    notes: around.notesOf(words),
    heading: around.heading,
    least: type.line,
    cut: (room, noteRule) => cutParagraph(words, around, lines, room, noteRule),
  };
}

function typeOf({ of }: Words): PaperType {
  return PAPER_TYPE[of];
}

function inside({ indent }: Words, { width }: Surroundings): number {
  return width - indent * SPACE.indent;
}

function measured(words: Words): readonly Run[] {
  const { size } = typeOf(words);
  const { lang } = words;
  const bold = words.style === "heading";
  return words.runs.flatMap(({ marker, text, notes }) => [
    ...(marker === null ? [] : [textRun(`${marker} `, { size })]),
    ...runsOf(text, { size, bold, lang }),
    ...notes.map((number) => textRun(callOf(number), { size: PAPER_TYPE.call.size })),
  ]);
}

function textOf(words: Words): string {
  return measured(words)
    .map((run) => run.text)
    .join("");
}

function cutParagraph(
  words: Words,
  around: Surroundings,
  lines: readonly number[],
  room: number,
  noteRule: number,
): readonly [HandoutPiece, HandoutPiece] | null {
  const type = typeOf(words);
  for (
    let count = Math.min(lines.length - 1, Math.floor(room / type.line));
    count > 0;
    count -= 1
  ) {
    const at = goodCut(textOf(words), lines[count - 1] ?? 0);
    const [before, after] = cutWords(words, at);
    if (before.runs.length === 0 || after.runs.length === 0) continue;
    const first = paragraphPiece(before, around);
    if (first.height + footHeight(first.notes, noteRule) > room) continue;
    return [first, paragraphPiece(after, { ...around, gap: 0 })];
  }
  return null;
}

/** Cut at an offset into the measured text. Markers and calls stay with their words. */
function cutWords(words: Words, at: number): readonly [Words, Words] {
  const before: WordRun[] = [];
  const after: WordRun[] = [];
  let offset = at;
  for (const run of words.runs) {
    const marker = run.marker === null ? 0 : run.marker.length + 1;
    const text = plainText(run.text).length;
    const calls = run.notes.reduce((sum, number) => sum + callOf(number).length, 0);
    if (offset >= marker + text) before.push(run);
    else if (offset <= marker) after.push(run);
    else {
      const [first, second] = cutInlines(run.text, offset - marker);
      before.push({ ...run, text: first, notes: [] });
      after.push({ marker: null, text: second, notes: run.notes });
    }
    offset -= marker + text + calls;
  }
  return [
    { ...words, runs: before },
    { ...words, runs: after, breath: false },
  ];
}
