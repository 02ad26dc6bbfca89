import { beforeAll, describe, expect, test } from "vitest";
import {
  type Compiled,
  compileTalk,
  renderedChapter,
  renderedDeck,
  renderedNarration,
} from "../../src/build/compile.ts";
import { slidesOf } from "../../src/model/deck.ts";
import type { RenderedChapter } from "../../src/model/rendered.ts";
import { walkOf } from "../../src/model/walk.ts";

let compiled: Compiled;
beforeAll(async () => {
  const read = await compileTalk("slides");
  if ("unreadable" in read) throw new Error(read.reason);
  compiled = read;
});

function chaptersOf({ deck }: Compiled): Map<string, RenderedChapter> {
  return new Map(
    deck.chapters.map((each) => [each.id, renderedChapter(compiled, each, (path) => path)]),
  );
}

describe("slides/ compiled", () => {
  test("has the same slides in its deck, its plan, its index and its chapters", () => {
    const ids = slidesOf(compiled.deck).map(({ id }) => id);
    const deck = renderedDeck(compiled);
    const chapters = chaptersOf(compiled);
    expect([...compiled.plan.slides.keys()]).toEqual(ids);
    expect(deck.chapters.flatMap(({ slides }) => slides.map(({ id }) => id))).toEqual(ids);
    expect([...chapters.values()].flatMap(({ slides }) => Object.keys(slides))).toEqual(ids);
  });

  test("has as many steps on each rendered screen as its index says", () => {
    const chapters = chaptersOf(compiled);
    for (const { id, slides } of renderedDeck(compiled).chapters) {
      for (const slide of slides) {
        const screens = chapters.get(id)?.slides[slide.id]?.screens ?? [];
        expect(
          screens.map(({ steps }) => steps.length),
          slide.id,
        ).toEqual(slide.steps);
      }
    }
  });

  test("has a diagram for every box that waits for one", () => {
    for (const { slides, diagrams } of chaptersOf(compiled).values()) {
      const boxes = Object.values(slides)
        .flatMap(({ screens }) => screens)
        .flatMap(({ html }) =>
          [...html.matchAll(/data-diagram="([^"]*)"/g)].map(([, name]) => name),
        );
      expect(new Set(Object.keys(diagrams))).toEqual(new Set(boxes));
    }
  });

  test("has its beats numbered in the narration, and none elsewhere", () => {
    for (const chapter of compiled.deck.chapters) {
      const narration = renderedNarration(compiled, chapter, (path) => path);
      expect(Object.keys(narration)).toEqual(chapter.slides.map(({ id }) => id));
      for (const { html, beats, backstory } of Object.values(narration)) {
        const numbers = [...html.matchAll(/data-beat="(\d+)"/g)].map(([, beat]) => Number(beat));
        expect(numbers).toEqual(beats.map((_, index) => index));
        expect(backstory).not.toContain("data-beat");
      }
    }
  });

  test("is walked from the cover to the end, screen by screen", () => {
    const walk = walkOf(renderedDeck(compiled));
    expect(walk.screens).toBe([...compiled.screens.values()].flat().length);
    let stops = 1;
    for (let at = walk.next({ slide: "", step: 0 }); at !== null; at = walk.next(at)) stops += 1;
    const steps = [...compiled.screens.values()].flat().map((screen) => screen.steps.length + 1);
    expect(stops).toBe(steps.reduce((sum, each) => sum + each, 0));
  });
});

test("a folder that is not there comes back unread", async () => {
  expect(await compileTalk("no/such/talk")).toEqual({
    unreadable: "no/such/talk",
    reason: "missing",
  });
});
