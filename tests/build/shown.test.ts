/** What takes long waits for a page to be shown, but not for ever. */
import type { ViteDevServer } from "vite";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { onceShown } from "../../src/build/shown.ts";

let listeners: Map<string, Set<() => void>>;
let done: number;
let forget: () => void;

beforeEach(() => {
  vi.useFakeTimers();
  listeners = new Map();
  done = 0;
  const hot = {
    on: (event: string, listener: () => void) =>
      listeners.set(event, new Set([...(listeners.get(event) ?? []), listener])),
    off: (event: string, listener: () => void) => listeners.get(event)?.delete(listener),
  };
  const server = { environments: { client: { hot } } } as unknown as ViteDevServer;
  forget = onceShown(server, () => {
    done += 1;
  });
});

afterEach(() => {
  vi.useRealTimers();
});

function hear(event: string): void {
  for (const listener of [...(listeners.get(event) ?? [])]) listener();
}

/** As a page says it. */
function show(): void {
  hear("pangbai:shown");
}

test("it is done once a page is shown, however many are", () => {
  vi.advanceTimersByTime(1_000);
  expect(done).toBe(0);
  show();
  expect(done).toBe(1);
  show();
  vi.advanceTimersByTime(60_000);
  expect(done).toBe(1);
});

test("without a page it is done soon, since a terminal waits for it too", () => {
  vi.advanceTimersByTime(5_000);
  expect(done).toBe(1);
  show();
  expect(done).toBe(1);
});

test("a page that is on its way is waited for, and not for ever", () => {
  vi.advanceTimersByTime(3_000);
  hear("vite:client:connect");
  vi.advanceTimersByTime(30_000);
  expect(done).toBe(0);
  vi.advanceTimersByTime(60_000);
  expect(done).toBe(1);
});

test("called off, it is never done", () => {
  forget();
  show();
  vi.advanceTimersByTime(60_000);
  expect(done).toBe(0);
});
