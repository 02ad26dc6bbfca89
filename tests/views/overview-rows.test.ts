import { describe, expect, test } from "vitest";
import {
  firstScroll,
  type Grid,
  gridOf,
  measuresFor,
  rowOfTile,
  rowsBetween,
  scrollTo,
  tileAfter,
} from "../../src/views/overview-rows.ts";
import { deckOf, type Told } from "./decks.ts";

function slides(count: number, seconds = 60): readonly Told[] {
  return Array.from({ length: count }, () => ({ seconds }));
}

/** Tiles three abreast: the cover; 1 2 3, 4; 5 6 7, 8 9. */
const measures = { columns: 3, width: 160, heading: 40, tile: 100 };
const grid = gridOf(deckOf(slides(4), [], slides(5)), measures);

/** A row as somebody would draw it. */
function drawn({ rows }: Grid): string[] {
  return rows.map((row) =>
    row.type === "heading"
      ? `${row.title} ${row.seconds}`
      : Array.from({ length: row.count }, (_, index) => row.first + index).join(" "),
  );
}

describe("the overview's rows", () => {
  test("are headings with their seconds, and slides abreast; the cover stands first", () => {
    expect(drawn(grid)).toEqual(["Deck 540", "0", "A 240", "1 2 3", "4", "C 300", "5 6 7", "8 9"]);
  });

  test("stand one below the other without a gap, and are counted through", () => {
    let top = 0;
    let place = 1;
    for (const row of grid.rows) {
      expect([row.top, row.place]).toEqual([top, place]);
      top += row.height;
      place += row.type === "heading" ? 1 : row.count;
    }
    expect(grid.height).toBe(top);
    expect(grid.items).toBe(place - 1);
    expect(grid.last).toBe(9);
  });

  test("in view are only those of which something is in view", () => {
    const tops = (from: number, to: number): number[] =>
      rowsBetween(grid, from, to).map((row) => row.top);
    expect(tops(0, 40)).toEqual([0]);
    expect(tops(39, 41)).toEqual([0, 40]);
    expect(tops(140, 280)).toEqual([140, 180]);
    expect(tops(5000, 6000)).toEqual([]);
  });

  test("of thousands are few", () => {
    const chapters = Array.from({ length: 100 }, () => slides(50));
    const large = gridOf(deckOf(...chapters), measures);
    expect(large.last).toBe(5000);
    expect(rowsBetween(large, 90_000, 90_600).length).toBeLessThan(10);
    expect(rowOfTile(large, 2501)).toMatchObject({ first: 2501 });
  });

  test("have as many tiles abreast as fit, and at least one", () => {
    expect(measuresFor(1188).columns).toBe(5);
    expect(measuresFor(720).columns).toBe(3);
    expect(measuresFor(100).columns).toBe(1);
    const { columns, width } = measuresFor(1000);
    expect(columns * width + (columns - 1) * 16).toBeCloseTo(1000);
  });
});

describe("a key leads", () => {
  const to = (tile: number, key: string, height = 250): number | null =>
    tileAfter(grid, tile, key, height);

  test.each([
    ["ArrowRight", 3, 4],
    ["ArrowRight", 9, 9],
    ["ArrowLeft", 1, 0],
    ["ArrowLeft", 0, 0],
    ["ArrowDown", 0, 1],
    ["ArrowDown", 3, 4],
    ["ArrowDown", 4, 5],
    ["ArrowDown", 6, 9],
    ["ArrowDown", 9, 9],
    ["ArrowUp", 9, 6],
    ["ArrowUp", 6, 4],
    ["ArrowUp", 2, 0],
    ["ArrowUp", 0, 0],
    ["PageDown", 1, 5],
    ["PageDown", 6, 9],
    ["PageUp", 8, 4],
    ["PageUp", 1, 0],
    ["Home", 7, 0],
    ["End", 0, 9],
  ])("%s from %i to %i", (key, from, expected) => {
    expect(to(from, key)).toBe(expected);
  });

  test("nowhere when it means nothing", () => {
    for (const key of ["5", "x", "Enter", " ", "Escape"]) expect(to(3, key)).toBeNull();
  });

  test("by one row at least, in a window that is lower than a row", () => {
    expect(to(1, "PageDown", 50)).toBe(4);
  });
});

describe("scrolling", () => {
  test("leaves a tile in view where it is", () => {
    expect(scrollTo(grid, 2, { top: 140, height: 300 })).toBe(140);
    expect(scrollTo(grid, 4, { top: 190, height: 300 })).toBe(190);
  });

  test("upwards takes the heading along", () => {
    expect(scrollTo(grid, 1, { top: 280, height: 300 })).toBe(140);
    expect(scrollTo(grid, 8, { top: 540, height: 300 })).toBe(520);
  });

  test("downwards stops at a whole row, with the tile in view", () => {
    // Row 8 9 ends at 620.
    expect(scrollTo(grid, 8, { top: 0, height: 300 })).toBe(380);
    expect(scrollTo(grid, 8, { top: 0, height: 250 })).toBe(380);
  });

  test("at first shows the chapter from its heading when the tile is in view then", () => {
    expect(firstScroll(grid, 4, 300)).toBe(140);
    expect(firstScroll(grid, 0, 300)).toBe(0);
  });

  test("at first puts a tile deep in its chapter in the middle", () => {
    const deep = gridOf(deckOf(slides(60)), measures);
    const scroll = firstScroll(deep, 31, 500);
    const row = rowOfTile(deep, 31);
    expect(row?.top).toBeGreaterThan(scroll);
    expect((row?.top ?? 0) + 100).toBeLessThan(scroll + 500);
    expect(deep.rows.some(({ top }) => top === scroll)).toBe(true);
  });
});
