import { existsSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { DRAWER_FILES, type Drawer, drawerVersion } from "../../src/build/drawer.ts";
import { drawingTable, freezeDiagrams } from "../../src/build/freeze.ts";
import type { Diagram } from "../../src/model/block.ts";

const diagram: Diagram = {
  type: "diagram",
  name: "pair",
  title: "",
  mermaid: "flowchart LR\n  a --> b",
  alt: "",
  credit: "",
  certainty: null,
  replaces: [],
  hidden: [],
  grid: [],
  steps: [],
  names: {},
  description: null,
  at: { path: "pair.mmd", line: 1, column: 1, endLine: 2 },
};
const drawn = { svg: "<svg/>", members: {} };

describe("a drawing's key", () => {
  test("knows every file of ours that the drawing page runs", () => {
    const reached = new Set<string>();
    const visit = (file: string): void => {
      if (reached.has(file)) return;
      reached.add(file);
      const code = readFileSync(join("src", file), "utf8");
      for (const [, name = ""] of code.matchAll(/^(?:import|\}) (?!type ).*?"(\.[^"]+)";$/gm)) {
        visit(posix.join(posix.dirname(file), name));
      }
    };
    visit("drawer.ts");
    expect([...reached].sort()).toEqual([...DRAWER_FILES].sort());
    expect(DRAWER_FILES.every((file) => existsSync(join("src", file)))).toBe(true);
  });

  test("is the same as long as nothing changes", async () => {
    expect(await drawerVersion()).toMatch(/^[0-9a-f]{32}$/);
    expect(await drawerVersion()).toBe(await drawerVersion());
  });
});

test("without diagrams no browser is asked for", async () => {
  const browser = vi.fn();
  expect(await freezeDiagrams([], browser)).toEqual(new Map());
  expect(browser).not.toHaveBeenCalled();
});

test("a browser that cannot be had is no fault of the diagram", async () => {
  const mermaid = `${diagram.mermaid}\n%% ${crypto.randomUUID()}`;
  const asked = freezeDiagrams([{ ...diagram, mermaid }], () => Promise.reject(new Error("none")));
  await expect(asked).rejects.toThrow("none");
});

describe("a drawing table", () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  /** A page that answers each drawing with the next of `answers`. */
  function pageOf(...answers: (() => ReturnType<Drawer["draw"]>)[]) {
    const close = vi.fn(async () => {});
    const draw = async (): ReturnType<Drawer["draw"]> => answers.shift()?.() ?? drawn;
    return { draw, close };
  }

  test("opens no page before the first drawing, and one for all", async () => {
    const page = pageOf();
    const open = vi.fn(async () => page);
    const table = drawingTable(open);
    expect(open).not.toHaveBeenCalled();
    expect(await table.draw(diagram, "a")).toEqual(drawn);
    expect(await table.draw(diagram, "b")).toEqual(drawn);
    expect(open).toHaveBeenCalledOnce();
    await table.close();
    expect(page.close).toHaveBeenCalledOnce();
  });

  test("leaves a drawing that does not end after 10 seconds, and goes on with a new page", async () => {
    const stuck = pageOf(() => new Promise(() => {}));
    const pages = [stuck, pageOf()];
    const table = drawingTable(async () => pages.shift() ?? pageOf());
    const late = table.draw(diagram, "a");
    await vi.advanceTimersByTimeAsync(9_900);
    expect(stuck.close).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(200);
    expect(await late).toEqual({ failed: "not drawn in 10 seconds" });
    expect(stuck.close).toHaveBeenCalledOnce();
    expect(await table.draw(diagram, "b")).toEqual(drawn);
  });

  test("goes on with a new page when one dies", async () => {
    const dying = pageOf(() => Promise.reject(new Error("Target crashed")));
    const pages = [dying, pageOf()];
    const table = drawingTable(async () => pages.shift() ?? pageOf());
    expect(await table.draw(diagram, "a")).toEqual({ failed: "Target crashed" });
    expect(await table.draw(diagram, "b")).toEqual(drawn);
  });

  test("keeps its page when a text cannot be drawn", async () => {
    const page = pageOf(async () => ({ failed: "Parse error" }));
    const open = vi.fn(async () => page);
    const table = drawingTable(open);
    expect(await table.draw(diagram, "a")).toEqual({ failed: "Parse error" });
    expect(await table.draw(diagram, "b")).toEqual(drawn);
    expect(open).toHaveBeenCalledOnce();
  });
});
