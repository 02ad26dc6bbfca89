/** How wide text is and where its lines end, from the advances of the faces that ship: as Chromium sets it
 *  with `white-space: normal; overflow-wrap: anywhere; line-break: strict; hyphens: manual; font-kerning:
 *  none; font-variant-ligatures: none; text-spacing-trim: space-all; text-autospace: no-autospace`. */
import { isSpace, mayBreak, maySplit } from "./breaks.ts";
import { advanceAt, advanceOf, type Face } from "./faces.ts";

export type { Face };

/** Text in one face and size. */
export interface Run {
  readonly text: string;
  readonly face: Face;
  /** CSS px. */
  readonly size: number;
  /** Air before it, in CSS px, unless it begins a line. */
  readonly gap?: number;
  /** By how much each of its characters is narrower than in its face, in CSS px. */
  readonly squeeze?: number;
}

/** Where the pen is in one endless line, for each offset of the joined text and its end, in CSS px: when it
 *  `leave`s the character before, and when it `enter`s the next one, beyond the air between them. Spaces at
 *  the ends are counted: what stands beside them is not known. */
export interface Pen {
  readonly text: string;
  readonly leave: Float64Array;
  readonly enter: Float64Array;
}

export function penPositions(runs: readonly Run[]): Pen {
  const { text, runAt } = joinRuns(runs);
  const leave = new Float64Array(text.length + 1);
  const enter = new Float64Array(text.length + 1);
  let width = 0;
  let before: Run | null = null;
  for (let at = 0; at < text.length; ) {
    const run = runAt(at);
    leave[at] = width;
    if (before !== null && run !== before) width += run.gap ?? 0;
    before = run;
    enter[at] = width;
    if (!isSpace(text, at) || !isSpace(text, at - 1)) width += widthIn(run, text, at);
    const end = at + lengthAt(text, at);
    // Within a character there is nowhere to be: as if it began again.
    for (at += 1; at < end; at += 1) [leave[at], enter[at]] = [width, width];
  }
  [leave[text.length], enter[text.length]] = [width, width];
  return { text, leave, enter };
}

/** For each line the offset at which it ends, over the joined text. The spaces where a line was broken
 *  belong to it, and so does a "\n", which always ends one. Only the first `limit` lines are looked for. */
export function breakLines(
  runs: readonly Run[],
  width: number,
  limit = Number.POSITIVE_INFINITY,
): readonly number[] {
  const joined = joinRuns(runs);
  const ends: number[] = [];
  let end = 0;
  do {
    end = lineEnd(joined, end, width);
    ends.push(end);
  } while (end < joined.text.length && ends.length < limit);
  return ends;
}

interface Joined {
  readonly text: string;
  readonly runAt: (at: number) => Run;
}

/** Spaces weigh nothing at the ends of a line. Where no break is allowed, one comes before the first
 *  character that has no room; but no line stays empty. */
function lineEnd({ text, runAt }: Joined, start: number, room: number): number {
  const limit = room + SUM_ERROR;
  let first = start;
  while (isSpace(text, first) && text.charAt(first) !== "\n") first += 1;
  let width = 0;
  let spaces = 0;
  let allowed = first;
  let cluster = first;
  let before = runAt(first);
  for (let at = first; at < text.length; at += lengthAt(text, at)) {
    if (text.charAt(at) === "\n") return at + 1;
    const run = runAt(at);
    const air = run === before || at === first ? 0 : (run.gap ?? 0);
    if (run !== before) [before, width] = [run, roundUp(width)];
    if (isSpace(text, at)) {
      if (spaces === 0) spaces = widthIn(run, text, at);
      continue;
    }
    if (at > first && mayBreak(text, at) && width + hyphenBefore(text, at, runAt) <= limit) {
      allowed = at;
    }
    if (maySplit(text, at)) cluster = at;
    width += spaces + air + widthIn(run, text, at);
    spaces = 0;
    if (width <= limit) continue;
    if (allowed > first) return allowed;
    if (cluster > first) return cluster;
  }
  return text.length;
}

/** Sums of fractions come out a little off. Chromium forgives a line up to a 64th of a pixel, but not every
 *  time; here it may be the safe side, a line that ends a character early. */
const SUM_ERROR = 1e-6;

/** Chromium lays lines out in 64ths of a pixel, and begins each run on a line at a full one. */
function roundUp(width: number): number {
  return Math.ceil(64 * (width - SUM_ERROR)) / 64;
}

function widthIn({ face, size, squeeze = 0 }: Run, text: string, at: number): number {
  const advance = isSpace(text, at) ? advanceOf(" ", face) : advanceAt(text, at, face);
  return (advance * size) / 1000 - squeeze;
}

/** A soft hyphen shows only where it ends a line. */
function hyphenBefore(text: string, at: number, runAt: Joined["runAt"]): number {
  return text.charAt(at - 1) === "\u00ad" ? widthIn(runAt(at - 1), "-", 0) : 0;
}

function joinRuns(runs: readonly Run[]): Joined {
  const text = runs.length === 1 ? (runs[0]?.text ?? "") : runs.map((run) => run.text).join("");
  return { text, runAt: runFinder(runs) };
}

/** Finds a run by an offset; quick where offsets come in order. */
function runFinder(runs: readonly Run[]): (at: number) => Run {
  let index = 0;
  let from = 0;
  return (at) => {
    while (index < runs.length - 1 && at >= from + lengthOf(runs[index])) {
      from += lengthOf(runs[index]);
      index += 1;
    }
    while (at < from) {
      index -= 1;
      from -= lengthOf(runs[index]);
    }
    return runs[index] ?? NO_RUN;
  };
}

const NO_RUN: Run = { text: "", face: "sans", size: 0 };

function lengthOf(run: Run = NO_RUN): number {
  return run.text.length;
}

/** Of the character at an offset, in UTF-16. */
function lengthAt(text: string, at: number): number {
  return (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
}
