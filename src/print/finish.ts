/** What a browser's PDF still lacks: who wrote it and when, and nothing that differs from one run to the
 *  next. */
import { createHash } from "node:crypto";
import { deflateSync, inflateSync } from "node:zlib";
import { ParseSpeeds, PDFDocument, PDFHexString, PDFName, PDFRawStream } from "pdf-lib";
import type { PrintJob } from "../model/printed.ts";

export async function finishPdf(
  bytes: Uint8Array,
  {
    html,
    title,
    author,
    date,
    lang,
  }: Pick<PrintJob, "html" | "title" | "author" | "date" | "lang">,
): Promise<Uint8Array> {
  const pdf = await PDFDocument.load(bytes, {
    updateMetadata: false,
    parseSpeed: ParseSpeeds.Fastest,
  });
  const written = readDate(date);
  pdf.setTitle(title, { showInWindowTitleBar: true });
  if (author !== "") pdf.setAuthor(author);
  pdf.setLanguage(lang);
  pdf.setCreator("Pangbai");
  pdf.setProducer("Pangbai");
  pdf.setCreationDate(written);
  pdf.setModificationDate(written);
  const id = PDFHexString.of(createHash("md5").update(html).digest("hex"));
  pdf.context.trailerInfo.ID = pdf.context.obj([id, id]);
  packTighter(pdf);
  return pdf.save({
    addDefaultPage: false,
    updateFieldAppearances: false,
    objectsPerTick: Number.POSITIVE_INFINITY,
  });
}

/** The browser packs in a hurry. */
function packTighter(pdf: PDFDocument): void {
  const filter = PDFName.of("Filter");
  for (const [, object] of pdf.context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFRawStream)) continue;
    const { dict, contents } = object;
    if (dict.get(filter) !== PDFName.of("FlateDecode") || dict.has(PDFName.of("DecodeParms")))
      continue;
    const tighter = deflateSync(inflateSync(contents), { level: 9 });
    if (tighter.length < contents.length) Object.assign(object, { contents: tighter });
  }
}

/** The day an author wrote, in the usual ways: 2024-05-01, 2024/5/1, 2024 年 5 月, May 1, 2024. */
export function readDate(date: string): Date {
  const numbers = /^\s*(\d{4})(?:\s*[-/.年]\s*(\d{1,2}))?(?:\s*[-/.月]\s*(\d{1,2}))?/.exec(date);
  const [, year, month = "1", day = "1"] = numbers ?? [];
  if (year !== undefined) return new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  const named = /^[a-z]{3}|[a-z]{3,9} \d{4}/i.test(date) ? Date.parse(`${date} UTC`) : Number.NaN;
  return new Date(Number.isNaN(named) ? NO_DATE : named);
}

/** A PDF says when it was written; not every talk does. */
const NO_DATE = Date.UTC(2000, 0, 1);
