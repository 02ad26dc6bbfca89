import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { keepOffline } from "../../src/views/offline.ts";

const register = vi.fn(async (_script: string) => {});

interface Page {
  readonly protocol: string;
  readonly isSecure?: boolean;
  readonly isFramed?: boolean;
  readonly worker?: unknown;
}

function standOn({
  protocol,
  isSecure = true,
  isFramed = false,
  worker = { register },
}: Page): void {
  const top = { requestIdleCallback: (run: () => void) => run() };
  vi.stubGlobal("window", { ...top, parent: top });
  if (!isFramed) Reflect.set(window, "parent", window);
  vi.stubGlobal("document", { readyState: "complete" });
  vi.stubGlobal("location", { protocol });
  vi.stubGlobal("isSecureContext", isSecure);
  vi.stubGlobal("navigator", { serviceWorker: worker });
}

beforeEach(() => {
  register.mockReset();
});
afterEach(() => vi.unstubAllGlobals());

test.each(["https:", "http:"])(
  "a page on %s asks for its worker, beside itself",
  async (protocol) => {
    standOn({ protocol });
    await keepOffline();
    expect(register.mock.calls).toEqual([["sw.js"]]);
  },
);

test.each<[string, Page]>([
  ["from a disk", { protocol: "file:" }],
  ["from a blob", { protocol: "blob:" }],
  ["in a frame", { protocol: "https:", isFramed: true }],
  ["on an open network, which anybody could write on", { protocol: "http:", isSecure: false }],
])("a page %s asks for none", async (_, page) => {
  standOn(page);
  await keepOffline();
  expect(register).not.toHaveBeenCalled();
});

test("it asks once all of the page is there, and nothing else is to be done", async () => {
  standOn({ protocol: "https:" });
  const page = new EventTarget();
  let rest: () => void = () => {};
  const requestIdleCallback = (run: () => void): void => {
    rest = run;
  };
  Object.assign(page, { requestIdleCallback, parent: page });
  vi.stubGlobal("window", page);
  vi.stubGlobal("document", { readyState: "interactive" });
  const kept = keepOffline();
  rest();
  page.dispatchEvent(new Event("load"));
  await Promise.resolve();
  await Promise.resolve();
  expect(register).not.toHaveBeenCalled();
  rest();
  await kept;
  expect(register).toHaveBeenCalledTimes(1);
});

test("where there are no workers, or one is refused, nothing is said", async () => {
  standOn({ protocol: "https:", worker: null });
  await keepOffline();
  register.mockRejectedValueOnce(new Error("not here"));
  standOn({ protocol: "https:" });
  await keepOffline();
  expect(register).toHaveBeenCalledTimes(1);
});
