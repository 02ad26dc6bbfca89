import { describe, expect, test } from "vitest";
import type { SearchTexts } from "../../src/model/rendered.ts";
import { findSlides, fold, indexOf, wordsOf } from "../../src/views/find.ts";
import { headOf } from "./decks.ts";

const slides = [
  headOf({ id: "purpose/目的", number: 1, title: "目的", part: "目的", role: "divider" }),
  headOf({ id: "purpose/change", number: 2, title: "拥抱变化", part: "目的" }),
  headOf({ id: "mesh/服务网格", number: 3, title: "服务网格", part: "服务网格" }),
  headOf({ id: "mesh/mesh", number: 4, title: "什么是服务网格", part: "服务网格" }),
  headOf({ id: "mesh/envoy", number: 12, title: "Envoy 术语", part: "服务网格" }),
  headOf({ id: "conway/law", number: 13, title: "康威定律（12 条）", part: "康威定律" }),
];
const texts: SearchTexts = {
  "purpose/change": { shown: "敏捷宣言 · Service Mesh", said: "拥抱市场变化" },
  "mesh/mesh": { shown: "边车代理", said: "先讲 Linkerd，再讲敏捷" },
  "mesh/envoy": { shown: "Listener · Cluster", said: "监听器接受连接" },
};
const index = indexOf(slides, texts);

/** What is found, as number and place. */
function found(query: string, within = index): string[] {
  return findSlides(within, query).map(({ slide, where }) => `${slide.number} ${where}`);
}

describe("a slide is found by", () => {
  test("its number, before all titles that hold it", () => {
    expect(found("12")).toEqual(["12 number", "13 title"]);
    expect(found("１２")).toEqual(found("12"));
  });

  test("its title: those that begin with the words come before those that hold them", () => {
    expect(found("服务网格")).toEqual([
      "3 title-begins",
      "4 title",
      // Its part.
      "12 about",
    ]);
  });

  test("small letters, large ones and full-width ones alike", () => {
    for (const query of ["envoy", "ENVOY", "Ｅnvoy", "  envoy "]) {
      expect(found(query), query).toEqual(["12 title-begins"]);
    }
  });

  test("the initials of its title, first those that begin with them", () => {
    expect(found("fwwg")).toEqual(["3 initials-begin", "4 initials"]);
    expect(found("kwdl")).toEqual(["13 initials-begin"]);
    expect(found("KWDL")).toEqual(["13 initials-begin"]);
  });

  test("initials as an input method writes them meanwhile", () => {
    expect(found("k'w'd'l")).toEqual(["13 initials-begin"]);
    expect(found("kw dl")).toEqual(["13 initials-begin"]);
  });

  test("one letter is no initial: it would find nearly everything", () => {
    expect(found("k")).toEqual(["4 said"]);
  });

  test("its part and its address", () => {
    expect(found("conway")).toEqual(["13 about"]);
  });

  test("what it shows, and after that what is said", () => {
    expect(found("敏捷")).toEqual(["2 shown", "4 said"]);
    expect(found("cluster")).toEqual(["12 shown"]);
    expect(found("监听器")).toEqual(["12 said"]);
  });

  test("words that stand apart, wherever each of them is", () => {
    expect(found("拥抱 mesh")).toEqual(["2 shown"]);
    expect(found("网格 敏捷")).toEqual(["4 said"]);
    expect(found("网格 nowhere")).toEqual([]);
  });

  test("nothing at all finds nothing", () => {
    expect(found("")).toEqual([]);
    expect(found(" 　 ")).toEqual([]);
    expect(found("zzz")).toEqual([]);
  });

  test("letters however they are composed", () => {
    const cafe = indexOf([headOf({ title: "Cafe\u0301" })], {});
    expect(found("caf\u00e9", cafe)).toEqual(["1 title-begins"]);
    expect(found("cafe\u0301", cafe)).toEqual(["1 title-begins"]);
  });
});

test("without texts titles are found all the same, and in the same order", () => {
  const bare = indexOf(slides, {});
  expect(found("敏捷", bare)).toEqual([]);
  expect(found("服务网格", bare)).toEqual(found("服务网格"));
});

test("a folded text is as long as the text, so that places agree", () => {
  const every = Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code));
  expect(every.filter((character) => fold(character).length !== 1)).toEqual([]);
  expect(wordsOf("ＡＢ　c")).toEqual(["ab", "c"]);
});

test("in a talk of thousands a slide is found by each of its words", () => {
  const many = Array.from({ length: 5000 }, (_, at) =>
    headOf({ id: `c/${at}`, number: at + 1, title: `第 ${at} 张` }),
  );
  const long = Object.fromEntries(
    many.map(({ id }) => [id, { shown: "甲乙丙".repeat(80), said: id }]),
  );
  const large = indexOf(many, long);
  expect(findSlides(large, "c/4711").map(({ slide }) => slide.number)).toEqual([4712]);
  expect(findSlides(large, "甲乙").length).toBe(5000);
});
