/** The camera over a diagram: which part of it a step looks at, so that what is spoken about is large. Plain
 *  numbers in the units of the drawing. */
import type { Box } from "./spots.ts";

/** What a drawing has to fill on a screen, CSS px on the canvas. */
export interface Slot {
  readonly width: number;
  readonly height: number;
}

/** Of a label, in the units of the drawing, and as it should read on the canvas, in CSS px. */
const LABEL = 16;
const READS_WELL = 24;
/** From here on a label reads at all, in CSS px. */
const READS = 22;
/** Around what is lit. */
const MARGIN = 14;

/** The part of a drawing to show: all of it while nothing is lit, or while all that is lit reads well. It has
 *  the shape of the slot and does not look beyond the drawing further than it must. */
export function viewOf(lit: readonly Box[], whole: Box, slot: Slot): Box {
  const fit = Math.min(slot.width / whole.width, slot.height / whole.height);
  const all = around(whole, slot, fit);
  // To come a little nearer to what reads well already would only cut the boxes around it.
  if (lit.length === 0 || fit * LABEL >= READS) return all;
  const target = hullOf(lit);
  const closest = Math.min(
    slot.width / (target.width + 2 * MARGIN),
    slot.height / (target.height + 2 * MARGIN),
  );
  const scale = Math.max(fit, Math.min(closest, READS_WELL / LABEL));
  return within(around(target, slot, scale), all);
}

export function hullOf(boxes: readonly Box[]): Box {
  const left = Math.min(...boxes.map(({ x }) => x));
  const top = Math.min(...boxes.map(({ y }) => y));
  const right = Math.max(...boxes.map(({ x, width }) => x + width));
  const bottom = Math.max(...boxes.map(({ y, height }) => y + height));
  return { x: left, y: top, width: right - left, height: bottom - top };
}

/** What the camera takes to get somewhere. */
export const ARRIVES_MS = 240;

/** How a drawing that fills its slot is put to show a view: moved, in parts of the slot, and enlarged. */
export interface Placing {
  readonly x: number;
  readonly y: number;
  readonly scale: number;
}

export const AS_DRAWN: Placing = { x: 0, y: 0, scale: 1 };

export function placingOf(view: Box, whole: Box, slot: Slot): Placing {
  const all = viewOf([], whole, slot);
  return {
    x: (all.x - view.x) / view.width,
    y: (all.y - view.y) / view.height,
    scale: all.width / view.width,
  };
}

/** Part of the way from one placing to another, 0…1. */
export function between(from: Placing, to: Placing, way: number): Placing {
  const mix = (a: number, b: number): number => a + (b - a) * way;
  return { x: mix(from.x, to.x), y: mix(from.y, to.y), scale: mix(from.scale, to.scale) };
}

/** As large as the slot at a scale, about the middle of a box. */
function around(box: Box, slot: Slot, scale: number): Box {
  const [width, height] = [slot.width / scale, slot.height / scale];
  return {
    x: box.x + (box.width - width) / 2,
    y: box.y + (box.height - height) / 2,
    width,
    height,
  };
}

function within(view: Box, all: Box): Box {
  const inside = (at: number, size: number, from: number, room: number): number =>
    Math.min(Math.max(at, from), from + room - size);
  return {
    ...view,
    x: inside(view.x, view.width, all.x, all.width),
    y: inside(view.y, view.height, all.y, all.height),
  };
}
