/** Phrases that two texts share: at least three Han characters in a row, or a Latin word. */

export interface Phrase {
  readonly words: string;
  /** 0…1: a long phrase is no accident. */
  readonly weight: number;
}

const WORD = /\p{Script=Han}|[\p{Script=Latin}\d]+/gu;
/** Units that a phrase has when it counts in full. A Latin word has two, a Han character one. */
const FULL = 6;
const LEAST = 3;

/** The longest phrases of `caption` that `text` holds, in order. */
export function sharedPhrases(caption: string, text: string): readonly Phrase[] {
  const wanted = wordsOf(caption);
  const said = wordsOf(text);
  const phrases: Phrase[] = [];
  for (let at = 0; at < wanted.length; ) {
    const length = longestAt(wanted, at, said);
    const words = wanted.slice(at, at + length);
    const units = words.reduce((sum, word) => sum + unitsOf(word), 0);
    if (units >= LEAST || words.some((word) => unitsOf(word) === 2)) {
      phrases.push({ words: words.join(""), weight: Math.min(1, units / FULL) });
    }
    at += Math.max(1, length);
  }
  return phrases;
}

function wordsOf(text: string): readonly string[] {
  return text.match(WORD) ?? [];
}

function unitsOf(word: string): number {
  return /^(?:[\p{Script=Latin}\d]{2,})$/u.test(word) ? 2 : 1;
}

function longestAt(wanted: readonly string[], at: number, said: readonly string[]): number {
  let longest = 0;
  for (const start of said.keys()) {
    let length = 0;
    while (at + length < wanted.length && wanted[at + length] === said[start + length]) length += 1;
    longest = Math.max(longest, length);
  }
  return longest;
}
