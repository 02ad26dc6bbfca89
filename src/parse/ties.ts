/** Steps tied to beats by hand: `beat:` in a step names beats of its slide by their numbers, `at:` words that
 *  one of them holds. Whether there are such beats is known once figures stand on slides. */
import { type Diagram, figuresIn } from "../model/block.ts";
import { type Deck, type Slide, slidesOf } from "../model/deck.ts";
import type { Place } from "../model/place.ts";
import type { Problem } from "../model/problem.ts";
import type { Tie, WrittenStep } from "../model/step.ts";
import { type Tied, tiedByHand } from "../model/tie.ts";
import { textOf, wrongType } from "./yaml.ts";

export const TIE_KEYS: readonly string[] = ["beat", "at"];

/** The tie among the values of a step. Numbers say more than words. */
export function tieOf(
  values: ReadonlyMap<string, unknown>,
  placeOf: (key: string) => Place,
  problems: Problem[],
): Tie | null {
  const beat = values.get("beat") ?? null;
  if (beat !== null) {
    const beats: unknown[] = Array.isArray(beat) ? beat : [beat];
    if (beats.every(Number.isInteger)) return { beats: beats as number[], at: placeOf("beat") };
    problems.push(wrongType({ key: "beat", at: placeOf("beat") }, "1 | [1, 2] | []"));
    return null;
  }
  if (!values.has("at")) return null;
  const words = textOf(values.get("at"));
  if (words !== null && words !== "") return { words, at: placeOf("at") };
  problems.push(wrongType({ key: "at", at: placeOf("at") }, "text"));
  return null;
}

/** Ties that hold on none of the slides that show their diagram and say something about it. */
export function wrongTies(deck: Deck): Problem[] {
  return [...narratedSlides(deck)].flatMap(([{ steps }, slides]) => {
    const tied = slides.map(({ narration }) => tiedByHand(steps, narration));
    return (tied[0] ?? []).flatMap((first, index) => {
      const holds = tied.some((ties) => "beats" in (ties[index] ?? first));
      const step = steps[first.step - 1];
      return holds || step === undefined ? [] : [problemWith(first, step, slides)];
    });
  });
}

function narratedSlides(deck: Deck): ReadonlyMap<Diagram, readonly Slide[]> {
  const found = new Map<Diagram, Slide[]>();
  for (const slide of slidesOf(deck)) {
    if (slide.narration.length === 0) continue;
    for (const { drawing } of figuresIn(slide.blocks)) {
      if (drawing?.type !== "diagram") continue;
      const slides = found.get(drawing);
      if (slides === undefined) found.set(drawing, [slide]);
      else slides.push(slide);
    }
  }
  return found;
}

function problemWith(tied: Tied, { tie, at }: WrittenStep, [slide]: readonly Slide[]): Problem {
  const wrong = "wrong" in tied ? tied.wrong : "missing";
  const kinds = {
    missing: "step-beat-missing",
    earlier: "step-beat-earlier",
    unsaid: "step-words-unsaid",
  } as const;
  return {
    kind: kinds[wrong],
    severity: "warning",
    at: tie?.at ?? at,
    values: {
      step: tied.step,
      said: tie === null ? "" : "words" in tie ? tie.words : tie.beats.join(", "),
      beats: slide?.narration.length ?? 0,
    },
  };
}
