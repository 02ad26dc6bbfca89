/** How far a character moves the pen in a face, in thousandths of its size. What a face lacks comes from
 *  the next one, as in the style sheet. */
import { ADVANCES } from "./advances.ts";

export type Face = keyof typeof ADVANCES;

/** As `theme/tokens.css` names the families, each in its weight. */
const STACKS: Readonly<Record<Face, readonly Face[]>> = {
  sans: ["sans", "latin"],
  "sans-bold": ["sans-bold", "latin-bold"],
  latin: ["latin", "sans"],
  "latin-bold": ["latin-bold", "sans-bold"],
  serif: ["serif", "sans", "latin"],
  "serif-bold": ["serif-bold", "sans-bold", "latin-bold"],
  code: ["code", "sans", "latin"],
};

const HAN = 1000;
/** No face of ours has pictures, each system has its own; this is the widest of the usual ones. */
const EMOJI = 1370;

export function advanceOf(character: string, face: Face): number {
  return advanceAt(character, 0, face);
}

/** Of the character that begins at `at`. */
export function advanceAt(text: string, at: number, face: Face): number {
  const code = text.codePointAt(at) ?? 0;
  return tableOf(face).get(code) ?? unlisted(code, text.charAt(at - 1) === "\u200d");
}

/** `isJoined` to the picture before, of which it then is a part. */
function unlisted(code: number, isJoined: boolean): number {
  // Most of what is asked for: the ideographs.
  if (code >= 0x3400 && code <= 0x9fff) return HAN;
  const character = String.fromCodePoint(code);
  if (/[\p{M}\p{Cc}\p{DI}]/u.test(character)) return 0;
  if (!/\p{Emoji_Presentation}/u.test(character)) return HAN;
  if (/\p{RI}/u.test(character)) return EMOJI / 2;
  return isJoined || /\p{EMod}/u.test(character) ? 0 : EMOJI;
}

const tables = new Map<Face, ReadonlyMap<number, number>>();

/** Of all faces of its stack. */
function tableOf(face: Face): ReadonlyMap<number, number> {
  const known = tables.get(face);
  if (known !== undefined) return known;
  const all = STACKS[face].toReversed().flatMap((each) => [...readTable(ADVANCES[each])]);
  const table = new Map(all);
  tables.set(face, table);
  return table;
}

/** "41: 608 657" is A and B; "300: 0*3" is three of them. */
function readTable(written: string): ReadonlyMap<number, number> {
  const table = new Map<number, number>();
  let code = 0;
  for (const word of written.trim().split(/\s+/)) {
    if (word.endsWith(":")) {
      code = Number.parseInt(word, 16);
      continue;
    }
    const [advance, times] = word.split("*");
    for (const end = code + Number(times ?? 1); code < end; code += 1) {
      table.set(code, Number(advance));
    }
  }
  return table;
}
