/** Inlines → runs that can be measured, as the handout sets them: pictures within text are their words. */
import { type Inline, plainText } from "../model/inline.ts";
import type { Face, Run } from "./measure.ts";

/** Code within text is a little smaller. */
const CODE_SIZE = 0.9;

export interface Setting {
  /** CSS pixels. */
  readonly size: number;
  readonly bold?: boolean;
  readonly lang?: string | null;
}

export function runsOf(inlines: readonly Inline[], setting: Setting): readonly Run[] {
  return inlines.flatMap((inline): readonly Run[] => {
    switch (inline.type) {
      case "text":
        return [textRun(inline.text, setting)];
      case "code":
        return [{ text: inline.text, face: "code", size: setting.size * CODE_SIZE }];
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
  });
}

export function textRun(text: string, { size, bold = false, lang = null }: Setting): Run {
  const latin = lang?.startsWith("en") ?? false;
  const face: Face = latin ? (bold ? "latin-bold" : "latin") : bold ? "sans-bold" : "sans";
  return { text, face, size };
}
