/** Backslash escapes and character references: `\*` is `*`, `&amp;` is `&`. */
import { decodeHTMLStrict } from "entities";

export const ESCAPABLE = /[!-/:-@[-`{-~]/;
const REFERENCE = /&(?:#(?:\d{1,7}|[xX][\da-fA-F]{1,6})|[A-Za-z][A-Za-z\d]{1,31});/;
const REFERENCE_HERE = new RegExp(REFERENCE, "y");
const REFERENCES = new RegExp(REFERENCE, "g");
const EITHER = new RegExp(`\\\\(${ESCAPABLE.source})|${REFERENCE.source}`, "g");

/** The reference that begins at an offset, `null` when none does. */
export function referenceAt(
  text: string,
  at: number,
): { readonly text: string; readonly end: number } | null {
  REFERENCE_HERE.lastIndex = at;
  const written = REFERENCE_HERE.exec(text)?.[0];
  if (written === undefined) return null;
  const decoded = decodeReference(written);
  return decoded === written ? null : { text: decoded, end: at + written.length };
}

/** An address, title or language without its escapes and references. */
export function unescapeText(text: string): string {
  return text.replace(EITHER, (written, escaped?: string) => escaped ?? decodeReference(written));
}

/** The same for text whose escapes are gone already. */
export function decodeReferences(text: string): string {
  return text.replace(REFERENCES, decodeReference);
}

/** A name that nobody knows stays as it was written. */
function decodeReference(written: string): string {
  if (!written.startsWith("&#")) return decodeHTMLStrict(written);
  const digits = written.slice(2, -1);
  const code = /^x/i.test(digits) ? Number.parseInt(digits.slice(1), 16) : Number(digits);
  const isCharacter = code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
  return isCharacter ? String.fromCodePoint(code) : "\uFFFD";
}
