/** What all windows of a talk agree on, and the changes it goes through. Times are epoch milliseconds. */
import { type Clock, FRESH_CLOCK, startClock } from "./clock.ts";
import { COVER, type Position, samePosition } from "./place.ts";

export interface SharedState {
  /** Where the talk is. */
  readonly stage: Position;
  /** Where the speaker looks while the room does not: `null` is at the stage. */
  readonly peek: Position | null;
  /** The beat being said, from 0. */
  readonly beat: number;
  readonly blank: boolean;
  /** What the room goes on seeing while the talk moves on without it. */
  readonly frozen: Position | null;
  /** `null` follows the system until somebody chooses. */
  readonly theme: "light" | "dark" | null;
  readonly clock: Clock;
  /** Somebody has asked: where the talk goes on afterwards. */
  readonly question: Pinned | null;
  /** Slides the walk leaves out. */
  readonly skipped: readonly string[];
  /** Counts changes; of two states the higher one holds, then the higher `by`. */
  readonly revision: number;
  /** The window that made this state. */
  readonly by: string;
}

export interface Pinned {
  readonly stage: Position;
  readonly beat: number;
  readonly since: number;
}

export const FIRST_STATE: SharedState = {
  stage: COVER,
  peek: null,
  beat: 0,
  blank: false,
  frozen: null,
  theme: null,
  clock: FRESH_CLOCK,
  question: null,
  skipped: [],
  revision: 0,
  by: "",
};

/** What a window may change; revision and author are the session's. */
export type Change = Partial<Omit<SharedState, "revision" | "by">>;

/** What a window shows. */
export type Role = "stage" | "speaker";

/** One window's view of the shared state. */
export interface Session {
  readonly state: SharedState;
  /** Whether other windows cannot be heard at all. */
  readonly isolated: boolean;
  change(change: Change): void;
  /** Hears of every new state, ours included. Returns how to stop. */
  follow(listener: (state: SharedState) => void): () => void;
  /** Asks what other windows are open, and tells of each that answers. A new call replaces the last. */
  callRoll(answered: (role: Role) => void): void;
}

/** What the room sees, the curtain apart. */
export function roomPosition({ stage, frozen }: SharedState): Position {
  return frozen ?? stage;
}

/** What the speaker sees. */
export function speakerPosition({ stage, peek }: SharedState): Position {
  return peek ?? stage;
}

/** Going to `stage`, where `beat` is said. The clock starts with the first move. */
export function moveTo(state: SharedState, stage: Position, beat: number, now: number): Change {
  if (samePosition(state.stage, stage)) return { blank: false, peek: null };
  const clock = stage.slide === "" ? state.clock : startClock(state.clock, now);
  return { stage, beat, blank: false, peek: null, clock };
}

export function toggleFreeze({ stage, frozen }: SharedState): Change {
  return { frozen: frozen === null ? stage : null };
}

/** Pins where the talk is; or goes back to the very beat, wherever the answer has led. */
export function toggleQuestion({ stage, beat, question }: SharedState, now: number): Change {
  if (question === null) return { question: { stage, beat, since: now } };
  return { stage: question.stage, beat: question.beat, question: null, blank: false, peek: null };
}

/** Whether `other` replaces `state`: last writer wins, the same way in every window. */
export function isNewer(other: SharedState, state: SharedState): boolean {
  if (other.revision !== state.revision) return other.revision > state.revision;
  return other.by > state.by;
}
