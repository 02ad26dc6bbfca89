import { describe, expect, test } from "vitest";
import {
  type Box,
  placeBadges,
  type Surroundings,
  spotsOfBox,
  spotsOfLine,
} from "../../src/views/spots.ts";

const room: Box = { x: 0, y: 0, width: 400, height: 300 };
const nothing: Surroundings = { room, boxes: [], lines: [] };
const node: Box = { x: 100, y: 100, width: 90, height: 60 };

function around(...words: readonly Box[]): Surroundings {
  return { ...nothing, boxes: words.map((box) => ({ ...box, cost: 300 })) };
}

describe("a badge of a box", () => {
  test("stands on its upper left corner", () => {
    expect(placeBadges(spotsOfBox(node), 1, [], nothing)).toMatchObject([{ x: 100, y: 100 }]);
  });

  test("stands beside another, in reading order", () => {
    expect(placeBadges(spotsOfBox(node), 3, [], nothing)).toMatchObject([
      { x: 100, y: 100 },
      { x: 122, y: 100 },
      { x: 100, y: 122 },
    ]);
  });

  test("stands beside a badge of another part", () => {
    const [place] = placeBadges(spotsOfBox(node), 1, [{ x: 100, y: 100 }], nothing);
    expect(place).toMatchObject({ x: 122, y: 100 });
  });

  test("makes way for words", () => {
    const words = { x: 80, y: 80, width: 40, height: 16 };
    const [place] = placeBadges(spotsOfBox(node), 1, [], around(words));
    expect(place).toMatchObject({ x: 100, y: 122 });
  });

  test("stands above a box that it would hide", () => {
    const small = { ...node, width: 30, height: 14 };
    const [place] = placeBadges(spotsOfBox(small), 1, [], nothing);
    expect(place?.y).toBeLessThanOrEqual(90);
  });

  test("stays in the drawing", () => {
    const [place] = placeBadges(spotsOfBox({ ...node, x: 0, y: 0 }), 1, [], nothing);
    expect(place).toMatchObject({ x: 10.5, y: 10.5 });
  });
});

describe("a badge of a line", () => {
  const line = Array.from({ length: 26 }, (_, index) => ({ x: 100 + 8 * index, y: 150 }));

  test("stands at its middle", () => {
    const [place] = placeBadges(spotsOfLine(line, null), 1, [], nothing);
    expect(place).toMatchObject({ x: 204, y: 150 });
  });

  test("stands before its label", () => {
    const label = { x: 170, y: 140, width: 60, height: 20 };
    const [place] = placeBadges(spotsOfLine(line, label), 1, [], around(label));
    expect(place?.y).toBe(150);
    expect(place?.x).toBeLessThanOrEqual(160);
    expect(place?.x).toBeGreaterThan(150);
  });

  test("stands beside the label of a line that has no room", () => {
    const label = { x: 90, y: 130, width: 240, height: 40 };
    const [place] = placeBadges(spotsOfLine(line, label), 1, [], around(label));
    expect(place).toMatchObject({ x: 79.5, y: 150 });
  });
});
