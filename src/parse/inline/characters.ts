/** What a character is to the rules of inline Markdown: space, punctuation, or Chinese, Japanese and Korean. */

const SPACE = /^[\p{Zs}\t\n\f\r]$/u;
const PUNCTUATION = /^[\p{P}\p{S}]$/u;

/** Wide, full-width and half-width characters by Unicode's table of East Asian width, and all of Hangul.
 *  Emoji are wide too, but they stand in any language. */
const CJK =
  /^(?!\p{Emoji_Presentation})[\p{sc=Hangul}\u20a9\u2329\u232a\u2e80-\u303e\u3041-\u3247\u3250-\ua4cf\ua960-\ua97c\uf900-\ufaff\ufe10-\ufe19\ufe30-\ufe6f\uff01-\uffee\u{16fe0}-\u{18d08}\u{1aff0}-\u{1b2fb}\u{1f200}-\u{1f265}\u{20000}-\u{3fffd}]$/u;

/** Marks that Chinese shares with other scripts: “ ” ‘ ’ — … ·. Which they are, their neighbour tells. */
const SHARED_MARK = /^[“”‘’—…·]$/u;

const HANGUL = /^\p{sc=Hangul}$/u;

/** The start and the end of a text count as space. */
export function isSpace(character: string): boolean {
  return character === "" || SPACE.test(character);
}

export function isPunctuation(character: string): boolean {
  return PUNCTUATION.test(character);
}

export function isCjk(character: string): boolean {
  return CJK.test(character);
}

export function isSharedMark(character: string): boolean {
  return SHARED_MARK.test(character);
}

/** The whole character before an offset, `""` at the start. */
export function characterBefore(text: string, at: number): string {
  const pair = text.slice(Math.max(at - 2, 0), at);
  return (pair.codePointAt(0) ?? 0) > 0xffff ? pair : pair.slice(-1);
}

/** The whole character at an offset, `""` at the end. */
export function characterAt(text: string, at: number): string {
  const code = text.codePointAt(at);
  return code === undefined ? "" : String.fromCodePoint(code);
}

/** What a line end between two characters stands for. Scripts without spaces between words get none;
 *  Korean has them. */
export function gapBetween(before: string, after: string): "" | " " {
  if (before === "" || after === "") return "";
  const wide = [before, after].filter((character) => isCjk(character) && !HANGUL.test(character));
  const shared = [before, after].filter(isSharedMark);
  return wide.length > 0 && wide.length + shared.length === 2 ? "" : " ";
}
