/** What `pdf` says to people: what it is doing, what it wrote, and what of the talk is not in it. */
import type { PrintedKind, PrintedText } from "../model/printed.ts";

export interface PdfWords {
  readonly progress: Readonly<Record<"reading" | "drawing" | "printing" | "checking", string>>;
  written(out: string, pages: number, kilobytes: number): string;
  /** What was read back of the file, kind by kind: one line. */
  coverage(of: readonly PrintedCount[]): string;
  /** Each of the following is one line, and an error. */
  shortfall(of: PrintedText & { readonly page: number | null }): string;
  fault(of: PrintedFault): string;
  pageCount(expected: number, found: number): string;
  more(errors: number): string;
  fontsBroken(names: readonly string[]): string;
  picturesBroken(names: readonly string[]): string;
  notWritten(out: string): string;
}

export interface PrintedCount {
  readonly kind: PrintedKind;
  readonly found: number;
  readonly total: number;
}

export interface PrintedFault {
  readonly kind: "no-glyph" | "radical" | "meaningless" | "cut";
  readonly text: string;
  readonly before: string;
  readonly page: number;
  readonly slides: readonly number[];
}

/** The beginning of words that may be long. */
export function beginningOf(text: string): string {
  const characters = [...text];
  return characters.length > 40 ? `${characters.slice(0, 40).join("")}…` : text;
}

/** 1,234: the same in both languages. */
export function formatCount(count: number): string {
  return count.toLocaleString("en");
}
