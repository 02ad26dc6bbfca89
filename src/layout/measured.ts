/** A text measured once: how wide it is from anywhere to anywhere, and where its lines may end. All in sizes
 *  of its type, so that every size asks the same. */
import type { Inline } from "../model/inline.ts";
import { isSpace, mayBreak, maySplit } from "./breaks.ts";
import { type Pen, penPositions } from "./measure.ts";
import { runsOf, type Setting } from "./runs.ts";
import { spaceOut } from "./spacing.ts";

export interface Measured {
  /** With its air. */
  readonly inlines: readonly Inline[];
  readonly pen: Pen;
  /** The offsets at which a line may end, the end of the text last. */
  readonly ends: readonly number[];
}

/** What a text is set in, its size apart. */
export type Face = Omit<Setting, "size">;

const known = new WeakMap<readonly Inline[], Map<string, Measured>>();

export function measureText(inlines: readonly Inline[], face: Face): Measured {
  const { bold = false, lang = "", serif = false } = face;
  const key = `${lang} ${bold} ${serif}`;
  const faces = known.get(inlines) ?? new Map<string, Measured>();
  const measured = faces.get(key) ?? measureAnew(inlines, face);
  known.set(inlines, faces.set(key, measured));
  return measured;
}

function measureAnew(inlines: readonly Inline[], face: Face): Measured {
  const aired = face.lang?.startsWith("en") ? inlines : spaceOut(inlines);
  const pen = penPositions(runsOf(aired, { ...face, size: 1 }));
  const ends: number[] = [];
  for (let at = 1; at < pen.text.length; at += 1) {
    if (pen.text.charAt(at - 1) === "\n" || mayBreak(pen.text, at)) ends.push(at);
  }
  return { inlines: aired, pen, ends: [...ends, pen.text.length] };
}

/** Without the spaces at its ends. */
export function widthBetween({ text, leave, enter }: Pen, from: number, to: number): number {
  let first = from;
  let end = to;
  while (first < end && isSpace(text, first)) first += 1;
  while (end > first && isSpace(text, end - 1)) end -= 1;
  return (leave[end] ?? 0) - (enter[first] ?? 0);
}

/** For each line the offset at which it ends, each as full as it may be; at least one. `width` in sizes of
 *  the type. */
export function fullLines({ pen, ends }: Measured, width: number): readonly number[] {
  const lines: number[] = [];
  const { length } = pen.text;
  let start = 0;
  let next = 0;
  do {
    let end = start;
    while (next < ends.length) {
      const candidate = ends[next] ?? length;
      if (widthBetween(pen, start, candidate) > width) break;
      end = candidate;
      next += 1;
      if (pen.text.charAt(end - 1) === "\n") break;
    }
    if (end === start && length > 0) end = splitWithin(pen, start, width);
    lines.push(end);
    start = end;
  } while (start < length);
  return lines;
}

/** Where no line may end, one does before the first character that has no room; but no line stays empty. */
function splitWithin({ text, leave, enter }: Pen, start: number, width: number): number {
  let end = start + 1;
  while (end < text.length && !maySplit(text, end)) end += 1;
  for (let at = end; at <= text.length; at += 1) {
    if ((leave[at] ?? 0) - (enter[start] ?? 0) > width) break;
    if (at === text.length || maySplit(text, at)) end = at;
  }
  return end;
}
