/** Bare links: an address in the middle of text, without marks. It ends where Chinese begins. */
import { characterAt, characterBefore, isCjk, isSharedMark } from "./characters.ts";

/** Where a bare link may begin, and the text that says so. */
export interface BareStart {
  readonly at: number;
  readonly opening: string;
}

export interface BareLink {
  readonly address: string;
  readonly end: number;
}

/** A mail address is told as a whole, the others by how they begin. */
const OPENING =
  /(?:https?|ftp):\/\/|www\.|(?<![\w.+-])(?:(?:mailto|xmpp):)?[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[\w-]*[A-Za-z\d](?![\w-])/gi;
const HOST = /[\w-]+(?:\.[\w-]+)*/y;
/** Marks that end a sentence rather than an address. */
const TRAILING = `?!.,:*_~'"`;

export function findBareStarts(text: string): BareStart[] {
  // Most texts have none, and a mark is found sooner than every form of a link.
  if (!/:\/\/|www\.|@/i.test(text)) return [];
  return [...text.matchAll(OPENING)].map((found) => ({ at: found.index, opening: found[0] }));
}

/** The bare link there, `null` when it is none; it ends before `limit`. */
export function bareLinkAt(
  text: string,
  { at, opening }: BareStart,
  limit: number,
): BareLink | null {
  if (opening.includes("@")) {
    const address = /^(?:mailto|xmpp):/i.test(opening) ? opening : `mailto:${opening}`;
    return { address, end: at + opening.length };
  }
  const before = characterBefore(text, at);
  const isWww = /^www/i.test(opening);
  if (isWww ? !mayPrecedeWww(before) : /[A-Za-z\d]/.test(before)) return null;
  const hostAt = isWww ? at : at + opening.length;
  if (!isHost(hostFrom(text, hostAt), isWww)) return null;
  const end = trimmedEnd(text, at, endOfAddress(text, at, limit));
  if (end <= hostAt) return null;
  const written = text.slice(at, end);
  return { address: isWww ? `http://${written}` : written, end };
}

function mayPrecedeWww(before: string): boolean {
  return before === "" || /[\s*_~(]/.test(before) || isCjk(before) || isSharedMark(before);
}

function hostFrom(text: string, at: number): string {
  HOST.lastIndex = at;
  return HOST.exec(text)?.[0] ?? "";
}

function isHost(host: string, isWww: boolean): boolean {
  const last = host.split(".").slice(-2);
  return host !== "" && !last.some((part) => part.includes("_")) && (!isWww || last.length === 2);
}

function endOfAddress(text: string, start: number, limit: number): number {
  let end = start;
  while (end < limit) {
    const character = characterAt(text, end);
    if (/[\s<]/.test(character) || isCjk(character) || isSharedMark(character)) break;
    end += character.length;
  }
  return Math.min(end, limit);
}

/** Leaves to the sentence what is its own: its marks, a bracket that nothing in the address opened, a
 *  character reference. */
function trimmedEnd(text: string, start: number, from: number): number {
  let unopened = surplusOfClosing(text, start, from);
  let end = from;
  while (end > start) {
    const last = text.charAt(end - 1);
    if (last === ";") {
      const reference = referenceBefore(text, start, end);
      if (reference === null) break;
      end = reference;
    } else if (TRAILING.includes(last) || (last === ")" && unopened > 0)) {
      if (last === ")") unopened -= 1;
      end -= 1;
    } else {
      break;
    }
  }
  return end;
}

function surplusOfClosing(text: string, start: number, end: number): number {
  let surplus = 0;
  for (let at = start; at < end; at += 1) {
    const character = text.charAt(at);
    if (character === ")") surplus += 1;
    else if (character === "(") surplus -= 1;
  }
  return surplus;
}

/** Where a reference such as `&hl;` begins that ends at `end`. */
function referenceBefore(text: string, start: number, end: number): number | null {
  let at = end - 2;
  while (at > start && /[A-Za-z\d]/.test(text.charAt(at))) at -= 1;
  return at < end - 2 && text.charAt(at) === "&" ? at : null;
}
