import fc from "fast-check";
import { expect, test } from "vitest";
import { transformFor } from "../../src/views/fit.ts";

/** Where a transform puts the canvas. */
function place(transform: string): { left: number; top: number; scale: number } {
  const [left = 0, top = 0, scale = 1] = (transform.match(/-?[\d.]+/g) ?? []).map(Number);
  return { left, top, scale };
}

test("a window of the canvas' own size needs nothing", () => {
  expect(transformFor(1280, 720)).toBe("none");
});

test.each([
  [1024, 768, { left: 0, top: 96, scale: 0.8 }],
  [2560, 1080, { left: 320, top: 0, scale: 1.5 }],
  [768, 1024, { left: 0, top: 296, scale: 0.6 }],
])("in a window of %i × %i the canvas is in the middle", (width, height, expected) => {
  expect(place(transformFor(width, height))).toEqual(expected);
});

test("nothing is ever cut off, and letters never stand on half a pixel", () => {
  const side = fc.integer({ min: 200, max: 5000 });
  fc.assert(
    fc.property(side, side, (width, height) => {
      const { left, top, scale } = place(transformFor(width, height));
      expect(Math.min(left, top)).toBeGreaterThanOrEqual(0);
      expect(left + 1280 * scale).toBeLessThanOrEqual(width + 1e-6);
      expect(top + 720 * scale).toBeLessThanOrEqual(height + 1e-6);
      expect([left % 1, top % 1]).toEqual([0, 0]);
      // As large as fits: one side is filled.
      expect(Math.min(width - 1280 * scale, height - 720 * scale)).toBeLessThan(1e-6);
    }),
  );
});
