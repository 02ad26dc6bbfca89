/** The shipped fonts, cut to the characters that are needed: a talk wants a few hundred of many thousand.
 *  Cut, a face is some hundred kilobytes instead of many hundred files. */
import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { cached, contentKey } from "./cache.ts";
import { glyphsOf, tablesOf } from "./sfnt.ts";
import { declaredIn, readSlices, type Slice, unpackSlice, type Weight } from "./slices.ts";

export interface CutFont {
  readonly family: string;
  readonly weight: Weight;
  /** Exactly the characters it has, as CSS writes them. */
  readonly unicodeRange: string;
  readonly codes: readonly number[];
  /** A woff2. */
  readonly bytes: Uint8Array;
  /** As a file; another content has another name. */
  readonly name: string;
}

/** What any page may show, and what the style sheets print by themselves. */
const ALWAYS = `${String.fromCharCode(...Array.from({ length: 95 }, (_, index) => 0x20 + index))}\u00a0·×–—‘’“”•…›　`;

/** Ligatures and kerning are off, since text is measured without; Chinese forms of marks stay, and marks
 *  that sit on letters. */
const FEATURES = ["ccmp", "locl", "mark", "mkmk"];

const INVISIBLE = /[\p{Z}\p{Cc}\p{DI}]/u;

interface Cutting {
  /** What to cut from; all slices unless told. */
  readonly slices?: readonly Slice[];
  /** What is wanted beside the text. */
  readonly always?: string;
  /** Whose characters are there already, in those faces. */
  readonly there?: readonly CutFont[];
}

/** Every face, cut to `text`, a file for each of its slices that has some of it. */
export async function cutFonts(
  text: string,
  { slices, always = ALWAYS, there = [] }: Cutting = {},
): Promise<readonly CutFont[]> {
  const wanted = codesOf(always + text);
  const shares = await shareOut(wanted, slices ?? (await readSlices()), there);
  return Promise.all(shares.filter(({ codes }) => codes.length > 0).map(cutSlice));
}

/** `urlOf` says where a font will be. */
export function fontFaceCss(
  fonts: readonly CutFont[],
  urlOf: (font: CutFont) => string,
  display: Display = "swap",
): string {
  return fonts
    .map((font) => fontFace({ ...font, range: font.unicodeRange, url: urlOf(font), display }))
    .join("\n");
}

/** The whole slices, for text that is still being written. */
export async function wholeFontFaceCss(urlOf: (path: string) => string): Promise<string> {
  const slices = await readSlices();
  return slices
    .map((slice) =>
      fontFace({
        ...slice,
        range: formatRanges(slice.ranges),
        url: urlOf(slice.path),
        display: "swap",
      }),
    )
    .join("\n");
}

/** What is shown while a face is on its way: another one, or nothing. */
type Display = "swap" | "block";

function fontFace(of: {
  readonly family: string;
  readonly weight: Weight;
  readonly range: string;
  readonly url: string;
  readonly display: Display;
}): string {
  return [
    `@font-face { font-family: "${of.family}"; font-weight: ${of.weight}; font-display: ${of.display};`,
    `  src: url("${of.url}") format("woff2"); unicode-range: ${of.range}; }`,
  ].join("\n");
}

interface Share {
  readonly slice: Slice;
  /** What it has of the text. */
  readonly codes: readonly number[];
  /** What it has. */
  readonly has: ReadonlySet<number>;
}

/** Who of each face has which characters: of the slices that are declared to have one, and do, the last, as
 *  in a browser. */
async function shareOut(
  wanted: readonly number[],
  slices: readonly Slice[],
  there: readonly CutFont[],
): Promise<readonly Share[]> {
  const declared = slices
    .map((slice) => ({ slice, codes: declaredIn(slice, wanted) }))
    .filter(({ codes }) => codes.length > 0);
  const known = await Promise.all(
    declared.map(async (share) => ({ ...share, has: await charactersOf(share.slice) })),
  );
  const taken = new Set(
    there.flatMap(({ family, weight, codes }) =>
      codes.map((code) => `${family} ${weight} ${code}`),
    ),
  );
  return known
    .toReversed()
    .map(({ slice, codes, has }) => {
      const inFace = (code: number): string => `${slice.family} ${slice.weight} ${code}`;
      const own = codes.filter((code) => has.has(code) && !taken.has(inFace(code)));
      for (const code of own) taken.add(inFace(code));
      return { slice, codes: own, has };
    })
    .toReversed();
}

/** By the slice's id: each is asked for again and again. */
const characters = new Map<string, Promise<ReadonlySet<number>>>();

function charactersOf(slice: Slice): Promise<ReadonlySet<number>> {
  const found = characters.get(slice.id) ?? readCharacters(slice);
  characters.set(slice.id, found);
  return found;
}

async function readCharacters(slice: Slice): Promise<ReadonlySet<number>> {
  const kept = await cached("characters", contentKey(slice.id), async () => {
    const codes = glyphsOf(tablesOf(await unpackSlice(slice))).keys();
    return new TextEncoder().encode([...codes].map((code) => String.fromCodePoint(code)).join(""));
  });
  const codes = Array.from(new TextDecoder().decode(kept), (each) => each.codePointAt(0) ?? 0);
  return new Set(codes.sort((a, b) => a - b));
}

async function cutSlice({ slice, codes, has }: Share): Promise<CutFont> {
  const text = String.fromCodePoint(...codes, ...outlineFor(codes, has));
  const bytes = await cached("fonts", contentKey(slice.id, text, FEATURES.join()), async () => {
    const { default: subsetFont } = await import("subset-font");
    return subsetFont(await readFile(slice.path), text, {
      targetFormat: "woff2",
      keepFeatures: FEATURES,
    });
  });
  const name = basename(slice.path).replace(/-normal\.woff2$/, "");
  return {
    family: slice.family,
    weight: slice.weight,
    unicodeRange: formatRanges(rangesOf(codes)),
    codes,
    bytes,
    name: `${name}-${contentKey(bytes).slice(0, 8)}.woff2`,
  };
}

/** Browsers refuse a font that has spaces only: it gets something else too, for which nobody will ask it. */
function outlineFor(codes: readonly number[], has: ReadonlySet<number>): readonly number[] {
  const isBlank = (code: number): boolean => INVISIBLE.test(String.fromCodePoint(code));
  return codes.every(isBlank) ? [...has].filter((code) => !isBlank(code)).slice(0, 1) : [];
}

/** In order, each once. A talk of thousands of slides is tens of millions of characters. */
function codesOf(text: string): readonly number[] {
  const below = new Uint8Array(0x10000);
  const above = new Set<number>();
  for (let at = 0; at < text.length; at += 1) {
    const code = text.codePointAt(at) ?? 0;
    if (code < below.length) below[code] = 1;
    else {
      above.add(code);
      at += 1;
    }
  }
  const low: number[] = [];
  for (let code = below.indexOf(1); code >= 0; code = below.indexOf(1, code + 1)) low.push(code);
  return [...low, ...[...above].sort((a, b) => a - b)];
}

function rangesOf(codes: readonly number[]): readonly (readonly [number, number])[] {
  const ranges: [number, number][] = [];
  for (const code of codes) {
    const last = ranges.at(-1);
    if (last !== undefined && last[1] === code - 1) last[1] = code;
    else ranges.push([code, code]);
  }
  return ranges;
}

function formatRanges(ranges: readonly (readonly [number, number])[]): string {
  return ranges
    .map(([first, last]) => {
      const end = last === first ? "" : `-${last.toString(16)}`;
      return `U+${first.toString(16)}${end}`;
    })
    .join(", ");
}
