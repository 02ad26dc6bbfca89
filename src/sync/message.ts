/** What windows say to each other, and how a window tells a message of ours from anything else. */
import type { SharedState } from "../model/state.ts";

const VERSION = 1;

export type Message =
  | { readonly pangbai: typeof VERSION; readonly type: "hello"; readonly from: string }
  | {
      readonly pangbai: typeof VERSION;
      readonly type: "state";
      readonly from: string;
      readonly state: SharedState;
    };

export function hello(from: string): Message {
  return { pangbai: VERSION, type: "hello", from };
}

export function stateMessage(from: string, state: SharedState): Message {
  return { pangbai: VERSION, type: "state", from, state };
}

/** `null` for anything that is not a whole message of this version. */
export function readMessage(data: unknown): Message | null {
  if (!isRecord(data) || data.pangbai !== VERSION || typeof data.from !== "string") return null;
  const { type, from, state } = data;
  if (type === "hello") return hello(from);
  return type === "state" && isState(state) ? stateMessage(from, state) : null;
}

export function isState(data: unknown): data is SharedState {
  if (!isRecord(data)) return false;
  const { stage, beat, blank, theme, clock, revision, by } = data;
  return (
    isRecord(stage) &&
    typeof stage.slide === "string" &&
    isCount(stage.step) &&
    isCount(beat) &&
    typeof blank === "boolean" &&
    (theme === null || theme === "light" || theme === "dark") &&
    isRecord(clock) &&
    isTime(clock.startedAt) &&
    isTime(clock.pausedAt) &&
    typeof clock.offset === "number" &&
    isCount(revision) &&
    typeof by === "string"
  );
}

function isRecord(data: unknown): data is Record<string, unknown> {
  return typeof data === "object" && data !== null;
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

function isTime(value: unknown): boolean {
  return value === null || Number.isFinite(value);
}
