/** `src/layout/advances.ts` is what the shipped font files say. After a change of theirs, `vitest -u` on
 *  this file writes it anew. */
import { expect, test } from "vitest";
import { glyphsOf, type Tables, tableOf, tablesOf } from "../../src/build/sfnt.ts";
import { declaredIn, readSlices, unpackSlice, type Weight } from "../../src/build/slices.ts";

test("the advances are those of the shipped faces", async () => {
  const latin = await readFace("Noto Sans", 400);
  const latinBold = await readFace("Noto Sans", 700);
  const faces = {
    sans: withoutHan(await readFace("Noto Sans SC", 400), latin),
    "sans-bold": withoutHan(await readFace("Noto Sans SC", 700), latinBold),
    latin,
    "latin-bold": latinBold,
    serif: await readFace("Noto Serif", 400),
    "serif-bold": await readFace("Noto Serif", 700),
    code: await readFace("Noto Sans Mono", 400),
  };
  const written = Object.entries(faces).map(([face, advances]) => {
    const name = face.includes("-") ? `"${face}"` : face;
    return `  ${name}: \`\n${formatTable(advances)}\n\`,\n`;
  });
  const module = [
    "/** How far each character moves the pen, in thousandths of its size: a code point, then the advances of\n",
    " *  it and of those that follow, `*` saying how many are alike. What no face lists is as wide as a Han\n",
    " *  character, 1000. `tests/layout/advances.test.ts` writes this from the shipped fonts. */\n",
    `export const ADVANCES = {\n${written.join("")}} as const;\n`,
  ].join("");
  await expect(module).toMatchFileSnapshot("../../src/layout/advances.ts");
});

type Advances = ReadonlyMap<number, number>;

/** What a browser takes from the slices of a face: of those that are declared to have a character, and do
 *  have it, the one declared last. */
async function readFace(family: string, weight: Weight): Promise<Advances> {
  const advances = new Map<number, number>();
  for (const slice of await readSlices()) {
    if (slice.family !== family || slice.weight !== weight) continue;
    const read = readAdvances(tablesOf(await unpackSlice(slice)));
    const codes = [...read.keys()].sort((a, b) => a - b);
    for (const code of declaredIn(slice, codes)) advances.set(code, read.get(code) ?? 0);
  }
  return advances;
}

/** What is as wide as a Han character need not be told, unless the next face in the style sheet has it too. */
function withoutHan(advances: Advances, next: Advances): Advances {
  return new Map([...advances].filter(([code, advance]) => advance !== 1000 || next.has(code)));
}

function readAdvances(tables: Tables): Advances {
  const unitsPerEm = tableOf(tables, "head").getUint16(18);
  const metrics = tableOf(tables, "hmtx");
  const listed = tableOf(tables, "hhea").getUint16(34);
  const chinese = chineseForms(tables);
  const isShown = ([code]: readonly [number, number]): boolean =>
    !/[\p{M}\p{Cc}\p{DI}]/u.test(String.fromCodePoint(code));
  return new Map(
    [...glyphsOf(tables)].filter(isShown).map(([code, glyph]) => {
      const drawn = chinese.get(glyph) ?? glyph;
      const advance = metrics.getUint16(4 * Math.min(drawn, listed - 1));
      return [code, Math.round((advance * 1000) / unitsPerEm)];
    }),
  );
}

/** Glyphs that stand for others in Chinese text, as the dash that is as long as a Han character does: the
 *  single substitutions (GSUB 1) of the feature `locl`, for Han script and the language ZHS. */
function chineseForms(tables: Tables): ReadonlyMap<number, number> {
  const forms = new Map<number, number>();
  if (!tables.has("GSUB")) return forms;
  const gsub = tableOf(tables, "GSUB");
  const [scripts = 0, features = 0, lookups = 0] = [4, 6, 8].map((at) => gsub.getUint16(at));
  const script = findRecord(gsub, scripts + 2, gsub.getUint16(scripts), "hani");
  if (script === null) return forms;
  const scriptAt = scripts + script;
  const language = findRecord(gsub, scriptAt + 4, gsub.getUint16(scriptAt + 2), "ZHS ");
  if (language === null) return forms;
  for (const feature of listAt(gsub, scriptAt + language + 4)) {
    const wanted = findRecord(gsub, features + 2 + 6 * feature, 1, "locl");
    for (const lookup of wanted === null ? [] : listAt(gsub, features + wanted + 2)) {
      const lookupAt = lookups + gsub.getUint16(lookups + 2 + 2 * lookup);
      for (const offset of listAt(gsub, lookupAt + 4)) addForms(gsub, lookupAt + offset, forms);
    }
  }
  return forms;
}

function addForms(gsub: DataView, at: number, forms: Map<number, number>): void {
  const covered = coveredBy(gsub, at + gsub.getUint16(at + 2));
  const listed = gsub.getUint16(at) === 2 ? listAt(gsub, at + 4) : null;
  covered.forEach((glyph, index) => {
    forms.set(glyph, listed?.[index] ?? (glyph + gsub.getUint16(at + 4)) & 0xffff);
  });
}

/** Where what is tagged so begins, among records of a tag and an offset. */
function findRecord(gsub: DataView, start: number, count: number, tag: string): number | null {
  const records = Array.from({ length: count }, (_, index) => start + 6 * index);
  const found = records.find((at) =>
    [...tag].every((letter, index) => gsub.getUint8(at + index) === letter.charCodeAt(0)),
  );
  return found === undefined ? null : gsub.getUint16(found + 4);
}

function listAt(gsub: DataView, at: number): number[] {
  return Array.from({ length: gsub.getUint16(at) }, (_, index) =>
    gsub.getUint16(at + 2 + 2 * index),
  );
}

function coveredBy(gsub: DataView, at: number): number[] {
  const count = gsub.getUint16(at + 2);
  if (gsub.getUint16(at) === 1) return listAt(gsub, at + 2);
  return Array.from({ length: count }, (_, index) => at + 4 + 6 * index).flatMap((range) => {
    const first = gsub.getUint16(range);
    return Array.from({ length: gsub.getUint16(range + 2) - first + 1 }, (_, i) => first + i);
  });
}

function formatTable(advances: Advances): string {
  const words: string[] = [];
  let next = -1;
  let [last, times] = [-1, 0];
  const flush = (): void => {
    if (times > 0) words.push(times > 1 ? `${last}*${times}` : String(last));
    times = 0;
  };
  for (const [code, advance] of [...advances].sort(([a], [b]) => a - b)) {
    if (code !== next || advance !== last) flush();
    if (code !== next) words.push(`${code.toString(16)}:`);
    last = advance;
    times += 1;
    next = code + 1;
  }
  flush();
  return words
    .join(" ")
    .replace(/(.{1,96})(?: |$)/g, "$1\n")
    .trimEnd();
}
