import subsetFont from "subset-font";
import { describe, expect, test } from "vitest";
import { type CutFont, cutFonts, fontFaceCss } from "../../src/build/fonts.ts";
import { glyphsOf, type Tables, tablesOf } from "../../src/build/sfnt.ts";
import { readFaces } from "../../src/build/slices.ts";

const TEXT = "服务注册中心，“自治”——λ Dvořák";

async function unpack({ bytes }: CutFont): Promise<Tables> {
  const options = { keepAllGlyphs: true, targetFormat: "truetype" } as const;
  return tablesOf(await subsetFont(bytes, null, options));
}

async function charactersOf(font: CutFont): Promise<string> {
  const glyphs = glyphsOf(await unpack(font));
  return [...glyphs.keys()]
    .sort((a, b) => a - b)
    .map((code) => String.fromCodePoint(code))
    .join("");
}

/** As the style sheet says it. */
function declaredBy({ unicodeRange }: CutFont): string {
  const ranges = unicodeRange.split(", ").map((range) => {
    const [first = "", last = first] = range.replace("U+", "").split("-");
    return [Number.parseInt(first, 16), Number.parseInt(last, 16)] as const;
  });
  return ranges
    .flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, i) => first + i))
    .map((code) => String.fromCodePoint(code))
    .join("");
}

describe("cut fonts", () => {
  test("have each character once a face, and nothing that was not asked for", async () => {
    const fonts = await cutFonts(TEXT);
    const han: CutFont[] = [];
    for (const font of fonts) {
      const characters = await charactersOf(font);
      const declared = declaredBy(font);
      const others = [...characters].filter((character) => !declared.includes(character));
      for (const character of declared) expect(characters, font.name).toContain(character);
      // A bracket brings the one that mirrors it.
      if (/\S/.test(declared)) expect(others.join(""), font.name).toMatch(/^\p{Bidi_M}*$/u);
      if (declared.includes("服")) han.push(font);
    }
    expect(han.map(({ weight }) => weight)).toEqual([400, 700]);
    const regular = fonts.filter(
      ({ family, weight }) => family === "Noto Sans SC" && weight === 400,
    );
    const all = regular.flatMap((font) => [...declaredBy(font)]);
    expect(new Set(all).size).toBe(all.length);
    expect(
      all
        .filter((character) => character > "\u3000")
        .toSorted()
        .join(""),
    ).toBe([..."服务注册中心，自治"].toSorted().join(""));
    expect(all).toEqual(expect.arrayContaining([..."AZaz09~"]));
  });

  test("have outlines that a PDF embeds as a font: TrueType, of one weight", async () => {
    for (const font of await cutFonts(TEXT)) {
      const tables = await unpack(font);
      expect([...tables.keys()], font.name).toEqual(expect.arrayContaining(["glyf", "hmtx"]));
      for (const absent of ["CFF ", "CFF2", "fvar", "gvar"]) {
        expect(tables.has(absent)).toBe(false);
      }
    }
  });

  test("have an outline each, since a font of spaces is none to a browser", async () => {
    for (const font of await cutFonts("\u3000")) {
      expect(await charactersOf(font), font.name).toMatch(/\S/);
    }
  });

  test("have every family, and small files", async () => {
    const fonts = await cutFonts(TEXT);
    const faces = new Set(fonts.map(({ family, weight }) => `${family} ${weight}`));
    expect([...faces]).toEqual([
      "Noto Sans SC 400",
      "Noto Sans SC 700",
      "Noto Sans 400",
      "Noto Sans 700",
      "Noto Serif 400",
      "Noto Serif 700",
      "Noto Sans Mono 400",
    ]);
    const size = fonts.reduce((sum, { bytes }) => sum + bytes.length, 0);
    expect(size).toBeLessThan(80_000);
  });

  test("are the same for the same characters, in whatever order, and named for what is in them", async () => {
    const fonts = await cutFonts(TEXT);
    expect(await cutFonts([...TEXT, ...TEXT].reverse().join(""))).toEqual(fonts);
    const more = await cutFonts(`${TEXT}网`);
    const names = new Set(fonts.map(({ name }) => name));
    expect(names.size).toBe(fonts.length);
    expect(more.filter(({ name }) => !names.has(name)).length).toBeGreaterThan(0);
    expect(fonts[0]?.name).toMatch(/^noto-sans-sc-[\w-]+-400-[0-9a-f]{8}\.woff2$/);
  });

  test("are few where a document holds all its text: one for the Chinese of a weight", async () => {
    const text = `${TEXT}龘靐`;
    const [sliced, whole] = [
      await cutFonts(text),
      await cutFonts(text, { slices: await readFaces() }),
    ];
    const charactersIn = (fonts: readonly CutFont[]): string[] =>
      fonts.flatMap((font) =>
        [...declaredBy(font)].map((character) => `${font.family} ${font.weight} ${character}`),
      );
    expect(charactersIn(whole).sort()).toEqual(charactersIn(sliced).sort());
    const withHan = (fonts: readonly CutFont[]): number =>
      fonts.filter((font) => [..."服务注册中心自治"].some((han) => declaredBy(font).includes(han)))
        .length;
    expect(withHan(sliced)).toBeGreaterThan(4);
    expect(withHan(whole)).toBe(2);
  });

  test("need not be cut again", async () => {
    await cutFonts(TEXT);
    const start = performance.now();
    await cutFonts(TEXT);
    expect(performance.now() - start).toBeLessThan(1000);
  });

  test("stand in a style sheet", async () => {
    const [font] = await cutFonts("");
    if (font === undefined) throw new Error("there is no font at all");
    expect(fontFaceCss([font], ({ name }) => `fonts/${name}`)).toBe(
      `@font-face { font-family: "Noto Sans SC"; font-weight: 400; font-display: swap;\n` +
        `  src: url("fonts/${font.name}") format("woff2"); unicode-range: ${font.unicodeRange}; }`,
    );
  });
});
