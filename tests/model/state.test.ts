import { describe, expect, test } from "vitest";
import { COVER } from "../../src/model/place.ts";
import {
  elapsed,
  FIRST_STATE,
  isNewer,
  moveTo,
  type SharedState,
  togglePause,
} from "../../src/model/state.ts";

const on = (slide: string, step = 0) => ({ slide, step });
const state = (more: Partial<SharedState>): SharedState => ({ ...FIRST_STATE, ...more });

describe("moving", () => {
  test("off the cover starts the clock, once", () => {
    expect(moveTo(FIRST_STATE, on("a"), 1000).clock?.startedAt).toBe(1000);
    const running = state({ clock: { startedAt: 1000, pausedAt: null, offset: 0 } });
    expect(moveTo(running, on("b"), 2000).clock?.startedAt).toBe(1000);
  });

  test("back to the cover leaves a clock alone that never ran", () => {
    expect(moveTo(state({ stage: on("a") }), COVER, 1000).clock?.startedAt).toBeNull();
  });

  test("to another slide begins with its first beat, within a slide the beat stays", () => {
    const saying = state({ stage: on("a"), beat: 3 });
    expect(moveTo(saying, on("a", 1), 0).beat).toBe(3);
    expect(moveTo(saying, on("b"), 0).beat).toBe(0);
  });

  test("anywhere lights a blank screen, and to where one is does nothing else", () => {
    const blank = state({ stage: on("a"), blank: true });
    expect(moveTo(blank, on("b"), 0).blank).toBe(false);
    expect(moveTo(blank, on("a"), 0)).toEqual({ blank: false });
  });
});

describe("the clock", () => {
  const running = { startedAt: 1000, pausedAt: null, offset: 0 };

  test("stands at zero before it starts, and cannot be paused then", () => {
    expect(elapsed(FIRST_STATE.clock, 5000)).toBe(0);
    expect(togglePause(FIRST_STATE.clock, 5000)).toEqual(FIRST_STATE.clock);
  });

  test("leaves pauses out", () => {
    const paused = togglePause(running, 3000);
    expect(elapsed(paused, 9000)).toBe(2000);
    const resumed = togglePause(paused, 9000);
    expect(elapsed(resumed, 10_000)).toBe(3000);
    expect(elapsed(togglePause(togglePause(resumed, 11_000), 15_000), 16_000)).toBe(5000);
  });

  test("never runs below zero when a computer's time is set back", () => {
    expect(elapsed(running, 500)).toBe(0);
  });
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
