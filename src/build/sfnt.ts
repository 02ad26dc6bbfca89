/** As much of a font file as we ask about: its tables, and which characters it has. */

export type Tables = ReadonlyMap<string, DataView>;

/** `sfnt` is an unpacked font, not a woff2. */
export function tablesOf(sfnt: Uint8Array): Tables {
  const view = new DataView(sfnt.buffer, sfnt.byteOffset, sfnt.byteLength);
  return new Map(
    Array.from({ length: view.getUint16(4) }, (_, index) => {
      const at = 12 + 16 * index;
      const tag = String.fromCharCode(...sfnt.subarray(at, at + 4));
      const start = sfnt.byteOffset + view.getUint32(at + 8);
      return [tag, new DataView(sfnt.buffer, start, view.getUint32(at + 12))];
    }),
  );
}

export function tableOf(tables: Tables, tag: string): DataView {
  const table = tables.get(tag);
  if (table === undefined) throw new Error(`the font has no table ${tag}`);
  return table;
}

/** Glyphs by code point. */
export function glyphsOf(tables: Tables): ReadonlyMap<number, number> {
  const cmap = tableOf(tables, "cmap");
  const glyphs = new Map<number, number>();
  for (let index = 0; index < cmap.getUint16(2); index += 1) {
    const start = cmap.getUint32(4 + 8 * index + 4);
    const format = cmap.getUint16(start);
    if (format === 4) readPairs(cmap, start, glyphs);
    if (format === 12) readGroups(cmap, start, glyphs);
  }
  return glyphs;
}

/** Format 4: segments of the Basic Multilingual Plane, in four columns one after the other. */
function readPairs(cmap: DataView, start: number, glyphs: Map<number, number>): void {
  const size = cmap.getUint16(start + 6);
  for (let at = start + 14; at < start + 14 + size; at += 2) {
    const last = cmap.getUint16(at);
    const delta = cmap.getUint16(at + 2 + 2 * size);
    const offsetAt = at + 2 + 3 * size;
    const offset = cmap.getUint16(offsetAt);
    const first = cmap.getUint16(at + 2 + size);
    for (let code = first; code <= last && code < 0xffff; code += 1) {
      const listed = offset === 0 ? code : cmap.getUint16(offsetAt + offset + 2 * (code - first));
      const glyph = (listed + delta) & 0xffff;
      if (listed !== 0 && glyph !== 0) glyphs.set(code, glyph);
    }
  }
}

/** Format 12: groups of consecutive characters with consecutive glyphs. */
function readGroups(cmap: DataView, start: number, glyphs: Map<number, number>): void {
  for (let index = 0; index < cmap.getUint32(start + 12); index += 1) {
    const at = start + 16 + 12 * index;
    const first = cmap.getUint32(at);
    for (let code = first; code <= cmap.getUint32(at + 4); code += 1) {
      glyphs.set(code, cmap.getUint32(at + 8) + code - first);
    }
  }
}
