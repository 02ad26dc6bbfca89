/** The bytes of a PDF → what it tells about itself: to a title bar, a list of bookmarks, a screen reader. */
import { PDFArray, PDFDict, PDFDocument, PDFHexString, PDFName, PDFString } from "pdf-lib";
import { getDocument, type PDFDocumentProxy } from "pdfjs-dist/legacy/build/pdf.mjs";

export interface PdfFacts {
  readonly title: string;
  readonly author: string;
  readonly lang: string;
  readonly tagged: boolean;
  /** A window is to show the title, not the name of the file. */
  readonly showsTitle: boolean;
  readonly outline: readonly OutlineEntry[];
  readonly links: readonly PdfLink[];
  /** Of those that are drawn with; `TrueType` are real fonts, `Type3` are drawings of glyphs. */
  readonly fonts: readonly { readonly name: string; readonly type: string }[];
  /** What a screen reader goes through, in its order. */
  readonly elements: readonly PdfElement[];
}

export interface OutlineEntry {
  readonly title: string;
  readonly page: number;
  readonly items: readonly OutlineEntry[];
}

/** Where from, and where to: a page from 1, or an address. */
export interface PdfLink {
  readonly page: number;
  readonly to: number | string;
}

/** `lang` and `alt` only where they stand on the element itself, else `""`. */
export interface PdfElement {
  readonly role: string;
  readonly lang: string;
  readonly alt: string;
}

export async function readFacts(bytes: Uint8Array): Promise<PdfFacts> {
  const inside = await PDFDocument.load(bytes, { updateMetadata: false });
  const loading = getDocument({ data: new Uint8Array(bytes), verbosity: 0 });
  try {
    const pdf = await loading.promise;
    const preferences = inside.catalog.getViewerPreferences();
    return {
      title: inside.getTitle() ?? "",
      author: inside.getAuthor() ?? "",
      lang: textIn(inside.catalog, "Lang"),
      tagged: (await pdf.getMarkInfo())?.Marked === true,
      showsTitle: preferences?.getDisplayDocTitle() === true,
      outline: await readOutline(pdf, (await pdf.getOutline()) ?? []),
      links: await readLinks(pdf),
      fonts: fontsIn(inside),
      elements: elementsIn(inside.catalog.lookup(PDFName.of("StructTreeRoot"))),
    };
  } finally {
    await loading.destroy();
  }
}

type Bookmarks = NonNullable<Awaited<ReturnType<PDFDocumentProxy["getOutline"]>>>;

function readOutline(pdf: PDFDocumentProxy, entries: Bookmarks): Promise<OutlineEntry[]> {
  return Promise.all(
    entries.map(async ({ title, dest, items }) => ({
      title,
      page: await pageOf(pdf, dest),
      items: await readOutline(pdf, items),
    })),
  );
}

async function readLinks(pdf: PDFDocumentProxy): Promise<PdfLink[]> {
  const links: PdfLink[] = [];
  for (let page = 1; page <= pdf.numPages; page += 1) {
    const annotations = await (await pdf.getPage(page)).getAnnotations();
    for (const { subtype, dest, url } of annotations) {
      if (subtype === "Link") links.push({ page, to: url ?? (await pageOf(pdf, dest)) });
    }
  }
  return links;
}

async function pageOf(pdf: PDFDocumentProxy, to: string | unknown[] | null): Promise<number> {
  const [page] = (typeof to === "string" ? await pdf.getDestination(to) : to) ?? [];
  return (await pdf.getPageIndex(page as Parameters<typeof pdf.getPageIndex>[0])) + 1;
}

function fontsIn(pdf: PDFDocument): { name: string; type: string }[] {
  return pdf.context.enumerateIndirectObjects().flatMap(([, object]) => {
    if (!(object instanceof PDFDict) || nameIn(object, "Type") !== "Font") return [];
    const descriptor = object.lookup(PDFName.of("FontDescriptor"));
    const embedded = descriptor instanceof PDFDict && descriptor.has(PDFName.of("FontFile2"));
    switch (nameIn(object, "Subtype")) {
      case "CIDFontType2":
        return [{ name: nameIn(object, "BaseFont"), type: embedded ? "TrueType" : "not embedded" }];
      case "Type0":
        // Stands for one of the others.
        return [];
      default:
        return [{ name: nameIn(object, "BaseFont"), type: nameIn(object, "Subtype") }];
    }
  });
}

function elementsIn(node: unknown): PdfElement[] {
  if (node instanceof PDFArray) {
    return node.asArray().flatMap((_, index) => elementsIn(node.lookup(index)));
  }
  if (!(node instanceof PDFDict)) return [];
  const inner = elementsIn(node.lookup(PDFName.of("K")));
  const role = nameIn(node, "S");
  return role === ""
    ? inner
    : [{ role, lang: textIn(node, "Lang"), alt: textIn(node, "Alt") }, ...inner];
}

function nameIn(dict: PDFDict, key: string): string {
  const value = dict.lookup(PDFName.of(key));
  return value instanceof PDFName ? value.decodeText() : "";
}

function textIn(dict: PDFDict, key: string): string {
  const value = dict.lookup(PDFName.of(key));
  return value instanceof PDFString || value instanceof PDFHexString ? value.decodeText() : "";
}
