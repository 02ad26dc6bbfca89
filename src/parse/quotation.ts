/** Quotations: a paragraph that ends in a dash and a name. An original followed by its translation is one
 *  quotation in two languages. */
import type { Block, Quotation } from "../model/block.ts";
import { type Inline, plainText } from "../model/inline.ts";
import type { Place } from "../model/place.ts";
import { languageOf } from "../model/text.ts";
import { unescapeText } from "./inline/escapes.ts";

/** A full sentence, a dash after a space or a closing mark, and a name of at most 40 characters. */
const SOURCE =
  /^(?<said>[\s\S]*(?:[.。!！?？…][”’"'」』）)]*))(?<dash>\s*[–—-]{1,2}\s*)(?<source>[^\n–—。！？!?]{1,40})$/u;

/** `written` is the paragraph as it was written: the name stands on one line. */
export function quotationOf(text: readonly Inline[], at: Place, written: string): Quotation | null {
  const last = text.at(-1);
  if (last?.type !== "text") return null;
  // Only the last run of text may hold the dash and the name; the sentence may reach further back.
  const match = SOURCE.exec(last.text);
  if (match?.groups === undefined) return null;
  const { said = "", source = "" } = match.groups;
  const lastLine = unescapeText(written.slice(written.lastIndexOf("\n") + 1));
  if (!lastLine.includes(source.trim())) return null;
  const lang = languageOf(plainText(text)) ?? "zh-CN";
  return {
    type: "quotation",
    passages: [
      {
        text: [...text.slice(0, -1), { type: "text", text: said }],
        source: source.trim(),
        lang,
        at,
      },
    ],
    at,
  };
}

/** Joins an original to the translation that follows it. */
export function joinTranslations(blocks: readonly Block[]): Block[] {
  const joined: Block[] = [];
  for (const block of blocks) {
    const last = joined.at(-1);
    if (last?.type === "quotation" && block.type === "quotation" && translates(block, last)) {
      joined[joined.length - 1] = {
        type: "quotation",
        passages: [...last.passages, ...block.passages],
        at: { ...last.at, endLine: block.at.endLine },
      };
    } else {
      joined.push(block);
    }
  }
  return joined;
}

function translates(translation: Quotation, original: Quotation): boolean {
  const [first] = original.passages;
  const [second] = translation.passages;
  return (
    original.passages.length === 1 &&
    translation.passages.length === 1 &&
    first?.lang !== second?.lang
  );
}
