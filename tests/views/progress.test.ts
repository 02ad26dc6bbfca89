import { describe, expect, test } from "vitest";
import { COVER } from "../../src/model/place.ts";
import { type Walk, walkOf } from "../../src/model/walk.ts";
import { type Here, type Progress, progressOf } from "../../src/views/progress.ts";
import { deckOf } from "./decks.ts";

const deck = deckOf(
  [{ seconds: 30 }, { seconds: 90, steps: [1, 0] }],
  [],
  [{ seconds: 60 }, { seconds: 20 }],
);
const walk = walkOf(deck);
const progress = progressOf(deck);
const at = (slide: string, step = 0): Here => progress.at(walk.spotAt({ slide, step }));

describe("progress", () => {
  test("gives each chapter that has slides its seconds", () => {
    expect(progress.chapters).toEqual([120, 80]);
  });

  test("follows time and not the number of slides", () => {
    expect(at("a/1")).toEqual({ chapter: 0, done: 0 });
    expect(at("a/2")).toEqual({ chapter: 0, done: 30 / 120 });
    expect(at("c/1")).toEqual({ chapter: 1, done: 0 });
    expect(at("c/2").chapter).toBe(1);
  });

  test("within a slide grows with each step and screen", () => {
    expect(at("a/2", 1).done).toBeCloseTo((30 + 30) / 120);
    expect(at("a/2", 2).done).toBeCloseTo((30 + 60) / 120);
  });

  test("is complete when nothing comes after", () => {
    expect(at("c/2")).toEqual({ chapter: 1, done: 1 });
    const stepping = deckOf([{ seconds: 10 }, { seconds: 10, steps: [1] }]);
    const before = progressOf(stepping).at(walkOf(stepping).spotAt({ slide: "a/2", step: 0 }));
    expect(before).toEqual({ chapter: 0, done: 0.5 });
  });

  test("has not begun on the cover", () => {
    expect(progress.at(walk.spotAt(COVER))).toEqual({ chapter: 0, done: 0 });
  });

  test("never goes back on the way through a talk", () => {
    const all = [...overall(walk, progress)];
    expect(all.length).toBe(6);
    expect(all).toEqual(all.toSorted((a, b) => a - b));
  });

  test("of slides without seconds still moves on", () => {
    const silent = deckOf([{ seconds: 0 }, { seconds: 0 }]);
    expect(progressOf(silent).chapters).toEqual([2]);
    const second = walkOf(silent).spotAt({ slide: "a/2", step: 0 });
    expect(progressOf(silent).at(second).done).toBe(1);
  });
});

function* overall({ next }: Walk, { chapters, at: here }: Progress): Generator<number> {
  for (let position = next(COVER); position !== null; position = next(position)) {
    const { chapter, done } = here(walk.spotAt(position));
    const before = chapters.slice(0, chapter).reduce((sum, seconds) => sum + seconds, 0);
    yield before + (chapters[chapter] ?? 0) * done;
  }
}
