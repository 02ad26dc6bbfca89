/** Keys → commands, the same for a keyboard and for a clicker. */

export type Command =
  | "next"
  | "back"
  | "first"
  | "last"
  | "speaker"
  | "fullscreen"
  | "begin"
  | "blank"
  | "overview"
  | "goto"
  | "theme"
  | "help";

const COMMANDS: Readonly<Record<string, Command>> = {
  PageDown: "next",
  " ": "next",
  ArrowRight: "next",
  ArrowDown: "next",
  n: "next",
  PageUp: "back",
  ArrowLeft: "back",
  ArrowUp: "back",
  s: "speaker",
  p: "speaker",
  f: "fullscreen",
  // What many clickers send to begin. A page that reloads instead is gone for a moment.
  F5: "begin",
  b: "blank",
  ".": "blank",
  o: "overview",
  g: "goto",
  "/": "goto",
  t: "theme",
  "?": "help",
  Home: "first",
  End: "last",
};

export type KeyPress = Pick<KeyboardEvent, "key" | "shiftKey" | "ctrlKey" | "metaKey" | "altKey">;

export function commandFor(press: KeyPress): Command | null {
  if (press.ctrlKey || press.metaKey || press.altKey) return null;
  if (press.key === " " && press.shiftKey) return "back";
  const key = press.key.length === 1 ? press.key.toLowerCase() : press.key;
  return COMMANDS[key] ?? null;
}

const CLICKS = ["PageDown", "PageUp", "F5"];

/** Whether a key belongs to what has the focus: text being typed, or a button that Space and Enter press.
 *  Space presses no link; whoever has opened one goes on with it. */
export function isTaken(press: KeyPress, focused: Element | null): boolean {
  // A clicker goes on, whatever has the focus: a field for one line has no use for these.
  if (focused?.localName === "input" && CLICKS.includes(press.key)) return false;
  if (focused?.closest("input, textarea, select, [contenteditable]")) return true;
  const presses = press.key === " " || press.key === "Enter";
  return presses && focused?.closest("button, summary, [role=button]") != null;
}
