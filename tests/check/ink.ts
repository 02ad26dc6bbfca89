/** Ink for tests: where it lies, and what is said of it beyond that. */
import type { Box, Ink, Measured } from "../../src/check/ink.ts";

export const FREE: Box = { left: -Infinity, top: -Infinity, right: Infinity, bottom: Infinity };

/** `box` as left, top, right and bottom. */
export function inkAt(
  [left, top, right, bottom]: readonly [number, number, number, number],
  about: Partial<Ink> = {},
): Ink {
  return {
    kind: "text",
    words: "字",
    box: { left, top, right, bottom },
    through: FREE,
    block: 1,
    waiting: false,
    inDrawing: false,
    part: null,
    heading: -1,
    ...about,
  };
}

export function screenWith(...ink: readonly Ink[]): Measured {
  return {
    kind: "prose",
    whole: { left: 0, top: 0, right: 1280, bottom: 720 },
    content: { left: 80, top: 48, right: 1200, bottom: 656 },
    parts: { ".foot": { left: 0, top: 668, right: 1280, bottom: 720 } },
    ink,
  };
}

export function pageWith(...ink: readonly Ink[]): Measured {
  return {
    kind: "",
    whole: { left: 0, top: 0, right: 793, bottom: 1122 },
    content: { left: 68, top: 84, right: 725, bottom: 1058 },
    parts: {
      ".running": { left: 68, top: 40, right: 725, bottom: 63 },
      ".flow": { left: 68, top: 84, right: 725, bottom: 900 },
    },
    ink,
  };
}
