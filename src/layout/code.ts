/** Code as it is set: spaces kept, long lines broken. */
import { breakLines } from "./measure.ts";

/** As `tab-size` in the style. */
const TAB = 2;

/** How many lines one line of code takes. `width` and `size` in CSS px. */
export function codeLines(line: string, width: number, size: number): number {
  // Every space counts at a line's start; within it, only where it is not broken.
  const text = line
    .replaceAll("\t", " ".repeat(TAB))
    .replace(/^ +/, (spaces) => "0".repeat(spaces.length));
  return breakLines([{ text, face: "code", size }], width).length;
}
