/** What text knows about itself: how wide it runs and in which language it is written. */

const FULL_WIDTH =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]|[\u2014\u2018\u2019\u201c\u201d\u2026]/u;
const HAN = /\p{Script=Han}/gu;
const LATIN_WORD = /\p{Script=Latin}+/gu;

/** Width in full-width units: 1 for a Han character or Chinese mark, one half for anything else. */
export function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += FULL_WIDTH.test(character) ? 1 : 0.5;
  return width;
}

/** Chinese as soon as Han characters outnumber Latin words, so that product names do not tip a sentence. */
export function languageOf(text: string): "zh-CN" | "en" | null {
  const han = text.match(HAN)?.length ?? 0;
  const latin = text.match(LATIN_WORD)?.length ?? 0;
  if (han === 0 && latin === 0) return null;
  return han >= latin ? "zh-CN" : "en";
}

/** A word for an address: NFC, Latin in lower case, everything that is no letter or number a `-`, Han kept. */
export function slugOf(text: string): string {
  return text
    .normalize("NFC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-|-$/g, "");
}
