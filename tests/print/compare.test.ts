import { describe, expect, test } from "vitest";
import type { PrintedKind, PrintedText } from "../../src/model/printed.ts";
import { comparePrinted, isComplete } from "../../src/print/compare.ts";
import type { ReadPage } from "../../src/print/read.ts";

function said(kind: PrintedKind, number: number, text: string): PrintedText {
  return { kind, slide: `s${number}`, number, title: `第 ${number} 张`, text };
}

/** A page on which this is read. */
function page(text: string, faults: ReadPage["faults"] = []): ReadPage {
  return { width: 595, height: 842, text, faults };
}

function compare(pages: readonly (readonly PrintedText[])[], read: readonly string[]) {
  const job = { pages, required: pages.flat() };
  return comparePrinted(
    job,
    read.map((text) => page(text)),
  );
}

const FIRST = [said("slide", 1, "标题一"), said("narration", 1, "大家好，这是第一张。")];
const SECOND = [said("slide", 2, "标题二"), said("narration", 2, "这是第二张 of two.")];

describe("all is there", () => {
  test("when each page holds its texts, whatever stands between them", () => {
    const comparison = compare(
      [FIRST, SECOND],
      ["1/2 标题一 大家好，\n这是第一张。", "2/2 标题二这是第二张 of\u00a0two."],
    );
    expect(isComplete(comparison)).toBe(true);
    expect(comparison.coverage).toEqual({
      slide: { found: 6, total: 6 },
      narration: { found: 21, total: 21 },
      caption: { found: 0, total: 0 },
      note: { found: 0, total: 0 },
      backstory: { found: 0, total: 0 },
      description: { found: 0, total: 0 },
    });
  });

  test("when another kind is drawn earlier than it is read", () => {
    expect(isComplete(compare([FIRST], ["大家好，这是第一张。标题一"]))).toBe(true);
  });

  test("when a letter is written in two ways, or a character only steers", () => {
    const texts = [said("narration", 1, "cafe\u0301 soft\u00adhyphen")];
    expect(isComplete(compare([texts], ["café softhyphen"]))).toBe(true);
  });

  test("when a slide goes on over two pages", () => {
    const job = {
      pages: [[said("narration", 1, "大家好，")], [said("narration", 1, "这是第一张。")]],
      required: [said("narration", 1, "大家好，这是第一张。")],
    };
    expect(isComplete(comparePrinted(job, [page("大家好，"), page("这是第一张。")]))).toBe(true);
  });
});

