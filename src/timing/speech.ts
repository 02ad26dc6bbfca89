/** Words → seconds. A Chinese speaker's rate is counted in characters; a Latin word or a number takes the
 *  time of the characters it is spoken with. */

/** Characters' worth of time. An English talk at 150 words a minute matches a Chinese one at 220 characters. */
const LATIN_WORD = 1.5;
const DIGIT = 1;
/** Seconds of silence: at the end of a beat, and of a sentence within one. What shorter marks ask for is in
 *  the rate already. */
const BEAT_PAUSE = 0.5;
const SENTENCE_PAUSE = 0.3;

/** Spoken length in characters: one for each Han or kana, one for each digit, 1.5 for each Latin word. */
export function spokenLength(text: string): number {
  const characters = text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu);
  const words = text.match(/\p{Script=Latin}[\p{Script=Latin}’'-]*/gu);
  const digits = text.match(/\p{Number}/gu);
  return (
    (characters?.length ?? 0) + LATIN_WORD * (words?.length ?? 0) + DIGIT * (digits?.length ?? 0)
  );
}

/** Seconds to say one beat at `rate` characters a minute, and to breathe after it. */
export function secondsToSay(beat: string, rate: number): number {
  const sentences = beat
    .split(/[。！？；…]+|[.!?;]+(?=\s)/)
    .filter((text) => /[\p{L}\p{N}]/u.test(text));
  const pauses = Math.max(0, sentences.length - 1) * SENTENCE_PAUSE + BEAT_PAUSE;
  return (spokenLength(beat) / rate) * 60 + pauses;
}
