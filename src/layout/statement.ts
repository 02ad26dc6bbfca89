/** A thought that stands alone on its slide: large. */
import type { Block } from "../model/block.ts";
import type { Language } from "../model/deck.ts";
import type { Type } from "../model/screen.ts";
import { HEADING_LINE, STATEMENTS, WIDTH } from "./canvas.ts";
import { setLarge } from "./head.ts";

/** `null` where there is no room for it. */
export function layoutStatement(
  [block]: readonly Block[],
  height: number,
  lang: Language,
): { readonly blocks: readonly Block[]; readonly type: Type } | null {
  if (block?.type !== "prose") return null;
  const setting = { width: WIDTH, lang, bold: true };
  const { text, size, lines } = setLarge(block.text, STATEMENTS, setting);
  const line = size * HEADING_LINE;
  if (lines * line > height) return null;
  return { blocks: [{ ...block, text }], type: { size, line, gap: 0, code: { size, line } } };
}
