import { describe, expect, test } from "vitest";
import { COVER, type Position } from "../../src/model/place.ts";
import type { RenderedDeck } from "../../src/model/rendered.ts";
import { type Walk, walkOf } from "../../src/model/walk.ts";

/** A deck of one chapter `c`: slides by name, each with the steps of its screens. */
function deckOf(slides: Readonly<Record<string, readonly number[]>>): RenderedDeck {
  return {
    id: "deck",
    title: "Deck",
    lang: "en",
    narration: "there",
    seconds: 0,
    cover: { kind: "cover", html: "", steps: [], caption: "" },
    chapters: [
      {
        id: "c",
        title: "C",
        slides: Object.entries(slides).map(([name, steps], index) => ({
          id: `c/${name}`,
          number: index + 1,
          role: "content",
          title: name,
          part: "",
          seconds: 0,
          steps,
        })),
      },
    ],
  };
}

const walk = walkOf(deckOf({ one: [0], two: [2, 0, 1], three: [0, 0] }));
const at = (slide: string, step: number): Position => ({ slide: `c/${slide}`, step });

/** Every stop there is: one for each screen at each of its steps. */
const stops: readonly Position[] = [
  COVER,
  at("one", 0),
  ...[0, 1, 2, 3, 4, 5].map((step) => at("two", step)),
  at("three", 0),
  at("three", 1),
];

function stopsFrom(start: Position, move: (position: Position) => Position | null): Position[] {
  const found = [start];
  for (let next = move(start); next !== null; next = move(next)) found.push(next);
  return found;
}

describe("walking", () => {
  test("forwards comes to every stop once, and ends", () => {
    expect(stopsFrom(COVER, walk.next)).toEqual(stops);
  });

  test("backwards comes to the same stops in the opposite order", () => {
    expect(stopsFrom(walk.last, walk.back)).toEqual([...stops].reverse());
  });

  test("a deck without slides has its cover only", () => {
    const empty: Walk = walkOf(deckOf({}));
    expect([empty.next(COVER), empty.back(COVER), empty.last]).toEqual([null, null, COVER]);
    expect(empty.screens).toBe(1);
  });
});

describe("a spot", () => {
  test("tells screen, step on that screen, and the screen's place in the deck", () => {
    const told = stops.map((position) => {
      const { screen, step, ordinal } = walk.spotAt(position);
      return [ordinal, screen, step];
    });
    expect(told).toEqual([
      [0, 0, 0],
      [1, 0, 0],
      [2, 0, 0],
      [2, 0, 1],
      [2, 0, 2],
      [3, 1, 0],
      [4, 2, 0],
      [4, 2, 1],
      [5, 0, 0],
      [6, 1, 0],
    ]);
  });

  test.each<[what: string, wanted: Position, found: Position]>([
    ["too far", at("two", 99), at("two", 5)],
    ["before the first step", at("two", -1), at("two", 0)],
    ["between steps", at("two", 1.5), at("two", 0)],
    ["at no number", at("two", Number.NaN), at("two", 0)],
    ["on a slide that is not there", at("gone", 3), COVER],
    ["at a step of the cover", { slide: "", step: 2 }, COVER],
  ])("%s is taken to the nearest one", (_what, wanted, found) => {
    expect(walk.spotAt(wanted).position).toEqual(found);
  });
});

describe("the n-th screen of the deck", () => {
  test("is where its first step is", () => {
    const spots = Array.from({ length: walk.screens }, (_, ordinal) => walk.spotOfScreen(ordinal));
    expect(spots.map((spot) => spot?.ordinal)).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(spots.map((spot) => spot?.position)).toEqual([
      COVER,
      at("one", 0),
      at("two", 0),
      at("two", 3),
      at("two", 4),
      at("three", 0),
      at("three", 1),
    ]);
  });

  test("is nowhere beyond the ends", () => {
    expect([walk.spotOfScreen(-1), walk.spotOfScreen(walk.screens)]).toEqual([null, null]);
  });
});
