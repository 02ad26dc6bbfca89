import { describe, expect, test } from "vitest";
import {
  type Clock,
  elapsed,
  FRESH_CLOCK,
  resetClock,
  startClock,
  steadyTime,
  togglePause,
  undoReset,
} from "../../src/model/clock.ts";

const running: Clock = { ...FRESH_CLOCK, startedAt: 1000 };

test("a clock starts once", () => {
  expect(startClock(FRESH_CLOCK, 1000)).toEqual(running);
  expect(startClock(running, 9000)).toEqual(running);
});

describe("a pause", () => {
  test("is nothing before the clock has started", () => {
    expect(elapsed(FRESH_CLOCK, 5000)).toBe(0);
    expect(togglePause(FRESH_CLOCK, 5000)).toEqual(FRESH_CLOCK);
  });

  test("is left out, however many there are", () => {
    const paused = togglePause(running, 3000);
    expect(elapsed(paused, 9000)).toBe(2000);
    const resumed = togglePause(paused, 9000);
    expect(elapsed(resumed, 10_000)).toBe(3000);
    expect(elapsed(togglePause(togglePause(resumed, 11_000), 15_000), 16_000)).toBe(5000);
  });
});

test("a clock never runs below zero when a computer's time is set back", () => {
  expect(elapsed(running, 500)).toBe(0);
});

describe("a reset", () => {
  test("sets the clock to zero until the next advance", () => {
    const reset = resetClock(running);
    expect(elapsed(reset, 9000)).toBe(0);
    expect(elapsed(startClock(reset, 9000), 9500)).toBe(500);
  });

  test("can be undone, also once the clock runs again: it is as if nothing had happened", () => {
    const paused = togglePause(togglePause(running, 3000), 5000);
    const reset = startClock(resetClock(paused), 6000);
    expect(undoReset(reset)).toEqual(paused);
    expect(elapsed(undoReset(reset), 9000)).toBe(elapsed(paused, 9000));
  });

  test("of a clock that has not started changes nothing, and loses nothing of an earlier one", () => {
    expect(resetClock(FRESH_CLOCK)).toEqual(FRESH_CLOCK);
    expect(resetClock(resetClock(running))).toEqual(resetClock(running));
    expect(undoReset(FRESH_CLOCK)).toEqual(FRESH_CLOCK);
  });
});

describe("a time of day that is set", () => {
  let day = 0;
  let ran = 0;
  const pass = (milliseconds: number): void => {
    day += milliseconds;
    ran += milliseconds;
  };
  const begin = (): (() => number) => {
    [day, ran] = [5_000_000, 40];
    const time = steadyTime(
      () => day,
      () => ran,
    );
    pass(1000);
    return time;
  };

  test("back, lets a clock go on from where it was", () => {
    const time = begin();
    day -= 3_600_000;
    expect(time()).toBe(5_001_000);
    pass(500);
    expect(time()).toBe(5_001_500);
  });

  test("forward, is followed: what a computer slept through has passed", () => {
    const time = begin();
    day += 3_600_000;
    expect(time()).toBe(8_601_000);
  });

  test("forward by mistake, is followed back too", () => {
    const time = begin();
    day += 3_600_000;
    time();
    day -= 3_600_000;
    expect(time()).toBe(5_001_000);
  });
});
