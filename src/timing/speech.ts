/** Words → seconds. A Chinese speaker's rate is counted in characters; a Latin word or a number takes the
 *  time of the characters it is spoken with. */

/** Characters' worth of time. An English talk at 150 words a minute matches a Chinese one at 220 characters. */
const LATIN_WORD = 1.5;
const DIGIT = 1;
/** Pause at the end of a beat. */
const PAUSE_SECONDS = 0.5;

/** Spoken length in characters: one for each Han or kana, one for each digit, 1.5 for each Latin word. */
export function spokenLength(text: string): number {
  const characters = text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu);
  const words = text.match(/\p{Script=Latin}[\p{Script=Latin}’'-]*/gu);
  const digits = text.match(/\p{Number}/gu);
  return (
    (characters?.length ?? 0) + LATIN_WORD * (words?.length ?? 0) + DIGIT * (digits?.length ?? 0)
  );
}

/** Seconds to say `beats` at `rate` characters a minute, a short pause after each. */
export function secondsToSay(beats: readonly string[], rate: number): number {
  const length = beats.reduce((sum, beat) => sum + spokenLength(beat), 0);
  return (length / rate) * 60 + beats.length * PAUSE_SECONDS;
}
