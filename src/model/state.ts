/** What all windows of a talk agree on, and the changes it goes through. Times are epoch milliseconds. */
import { COVER, type Position, samePosition } from "./place.ts";

export interface Clock {
  /** `null` until the first advance. */
  readonly startedAt: number | null;
  readonly pausedAt: number | null;
  /** Milliseconds of pauses that are over. */
  readonly offset: number;
}

export interface SharedState {
  /** Where the stage is. */
  readonly stage: Position;
  /** The beat being said, from 0. */
  readonly beat: number;
  readonly blank: boolean;
  /** `null` follows the system until somebody chooses. */
  readonly theme: "light" | "dark" | null;
  readonly clock: Clock;
  /** Counts changes; of two states the higher one holds, then the higher `by`. */
  readonly revision: number;
  /** The window that made this state. */
  readonly by: string;
}

export const FIRST_STATE: SharedState = {
  stage: COVER,
  beat: 0,
  blank: false,
  theme: null,
  clock: { startedAt: null, pausedAt: null, offset: 0 },
  revision: 0,
  by: "",
};

/** What a window may change; revision and author are the session's. */
export type Change = Partial<Omit<SharedState, "revision" | "by">>;

/** One window's view of the shared state. */
export interface Session {
  readonly state: SharedState;
  change(change: Change): void;
  /** Hears of every new state, ours included. Returns how to stop. */
  follow(listener: (state: SharedState) => void): () => void;
}

/** Going to `stage`. The beat begins anew with the slide; the clock starts with the first move. */
export function moveTo(state: SharedState, stage: Position, now: number): Change {
  if (samePosition(state.stage, stage)) return { blank: false };
  const beat = state.stage.slide === stage.slide ? state.beat : 0;
  const started = state.clock.startedAt ?? (stage.slide === "" ? null : now);
  return { stage, beat, blank: false, clock: { ...state.clock, startedAt: started } };
}

export function togglePause(clock: Clock, now: number): Clock {
  if (clock.startedAt === null) return clock;
  if (clock.pausedAt === null) return { ...clock, pausedAt: now };
  return { ...clock, pausedAt: null, offset: clock.offset + (now - clock.pausedAt) };
}

/** Milliseconds on the clock. */
export function elapsed(clock: Clock, now: number): number {
  if (clock.startedAt === null) return 0;
  return Math.max(0, (clock.pausedAt ?? now) - clock.startedAt - clock.offset);
}

/** Whether `other` replaces `state`: last writer wins, the same way in every window. */
export function isNewer(other: SharedState, state: SharedState): boolean {
  if (other.revision !== state.revision) return other.revision > state.revision;
  return other.by > state.by;
}
