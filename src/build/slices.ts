/// <reference path="./subset-font.d.ts" />
/** The font files that ship, as their packages cut them: each face in slices, and a browser loads only the
 *  slices whose characters a page has. */
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import subsetFont from "subset-font";

export interface Slice {
  readonly family: string;
  readonly weight: Weight;
  /** A woff2 on disk. */
  readonly path: string;
  /** What its content is known by: its package, with version, and its name. */
  readonly id: string;
  /** The code points it is there for, from one to another. */
  readonly ranges: readonly (readonly [number, number])[];
}

export type Weight = 400 | 700;

interface Family {
  readonly family: string;
  readonly package: string;
  readonly weights: readonly Weight[];
  readonly slices: RegExp;
  /** The file that has nearly all of a face, by the name of its characters. */
  readonly whole?: string;
}

const FAMILIES: readonly Family[] = [
  {
    family: "Noto Sans SC",
    package: "@fontsource/noto-sans-sc",
    weights: [400, 700],
    slices: /./,
    whole: "chinese-simplified",
  },
  {
    family: "Noto Sans",
    package: "@fontsource/noto-sans",
    weights: [400, 700],
    slices: /-(?:latin|latin-ext|greek)-/,
  },
  {
    family: "Noto Serif",
    package: "@fontsource/noto-serif",
    weights: [400, 700],
    slices: /-(?:latin|latin-ext|greek)-/,
  },
  {
    family: "Noto Sans Mono",
    package: "@fontsource/noto-sans-mono",
    weights: [400],
    slices: /-(?:latin|latin-ext|greek)-/,
  },
];

/** In the order of their style sheets: where two are there for a character, the later one has it. */
export async function readSlices(): Promise<readonly Slice[]> {
  const faces = FAMILIES.flatMap((family) => family.weights.map((weight) => ({ family, weight })));
  return (await Promise.all(faces.map(({ family, weight }) => readFace(family, weight)))).flat();
}

/** The same, and last of a face what has nearly all of it: for a document that holds all its text. A PDF names a
 *  font anew wherever a line goes over to another, and in Chinese each character may stand in another slice. */
export async function readFaces(): Promise<readonly Slice[]> {
  const whole = FAMILIES.flatMap(({ family, package: name, weights, whole }) =>
    whole === undefined ? [] : weights.map((weight) => wholeFace({ family, name, weight, whole })),
  );
  return [...(await readSlices()), ...(await Promise.all(whole))];
}

/** Where the packages are, which need not be below ours. */
export function fontFolders(): readonly string[] {
  return FAMILIES.map(({ package: name }) => dirname(sheetOf(name, 400)));
}

function sheetOf(name: string, weight: Weight): string {
  return createRequire(import.meta.url).resolve(`${name}/${weight}.css`);
}

async function readFace(
  { family, package: name, slices }: Family,
  weight: Weight,
): Promise<readonly Slice[]> {
  const sheet = sheetOf(name, weight);
  const css = await readFile(sheet, "utf8");
  const { version } = JSON.parse(await readFile(join(dirname(sheet), "package.json"), "utf8"));
  const rules = css.matchAll(/url\((\.\/files\/[^)]+\.woff2)\)[^}]*unicode-range:\s*([^;}]+)/g);
  return [...rules]
    .map(([, file = "", ranges = ""]) => ({
      family,
      weight,
      path: join(dirname(sheet), file),
      id: `${name} ${version} ${file}`,
      ranges: parseRanges(ranges),
    }))
    .filter(({ path }) => slices.test(path));
}

interface WholeFace {
  readonly family: string;
  /** Of its package. */
  readonly name: string;
  readonly weight: Weight;
  readonly whole: string;
}

async function wholeFace({ family, name, weight, whole }: WholeFace): Promise<Slice> {
  const folder = dirname(sheetOf(name, weight));
  const { version } = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
  const file = `./files/${basename(name)}-${whole}-${weight}-normal.woff2`;
  const id = `${name} ${version} ${file}`;
  return { family, weight, path: join(folder, file), id, ranges: [[0, 0x10ffff]] };
}

/** The font of a slice, unpacked. */
export async function unpackSlice({ path }: Slice): Promise<Uint8Array> {
  const options = { keepAllGlyphs: true, targetFormat: "truetype" } as const;
  return subsetFont(await readFile(path), null, options);
}

/** Those of some code points, in ascending order, for which a slice is there, as its package declares. Each range looks
 *  for its own: there are tens of thousands of ranges. */
export function declaredIn({ ranges }: Slice, codes: readonly number[]): readonly number[] {
  return ranges
    .flatMap(([first, last]) => codes.slice(placeOf(first, codes), placeOf(last + 1, codes)))
    .sort((a, b) => a - b);
}

/** Where the first stands that is not below `code`. */
function placeOf(code: number, codes: readonly number[]): number {
  let [from, to] = [0, codes.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((codes[middle] ?? 0) < code) from = middle + 1;
    else to = middle;
  }
  return from;
}

function parseRanges(written: string): readonly (readonly [number, number])[] {
  return written.split(",").map((range) => {
    const [first = "", last = first] = range.trim().replace(/^U\+/i, "").split("-");
    return [Number.parseInt(first, 16), Number.parseInt(last, 16)];
  });
}
