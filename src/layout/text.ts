/** Text as it is set: with its air, and with a soft break where each line ends. */
import { cutInlines, type Inline, plainText } from "../model/inline.ts";
import { bestLines, type Rag } from "./lines.ts";
import { fullLines, measureText, widthBetween } from "./measured.ts";
import type { Setting } from "./runs.ts";
import { trimStart } from "./spacing.ts";

export interface TextSetting extends Setting {
  /** CSS px. */
  readonly width: number;
  readonly rag?: Rag;
}

/** Room that no line takes, in CSS px: browsers sum up fractions in their own way. */
const SPARE = 0.5;

/** How many lines a text takes. One that is set has those it was given. */
export function countLines(inlines: readonly Inline[], setting: TextSetting): number {
  const given = countBreaks(inlines);
  return given.soft > 0 ? given.all + 1 : lineEndsOf(inlines, setting).length;
}

function countBreaks(inlines: readonly Inline[]): { readonly all: number; readonly soft: number } {
  let [all, soft] = [0, 0];
  for (const inline of inlines) {
    const inside = "children" in inline ? countBreaks(inline.children) : { all: 0, soft: 0 };
    if (inline.type === "break") all += 1;
    if (inline.type === "break" && inline.soft) soft += 1;
    [all, soft] = [all + inside.all, soft + inside.soft];
  }
  return { all, soft };
}

/** CSS px, in one line. */
export function naturalWidth(inlines: readonly Inline[], setting: Setting): number {
  const { pen } = measureText(inlines, setting);
  return widthBetween(pen, 0, pen.text.length) * setting.size + SPARE;
}

/** The offset at which each line ends, at least as many as there will be. */
export function lineEndsOf(inlines: readonly Inline[], setting: TextSetting): readonly number[] {
  const text = inlines.some(hasPicture) ? inlines.map(inWords) : inlines;
  return fullLines(measureText(text, setting), widthInSizes(setting));
}

/** Takes as many lines as `countLines` says. */
export function setText(inlines: readonly Inline[], setting: TextSetting): readonly Inline[] {
  // A picture's room is known only where it is drawn: there the browser breaks the lines.
  if (inlines.some(hasPicture)) return inlines;
  const text = measureText(inlines, setting);
  const ends = bestLines(text, widthInSizes(setting), setting.rag ?? "ragged");
  const lines = cutAt(text.inlines, ends);
  return joinLines(isLatin(setting) ? lines : lines.map(trimStart));
}

function widthInSizes({ width, size }: TextSetting): number {
  return (width - SPARE) / size;
}

/** A picture that is not to be had is shown as its words and its address: longer than it could be itself. */
function inWords(inline: Inline): Inline {
  if (inline.type === "picture") {
    const { alt, address } = inline;
    return { type: "code", text: `${alt} ${address.slice(0, LONGEST_ADDRESS)}` };
  }
  return "children" in inline ? { ...inline, children: inline.children.map(inWords) } : inline;
}

/** As much of an address as stands in a text. */
const LONGEST_ADDRESS = 61;

function hasPicture(inline: Inline): boolean {
  return inline.type === "picture" || ("children" in inline && inline.children.some(hasPicture));
}

function isLatin({ lang }: Setting): boolean {
  return lang?.startsWith("en") ?? false;
}

function cutAt(
  inlines: readonly Inline[],
  ends: readonly number[],
): readonly (readonly Inline[])[] {
  const lines: (readonly Inline[])[] = [];
  let rest = inlines;
  let start = 0;
  for (const end of ends.slice(0, -1)) {
    const [line, after] = cutInlines(rest, end - start);
    lines.push(line);
    rest = after;
    start = end;
  }
  return [...lines, rest];
}

/** A line that the author ended needs no further end. */
function joinLines(lines: readonly (readonly Inline[])[]): readonly Inline[] {
  return lines.flatMap((line, index) => {
    const ended = index === lines.length - 1 || plainText(line).endsWith("\n");
    return ended ? line : [...line, { type: "break", soft: true } as const];
  });
}
