import { describe, expect, test } from "vitest";
import type { SlideHead } from "../../src/model/rendered.ts";
import { proposeDrop } from "../../src/views/drop.ts";
import { headOf } from "./decks.ts";

function slides(...about: readonly Partial<SlideHead>[]): SlideHead[] {
  return about.map((each, index) => headOf({ id: `a/${index + 1}`, number: index + 1, ...each }));
}

const numbersOf = (dropped: readonly SlideHead[]): number[] => dropped.map(({ number }) => number);

describe("to win time back", () => {
  test("what its author can do without goes first, however many slides that are", () => {
    const ahead = slides(
      { seconds: 60 },
      { seconds: 20, optional: true },
      { seconds: 20, optional: true },
      { seconds: 20, optional: true },
    );
    expect(numbersOf(proposeDrop(ahead, 60))).toEqual([2, 3, 4]);
  });

  test("the others are as few as will do, and pictures that come in steps stay", () => {
    const ahead = slides(
      { seconds: 30 },
      { seconds: 30 },
      { seconds: 60, steps: [3] },
      { seconds: 61 },
    );
    expect(numbersOf(proposeDrop(ahead, 60))).toEqual([4]);
    expect(numbersOf(proposeDrop(ahead.slice(0, 3), 60))).toEqual([3]);
  });

  test("of ways that cost alike the one that fits best is taken", () => {
    const ahead = slides({ seconds: 52 }, { seconds: 60.4 }, { seconds: 68 });
    expect(numbersOf(proposeDrop(ahead, 60))).toEqual([2]);
  });

  test("a divider stays, and so does a slide much longer than what is missing", () => {
    const ahead = slides({ seconds: 60, role: "divider" }, { seconds: 300 }, { seconds: 55 });
    expect(numbersOf(proposeDrop(ahead, 60))).toEqual([3]);
  });

  test("all that helps is named when it is not enough", () => {
    expect(numbersOf(proposeDrop(slides({ seconds: 20 }, { seconds: 25 }), 400))).toEqual([1, 2]);
    expect(proposeDrop([], 400)).toEqual([]);
  });

  test("a few seconds are not worth a slide", () => {
    expect(proposeDrop(slides({ seconds: 8 }), 9)).toEqual([]);
  });

  test("many ways in thousands of slides are weighed", () => {
    const ahead = slides(
      ...Array.from({ length: 5000 }, (_, index) => ({ seconds: 7 + (index % 90) })),
    );
    const won = proposeDrop(ahead, 240).reduce((sum, { seconds }) => sum + seconds, 0);
    expect(Math.abs(won - 240)).toBeLessThanOrEqual(10);
  });
});
