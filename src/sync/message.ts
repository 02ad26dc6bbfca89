/** What windows say to each other, and how a window tells a message of ours from anything else. */
import type { Clock } from "../model/clock.ts";
import type { Position } from "../model/place.ts";
import type { Pinned, Role, SharedState } from "../model/state.ts";

/** Grows with the shape of what is said: a page of an older build is not understood. */
const VERSION = 2;

interface Said {
  readonly pangbai: typeof VERSION;
  readonly from: string;
}

export type Message =
  | (Said & { readonly type: "hello" })
  /** Who is there? */
  | (Said & { readonly type: "roll" })
  | (Said & { readonly type: "here"; readonly role: Role })
  | (Said & { readonly type: "state"; readonly state: SharedState });

export function hello(from: string): Message {
  return { pangbai: VERSION, type: "hello", from };
}

export function rollCall(from: string): Message {
  return { pangbai: VERSION, type: "roll", from };
}

export function hereMessage(from: string, role: Role): Message {
  return { pangbai: VERSION, type: "here", from, role };
}

export function stateMessage(from: string, state: SharedState): Message {
  return { pangbai: VERSION, type: "state", from, state };
}

/** `null` for anything that is not a whole message of this version. */
export function readMessage(data: unknown): Message | null {
  if (!isRecord(data) || data.pangbai !== VERSION || typeof data.from !== "string") return null;
  const { type, from, role, state } = data;
  switch (type) {
    case "hello":
      return hello(from);
    case "roll":
      return rollCall(from);
    case "here":
      return role === "stage" || role === "speaker" ? hereMessage(from, role) : null;
    case "state":
      return isState(state) ? stateMessage(from, state) : null;
    default:
      return null;
  }
}

export function isState(data: unknown): data is SharedState {
  if (!isRecord(data)) return false;
  const { stage, peek, beat, blank, frozen, theme, clock, question, skipped, revision, by } = data;
  return (
    isPosition(stage) &&
    isNullOr(isPosition)(peek) &&
    isCount(beat) &&
    typeof blank === "boolean" &&
    isNullOr(isPosition)(frozen) &&
    (theme === null || theme === "light" || theme === "dark") &&
    isRecord(clock) &&
    isNullOr(isRun)(clock.before) &&
    isRun(clock) &&
    isNullOr(isPinned)(question) &&
    Array.isArray(skipped) &&
    skipped.every((id) => typeof id === "string") &&
    isCount(revision) &&
    typeof by === "string"
  );
}

function isNullOr<T>(is: (data: unknown) => data is T): (data: unknown) => data is T | null {
  return (data): data is T | null => data === null || is(data);
}

function isPosition(data: unknown): data is Position {
  return isRecord(data) && typeof data.slide === "string" && isCount(data.step);
}

function isRun(data: unknown): data is Omit<Clock, "before"> {
  return (
    isRecord(data) &&
    isTime(data.startedAt) &&
    isTime(data.pausedAt) &&
    Number.isFinite(data.offset)
  );
}

function isPinned(data: unknown): data is Pinned {
  return (
    isRecord(data) && isPosition(data.stage) && isCount(data.beat) && Number.isFinite(data.since)
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
