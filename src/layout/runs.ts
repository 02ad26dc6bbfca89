/** Inlines → runs that can be measured: pictures within text are their words. */
import { type Inline, plainText } from "../model/inline.ts";
import type { Face, Run } from "./measure.ts";

/** Code within text is a little smaller. */
const CODE_SIZE = 0.9;

/** In sizes of the type, as `theme/tokens.css` has them: the air between Han and Latin, and what a mark loses
 *  that stands beside another. */
const GAP = 0.2;
const SQUEEZE = 0.5;

export interface Setting {
  /** CSS pixels. */
  readonly size: number;
  readonly bold?: boolean;
  readonly lang?: string | null;
  /** A face with serifs, for Latin text. */
  readonly serif?: boolean;
}

export function runsOf(inlines: readonly Inline[], setting: Setting): readonly Run[] {
  const runs: Run[] = [];
  let gap = 0;
  for (const run of inlines.flatMap((inline) => runsOfOne(inline, setting))) {
    if (run.text === "") gap += run.gap ?? 0;
    else {
      runs.push(gap === 0 ? run : { ...run, gap: gap + (run.gap ?? 0) });
      gap = 0;
    }
  }
  return runs;
}

function runsOfOne(inline: Inline, setting: Setting): readonly Run[] {
  const { size } = setting;
  switch (inline.type) {
    case "text":
      return [textRun(inline.text, setting)];
    case "code":
      return [{ text: inline.text, face: "code", size: size * CODE_SIZE }];
    case "gap":
      return [{ ...textRun("", setting), gap: size * GAP }];
    case "squeezed":
      return [{ ...textRun(inline.text, setting), squeeze: size * SQUEEZE }];
    case "break":
    case "picture":
      return [textRun(plainText([inline]), setting)];
    case "strong":
      return runsOf(inline.children, { ...setting, bold: true });
    case "emphasis":
    case "strike":
    case "link":
      return runsOf(inline.children, setting);
    default:
      return inline satisfies never;
  }
}

export function textRun(
  text: string,
  { size, bold = false, lang = null, serif = false }: Setting,
): Run {
  const latin = lang?.startsWith("en") ?? false;
  if (serif && latin) return { text, face: bold ? "serif-bold" : "serif", size };
  const face: Face = latin ? (bold ? "latin-bold" : "latin") : bold ? "sans-bold" : "sans";
  return { text, face, size };
}
