/** Steps tied to beats by hand. A talk goes one way: a step cannot come before the one that precedes it. */
import type { Beat } from "./deck.ts";
import { plainText } from "./inline.ts";
import type { WrittenStep } from "./step.ts";

/** What became of a step's tie in a slide's narration. */
export type Tied =
  | { readonly step: number; readonly beats: readonly number[] }
  | { readonly step: number; readonly wrong: "missing" | "earlier" | "unsaid" };

/** Those of `steps` that are tied by hand, with the beats they belong to. Both count from 1. */
export function tiedByHand(
  steps: readonly WrittenStep[],
  narration: readonly Beat[],
): readonly Tied[] {
  const said = narration.map(({ text }) => evenText(plainText(text)));
  let last = 1;
  return steps.flatMap(({ tie }, index): readonly Tied[] => {
    if (tie === null) return [];
    const tied = "words" in tie ? beatWith(tie.words, said, last) : beatsAt(tie.beats, said, last);
    if ("beats" in tied) last = Math.max(last, ...tied.beats);
    return [{ step: index + 1, ...tied }];
  });
}

type Found =
  | Pick<Extract<Tied, { beats: unknown }>, "beats">
  | Pick<Extract<Tied, { wrong: unknown }>, "wrong">;

function beatsAt(beats: readonly number[], said: readonly string[], last: number): Found {
  if (beats.some((beat) => beat < 1 || beat > said.length)) return { wrong: "missing" };
  return beats.some((beat) => beat < last) ? { wrong: "earlier" } : { beats };
}

function beatWith(words: string, said: readonly string[], last: number): Found {
  const wanted = evenText(words);
  const found = said.findIndex((text, index) => index + 1 >= last && text.includes(wanted));
  if (found >= 0) return { beats: [found + 1] };
  return { wrong: said.some((text) => text.includes(wanted)) ? "earlier" : "unsaid" };
}

/** Words with the differences gone that nobody hears: case, width, and spaces beside Han characters. */
export function evenText(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/\s+/g, " ")
    .replace(/(?<=\p{Script=Han}) | (?=\p{Script=Han})/gu, "")
    .trim();
}
