/** Where lines end so that they read well: not more of them than there must be, at the ends of phrases, and
 *  none that holds a lonely character. */
import { fullLines, type Measured, widthBetween } from "./measured.ts";
import { type LineEnds, lineEnds } from "./phrases.ts";

/** `ragged` lines are as full as may be, as in a paragraph; `even` ones alike, as in a title. */
export type Rag = "ragged" | "even";

/** Longer text has no line that anybody looks at: its lines are as full as they can be. */
const LONGEST = 600;

/** For each line the offset at which it ends; as many as `fullLines` finds. `width` in sizes of the type. */
export function bestLines(text: Measured, width: number, rag: Rag): readonly number[] {
  const full = fullLines(text, width);
  const last = full.at(-1) ?? 0;
  if (full.length < 2 || last > LONGEST) return full;
  const said = text.pen.text;
  const breaks: Breaks = { text, phrases: lineEnds(said), width, rag };
  const chosen: number[] = [];
  let start = 0;
  let count = 0;
  // What the author ended stays ended: each part is broken by itself.
  for (const end of full) {
    count += 1;
    if (end < last && said.charAt(end - 1) !== "\n") continue;
    const better = count > 1 ? choose(breaks, { start, end, count }) : null;
    chosen.push(...(better ?? full.slice(chosen.length, chosen.length + count)));
    start = end;
    count = 0;
  }
  return chosen;
}

interface Breaks {
  readonly text: Measured;
  readonly phrases: LineEnds;
  readonly width: number;
  readonly rag: Rag;
}

interface Part {
  readonly start: number;
  readonly end: number;
  /** Of its lines. */
  readonly count: number;
}

/** Shows only at a line's end, and no width is known with it. */
const SOFT_HYPHEN = "\u00ad";

/** The cheapest way to break a part into so many lines; `null` when there is none, as where a word is longer
 *  than a line. */
function choose(breaks: Breaks, part: Part): readonly number[] | null {
  const { pen, ends } = breaks.text;
  const { start, end, count } = part;
  const isGood = (at: number): boolean =>
    at > start && at < end && pen.text.charAt(at - 1) !== SOFT_HYPHEN;
  const at = [start, ...ends.filter(isGood), end];
  const costs = lineCosts(breaks, part);
  // best[j]: what so many lines cost that end at at[j]; and from where the last of them began.
  let best = at.map((_, j) => (j === 0 ? 0 : Number.POSITIVE_INFINITY));
  const cameFrom: (readonly number[])[] = [];
  for (let line = 1; line <= count; line += 1) {
    const next = at.map(() => Number.POSITIVE_INFINITY);
    const from = at.map(() => -1);
    for (let j = line === count ? at.length - 1 : line; j < at.length; j += 1) {
      for (let i = j - 1; i >= line - 1; i -= 1) {
        const line = costs(at[i] ?? 0, at[j] ?? 0);
        if (line === null) break;
        const cost = (best[i] ?? 0) + line;
        if (cost < (next[j] ?? 0)) [next[j], from[j]] = [cost, i];
      }
    }
    best = next;
    cameFrom.push(from);
  }
  if (!Number.isFinite(best.at(-1) ?? Number.POSITIVE_INFINITY)) return null;
  return wayBack(at, cameFrom);
}

function wayBack(at: readonly number[], cameFrom: readonly (readonly number[])[]): number[] {
  const chosen: number[] = [];
  let j = at.length - 1;
  for (const from of cameFrom.toReversed()) {
    chosen.unshift(at[j] ?? 0);
    j = from[j] ?? 0;
  }
  return chosen;
}

/** Against a line that misses its ideal by one size of the type, squared: in a title phrases matter most, in
 *  a paragraph an even edge. */
const BREAK_WEIGHT = { title: 8, short: 3.5, long: 1.2 } as const;
const SHORT = 3;
/** In sizes of the type: a shorter last line looks lost. */
const LONELY = 4;
const LONELY_COST = 120;

/** What a line costs from one offset to another; `null` when it is too long. */
function lineCosts(
  { text, phrases, width, rag }: Breaks,
  { start, end, count }: Part,
): (from: number, to: number) => number | null {
  const ideal = rag === "even" ? widthBetween(text.pen, start, end) / count : width;
  const paragraph = count <= SHORT ? BREAK_WEIGHT.short : BREAK_WEIGHT.long;
  const weight = rag === "even" ? BREAK_WEIGHT.title : paragraph;
  return (from, to) => {
    const taken = widthBetween(text.pen, from, to);
    if (taken > width) return null;
    const missed = (taken - ideal) ** 2;
    if (to < end) return missed + weight * phrases.costAt(to);
    const lonely = Math.max(0, LONELY_COST * (1 - taken / LONELY));
    return lonely + (rag === "even" ? missed : 0);
  };
}
