/** How well a line may end within Chinese text: best behind a mark, well between phrases, badly beside a word
 *  of one character, and hardly ever within a word. The words are those of Unicode's dictionary, which Node has. */

/** What a line end costs, at each offset of a text where one may be; more is worse. */
export interface LineEnds {
  costAt(at: number): number;
}

const WITHIN_WORD = 12;
/** By how many of the words on both sides are of one character: two are often a word that the dictionary
 *  does not know. */
const SHORT_WORDS = [2, 3, 7];
const BETWEEN_PHRASES = 1;

/** Words that belong to what stands before them, and words that belong to what follows. */
const LEANS_BACK = /^[的地得了着过吗呢吧啊们等性化者力]$/;
const LEANS_ON =
  /^(?:[和与及或是在从到由对把被为以向将不很更最每各该此其一二三四五六七八九十]|以及|或者|通过|对于|关于|从而|所有)$/;
const MARK = /[\p{P}\p{S}]$/u;

const segmenter = new Intl.Segmenter("zh", { granularity: "word" });

export function lineEnds(text: string): LineEnds {
  const costs = new Map<number, number>();
  let before = "";
  for (const { segment, index } of segmenter.segment(text)) {
    if (index > 0) costs.set(index, costBetween(before, segment));
    before = segment;
  }
  return { costAt: (at) => costs.get(at) ?? WITHIN_WORD };
}

function costBetween(before: string, after: string): number {
  if (MARK.test(before) || /^\s/.test(after) || /\s$/.test(before)) return 0;
  if (LEANS_BACK.test(after) || LEANS_ON.test(before)) return WITHIN_WORD / 2;
  if (LEANS_BACK.test(before) || LEANS_ON.test(after)) return BETWEEN_PHRASES;
  const short = [before, after].filter(({ length }) => length === 1).length;
  return SHORT_WORDS[short] ?? 0;
}
