/** Texts in the text of a page, and what of them is not there. */
import type { PrintedKind, PrintedText } from "../model/printed.ts";

/** What a reader reads of a text: lines and spaces fall anew on paper, and some characters only steer. */
export function letters(text: string): string {
  return text.normalize("NFC").replace(UNREAD, "");
}

const UNREAD = /[\s\p{Default_Ignorable_Code_Point}]/gu;

/** Where, among the letters of a text, the first words begin and end that are not there. */
export interface Missing {
  readonly from: number;
  readonly to: number;
  /** How many are missing in all. */
  readonly letters: number;
}

export interface Sought {
  readonly of: PrintedText;
  readonly missing: Missing | null;
}

/** Looks for each text on a page, those of a kind one after the other. The kinds may be interleaved: what
 *  overlaps is drawn later than what does not. */
export function findInOrder(texts: readonly PrintedText[], page: string): readonly Sought[] {
  const reached: Partial<Record<PrintedKind, number>> = {};
  const sought = texts.map((of) => {
    const text = letters(of.text);
    const from = reached[of.kind] ?? 0;
    const at = page.indexOf(text, from);
    const { missing, end } =
      at < 0 ? align(text, page, from) : { missing: null, end: at + text.length };
    reached[of.kind] = end;
    return { of, text, missing };
  });
  return withoutTwins(sought, page);
}

/** A short text may be found in another's words and yet be hidden itself. So a page must hold it as often
 *  as the texts found there do together. */
function withoutTwins(
  sought: readonly (Sought & { readonly text: string })[],
  page: string,
): readonly Sought[] {
  const found = sought.flatMap(({ text, missing }) => (missing === null ? [text] : [])).join("\n");
  return sought.map(({ of, text, missing }) => {
    const lacking = missing === null && timesIn(page, text) < timesIn(found, text);
    return { of, missing: lacking ? { from: 0, to: text.length, letters: text.length } : missing };
  });
}

function timesIn(text: string, part: string): number {
  return part === "" ? 0 : text.split(part).length - 1;
}

/** What of a text another one lacks, wherever in it; null when it lacks nothing. */
export function findLost(text: string, other: string): Missing | null {
  return align(letters(text), letters(other), 0).missing;
}

/** So many letters must stand together to be taken for a piece of a text; fewer stand everywhere. */
const GRIP = 4;

/** Takes piece by piece from the page what is there in order. A text of which most is not there says
 *  nothing about where the next one is. */
function align(
  text: string,
  page: string,
  from: number,
): { readonly missing: Missing | null; readonly end: number } {
  const lost: number[] = [];
  let end = from;
  for (let at = 0; at < text.length; ) {
    const found = page.indexOf(text.slice(at, at + GRIP), end);
    const isPiece = at + GRIP <= text.length || (end > from && found - end <= GRIP);
    const length = found < 0 || !isPiece ? 0 : lengthInCommon(text, at, page, found);
    if (length === 0) lost.push(at);
    else end = found + length;
    at += length || 1;
  }
  return { missing: firstRun(lost), end: lost.length > text.length / 2 ? from : end };
}

function firstRun(lost: readonly number[]): Missing | null {
  const [from] = lost;
  if (from === undefined) return null;
  const gap = lost.findIndex((at, index) => at !== from + index);
  return { from, to: from + (gap < 0 ? lost.length : gap), letters: lost.length };
}

function lengthInCommon(text: string, at: number, page: string, found: number): number {
  let length = 0;
  while (at + length < text.length && text[at + length] === page[found + length]) length += 1;
  return length;
}

/** The words of a text that some of its letters stand for, spaces included. */
export function wordsAt(text: string, from: number, to: number): string {
  const composed = text.normalize("NFC");
  let seen = 0;
  let words = "";
  for (const character of composed) {
    const unread = letters(character) === "";
    if (seen >= from && seen < to) words += character;
    if (!unread) seen += character.length;
  }
  return words.trim();
}
