/** The words that carry meaning in a source. They appear in code here and nowhere else. */

/** Headings of any depth that begin narration. */
const NARRATION_ANYWHERE = new Set(["旁白", "讲稿"]);
/** Headings that begin narration from `####` down; above that they are ordinary titles. */
const NARRATION_BELOW = new Set(["备注", "notes", "narration"]);

export function isNarrationMark(heading: string, depth: number): boolean {
  const word = withoutColon(heading).toLowerCase();
  return NARRATION_ANYWHERE.has(word) || (depth >= 4 && NARRATION_BELOW.has(word));
}

/** `#####旁白`: meant as a mark, read as text, because the space is missing. */
export const UNSPACED_MARK = /^ {0,3}[#＃]{1,6}(?:旁白|讲稿)[：:]?\s*$/;

export const BACKSTORY_OPENS = /^ {0,3}<!--->\s*$/;
export const BACKSTORY_CLOSES = /^ {0,3}<--->\s*$/;

export const EDITOR_NOTE = /^ {0,3}>\s*编注\s*[：:]\s*/;
export const QUOTED_LINE = /^ {0,3}>\s?/;

/** Titles and marks read the same with and without the colon that introduces what follows. */
export function withoutColon(heading: string): string {
  const words = heading.trim();
  return /[：:]$/.test(words) ? words.slice(0, -1).trimEnd() : words;
}
