import { describe, expect, test } from "vitest";
import { AS_DRAWN, between, placingOf, viewOf } from "../../src/views/camera.ts";

const SLOT = { width: 1160, height: 460 };
const WHOLE = { x: -8, y: -8, width: 1600, height: 600 };
const box = (x: number, y: number, width = 100, height = 40) => ({ x, y, width, height });
/** How large a label reads in a view, in CSS px. */
const labelSize = (view: ReturnType<typeof box>, slot: typeof SLOT): number =>
  (16 * slot.width) / view.width;
const holds = (view: ReturnType<typeof box>, inner: ReturnType<typeof box>): boolean =>
  view.x <= inner.x &&
  view.y <= inner.y &&
  view.x + view.width >= inner.x + inner.width &&
  view.y + view.height >= inner.y + inner.height;

describe("a view", () => {
  test("holds all of the drawing while nothing is lit, in the shape of the slot", () => {
    const view = viewOf([], WHOLE, SLOT);
    expect(holds(view, WHOLE)).toBe(true);
    expect(view.width / view.height).toBeCloseTo(SLOT.width / SLOT.height, 6);
    expect(labelSize(view, SLOT)).toBeLessThan(16);
  });

  test("comes so near that what is lit reads well, and no nearer", () => {
    const lit = [box(300, 100), box(500, 200)];
    const view = viewOf(lit, WHOLE, SLOT);
    expect(lit.every((each) => holds(view, each))).toBe(true);
    expect(labelSize(view, SLOT)).toBeCloseTo(24, 6);
    expect(view.width / view.height).toBeCloseTo(SLOT.width / SLOT.height, 6);
  });

  test("stays so far that all that is lit is in it", () => {
    const lit = [box(0, 0), box(1400, 540)];
    const view = viewOf(lit, WHOLE, SLOT);
    expect(lit.every((each) => holds(view, each))).toBe(true);
    expect(labelSize(view, SLOT)).toBeLessThan(22);
  });

  test("never looks beyond the drawing further than the whole view does", () => {
    const all = viewOf([], WHOLE, SLOT);
    for (const corner of [box(-8, -8), box(1492, 552), box(-8, 552), box(1492, -8)]) {
      expect(holds(all, viewOf([corner], WHOLE, SLOT))).toBe(true);
    }
  });

  test("of a small drawing stays whole: it reads well as it is", () => {
    const small = { x: 0, y: 0, width: 500, height: 200 };
    const view = viewOf([box(10, 10)], small, SLOT);
    const all = viewOf([], small, SLOT);
    expect(view.width).toBeCloseTo(all.width, 6);
    expect([view.x, view.y]).toEqual([expect.closeTo(all.x, 6), expect.closeTo(all.y, 6)]);
  });
});

test("a drawing that reads well as a whole is not cut to come a little nearer", () => {
  const whole = { x: 0, y: 0, width: 820, height: 320 };
  expect(labelSize(viewOf([], whole, SLOT), SLOT)).toBeGreaterThan(22);
  expect(viewOf([box(10, 10)], whole, SLOT)).toEqual(viewOf([], whole, SLOT));
});

test("a drawing is put where its view fills the slot, and the whole view is the drawing as it is", () => {
  const whole = viewOf([], WHOLE, SLOT);
  expect(placingOf(whole, WHOLE, SLOT)).toEqual(AS_DRAWN);
  const view = viewOf([box(300, 100)], WHOLE, SLOT);
  const { x, y, scale } = placingOf(view, WHOLE, SLOT);
  const drawnAt = SLOT.width / whole.width;
  const onSlot = (at: number, from: number, moved: number): number =>
    (at - from) * drawnAt * scale + moved;
  expect(onSlot(view.x, whole.x, x * SLOT.width)).toBeCloseTo(0, 6);
  expect(onSlot(view.x + view.width, whole.x, x * SLOT.width)).toBeCloseTo(SLOT.width, 6);
  expect(onSlot(view.y + view.height, whole.y, y * SLOT.height)).toBeCloseTo(SLOT.height, 6);
});

test("between two places the way is straight", () => {
  const to = { x: -0.5, y: 0.25, scale: 2 };
  expect(between(AS_DRAWN, to, 0)).toEqual(AS_DRAWN);
  expect(between(AS_DRAWN, to, 1)).toEqual(to);
  expect(between(AS_DRAWN, to, 0.5)).toEqual({ x: -0.25, y: 0.125, scale: 1.5 });
});
