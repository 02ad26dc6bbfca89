/** What a printed document must hold, against what its reader finds in it. */
import type { PrintedKind, PrintedText, PrintJob } from "../model/printed.ts";
import { findInOrder, findLost, letters, type Missing, wordsAt } from "./find.ts";
import type { GlyphFault, ReadPage } from "./read.ts";

export interface Comparison {
  /** In characters; white space does not count. */
  readonly coverage: Readonly<Record<PrintedKind, Coverage>>;
  readonly shortfalls: readonly Shortfall[];
  readonly faults: readonly PageFault[];
  readonly pages: { readonly expected: number; readonly found: number };
}

export interface Coverage {
  readonly found: number;
  readonly total: number;
}

/** Words of a slide that cannot be read in print. */
export interface Shortfall extends PrintedText {
  /** The page they belong on, from 1; null when layout gave them no page, or two. */
  readonly page: number | null;
}

export interface PageFault extends GlyphFault {
  readonly page: number;
  /** The numbers of the slides on that page. */
  readonly slides: readonly number[];
}

export function comparePrinted(
  job: Pick<PrintJob, "pages" | "required">,
  read: readonly ReadPage[],
): Comparison {
  const pages = { expected: job.pages.length, found: read.length };
  const compared = comparePages(job.pages, read);
  return {
    coverage: coverageOf(job.required, compared.found),
    shortfalls: [...lostInLayout(job), ...compared.shortfalls],
    faults: read.flatMap(({ faults }, index) =>
      faults.map((fault) => ({ ...fault, page: index + 1, slides: slidesOn(job.pages[index]) })),
    ),
    pages,
  };
}

export function isComplete({ shortfalls, faults, pages }: Comparison): boolean {
  return shortfalls.length === 0 && faults.length === 0 && pages.expected === pages.found;
}

type Counts = Record<PrintedKind, number>;

function noCounts(): Counts {
  return { slide: 0, caption: 0, narration: 0, note: 0, backstory: 0, description: 0 };
}

function comparePages(
  pages: PrintJob["pages"],
  read: readonly ReadPage[],
): { readonly found: Counts; readonly shortfalls: readonly Shortfall[] } {
  const found = noCounts();
  const shortfalls: Shortfall[] = [];
  for (const [index, texts] of pages.entries()) {
    const page = letters(read[index]?.text ?? "");
    for (const { of, missing } of findInOrder(texts, page)) {
      found[of.kind] += letters(of.text).length - (missing?.letters ?? 0);
      if (missing !== null) shortfalls.push(shortfallOf(of, missing, index + 1));
    }
    // With a page too many or too few, all after the first wrong one stand one further: that one says it.
    if (shortfalls.length > 0 && pages.length !== read.length) break;
  }
  return { found, shortfalls };
}

function shortfallOf(of: PrintedText, missing: Missing, page: number | null): Shortfall {
  return { ...of, text: wordsAt(of.text, missing.from, missing.to), page };
}

function coverageOf(required: readonly PrintedText[], found: Counts): Comparison["coverage"] {
  const total = noCounts();
  for (const { kind, text } of required) total[kind] += letters(text).length;
  const of = (kind: PrintedKind): Coverage => ({
    found: Math.min(found[kind], total[kind]),
    total: total[kind],
  });
  return {
    slide: of("slide"),
    caption: of("caption"),
    narration: of("narration"),
    note: of("note"),
    backstory: of("backstory"),
    description: of("description"),
  };
}

/** Before any printing: what the model holds and no page was given, or a page was given and none holds. */
function lostInLayout({ pages, required }: Pick<PrintJob, "pages" | "required">): Shortfall[] {
  const wanted = bySlideAndKind(required);
  const given = bySlideAndKind(pages.flat());
  return [...new Set([...wanted.keys(), ...given.keys()])].flatMap((key): Shortfall[] => {
    const [want, have] = [wanted.get(key) ?? [], given.get(key) ?? []];
    const [of] = [...want, ...have];
    const [wantText, haveText] = [joined(want), joined(have)];
    // What is cut side by side, as two columns are, goes on in another order: the pages know that one.
    if (of === undefined || sorted(wantText) === sorted(haveText)) return [];
    const missing = findLost(wantText, haveText);
    const [text, at] = missing ? [wantText, missing] : [haveText, findLost(haveText, wantText)];
    return [{ ...of, text: at ? wordsAt(text, at.from, at.to) : text, page: null }];
  });
}

function sorted(text: string): string {
  return [...letters(text)].sort().join("");
}

function bySlideAndKind(texts: readonly PrintedText[]): ReadonlyMap<string, PrintedText[]> {
  const groups = new Map<string, PrintedText[]>();
  for (const text of texts) {
    const key = `${text.kind} ${text.slide}`;
    const group = groups.get(key);
    if (group) group.push(text);
    else groups.set(key, [text]);
  }
  return groups;
}

function joined(texts: readonly PrintedText[]): string {
  return texts.map(({ text }) => text).join(" ");
}

function slidesOn(texts: readonly PrintedText[] | undefined): readonly number[] {
  const numbers = texts?.map(({ number }) => number) ?? [];
  return [...new Set(numbers)].filter((number) => number > 0);
}