describe("a shortfall names the slide and the words", () => {
  test("that are not on the page", () => {
    const { shortfalls, coverage } = compare(
      [FIRST, SECOND],
      ["标题一大家好，这是第一张。", "标题二"],
    );
    expect(shortfalls).toEqual([{ ...SECOND[1], page: 2 }]);
    expect(coverage.narration).toEqual({ found: 10, total: 21 });
  });

  test("that are missing within a text, and only those", () => {
    const { shortfalls, coverage } = compare([SECOND], ["标题二这是第二张of\ufffdo."]);
    expect(shortfalls).toMatchObject([{ number: 2, text: "tw", page: 1 }]);
    expect(coverage.narration).toEqual({ found: 9, total: 11 });
  });

  test("with the spaces they were written with", () => {
    const texts = [said("narration", 1, "Here two three four, and five.")];
    const { shortfalls } = compare([texts], ["Here and five."]);
    expect(shortfalls).toMatchObject([{ text: "two three four," }]);
  });

  test("that stand in the wrong order", () => {
    const beats = [said("narration", 1, "先说这一句。"), said("narration", 1, "再说那一句。")];
    const { shortfalls } = compare([beats], ["再说那一句。先说这一句。"]);
    expect(shortfalls).toMatchObject([{ text: "再说那一句。" }]);
  });

  test("that are on another page", () => {
    const { shortfalls } = compare(
      [FIRST, SECOND],
      ["标题一大家好，这是第一张。这是第二张of two.", "标题二"],
    );
    expect(shortfalls).toMatchObject([{ number: 2, kind: "narration", page: 2 }]);
  });

  test("that are hidden, though another text holds the same ones", () => {
    const texts = [said("slide", 1, "你好，世界"), said("narration", 1, "你好")];
    expect(isComplete(compare([texts], ["你好，世界 你好"]))).toBe(true);
    expect(compare([texts], ["你好，世界"]).shortfalls).toMatchObject([
      { kind: "narration", text: "你好" },
    ]);
  });

  test("that a figure is told in", () => {
    const told = ["网关", "订单服务", "REST"].map((text) => said("description", 1, text));
    expect(isComplete(compare([told], ["网关 到 订单服务：REST"]))).toBe(true);
    const { shortfalls, coverage } = compare([told], ["网关 到 ：REST"]);
    expect(shortfalls).toMatchObject([{ kind: "description", text: "订单服务", page: 1 }]);
    expect(coverage.description).toEqual({ found: 6, total: 10 });
  });

  test("that layout put on no page", () => {
    const job = { pages: [FIRST.slice(0, 1)], required: FIRST };
    const { shortfalls, coverage } = comparePrinted(job, [page("标题一")]);
    expect(shortfalls).toEqual([{ ...FIRST[1], page: null }]);
    expect(coverage.narration).toEqual({ found: 0, total: 10 });
  });

  test("that layout put on two pages", () => {
    const job = { pages: [FIRST, FIRST.slice(1)], required: FIRST };
    const read = [page("标题一大家好，这是第一张。"), page("大家好，这是第一张。")];
    const { shortfalls, coverage } = comparePrinted(job, read);
    expect(shortfalls).toMatchObject([{ kind: "narration", number: 1, page: null }]);
    expect(coverage.narration).toEqual({ found: 10, total: 10 });
  });

  test("that layout gave to another slide", () => {
    const job = {
      pages: [[said("narration", 1, "一二"), said("narration", 2, "三四")]],
      required: [said("narration", 1, "一"), said("narration", 2, "二三四")],
    };
    const { shortfalls } = comparePrinted(job, [page("一二三四")]);
    expect(shortfalls.map(({ number, page }) => ({ number, page }))).toEqual([
      { number: 1, page: null },
      { number: 2, page: null },
    ]);
  });
});

test("a page too many is told once, by the first page it spoils", () => {
  const pages = [1, 2, 3, 4].map((number) => [
    said("narration", number, `这里是第 ${number} 页的话`),
  ]);
  const read = ["这里是第1页的话", "这里是第2", "页的话", "这里是第3页的话", "这里是第4页的话"];
  const { shortfalls, pages: counts } = compare(pages, read);
  expect(counts).toEqual({ expected: 4, found: 5 });
  expect(shortfalls).toMatchObject([{ number: 2, text: "页的话" }]);
});

test("a page too many is not complete, though every word is there", () => {
  expect(isComplete(compare([FIRST], ["标题一大家好，这是第一张。", ""]))).toBe(false);
});

test("a fault is told with its page and the slides there", () => {
  const fault = { kind: "no-glyph", text: "\ufffd", before: "你好" } as const;
  const pages = [[...FIRST, ...SECOND]];
  const text = pages[0]?.map((said) => said.text).join("") ?? "";
  const comparison = comparePrinted({ pages, required: pages.flat() }, [page(text, [fault])]);
  expect(comparison.shortfalls).toEqual([]);
  expect(comparison.faults).toEqual([{ ...fault, page: 1, slides: [1, 2] }]);
  expect(isComplete(comparison)).toBe(false);
});

test("time grows with the talk, not with its square, also when every word is missing", () => {
  const talk = (slides: number) => {
    const pages = Array.from({ length: slides }, (_, slide) =>
      Array.from({ length: 8 }, (_, beat) =>
        said("narration", slide + 1, `第 ${slide} 张的第 ${beat} 拍，`.repeat(6)),
      ),
    );
    const read = pages.map((texts) => texts.map(({ text }) => text).join(" "));
    const time = (found: readonly string[]) => {
      const start = performance.now();
      compare(pages, found);
      return performance.now() - start;
    };
    return { whole: time(read), lost: time(read.map(() => "别的话".repeat(200))) };
  };
  talk(200);
  const [small, large] = [talk(200), talk(2_000)];
  expect(large.whole).toBeLessThan(Math.max(small.whole, 20) * 30);
  expect(large.lost).toBeLessThan(Math.max(small.lost, 20) * 30);
});
