/** Where a text may be cut that is longer than its room. */
import { cutInlines, type Inline, plainText } from "../model/inline.ts";

const SENTENCE_END = /[。！？；…][”’」』）】》〉]*|[.!?;][”’)\]]*(?=\s)|\n/gu;
const CLAUSE_END = /[，、：][”’」』）】》〉]*|[,:](?=\s)/gu;

/** The last end of a sentence before `end`, else of a clause, unless much of the room would stay empty; else
 *  `end` itself. Offsets into the text. */
export function goodCut(text: string, end: number): number {
  const before = text.slice(0, end);
  for (const pattern of [SENTENCE_END, CLAUSE_END]) {
    const last = [...before.matchAll(pattern)].at(-1);
    const at = last === undefined ? 0 : last.index + last[0].length;
    if (at > end / 2) return at;
  }
  return end;
}

/** In two at `goodCut`, the space between them gone with the cut. */
export function cutText(
  inlines: readonly Inline[],
  end: number,
): readonly [readonly Inline[], readonly Inline[]] {
  const text = plainText(inlines);
  return cutInlines(inlines, end >= text.length ? end : goodCut(text, end));
}
