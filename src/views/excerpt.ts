/** A short piece of a text around the words that were looked for, and the words marked in it. */
import { fold } from "./find.ts";

export interface Piece {
  readonly text: string;
  readonly marked: boolean;
}

/** What may stand before the first word found, and how much there is at all: more than a line holds. */
const BEFORE = 20;
const LENGTH = 120;
const CLAUSE_END = /[，。；：、！？,.;:!?·][\s·]*/u;

/** `words` are folded. Without any of them in it, the text from its beginning. */
export function excerptOf(text: string, words: readonly string[]): readonly Piece[] {
  const folded = fold(text);
  const places = words.map((word) => folded.indexOf(word)).filter((place) => place >= 0);
  const start = startFor(text, Math.min(...places, text.length));
  const end = wholeAt(text, start + LENGTH);
  return [
    ...(start > 0 ? [{ text: "…", marked: false }] : []),
    ...markWords(text.slice(start, end), words),
    ...(end < text.length ? [{ text: "…", marked: false }] : []),
  ];
}

/** A little before the word, where a clause begins, or at least a word. */
function startFor(text: string, place: number): number {
  if (place === text.length || place <= BEFORE) return 0;
  const start = wholeAt(text, place - BEFORE);
  const [end] = [CLAUSE_END, /\s+/u].flatMap((ends) => text.slice(start, place).match(ends) ?? []);
  return end === undefined ? start : text.indexOf(end, start) + end.length;
}

/** Never within a character of two halves. */
function wholeAt(text: string, place: number): number {
  return /[\uDC00-\uDFFF]/.test(text.charAt(place)) ? place + 1 : place;
}

/** The whole text in pieces. `words` are folded. */
export function markWords(text: string, words: readonly string[]): readonly Piece[] {
  const longestFirst = words.toSorted((a, b) => b.length - a.length).map(escaped);
  if (longestFirst.length === 0) return [{ text, marked: false }];
  const pieces: Piece[] = [];
  let from = 0;
  for (const { 0: word, index } of fold(text).matchAll(new RegExp(longestFirst.join("|"), "g"))) {
    pieces.push({ text: text.slice(from, index), marked: false });
    from = index + word.length;
    pieces.push({ text: text.slice(index, from), marked: true });
  }
  pieces.push({ text: text.slice(from), marked: false });
  return pieces.filter((piece) => piece.text !== "");
}

function escaped(word: string): string {
  return word.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");
}
