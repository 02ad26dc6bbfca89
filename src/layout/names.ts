/** What a beat gives away about the steps of a diagram: the names it speaks of, and words that it shares with
 *  a step's caption. A name says the more, the fewer steps it belongs to and the fewer beats hold it. */
import type { Diagram } from "../model/block.ts";
import type { Beat } from "../model/deck.ts";
import { plainText } from "../model/inline.ts";
import { idsOf, type Step } from "../model/step.ts";
import { evenText } from "../model/tie.ts";
import { type Phrase, sharedPhrases } from "./shared.ts";

/** A part that is shown once and pointed out again: the second time says less. */
const AGAIN = 0.3;
/** Two Han characters are a word of everyday use rather than a name. */
const SHORT = 0.6;
/** A name in as many steps decides nothing. */
const MANY_STEPS = 3;
/** Nor does one in more than half of the beats, when there are as many as this. */
const MANY_BEATS = 4;

/** By beat, then by step: how much the beat speaks of it. 0 is nothing. */
export function evidenceIn(
  narration: readonly Beat[],
  { steps, names }: Pick<Diagram, "steps" | "names">,
): readonly (readonly number[])[] {
  const said = narration.map(({ text }) => evenText(plainText(text)));
  const shares = sharesOf(steps, names);
  const find = finderOf([...shares.keys()]);
  const clues = said.map((text): readonly Clue[] => {
    const clueOf = (key: string): Clue => ({ key, shares: shares.get(key) ?? new Map() });
    const lead = leadOf(text);
    // A beat that opens with a name is about that, whatever else it says.
    if (shares.has(lead)) return [clueOf(lead)];
    return [...find(text).map(clueOf), ...captionClues(text, steps)];
  });
  const weigh = weigherOf(clues, said);
  return clues.map((found, beat) =>
    steps.map((_, index) =>
      found.reduce((sum, clue) => sum + (clue.shares.get(index) ?? 0) * weigh(clue, beat), 0),
    ),
  );
}

/** What stands before a beat's colon, `""` without one. */
function leadOf(text: string): string {
  return /^[^:]+(?=:)/.exec(text)?.[0].trim() ?? "";
}

/** Something said that points to steps, each by its index with how much. */
interface Clue {
  readonly key: string;
  readonly shares: ReadonlyMap<number, number>;
}

type Shares = ReadonlyMap<string, ReadonlyMap<number, number>>;

/** For each name, how much of it belongs to which step. */
function sharesOf(steps: readonly Step[], names: Diagram["names"]): Shares {
  const seen = new Set<string>();
  const byId = new Map<string, Map<number, number>>();
  for (const [index, step] of steps.entries()) {
    for (const id of new Set(idsOf(step))) {
      const shares = byId.get(id) ?? new Map<number, number>();
      byId.set(id, shares.set(index, seen.has(id) ? AGAIN : 1));
    }
    for (const id of idsOf(step)) seen.add(id);
  }
  const byName = new Map<string, Map<number, number>>();
  for (const [id, called] of Object.entries(names)) {
    for (const name of called.map(evenText)) {
      const shares = byName.get(name) ?? new Map<number, number>();
      byName.set(name, shares);
      for (const [index, share] of byId.get(id) ?? []) {
        shares.set(index, Math.max(share, shares.get(index) ?? 0));
      }
    }
  }
  return new Map(
    [...byName].map(([name, shares]) => [
      name,
      divided(shares, /^\p{Script=Han}{2}$/u.test(name) ? SHORT : 1),
    ]),
  );
}

function divided(shares: ReadonlyMap<number, number>, whole: number): ReadonlyMap<number, number> {
  const first = [...shares.values()].filter((share) => share === 1).length;
  if (first >= MANY_STEPS) return new Map();
  return new Map(
    [...shares].map(([index, share]) => [index, (whole * share) / Math.max(1, first)]),
  );
}

/** Finds names in a text, the longest where several begin. A name within a longer Latin word is none. */
function finderOf(names: readonly string[]): (text: string) => readonly string[] {
  if (names.length === 0) return () => [];
  const any = names
    .toSorted((a, b) => b.length - a.length)
    .map((name) => name.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&"))
    .join("|");
  const pattern = new RegExp(
    `(?<![\\p{Script=Latin}\\d](?=[\\p{Script=Latin}\\d]))(?:${any})(?!(?<=[\\p{Script=Latin}\\d])[\\p{Script=Latin}\\d])`,
    "gu",
  );
  return (text) => [...new Set(text.match(pattern))];
}

function captionClues(text: string, steps: readonly Step[]): readonly Clue[] {
  return steps.flatMap(({ say }, index) =>
    sharedPhrases(evenText(say), text)
      .filter(({ words }) => isRare(words, steps))
      .map(({ words, weight }: Phrase) => ({ key: words, shares: new Map([[index, weight]]) })),
  );
}

function isRare(words: string, steps: readonly Step[]): boolean {
  return steps.filter(({ say }) => evenText(say).includes(words)).length === 1;
}

/** What a clue counts for in a beat, by how many beats hold it. A lead always counts in full. */
function weigherOf(
  clues: readonly (readonly Clue[])[],
  said: readonly string[],
): (clue: Clue, beat: number) => number {
  const beats = new Map<string, number>();
  for (const { key } of clues.flat()) beats.set(key, (beats.get(key) ?? 0) + 1);
  return ({ key }, beat) => {
    if (leadOf(said[beat] ?? "") === key) return 1;
    const held = beats.get(key) ?? 1;
    return clues.length >= MANY_BEATS && held > clues.length / 2 ? 0 : 1 / Math.sqrt(held);
  };
}
