/** What a reader would stumble over in a drawn diagram. Each rule tells the first, or the worst, it finds:
 *  once a box is moved, all of the drawing is another. */
import type { Drawing, Label, Line, Node, Point } from "./drawing.ts";
import type { Box } from "./ink.ts";
import { overlapOf } from "./rules.ts";

/** With the values it is told with. */
export type DrawingFinding =
  | { readonly rule: "label-small"; readonly pixels: number; readonly text: string }
  | { readonly rule: "drawing-small"; readonly percent: number; readonly pixels: number }
  | { readonly rule: "line-through-box"; readonly id: string; readonly text: string }
  | { readonly rule: "line-over-label"; readonly id: string; readonly text: string }
  | { readonly rule: "labels-overlap"; readonly text: string; readonly other: string }
  | { readonly rule: "lit-outside"; readonly id: string; readonly pixels: number };

type DrawingRule = (drawing: Drawing) => DrawingFinding | null;

/** While all of a drawing is in view. */
export const REST_RULES: readonly DrawingRule[] = [
  labelSmall,
  drawingSmall,
  lineThroughBox,
  lineOverLabel,
  labelsOverlap,
];
/** While the camera is at what a step speaks of. */
export const STEP_RULES: readonly DrawingRule[] = [litOutside];

export function judgeDrawing(
  drawing: Drawing,
  rules: readonly DrawingRule[],
): readonly DrawingFinding[] {
  return rules.flatMap((rule) => rule(drawing) ?? []);
}

/** Px of the canvas: smaller words cannot be read from the last row, larger ones can without effort. */
const READABLE = 16;
const READS_WELL = 22;
/** Of its room, in the direction that it fills better. */
const FILLED = 0.6;
/** What a browser rounds away. */
const ROUNDING = 0.05;

function labelSmall({ labels }: Drawing): DrawingFinding | null {
  const smallest = smallestOf(labels);
  if (smallest === null || smallest.size >= READABLE - ROUNDING) return null;
  return { rule: "label-small", pixels: tenths(smallest.size), text: smallest.words };
}

/** A small simple figure that reads well is as it should be. */
function drawingSmall({ slot, drawn, labels }: Drawing): DrawingFinding | null {
  const filled = Math.max(
    (drawn.right - drawn.left) / (slot.right - slot.left),
    (drawn.bottom - drawn.top) / (slot.bottom - slot.top),
  );
  const smallest = smallestOf(labels);
  if (smallest === null || smallest.size >= READS_WELL || filled >= FILLED) return null;
  const percent = Math.floor(filled * 100);
  return { rule: "drawing-small", percent, pixels: tenths(smallest.size) };
}

function smallestOf(labels: readonly Label[]): Label | null {
  return labels.toSorted((a, b) => a.size - b.size)[0] ?? null;
}

/** Never rounded up to what would be enough. */
function tenths(pixels: number): number {
  return Math.floor(pixels * 10) / 10;
}

function lineThroughBox({ lines, nodes }: Drawing): DrawingFinding | null {
  for (const line of lines) {
    const crossed = nodes.find((node) => !endsAt(line, node) && crosses(line, node));
    if (crossed !== undefined)
      return { rule: "line-through-box", id: line.id, text: crossed.words };
  }
  return null;
}

/** How far before its box a line may end: an arrow's head goes on. */
const HEAD = 10;

function endsAt({ points }: Line, { box }: Node): boolean {
  return [points[0], points.at(-1)].some(
    (point) => point !== undefined && isInside(point, box, -HEAD),
  );
}

/** The outer half of a box's border, and what a line may take of it. */
const BORDER = 3;

function crosses({ points }: Line, { box, outline }: Node): boolean {
  return points.some((point) => isInside(point, box, BORDER) && isWithin(point, outline));
}

/** Words of boxes are left to the rule for boxes. */
function lineOverLabel({ lines, labels }: Drawing): DrawingFinding | null {
  for (const line of lines) {
    const covered = labels
      .filter(({ id, of }) => of === "group" || (of === "line" && !mayCover(line, id, lines)))
      .find(({ box }) => line.points.some((point) => isInside(point, box, 1)));
    if (covered !== undefined) return { rule: "line-over-label", id: line.id, text: covered.words };
  }
  return null;
}

/** A line stands behind its own label; and lines from one box, or to one, may go one way for a while, under
 *  one label. */
function mayCover(line: Line, label: string, lines: readonly Line[]): boolean {
  const labelled = lines.find(({ id }) => id === label);
  if (labelled === undefined) return false;
  return (
    labelled === line ||
    isNear(line.points[0], labelled.points[0]) ||
    isNear(line.points.at(-1), labelled.points.at(-1))
  );
}

function isNear(a: Point | undefined, b: Point | undefined): boolean {
  return a !== undefined && b !== undefined && Math.hypot(a.x - b.x, a.y - b.y) < 3;
}

function labelsOverlap({ labels }: Drawing): DrawingFinding | null {
  for (const [index, one] of labels.entries()) {
    const other = labels.slice(index + 1).find(({ box }) => overlapOf(one.box, box) > 1);
    if (other !== undefined) {
      return { rule: "labels-overlap", text: one.words, other: other.words };
    }
  }
  return null;
}

function litOutside({ slot, lit }: Drawing): DrawingFinding | null {
  const [worst] = lit
    .map(({ id, box }) => ({ id, pixels: beyond(box, slot) }))
    .toSorted((a, b) => b.pixels - a.pixels);
  if (worst === undefined || worst.pixels <= 1) return null;
  return { rule: "lit-outside", id: worst.id, pixels: Math.ceil(worst.pixels - 0.01) };
}

function beyond(box: Box, room: Box): number {
  return Math.max(
    room.left - box.left,
    room.top - box.top,
    box.right - room.right,
    box.bottom - room.bottom,
  );
}

/** Further inside of a box than `depth`; a depth below none reaches out of it. */
function isInside({ x, y }: Point, box: Box, depth: number): boolean {
  return (
    x > box.left + depth && x < box.right - depth && y > box.top + depth && y < box.bottom - depth
  );
}

/** A ray to the right leaves an area once more often than it enters it. */
function isWithin({ x, y }: Point, outline: readonly Point[]): boolean {
  const crossings = outline.filter((from, index) => {
    const to = outline[(index + 1) % outline.length] ?? from;
    if (from.y > y === to.y > y) return false;
    return x < from.x + ((to.x - from.x) * (y - from.y)) / (to.y - from.y);
  });
  return crossings.length % 2 === 1;
}
