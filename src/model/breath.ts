/** Where the speaker takes a longer breath. */
import type { Slide } from "./deck.ts";

/** A blank line in the source is a longer breath: the beat after it opens a paragraph. An editor's note
 *  between two beats is none. */
export function opensParagraph({ narration, editorNotes }: Slide, index: number): boolean {
  const before = narration[index - 1]?.at.endLine;
  const line = narration[index]?.at.line;
  if (before === undefined || line === undefined) return false;
  const noted = editorNotes
    .filter(({ at }) => at.line > before && at.line < line)
    .reduce((sum, { at }) => sum + at.endLine - at.line + 1, 0);
  return line - before - 1 > noted;
}
