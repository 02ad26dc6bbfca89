import { describe, expect, test } from "vitest";
import { FRESH_CLOCK } from "../../src/model/clock.ts";
import { COVER } from "../../src/model/place.ts";
import {
  FIRST_STATE,
  isNewer,
  moveTo,
  roomPosition,
  type SharedState,
  speakerPosition,
  toggleFreeze,
  toggleQuestion,
} from "../../src/model/state.ts";

const on = (slide: string, step = 0) => ({ slide, step });
const state = (more: Partial<SharedState>): SharedState => ({ ...FIRST_STATE, ...more });

describe("moving", () => {
  test("off the cover starts the clock, once", () => {
    expect(moveTo(FIRST_STATE, on("a"), 0, 1000).clock?.startedAt).toBe(1000);
    const running = state({ clock: { ...FRESH_CLOCK, startedAt: 1000 } });
    expect(moveTo(running, on("b"), 0, 2000).clock?.startedAt).toBe(1000);
  });

  test("back to the cover leaves a clock alone that never ran", () => {
    expect(moveTo(state({ stage: on("a") }), COVER, 0, 1000).clock?.startedAt).toBeNull();
  });

  test("says the beat that belongs there", () => {
    expect(moveTo(state({ stage: on("a"), beat: 3 }), on("a", 1), 4, 0).beat).toBe(4);
  });

  test("anywhere lights a blank screen, and to where one is does nothing else", () => {
    const blank = state({ stage: on("a"), blank: true });
    expect(moveTo(blank, on("b"), 0, 0).blank).toBe(false);
    expect(moveTo(blank, on("a"), 0, 0)).toEqual({ blank: false, peek: null });
  });
});

describe("what the room sees", () => {
  test("is the stage, until it is frozen: then the talk moves on without it", () => {
    const frozen = state({ stage: on("a"), ...toggleFreeze(state({ stage: on("a") })) });
    const moved = { ...frozen, ...moveTo(frozen, on("b"), 0, 1000) };
    expect(roomPosition(moved)).toEqual(on("a"));
    expect(speakerPosition(moved)).toEqual(on("b"));
    expect(roomPosition({ ...moved, ...toggleFreeze(moved) })).toEqual(on("b"));
  });

  test("stays while the speaker looks ahead, and moving ends the look", () => {
    const looking = state({ stage: on("a"), peek: on("c") });
    expect(roomPosition(looking)).toEqual(on("a"));
    expect(speakerPosition(looking)).toEqual(on("c"));
    expect(moveTo(looking, on("b"), 0, 1000).peek).toBeNull();
    expect(moveTo(looking, on("a"), 0, 1000).peek).toBeNull();
  });
});

test("a question goes back to the very beat, wherever the answer has led", () => {
  const before = state({ stage: on("a", 2), beat: 3 });
  const asked = { ...before, ...toggleQuestion(before, 5000) };
  expect(asked.question).toEqual({ stage: on("a", 2), beat: 3, since: 5000 });
  const away = { ...asked, ...moveTo(asked, on("z"), 0, 6000), blank: true, peek: on("y") };
  const back = { ...away, ...toggleQuestion(away, 9000) };
  expect(back).toMatchObject({ ...before, clock: back.clock });
});

describe("of two states", () => {
  test("the one with more changes is newer, whoever made it", () => {
    expect(isNewer(state({ revision: 2, by: "a" }), state({ revision: 1, by: "b" }))).toBe(true);
    expect(isNewer(state({ revision: 1, by: "b" }), state({ revision: 2, by: "a" }))).toBe(false);
  });

  test("made at once one is newer, and all windows agree which", () => {
    const [a, b] = [state({ revision: 5, by: "a" }), state({ revision: 5, by: "b" })];
    expect([isNewer(a, b), isNewer(b, a)]).toEqual([false, true]);
    expect(isNewer(a, a)).toBe(false);
  });
});
