import { afterEach, describe, expect, test, vi } from "vitest";
import { COVER, type Position } from "../../src/model/place.ts";
import type { RenderedDeck } from "../../src/model/rendered.ts";
import { walkOf } from "../../src/model/walk.ts";
import { addressWriter, formatAddress, nearest, readAddress } from "../../src/views/address.ts";

const on = (slide: string, step = 0): Position => ({ slide, step });

describe("the address", () => {
  test.each<[position: Position, address: string]>([
    [COVER, "#/"],
    [on("registries/概念"), "#/registries/概念"],
    [on("registries/概念", 3), "#/registries/概念/3"],
    [on("a/2", 1), "#/a/2/1"],
  ])("of %j is %s, and leads back there", (position, address) => {
    expect(formatAddress(position)).toBe(address);
    expect(readAddress(address)).toEqual(position);
  });

  test.each<[hash: string, position: Position | null]>([
    ["", null],
    ["#", null],
    ["#/registries/%E6%A6%82%E5%BF%B5/2", on("registries/概念", 2)],
    ["#registries/a", on("registries/a")],
    ["#/a/b/-1", on("a/b")],
    ["#/a/b/x", on("a/b")],
    ["#/a/b/1e3", on("a/b")],
    ["#/a/b/99999999999999999999", on("a/b")],
    ["#/a/b/2/more", on("a/b", 2)],
    ["#/a", on("a")],
    ["#/a/", on("a")],
    ["#/%E0%A4%A/b", on("%E0%A4%A/b")],
  ])("%j is read as %j", (hash, position) => {
    expect(readAddress(hash)).toEqual(position);
  });
});

describe("a slide that is not there leads to", () => {
  const slides = ["mesh/定义", "mesh/架构图", "registries/dubbo", "registries/eureka"];
  const deck: RenderedDeck = {
    id: "deck",
    title: "Deck",
    lang: "zh-CN",
    narration: "there",
    seconds: 0,
    cover: { kind: "cover", html: "", steps: [], caption: "" },
    chapters: [
      {
        id: "all",
        title: "",
        slides: slides.map((id, index) => ({
          id,
          number: index + 1,
          role: "content",
          title: "",
          part: "",
          seconds: 0,
          steps: [1],
        })),
      },
    ],
  };
  const walk = walkOf(deck);

  test.each<[what: string, wanted: Position, found: Position]>([
    ["itself when it is there", on("mesh/架构图", 1), on("mesh/架构图", 1)],
    ["its last step when that was too far", on("mesh/架构图", 9), on("mesh/架构图", 1)],
    ["the name most like it", on("mesh/架构", 1), on("mesh/架构图")],
    ["the name that begins most alike", on("registries/eureka-2"), on("registries/eureka")],
    [
      "its chapter's first slide when no name is like it",
      on("registries/旧"),
      on("registries/dubbo"),
    ],
    ["its chapter's first slide when only that is named", on("mesh"), on("mesh/定义")],
    ["the cover when its chapter is gone", on("gone/定义"), COVER],
    ["the cover when it was the cover", COVER, COVER],
  ])("%s", (_what, wanted, found) => {
    expect(nearest(walk, wanted)).toEqual(found);
  });
});

describe("the address of the page", () => {
  afterEach(() => {
    vi.unstubAllGlobals();
    vi.useRealTimers();
  });

  /** A page at an address, and a writer for it. */
  function pageAt(hash: string): { location: { hash: string }; write: (slide: string) => void } {
    const location = { pathname: "/", search: "", hash };
    vi.useFakeTimers();
    vi.stubGlobal("location", location);
    vi.stubGlobal("window", { addEventListener: () => {}, setTimeout: globalThis.setTimeout });
    vi.stubGlobal("history", {
      state: null,
      replaceState: (_state: unknown, _unused: string, address: string) => {
        location.hash = address.replace(/^[^#]*/, "");
      },
    });
    const writer = addressWriter();
    return { location, write: (slide) => writer.write({ slide, step: 0 }) };
  }

  test("follows once the stepping rests, and says where it ended", () => {
    const { location, write } = pageAt("#/a/one");
    for (const slide of ["a/two", "a/three", "a/four"]) {
      write(slide);
      vi.advanceTimersByTime(100);
    }
    expect(location.hash).toBe("#/a/one");
    vi.advanceTimersByTime(200);
    expect(location.hash).toBe("#/a/four");
  });

  test("is left alone when somebody asks for another one meanwhile", () => {
    const { location, write } = pageAt("#/a/one");
    write("a/two");
    location.hash = "#/b/elsewhere";
    vi.advanceTimersByTime(1000);
    expect(location.hash).toBe("#/b/elsewhere");
  });
});
