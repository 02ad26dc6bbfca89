/** Where a link leads: what stands behind its `]`, either `(address "title")` or `[label]`. */
import { ESCAPABLE, unescapeText } from "./escapes.ts";

export interface Target {
  readonly address: string;
  readonly title: string;
  readonly end: number;
}

/** Brackets within brackets in an address: more are no address, and need not be counted to the end. */
const DEEPEST = 32;
/** The longest label, as the specification has it. */
export const LONGEST_LABEL = 999;

const CLOSING: Readonly<Record<string, string>> = { '"': '"', "'": "'", "(": ")" };

/** The target that begins with the `(` at an offset. */
export function targetAt(text: string, at: number): Target | null {
  if (text.charAt(at) !== "(") return null;
  const addressAt = skipSpace(text, at + 1);
  const address = addressFrom(text, addressAt);
  if (address === null) return null;
  const titleAt = skipSpace(text, address.end);
  const title = titleAt > address.end ? titleFrom(text, titleAt) : null;
  const end = skipSpace(text, title?.end ?? titleAt);
  if (text.charAt(end) !== ")") return null;
  return {
    address: unescapeText(address.text),
    title: unescapeText(title?.text ?? ""),
    end: end + 1,
  };
}

interface Piece {
  readonly text: string;
  readonly end: number;
}

function addressFrom(text: string, at: number): Piece | null {
  return text.charAt(at) === "<" ? bracketedAddress(text, at) : plainAddress(text, at);
}

function bracketedAddress(text: string, at: number): Piece | null {
  for (let end = at + 1; end < text.length; end += 1) {
    const character = text.charAt(end);
    if (character === ">") return { text: text.slice(at + 1, end), end: end + 1 };
    if (character === "<" || character === "\n") return null;
    if (isEscaping(text, end)) end += 1;
  }
  return null;
}

function plainAddress(text: string, at: number): Piece | null {
  let depth = 0;
  let end = at;
  for (; end < text.length; end += 1) {
    const character = text.charAt(end);
    if (character === "(") depth += 1;
    else if (character === ")") depth -= 1;
    else if (isEscaping(text, end)) end += 1;
    // biome-ignore lint/suspicious/noControlCharactersInRegex: an address holds none of them.
    else if (/[\x00-\x20\x7f]/.test(character)) break;
    if (depth < 0) break;
    if (depth > DEEPEST) return null;
  }
  return depth > 0 ? null : { text: text.slice(at, end), end };
}

function titleFrom(text: string, at: number): Piece | null {
  const opening = text.charAt(at);
  const closing = CLOSING[opening];
  if (closing === undefined) return null;
  for (let end = at + 1; end < text.length; end += 1) {
    const character = text.charAt(end);
    if (character === closing) return { text: text.slice(at + 1, end), end: end + 1 };
    if (character === opening) return null;
    if (isEscaping(text, end)) end += 1;
  }
  return null;
}

/** The label between the `[` at an offset and its `]`; it holds no bracket of its own. */
export function labelAt(text: string, at: number): Piece | null {
  if (text.charAt(at) !== "[") return null;
  for (let end = at + 1; end < text.length && end - at <= LONGEST_LABEL + 1; end += 1) {
    const character = text.charAt(end);
    if (character === "]") return { text: text.slice(at + 1, end), end: end + 1 };
    if (character === "[") return null;
    if (isEscaping(text, end)) end += 1;
  }
  return null;
}

/** Labels are alike without regard to case and to how much space stands in them. Some letters meet only
 *  in capitals (ẞ and ss). */
export function normalLabel(label: string): string {
  return label.trim().replace(/\s+/g, " ").toLowerCase().toUpperCase().toLowerCase();
}

function isEscaping(text: string, at: number): boolean {
  return text.charAt(at) === "\\" && ESCAPABLE.test(text.charAt(at + 1));
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (/[ \t\n]/.test(text.charAt(at))) at += 1;
  return at;
}
