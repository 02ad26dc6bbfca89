/** A page's drawing, as pdf.js lists it → its glyphs: what each stands for, and how much of it is seen.
 *  Clips and transparency are followed; what is painted over a glyph later is not. */
import { OPS } from "pdfjs-dist/legacy/build/pdf.mjs";

export interface Glyph {
  readonly text: string;
  /** The font has no glyph for the character and draws its empty box. */
  readonly missing: boolean;
  /** Next to nothing of it is "not at all": nobody was to see it. */
  readonly seen: "whole" | "cut" | "not at all";
}

/** What is done, and with what. */
export interface Drawing {
  readonly fnArray: readonly number[];
  readonly argsArray: readonly unknown[];
}

/** Left, bottom, right, top. */
export type Box = readonly [number, number, number, number];

type Matrix = readonly [number, number, number, number, number, number];

interface State {
  /** From where drawing is to the page. */
  readonly toPage: Matrix;
  /** What can be seen of the page. Of a clip that is no rectangle, the rectangle around it. */
  readonly clip: Box;
  readonly alpha: number;
  /** Of the groups it stands in. */
  readonly groupAlpha: number;
  readonly fontSize: number;
}

/** A glyph as pdf.js has it, its width in thousandths of the font's size; a number is a step back. */
type Shown =
  | number
  | { readonly originalCharCode: number; readonly unicode: string; readonly width: number };

export function readGlyphs({ fnArray, argsArray }: Drawing, page: Box): readonly Glyph[] {
  const glyphs: Glyph[] = [];
  const outer: State[] = [];
  let state: State = { toPage: HERE, clip: page, alpha: 1, groupAlpha: 1, fontSize: 0 };
  let nextPathClips = false;
  let line: Matrix = HERE;
  let at: Matrix = HERE;

  for (const [index, fn] of fnArray.entries()) {
    const args = (argsArray[index] ?? []) as readonly unknown[];
    switch (fn) {
      case OPS.save:
        outer.push(state);
        break;
      case OPS.beginGroup:
        outer.push(state);
        state = { ...state, groupAlpha: state.groupAlpha * state.alpha, alpha: 1 };
        break;
      case OPS.paintFormXObjectBegin: {
        outer.push(state);
        const [matrix, box] = args as [Matrix | null, Box | null];
        state = { ...state, toPage: within(state.toPage, matrix ?? HERE) };
        if (box !== null) state = { ...state, clip: clipped(state, box) };
        break;
      }
      case OPS.restore:
      case OPS.endGroup:
      case OPS.paintFormXObjectEnd:
        state = outer.pop() ?? state;
        break;
      case OPS.transform:
        state = { ...state, toPage: within(state.toPage, args as unknown as Matrix) };
        break;
      case OPS.clip:
      case OPS.eoClip:
        nextPathClips = true;
        break;
      case OPS.constructPath:
        if (nextPathClips) state = { ...state, clip: clipped(state, args[2] as Box | null) };
        nextPathClips = false;
        break;
      case OPS.setGState:
        state = { ...state, alpha: alphaIn(args[0]) ?? state.alpha };
        break;
      case OPS.setFont:
        state = { ...state, fontSize: args[1] as number };
        break;
      case OPS.beginText:
        line = HERE;
        at = HERE;
        break;
      case OPS.setTextMatrix:
        line = args[0] as Matrix;
        at = line;
        break;
      case OPS.moveText:
        line = moved(line, args[0] as number, args[1] as number);
        at = line;
        break;
      case OPS.showText:
        for (const shown of args[0] as readonly Shown[]) {
          const width = ((isStep(shown) ? -shown : shown.width) / 1_000) * state.fontSize;
          if (!isStep(shown)) {
            const { unicode: text, originalCharCode: code } = shown;
            glyphs.push({ text, missing: code === 0, seen: howSeen(state, at, width) });
          }
          at = moved(at, width, 0);
        }
        break;
    }
  }
  return glyphs;
}

function isStep(shown: Shown): shown is number {
  return typeof shown === "number";
}

function alphaIn(settings: unknown): number | undefined {
  const found = (settings as readonly (readonly [string, unknown])[]).find(([key]) => key === "ca");
  return found?.[1] as number | undefined;
}

/** Judged by where its ink may be, without the edges: some 汉字 fill their square, letters do not, and a
 *  line set tight is not a line cut. */
function howSeen(state: State, at: Matrix, width: number): Glyph["seen"] {
  const { toPage, clip, alpha, groupAlpha, fontSize } = state;
  const ink: Box = [0.1 * width, -0.05 * fontSize, 0.9 * width, 0.7 * fontSize];
  const box = around(ink, within(toPage, at));
  const share = sharedWith(box, clip);
  if (alpha * groupAlpha === 0 || share < 0.1) return "not at all";
  return share < 0.95 ? "cut" : "whole";
}

/** How much of a box another one holds, from 0 to 1. One without width counts by its height. */
function sharedWith(box: Box, other: Box): number {
  const side = (low: 0 | 1): number => {
    const [from, to] = [box[low], box[(low + 2) as 2 | 3]];
    const [min, max] = [other[low], other[(low + 2) as 2 | 3]];
    if (to - from < 0.01) return from >= min && to <= max ? 1 : 0;
    return Math.max(0, Math.min(to, max) - Math.max(from, min)) / (to - from);
  };
  return side(0) * side(1);
}

function clipped({ clip, toPage }: State, box: Box | null): Box {
  // A clip without a path lets nothing be seen.
  if (box === null) return [0, 0, 0, 0];
  const [left, bottom, right, top] = around(box, toPage);
  return [
    Math.max(clip[0], left),
    Math.max(clip[1], bottom),
    Math.min(clip[2], right),
    Math.min(clip[3], top),
  ];
}

const HERE: Matrix = [1, 0, 0, 1, 0, 0];

/** What is drawn by `inner` inside of what is drawn by `outer`. */
function within(outer: Matrix, inner: Matrix): Matrix {
  const [a, b, c, d, e, f] = outer;
  return [
    a * inner[0] + c * inner[1],
    b * inner[0] + d * inner[1],
    a * inner[2] + c * inner[3],
    b * inner[2] + d * inner[3],
    a * inner[4] + c * inner[5] + e,
    b * inner[4] + d * inner[5] + f,
  ];
}

function moved(matrix: Matrix, x: number, y: number): Matrix {
  return within(matrix, [1, 0, 0, 1, x, y]);
}

/** The upright box around a box that was moved, turned or scaled. */
function around([left, bottom, right, top]: Box, [a, b, c, d, e, f]: Matrix): Box {
  const [middle, half] = [(left + right) / 2, (right - left) / 2];
  const [centre, rise] = [(bottom + top) / 2, (top - bottom) / 2];
  const [x, y] = [a * middle + c * centre + e, b * middle + d * centre + f];
  const [dx, dy] = [
    Math.abs(a) * half + Math.abs(c) * rise,
    Math.abs(b) * half + Math.abs(d) * rise,
  ];
  return [x - dx, y - dy, x + dx, y + dy];
}
