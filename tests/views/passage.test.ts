import { beforeEach, expect, test } from "vitest";
import { makePassage, type Passage } from "../../src/views/passage.ts";

const sections = [0, 1, 2, 3, 4].map(() => ({ dataset: {} }) as HTMLElement);
let now: number;
let passage: Passage;

beforeEach(() => {
  for (const section of sections) for (const key in section.dataset) delete section.dataset[key];
  now = 1000;
  passage = makePassage(() => now);
});

/** Shows a screen after some milliseconds; returns which sections fade, by their place in the ring. */
function show(ordinal: number, after: number): { arriving: number[]; leaving: number[] } {
  now += after;
  const shown = sections[ordinal % sections.length];
  if (shown !== undefined) passage.to(shown, ordinal);
  const marked = (name: string): number[] =>
    sections.flatMap(({ dataset }, index) => (name in dataset ? [index] : []));
  return { arriving: marked("arriving"), leaving: marked("leaving") };
}

const STILL = { arriving: [], leaving: [] };

test("the first screen is simply there", () => {
  expect(show(0, 0)).toEqual(STILL);
});

test("a calm step on or back lets the new screen fade in over the one before", () => {
  show(0, 0);
  expect(show(1, 900)).toEqual({ arriving: [1], leaving: [0] });
  expect(show(2, 900)).toEqual({ arriving: [2], leaving: [1] });
  expect(show(1, 900)).toEqual({ arriving: [1], leaving: [2] });
});

test("forty presses a second show whole screens only, and none of them fades when they end", () => {
  show(0, 0);
  show(1, 900);
  for (let ordinal = 2; ordinal < 40; ordinal += 1) expect(show(ordinal, 25)).toEqual(STILL);
  expect(show(40, 900)).toEqual({ arriving: [0], leaving: [4] });
});

test("a step on the same screen ends a fade, and what follows it at once has none", () => {
  show(0, 0);
  expect(show(1, 900)).toEqual({ arriving: [1], leaving: [0] });
  expect(show(1, 25)).toEqual(STILL);
  expect(show(2, 25)).toEqual(STILL);
});

test("after a jump the screen is simply there: the section before may be filled anew at any moment", () => {
  show(0, 0);
  expect(show(17, 900)).toEqual(STILL);
  expect(show(15, 900)).toEqual(STILL);
});
