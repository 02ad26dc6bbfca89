import { describe, expect, test } from "vitest";
import { excerptOf, markWords, type Piece } from "../../src/views/excerpt.ts";

/** Marked words in brackets. */
function written(pieces: readonly Piece[]): string {
  return pieces.map(({ text, marked }) => (marked ? `[${text}]` : text)).join("");
}

describe("words are marked", () => {
  test("wherever they stand, as they are written", () => {
    expect(written(markWords("Envoy 与 ENVOY，ｅnvoy", ["envoy"]))).toBe(
      "[Envoy] 与 [ENVOY]，[ｅnvoy]",
    );
  });

  test("the longer one where one begins with another", () => {
    expect(written(markWords("服务网格与服务", ["服务", "服务网格"]))).toBe("[服务网格]与[服务]");
  });

  test("to the letter, whatever they mean to a pattern", () => {
    expect(written(markWords("a.b(c)* a-b", [".b(c)*", "a-b"]))).toBe("a[.b(c)*] [a-b]");
    expect(written(markWords("C++ | C", ["c++", "|"]))).toBe("[C++] [|] C");
  });

  test("and none without any", () => {
    expect(markWords("服务", [])).toEqual([{ text: "服务", marked: false }]);
    expect(markWords("", ["a"])).toEqual([]);
  });
});

describe("an excerpt", () => {
  const before = "第一句话很长很长。第二句话也很长很长，";
  test("begins with the text when the word is near", () => {
    expect(written(excerptOf("多个注册中心保证高可用", ["高可用"]))).toBe(
      "多个注册中心保证[高可用]",
    );
  });

  test("begins at a clause a little before the word otherwise", () => {
    expect(written(excerptOf(`${before}第三句说高可用。`, ["高可用"]))).toBe(
      "…第二句话也很长很长，第三句说[高可用]。",
    );
    expect(written(excerptOf(`${before} · 高可用`, ["高可用"]))).toBe(
      "…第二句话也很长很长， · [高可用]",
    );
  });

  test("begins at a word where there is no clause", () => {
    const text = "one two three four five six seven eight nine mesh";
    expect(written(excerptOf(text, ["mesh"]))).toBe("…seven eight nine [mesh]");
  });

  test("is not much longer than a line", () => {
    const long = written(excerptOf("长".repeat(500), ["长长"]));
    expect(long.endsWith("…")).toBe(true);
    expect(long.replace(/[[\]]/g, "").length).toBe(121);
  });

  test("never cuts a character in two", () => {
    const text = `${"😀".repeat(100)}高可用${"😀".repeat(100)}`;
    for (const shift of ["", "a"]) {
      const all = written(excerptOf(shift + text, ["高可用"]));
      expect(all).toContain("[高可用]");
      expect(all).not.toMatch(/\p{Surrogate}/u);
    }
  });

  test("of a text without the words is its beginning", () => {
    const text = `${before}边车代理`;
    expect(written(excerptOf(text, ["mesh"]))).toBe(text);
  });
});
