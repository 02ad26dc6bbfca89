import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { restCursor } from "../../src/views/cursor.ts";

let root: HTMLElement;
let move: (screenX: number, screenY: number) => void;

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("window", globalThis);
  root = {
    dataset: {},
    addEventListener: (_: string, listener: (event: unknown) => void) => {
      move = (screenX, screenY) => listener({ screenX, screenY });
    },
  } as unknown as HTMLElement;
  restCursor(root);
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

test("a cursor that nobody moves hides after three seconds, from the beginning on", () => {
  vi.advanceTimersByTime(2900);
  expect(root.dataset).toEqual({});
  vi.advanceTimersByTime(200);
  expect(root.dataset.cursor).toBe("resting");
});

test("it comes back at the first movement, and stays as long as it moves", () => {
  vi.advanceTimersByTime(5000);
  for (let x = 0; x < 10; x += 1) {
    move(x, 0);
    vi.advanceTimersByTime(1000);
    expect(root.dataset).toEqual({});
  }
  vi.advanceTimersByTime(3000);
  expect(root.dataset.cursor).toBe("resting");
});

test("a move that goes nowhere does not count: the browser tells of one when a slide changes below it", () => {
  move(300, 200);
  vi.advanceTimersByTime(5000);
  move(300, 200);
  expect(root.dataset.cursor).toBe("resting");
});
