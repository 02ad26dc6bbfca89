import { describe, expect, test } from "vitest";
import { type Row, scaleOf, withLessAir } from "../../src/views/rows.ts";

/** A head, words with their line, words with theirs. */
const ROWS: readonly Row[] = [
  { from: 0, to: 34, air: 7 },
  { from: 54, to: 70, air: 5 },
  { from: 90, to: 90, air: 6 },
  { from: 110, to: 126, air: 5 },
  { from: 146, to: 146, air: 6 },
];
const LEAST = 34 + 7 + 16 + 5 + 6 + 16 + 5;
const EDGES = ROWS.flatMap(({ from, to }) => [from, to]);

describe("rows move together", () => {
  test("not at all where there is room", () => {
    const move = withLessAir(ROWS, 146);
    expect(EDGES.map(move)).toEqual(EDGES);
  });

  test("as far as they may where there is none", () => {
    const move = withLessAir(ROWS, 10);
    expect(EDGES.map(move)).toEqual([0, 34, 41, 57, 62, 62, 68, 84, 89, 89]);
    expect(move(146)).toBe(LEAST);
  });

  test("each by its part in between, to exactly the height that is asked for", () => {
    const move = withLessAir(ROWS, 120);
    expect(move(146)).toBeCloseTo(120);
    const kept = (120 - LEAST) / (146 - LEAST);
    expect(move(54)).toBeCloseTo(34 + 7 + kept * (20 - 7));
  });

  test("and keep their height and their order, with what reaches over several between them", () => {
    const move = withLessAir(ROWS, 100);
    for (const { from, to } of ROWS) expect(move(to) - move(from)).toBeCloseTo(to - from);
    const all = Array.from({ length: 160 }, (_, y) => move(y));
    expect(all.toSorted((a, b) => a - b)).toEqual(all);
    expect(move(44)).toBeCloseTo((move(34) + move(54)) / 2);
  });

  test("as one where they lie beside each other", () => {
    const beside = [...ROWS, { from: 60, to: 80, air: 7 }];
    const move = withLessAir(beside, 10);
    expect([54, 60, 70, 80, 90].map(move)).toEqual([41, 47, 57, 67, 74]);
  });
});

describe("a drawing is as large", () => {
  const slot = { width: 1160, height: 440 };

  test("as its closest rows allow", () => {
    const tall = [{ from: 0, to: 880, air: 0 }];
    expect(scaleOf(tall, 100, slot)).toBe(0.5);
  });

  test("as its width allows", () => {
    expect(scaleOf(ROWS, 1160, slot)).toBe(1);
  });

  test("and no larger than words need be", () => {
    expect(scaleOf(ROWS, 10, slot)).toBe(1.4);
  });
});
