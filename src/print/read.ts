/** The bytes of a PDF → what its reader finds on each page. */
import { getDocument, type PDFPageProxy } from "pdfjs-dist/legacy/build/pdf.mjs";
// Most of it, which it would load itself when there is something to read.
import "pdfjs-dist/legacy/build/pdf.worker.mjs";
import { type Box, type Glyph, readGlyphs } from "./glyphs.ts";

export interface ReadPage {
  /** In points. */
  readonly width: number;
  readonly height: number;
  /** What can be seen of its text, in the order of the drawing. */
  readonly text: string;
  readonly faults: readonly GlyphFault[];
}

/** What is there and does not serve: no glyph in any font, a sign that looks like a character and is found
 *  by no search, a character without meaning, text cut off. */
export interface GlyphFault {
  readonly kind: "no-glyph" | "radical" | "meaningless" | "cut";
  readonly text: string;
  /** The text in front of it, for whoever looks for it. */
  readonly before: string;
}

/** Pages asked for together, so that none waits for the way there and back of another. */
const AT_ONCE = 16;

export async function readPdf(bytes: Uint8Array): Promise<readonly ReadPage[]> {
  // It takes the bytes away from whoever hands them over.
  const loading = getDocument({ data: new Uint8Array(bytes), verbosity: 0, useSystemFonts: false });
  try {
    const pdf = await loading.promise;
    const pages: ReadPage[] = [];
    while (pages.length < pdf.numPages) {
      const count = Math.min(AT_ONCE, pdf.numPages - pages.length);
      const numbers = Array.from({ length: count }, (_, index) => pages.length + index + 1);
      pages.push(
        ...(await Promise.all(numbers.map(async (number) => readPage(await pdf.getPage(number))))),
      );
    }
    return pages;
  } finally {
    await loading.destroy();
  }
}

async function readPage(page: PDFPageProxy): Promise<ReadPage> {
  const box = page.view as unknown as Box;
  const glyphs = readGlyphs(await page.getOperatorList(), box);
  page.cleanup();
  return {
    width: box[2] - box[0],
    height: box[3] - box[1],
    text: glyphs.map(textSeen).join(""),
    faults: faultsIn(glyphs),
  };
}

function textSeen({ text, missing, seen }: Glyph): string {
  if (seen !== "whole") return "";
  return missing ? NO_GLYPH : text;
}

const NO_GLYPH = "\ufffd";

/** Glyphs at fault that follow each other are one fault. */
function faultsIn(glyphs: readonly Glyph[]): readonly GlyphFault[] {
  const faults: GlyphFault[] = [];
  let before = "";
  let last: GlyphFault["kind"] | null = null;
  for (const glyph of glyphs) {
    const kind = faultOf(glyph);
    const text = glyph.missing ? NO_GLYPH : glyph.text;
    if (kind !== null) {
      const run = kind === last ? faults.pop() : undefined;
      const start = run ?? { kind, text: "", before: before.slice(-12) };
      faults.push({ ...start, text: start.text + text });
    }
    before += text;
    last = kind;
  }
  return faults.filter(({ text }) => text.trim() !== "");
}

function faultOf({ text, missing, seen }: Glyph): GlyphFault["kind"] | null {
  if (seen === "not at all") return null;
  if (missing) return "no-glyph";
  if (seen === "cut") return "cut";
  if (/[\u2e80-\u2fdf]/.test(text)) return "radical";
  return /[\ufffd\p{Co}]/u.test(text) ? "meaningless" : null;
}
