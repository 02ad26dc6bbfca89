/** The speaker's own keys, beside those of every view. A clicker has none of them. */
import type { SharedState } from "../model/state.ts";
import type { KeyPress } from "./keys.ts";

export type SpeakerCommand =
  | "beatDown"
  | "beatUp"
  | "peekNext"
  | "peekBack"
  | "commit"
  | "leave"
  | "question"
  | "freeze"
  | "drop"
  | "pause"
  | "undo"
  | "larger"
  | "smaller"
  | "wide"
  | "onTop";

/** Held for a moment, it sets the clock to zero: a clock must not be lost by a slip. */
export const RESET_KEY = "r";

const COMMANDS: Readonly<Record<string, SpeakerCommand>> = {
  ArrowDown: "beatDown",
  ArrowUp: "beatUp",
  "]": "peekNext",
  "[": "peekBack",
  q: "question",
  z: "freeze",
  d: "drop",
  c: "pause",
  u: "undo",
  "+": "larger",
  "=": "larger",
  "-": "smaller",
  w: "wide",
  y: "onTop",
};

export function speakerCommandFor(
  { key, ctrlKey, metaKey, altKey }: KeyPress,
  { peek }: Pick<SharedState, "peek">,
): SpeakerCommand | null {
  if (ctrlKey || metaKey || altKey) return null;
  if (key === "Enter") return peek === null ? null : "commit";
  if (key === "Escape") return "leave";
  return COMMANDS[key.length === 1 ? key.toLowerCase() : key] ?? null;
}
