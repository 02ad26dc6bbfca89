/** What is wrong with what was drawn. A rule reads the ink of one frame and tells what it finds; the first
 *  that finds something speaks for the frame, for once that is mended the rest is looked at anew. */
import type { Box, Ink, Measured } from "./ink.ts";

export type Edge = "top" | "right" | "bottom" | "left";

export type Finding =
  | {
      readonly rule: "clipped";
      readonly ink: Ink;
      readonly pixels: number;
      readonly edge: Edge;
      readonly by: Limit["by"];
    }
  | {
      readonly rule: "overlapping";
      readonly ink: Ink;
      readonly pixels: number;
      readonly other: Ink;
    };

/** Out of `box` an ink is not seen: it would leave the canvas or the page, run into the foot, or be cut off
 *  by a box around it. */
export interface Limit {
  readonly box: Box;
  readonly by: "frame" | "foot" | "box";
}

type LimitsOf = (ink: Ink, measured: Measured) => readonly Limit[];
export type Rule = (measured: Measured) => readonly Finding[];

/** What stands on a screen, on the stage or in a picture of it. */
export const SCREEN_RULES: readonly Rule[] = [clipped(limitsOnScreen), overlapping];
export const PAGE_RULES: readonly Rule[] = [clipped(limitsOnPage), overlapping];

/** The worst of what is seen now; else of what waits to be shown. */
export function judge(measured: Measured, rules: readonly Rule[]): Finding | null {
  const shown = { ...measured, ink: measured.ink.filter(({ waiting }) => !waiting) };
  return judgeAll(shown, rules) ?? judgeAll(measured, rules);
}

function judgeAll(measured: Measured, rules: readonly Rule[]): Finding | null {
  for (const rule of rules) {
    const worst = worstOf(rule(measured));
    if (worst !== null) return worst;
  }
  return null;
}

/** The first of the worst. */
export function worstOf<T extends Pick<Finding, "pixels">>(findings: readonly T[]): T | null {
  return findings.reduce<T | null>(
    (worst, finding) => (worst === null || finding.pixels > worst.pixels ? finding : worst),
    null,
  );
}

export const FOOT = ".foot";
export const RUNNING = ".running";
export const FLOW = ".flow";

/** Cover and divider have the foot's room for themselves: on the cover there is none, and a divider shows
 *  its number alone. That words run into that number is for the next rule to say. */
const OVER_THE_FOOT = ["cover", "divider"];

function limitsOnScreen(
  { part, through }: Ink,
  { kind, whole, parts }: Measured,
): readonly Limit[] {
  if (part === FOOT) return [];
  const foot = OVER_THE_FOOT.includes(kind) ? undefined : parts[FOOT];
  const above = { ...whole, bottom: foot?.top ?? whole.bottom };
  return [
    { box: whole, by: "frame" },
    { box: above, by: "foot" },
    { box: through, by: "box" },
  ];
}

/** Only the running head stands in the margin. Footnotes begin where the words above them must end. */
function limitsOnPage({ part, through }: Ink, page: Measured): readonly Limit[] {
  const { whole, content, parts } = page;
  const bottom = part === FLOW ? (parts[FLOW]?.bottom ?? content.bottom) : content.bottom;
  return [
    { box: part === RUNNING ? whole : { ...content, bottom }, by: "frame" },
    { box: through, by: "box" },
  ];
}

/** What a browser rounds away. */
const SUBPIXEL = 0.5;

function clipped(limitsOf: LimitsOf): Rule {
  return (measured) =>
    measured.ink.flatMap((ink): readonly Finding[] => {
      const beyond = limitsOf(ink, measured).flatMap(({ box, by }) =>
        beyondOf(ink.box, box).map((each) => ({ ...each, by })),
      );
      const worst = worstOf(beyond);
      return worst === null ? [] : [{ rule: "clipped", ink, ...worst }];
    });
}

function beyondOf(
  ink: Box,
  limit: Box,
): readonly { readonly edge: Edge; readonly pixels: number }[] {
  const beyond = [
    { edge: "bottom", pixels: ink.bottom - limit.bottom },
    { edge: "right", pixels: ink.right - limit.right },
    { edge: "left", pixels: limit.left - ink.left },
    { edge: "top", pixels: limit.top - ink.top },
  ] as const;
  return beyond.filter(({ pixels }) => pixels > SUBPIXEL);
}

/** Lines of one block may touch, and faces are taller than what they show. */
const TOUCHING = 3;

/** Words over words of another block, which neither can be read. In drawings words stand on lines and areas as
 *  their author put them. */
function overlapping({ ink }: Measured): readonly Finding[] {
  const texts = ink
    .filter(({ kind, inDrawing, waiting }) => kind === "text" && !inDrawing && !waiting)
    .toSorted((a, b) => a.box.top - b.box.top);
  return texts.flatMap((text, index) => {
    const below = texts.slice(index + 1);
    const end = below.findIndex(({ box }) => box.top >= text.box.bottom);
    return below
      .slice(0, end < 0 ? undefined : end)
      .filter((other) => other.block !== text.block)
      .flatMap((other): readonly Finding[] => {
        const pixels = overlapOf(text.box, other.box);
        return pixels > TOUCHING ? [{ rule: "overlapping", ink: text, pixels, other }] : [];
      });
  });
}

/** How deep two boxes lie in each other; none or less where they do not. */
export function overlapOf(a: Box, b: Box): number {
  return Math.min(
    Math.min(a.right, b.right) - Math.max(a.left, b.left),
    Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top),
  );
}
