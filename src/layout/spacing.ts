/** Air in a line of Chinese: a little between a Han character and a Latin one, and none of the blank halves
 *  that two marks beside each other would have between them. What an author wrote with a space stays so. */
import { type Inline, plainText } from "../model/inline.ts";

const HAN = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}]/u;
const LATIN = /[\p{sc=Latin}\p{sc=Greek}\p{sc=Cyrillic}0-9]/u;

/** Marks of a Han character's width, by the side on which they are blank. */
const BLANK_AFTER = /[、。，．；：）】》〉」』〕〗”’]/;
const BLANK_BEFORE = /[（【《〈「『〔〖“‘]/;

export function spaceOut(inlines: readonly Inline[]): readonly Inline[] {
  return spaced(inlines, { before: "", after: "" });
}

/** The characters on both sides of a text. */
interface Beside {
  readonly before: string;
  readonly after: string;
}

function spaced(inlines: readonly Inline[], around: Beside): readonly Inline[] {
  let { before } = around;
  return inlines.flatMap((inline, index) => {
    const text = plainText([inline]);
    const after = firstOf(plainText(inlines.slice(index + 1, index + 3))) || around.after;
    const set = spacedOne(inline, { before, after });
    // Between two inlines the air stands before the second, outside of whatever it is in.
    const parted = index > 0 && isParted(before, firstOf(text)) && !isAired(inlines[index - 1]);
    before = lastOf(text) || before;
    return parted ? [{ type: "gap" } as const, ...set] : set;
  });
}

function spacedOne(inline: Inline, around: Beside): readonly Inline[] {
  switch (inline.type) {
    case "text":
      return spacedText(inline.text, around);
    case "strong":
    case "emphasis":
    case "strike":
    case "link":
      return [{ ...inline, children: spaced(inline.children, around) }];
    case "code":
    case "break":
    case "gap":
    case "squeezed":
    case "picture":
      return [inline];
    default:
      return inline satisfies never;
  }
}

function spacedText(text: string, around: Beside): readonly Inline[] {
  const set: Inline[] = [];
  let plain = "";
  let before = around.before;
  const flush = (): void => {
    if (plain !== "") set.push({ type: "text", text: plain });
    plain = "";
  };
  const characters = [...text];
  for (const [index, character] of characters.entries()) {
    const after = characters[index + 1] ?? around.after;
    if (index > 0 && isParted(before, character)) {
      flush();
      set.push({ type: "gap" });
    }
    const side = squeezedSide(before, character, after);
    if (side === null) plain += character;
    else {
      flush();
      set.push({ type: "squeezed", text: character, side });
    }
    before = character;
  }
  flush();
  return set;
}

/** Text that was set before is not set apart twice. */
function isAired(inline: Inline | undefined): boolean {
  return inline?.type === "gap" || (inline?.type === "break" && inline.soft === true);
}

function isParted(before: string, after: string): boolean {
  return (HAN.test(before) && LATIN.test(after)) || (LATIN.test(before) && HAN.test(after));
}

/** A closing mark gives way to any mark after it, an opening one only to an opening one before it. */
function squeezedSide(before: string, mark: string, after: string): "start" | "end" | null {
  if (BLANK_AFTER.test(mark)) {
    return BLANK_AFTER.test(after) || BLANK_BEFORE.test(after) ? "end" : null;
  }
  return BLANK_BEFORE.test(mark) && BLANK_BEFORE.test(before) ? "start" : null;
}

function firstOf(text: string): string {
  return String.fromCodePoint(text.codePointAt(0) ?? 0).replace("\0", "");
}

function lastOf(text: string): string {
  return [...text.slice(-2)].at(-1) ?? "";
}

/** A line that begins with an opening mark, without the blank before it: what is written stands in line. */
export function trimStart(line: readonly Inline[]): readonly Inline[] {
  const [first, ...rest] = line;
  if (first === undefined) return line;
  if (plainText([first]) === "") return [first, ...trimStart(rest)];
  if ("children" in first) return [{ ...first, children: trimStart(first.children) }, ...rest];
  const [mark = ""] = first.type === "text" ? first.text : "";
  if (first.type !== "text" || !BLANK_BEFORE.test(mark)) return line;
  const after = first.text.slice(mark.length);
  return [{ type: "squeezed", text: mark, side: "start" }, { ...first, text: after }, ...rest];
}
