import { describe, expect, test } from "vitest";
import type { Ties } from "../../src/model/screen.ts";
import { type Spot, walkOf } from "../../src/model/walk.ts";
import { beatAt, stepsReached } from "../../src/views/beats.ts";
import type { LoadedDeck } from "../../src/views/loaded.ts";
import { deckOf } from "./decks.ts";

const walk = walkOf(deckOf([{ seconds: 9, steps: [4] }, { seconds: 9 }]));
const at = (step: number, slide = "a/1"): Spot => walk.spotAt({ slide, step });

function loadedWith(ties: Ties): Pick<LoadedDeck, "screenAt"> {
  const screen = { kind: "figure", html: "", steps: [], ties, caption: "" } as const;
  return {
    screenAt: ({ slide }) => (slide?.id === "a/1" ? { screen, diagrams: {}, problems: [] } : null),
  };
}

/** Beats 0…5: the third and fourth say step 1, the sixth says step 3; steps 2 and 4 are said by none. */
const TIES: Ties = [null, 0, 1, null, null, 3];

test("a beat that says nothing of a step keeps the one before", () => {
  expect(stepsReached(TIES)).toEqual([0, 0, 1, 1, 1, 3]);
  expect(stepsReached([])).toEqual([]);
});

describe("with its steps tied, the beat", () => {
  const loaded = loadedWith(TIES);

  test.each<[from: number, beat: number, to: number, said: number, why: string]>([
    [0, 0, 1, 2, "goes to the first that speaks of the step"],
    [0, 3, 1, 3, "stays when it speaks of the step already"],
    [1, 3, 2, 3, "stays when nothing is said of the step"],
    [2, 3, 3, 5, "goes on with the next step that is spoken of"],
    [3, 5, 4, 5, "stays at the end"],
    [3, 5, 2, 4, "goes back to what is said before it"],
    [1, 2, 0, 0, "goes back to the beginning"],
  ])("from step %d, beat %d to step %d is %d: it %s", (from, beat, to, said) => {
    expect(beatAt(loaded, at(from), beat, at(to))).toBe(said);
  });

  test("is the one of the step when a slide is entered from its end", () => {
    expect(beatAt(loaded, at(0, "a/2"), 0, at(3))).toBe(5);
  });

  test("is the first of the step before when a slide is entered at one that nothing is said of", () => {
    expect(beatAt(loaded, at(0, "a/2"), 0, at(2))).toBe(2);
    expect(beatAt(loaded, at(0, "a/2"), 0, at(0))).toBe(0);
  });
});

describe("with nothing tied, the beat", () => {
  test("is the first on a new slide, and stays within one", () => {
    expect(beatAt(loadedWith([]), at(0), 3, at(0, "a/2"))).toBe(0);
    expect(beatAt(loadedWith([]), at(0), 3, at(1))).toBe(3);
  });
});
