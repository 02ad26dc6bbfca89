/** The clock of a talk: plain data, read against the time of day. Times are epoch milliseconds, spans are
 *  milliseconds. */

export interface Clock {
  /** `null` until the first advance. */
  readonly startedAt: number | null;
  readonly pausedAt: number | null;
  /** Pauses that are over. */
  readonly offset: number;
  /** What a reset took away, so that it can be had back. */
  readonly before: Omit<Clock, "before"> | null;
}

export const FRESH_CLOCK: Clock = { startedAt: null, pausedAt: null, offset: 0, before: null };

export function startClock(clock: Clock, now: number): Clock {
  return clock.startedAt === null ? { ...clock, startedAt: now } : clock;
}

export function togglePause(clock: Clock, now: number): Clock {
  if (clock.startedAt === null) return clock;
  if (clock.pausedAt === null) return { ...clock, pausedAt: now };
  return { ...clock, pausedAt: null, offset: clock.offset + (now - clock.pausedAt) };
}

/** A clock that has not started has nothing to lose. */
export function resetClock(clock: Clock): Clock {
  if (clock.startedAt === null) return clock;
  const { before: _before, ...lost } = clock;
  return { ...FRESH_CLOCK, before: lost };
}

/** The clock as if it had never been reset: it has gone on meanwhile. */
export function undoReset(clock: Clock): Clock {
  return clock.before === null ? clock : { ...clock.before, before: null };
}

/** What has passed on the clock. */
export function elapsed(clock: Clock, now: number): number {
  if (clock.startedAt === null) return 0;
  return Math.max(0, (clock.pausedAt ?? now) - clock.startedAt - clock.offset);
}

/** The time of day for a clock that runs: where a computer's time is set back, it goes on as if it were not.
 *  Forward it is followed, since what a computer has slept through has passed. `stopwatch` only ever runs. */
export function steadyTime(timeOfDay: () => number, stopwatch: () => number): () => number {
  const opened = timeOfDay() - stopwatch();
  return () => {
    const ran = stopwatch();
    return Math.round(Math.max(opened, timeOfDay() - ran) + ran);
  };
}
