import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { drawingQueue } from "../../src/views/diagrams.ts";
import type { Drawable, Drawn } from "../../src/views/mermaid.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const DRAWN: Drawn = { svg: "<svg/>", members: new Map() };

function text(mermaid: string): Drawable {
  return { mermaid, steps: [], grid: [] };
}

/** Draws what is told of each text: at once, when it is let go, or never. */
function bench(answers: Readonly<Record<string, () => Promise<Drawn>>> = {}) {
  const begun: string[] = [];
  const draw = ({ mermaid }: Drawable): Promise<Drawn> => {
    begun.push(mermaid);
    return answers[mermaid]?.() ?? Promise.resolve(DRAWN);
  };
  return { begun, drawn: drawingQueue(draw) };
}

const never = (): Promise<Drawn> => new Promise(() => {});

test("a text is drawn once, however often it is shown", async () => {
  const { begun, drawn } = bench();
  expect(await Promise.all([drawn(text("a")), drawn(text("a"))])).toEqual([DRAWN, DRAWN]);
  await drawn(text("a"));
  expect(begun).toEqual(["a"]);
});

test("one is drawn at a time", async () => {
  let letGo: (drawn: Drawn) => void = () => {};
  const slow = new Promise<Drawn>((done) => {
    letGo = done;
  });
  const { begun, drawn } = bench({ a: () => slow });
  const both = [drawn(text("a")), drawn(text("b"))];
  await vi.advanceTimersByTimeAsync(1000);
  expect(begun).toEqual(["a"]);
  letGo(DRAWN);
  await Promise.all(both);
  expect(begun).toEqual(["a", "b"]);
});

test("one that does not come to an end is left after 10 seconds, and the next is drawn", async () => {
  const { begun, drawn } = bench({ a: never });
  const [stuck, next] = [drawn(text("a")), drawn(text("b"))];
  const failed = expect(stuck).rejects.toThrow("not drawn in 10 seconds");
  await vi.advanceTimersByTimeAsync(9_900);
  expect(begun).toEqual(["a"]);
  await vi.advanceTimersByTimeAsync(200);
  await failed;
  expect(await next).toBe(DRAWN);
});

test("waiting for others is not counted", async () => {
  const { drawn } = bench({ a: never });
  const [stuck, next] = [drawn(text("a")), drawn(text("b"))];
  stuck.catch(() => {});
  await vi.advanceTimersByTimeAsync(10_001);
  expect(await next).toBe(DRAWN);
});

test("what failed is tried again the next time", async () => {
  const answers = [() => Promise.reject(new Error("no network")), () => Promise.resolve(DRAWN)];
  const { begun, drawn } = bench({ a: () => answers.shift()?.() ?? never() });
  await expect(drawn(text("a"))).rejects.toThrow("no network");
  expect(await drawn(text("a"))).toBe(DRAWN);
  expect(begun).toEqual(["a", "a"]);
});
