import type { PrintedKind } from "../model/printed.ts";
import { beginningOf, formatCount, type PdfWords, type PrintedFault } from "./cli-pdf.ts";

export const pdfEn: PdfWords = {
  progress: {
    reading: "Reading the talk…",
    drawing: "Laying out the pages…",
    printing: "Printing…",
    checking: "Reading the PDF back…",
  },
  written: (out, pages, kilobytes) =>
    `Written to ${out}: ${pages} ${pages === 1 ? "page" : "pages"}, ${formatCount(kilobytes)} KB`,
  coverage: (of) =>
    `Characters read back: ${of
      .map(
        ({ kind, found, total }) => `${KINDS[kind]} ${formatCount(found)} / ${formatCount(total)}`,
      )
      .join(" · ")}`,
  shortfall: ({ kind, number, title, text, page }) => {
    const where = number === 0 ? "the cover" : `slide ${number} "${title}"`;
    const what =
      page === null
        ? `this of its ${KINDS[kind]} has no page, or more than one`
        : `this of its ${KINDS[kind]} cannot be read on page ${page}`;
    return `error: ${where}: ${what}: "${beginningOf(text)}"`;
  },
  fault: (fault) => `error: page ${fault.page}${slidesOf(fault)}: ${faultOf(fault)}`,
  pageCount: (expected, found) =>
    `error: ${expected} pages were laid out, and the PDF has ${found}`,
  more: (errors) => `error: and ${errors} more`,
  fontsBroken: (names) => `error: these fonts cannot be read: ${names.join(", ")}`,
  picturesBroken: (names) => `error: these pictures cannot be shown: ${names.join(", ")}`,
  notWritten: (out) => `${out} was not written; a file that was there is as it was`,
};

const KINDS = {
  slide: "slides",
  caption: "captions",
  narration: "narration",
  note: "editor's notes",
  backstory: "backstory",
  description: "figures in words",
} as const satisfies Record<PrintedKind, string>;

function slidesOf({ slides }: PrintedFault): string {
  if (slides.length === 0) return "";
  return ` (${slides.length === 1 ? "slide" : "slides"} ${slides.join(", ")})`;
}

function faultOf({ kind, text, before }: PrintedFault): string {
  switch (kind) {
    case "no-glyph":
      return `no font has the character after "${before}"`;
    case "radical":
      return `"${text}" is the sign of a radical; it looks like a character, and no search finds it`;
    case "meaningless":
      return `a sign without meaning stands after "${before}"`;
    case "cut":
      return `text is cut off: "${beginningOf(text)}"`;
    default:
      return kind satisfies never;
  }
}
