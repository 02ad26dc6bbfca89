/** Emphasis: runs of `*`, `_` and `~`, and which of them belong together. The rules are CommonMark's, with
 *  those of markdown-cjk-friendly beside Chinese, Japanese and Korean, where no space parts a mark from
 *  the words around it. */
import {
  characterAt,
  characterBefore,
  isCjk,
  isPunctuation,
  isSharedMark,
  isSpace,
} from "./characters.ts";

export type Mark = "*" | "_" | "~";
export type Wrap = "strong" | "emphasis" | "strike";

/** A run of one mark. What it closes comes before what it opens; what is left over is text between. */
export interface Run {
  readonly type: "run";
  readonly mark: Mark;
  readonly length: number;
  readonly canOpen: boolean;
  readonly canClose: boolean;
  /** Marks not yet used. */
  left: number;
  /** Innermost first, as they are met on the way out. */
  readonly closes: Wrap[];
  /** Innermost first, as they were found: the last one stands furthest out. */
  readonly opens: Wrap[];
}

/** The run of the mark that stands at an offset. */
export function runAt(text: string, at: number): Run {
  const mark = text.charAt(at) as Mark;
  let end = at + 1;
  while (text.charAt(end) === mark) end += 1;
  const length = end - at;
  const isLong = mark === "~" && length > 2;
  const { canOpen, canClose } = isLong
    ? { canOpen: false, canClose: false }
    : sidesOf(mark, text, at, end);
  return { type: "run", mark, length, canOpen, canClose, left: length, closes: [], opens: [] };
}

/** A run opens before a word and closes behind one. */
function sidesOf(
  mark: Mark,
  text: string,
  start: number,
  end: number,
): { canOpen: boolean; canClose: boolean } {
  // As on GitHub, `~` beside another mark is looked through: `**~~a~~**b` is both.
  const through = mark === "~" ? { start, end } : lookThrough(text, start, end);
  const { before, isBeforeCjk } = lookBack(text, through.start);
  const after = characterAt(text, through.end);
  if (isSpace(before) || isSpace(after)) {
    return { canOpen: !isSpace(after), canClose: !isSpace(before) };
  }
  const opens = isPunctuation(before);
  const closes = isPunctuation(after);
  // `_` stands inside words, as in snake_case; the others may part a word.
  if (mark === "_") return { canOpen: opens, canClose: closes };
  const besideCjk = isBeforeCjk || isCjk(after);
  return { canOpen: opens || besideCjk || !closes, canClose: closes || besideCjk || !opens };
}

function lookThrough(text: string, from: number, to: number): { start: number; end: number } {
  let start = from;
  let end = to;
  while (text.charAt(start - 1) === "~") start -= 1;
  while (text.charAt(end) === "~") end += 1;
  return { start, end };
}

/** The character before a run. Selectors only choose the form of the character they follow. */
function lookBack(text: string, at: number): { before: string; isBeforeCjk: boolean } {
  const last = characterBefore(text, at);
  if (/[\u{e0100}-\u{e01ef}]/u.test(last)) return { before: last, isBeforeCjk: true };
  if (!/[\ufe00-\ufe0e]/.test(last)) return { before: last, isBeforeCjk: isCjk(last) };
  const main = characterBefore(text, at - last.length);
  // U+FE01 makes a quotation mark full-width.
  const isWideQuote = last === "\ufe01" && isSharedMark(main) && /[“”‘’]/.test(main);
  return { before: isSpace(main) ? last : main, isBeforeCjk: isCjk(main) || isWideQuote };
}

/** Finds which runs open and which close. Runs stand in the order of the text. */
export function pairRuns(runs: readonly Run[]): void {
  const openers: { run: Run; order: number }[] = [];
  /** For each kind of closer, up to where openers are known not to suit it. */
  const unsuited = new Map<string, number>();
  for (const [order, closer] of runs.entries()) {
    while (closer.canClose && closer.left > 0) {
      const kind = kindOf(closer);
      const found = findOpener(openers, closer, unsuited.get(kind) ?? -1);
      if (found < 0) {
        unsuited.set(kind, openers.at(-1)?.order ?? -1);
        break;
      }
      // Whatever opened in between was never closed.
      openers.length = found + 1;
      const opener = openers[found]?.run;
      if (opener === undefined) break;
      join(opener, closer);
      if (opener.left === 0) openers.pop();
    }
    if (closer.canOpen && closer.left > 0) openers.push({ run: closer, order });
  }
}

/** Closers of one kind suit the same openers. */
function kindOf({ mark, length, canOpen }: Run): string {
  return `${mark}${mark === "~" ? length : length % 3}${canOpen}`;
}

function findOpener(
  openers: readonly { run: Run; order: number }[],
  closer: Run,
  unsuited: number,
): number {
  for (let at = openers.length - 1; at >= 0; at -= 1) {
    const opener = openers[at];
    if (opener === undefined || opener.order <= unsuited) return -1;
    if (suits(opener.run, closer)) return at;
  }
  return -1;
}

function suits(opener: Run, closer: Run): boolean {
  if (opener.mark !== closer.mark) return false;
  if (opener.mark === "~") return opener.length === closer.length;
  // A run that may be either must not be torn apart: `**a*b**` holds no emphasis.
  const isEither = opener.canClose || closer.canOpen;
  const sum = opener.length + closer.length;
  return !isEither || sum % 3 !== 0 || (opener.length % 3 === 0 && closer.length % 3 === 0);
}

function join(opener: Run, closer: Run): void {
  const count = Math.min(opener.left, closer.left, 2);
  const wrap = opener.mark === "~" ? "strike" : count === 2 ? "strong" : "emphasis";
  opener.opens.push(wrap);
  closer.closes.push(wrap);
  opener.left -= count;
  closer.left -= count;
}
