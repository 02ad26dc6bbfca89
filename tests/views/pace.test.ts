import { describe, expect, test } from "vitest";
import { type Spot, walkOf } from "../../src/model/walk.ts";
import { proposeDrop } from "../../src/views/drop.ts";
import { dueAt, paceOf, secondsOf } from "../../src/views/pace.ts";
import { deckOf } from "./decks.ts";

const deck = deckOf([{ seconds: 10 }, { seconds: 60, steps: [2] }, { seconds: 30 }]);
const walk = walkOf(deck);
const at = (slide: string, step = 0): Spot => walk.spotAt({ slide, step });
const BEATS = [10, 20, 30];

describe("what is being said is due", () => {
  test("on the cover at once", () => {
    expect(dueAt(walk.slides, { spot: at(""), beat: 0, beats: [] }, [])).toEqual({
      from: 0,
      to: 0,
    });
  });

  test("from its beat on, when somebody follows the beats", () => {
    const said = { spot: at("a/2"), beat: 1, beats: BEATS };
    expect(dueAt(walk.slides, said, [])).toEqual({ from: 20, to: 40 });
  });

  test("at any time of its slide, when nobody does", () => {
    const said = { spot: at("a/2"), beat: 0, beats: BEATS };
    expect(dueAt(walk.slides, said, [])).toEqual({ from: 10, to: 70 });
  });

  test("by its steps, when the slide says nothing", () => {
    const said = { spot: at("a/2", 1), beat: 0, beats: [] };
    expect(dueAt(walk.slides, said, [])).toEqual({ from: 30, to: 70 });
  });

  test("sooner when slides before it are left out", () => {
    const said = { spot: at("a/3"), beat: 0, beats: [] };
    expect(dueAt(walk.slides, said, []).from).toBe(70);
    expect(dueAt(walk.slides, said, ["a/2"]).from).toBe(10);
  });
});

describe("the pace", () => {
  const due = { from: 20, to: 40 };

  test("is right as long as the words are within their time", () => {
    for (const now of [20, 31, 40]) expect(paceOf(due, now, 100, 100).late).toBe(0);
  });

  test("is late or early by what is missing", () => {
    expect(paceOf(due, 120, 100, 100).late).toBe(80);
    expect(paceOf(due, 15, 100, 100).late).toBe(-5);
  });

  test("knows what is still to be said", () => {
    expect(paceOf(due, 30, 100, 100).remaining).toBe(70);
    expect(paceOf(due, 400, 100, 100).remaining).toBe(60);
  });

  test("is made up for by what is left out", () => {
    expect(paceOf(due, 70, 70, 100).late).toBe(0);
  });
});

/** Speaks a whole talk as fast as it was planned, but for a delay on one slide. */
function speak(late: { readonly at: number; readonly seconds: number }, drops: boolean): number {
  const lengths = Array.from({ length: 52 }, (_, index) => 12 + ((index * 37) % 71));
  const talk = deckOf(lengths.map((seconds, index) => ({ seconds, steps: [index % 3] })));
  const { slides } = walkOf(talk);
  const planned = secondsOf(slides, []);
  let now = 0;
  let skipped: readonly string[] = [];
  for (const slide of slides) {
    if (skipped.includes(slide.id)) continue;
    now += slide.seconds;
    if (slide.number !== late.at) continue;
    now += late.seconds;
    if (!drops) continue;
    const spot = walkOf(talk).spotAt({ slide: slide.id, step: 0 });
    const due = dueAt(slides, { spot, beat: 0, beats: [slide.seconds] }, []);
    const missing = paceOf(due, now, planned, planned).late;
    expect(missing).toBe(late.seconds);
    skipped = proposeDrop(slides.slice(slide.number), missing).map(({ id }) => id);
    expect(paceOf(due, now, secondsOf(slides, skipped), planned).late).toBeLessThan(15);
  }
  return now - planned;
}

test("a talk that loses four minutes at slide 10 ends in time once the proposal is accepted", () => {
  expect(speak({ at: 10, seconds: 240 }, false)).toBe(240);
  expect(Math.abs(speak({ at: 10, seconds: 240 }, true))).toBeLessThanOrEqual(15);
  expect(Math.abs(speak({ at: 10, seconds: 95 }, true))).toBeLessThanOrEqual(15);
  expect(Math.abs(speak({ at: 10, seconds: 700 }, true))).toBeLessThanOrEqual(15);
});
