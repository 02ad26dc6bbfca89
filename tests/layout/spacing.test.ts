import { describe, expect, test } from "vitest";
import { spaceOut, trimStart } from "../../src/layout/spacing.ts";
import { type Inline, plainText } from "../../src/model/inline.ts";

const text = (words: string): Inline => ({ type: "text", text: words });
const strong = (...children: Inline[]): Inline => ({ type: "strong", children });

/** Air as `|`, a squeezed mark in the brackets of its blank side: `[，]` is both. */
function show(inlines: readonly Inline[]): string {
  return inlines
    .map((inline) => {
      if (inline.type === "gap") return "|";
      if (inline.type === "squeezed")
        return inline.side === "end" ? `${inline.text}]` : `[${inline.text}`;
      return "children" in inline ? `*${show(inline.children)}*` : plainText([inline]);
    })
    .join("");
}

describe("air stands between Han and Latin characters", () => {
  test.each([
    ["用API网关", "用|API|网关"],
    ["第3次", "第|3|次"],
    ["用 API 网关", "用 API 网关"],
    ["API，网关", "API，网关"],
    ["（API）", "（API）"],
    ["100%的人", "100%的人"],
    ["只有汉字", "只有汉字"],
    ["only Latin", "only Latin"],
    ["かなkana", "かな|kana"],
    ["βはアルファ", "β|はアルファ"],
  ])("%s", (words, aired) => {
    expect(show(spaceOut([text(words)]))).toBe(aired);
  });

  test("also where one of them is set otherwise", () => {
    expect(show(spaceOut([text("用"), strong(text("API")), text("网关")]))).toBe("用|*API*|网关");
    expect(show(spaceOut([text("用"), { type: "code", text: "kubectl" }, text("看")]))).toBe(
      "用|kubectl|看",
    );
    expect(show(spaceOut([strong(text("用API")), text("网关")]))).toBe("*用|API*|网关");
  });
});

describe("no mark is as wide as two", () => {
  test.each([
    ["说完。”他", "说完。]”他"],
    ["好），《书》", "好）]，]《书》"],
    ["一（“二”）三", "一（[“二”]）三"],
    ["“引号”。", "“引号”]。"],
    ["一，二", "一，二"],
    ["完！”", "完！”"],
    ["——“甲”", "——“甲”"],
  ])("%s", (words, squeezed) => {
    expect(show(spaceOut([text(words)]))).toBe(squeezed);
  });

  test("also across what is set otherwise", () => {
    expect(show(spaceOut([strong(text("甲，")), text("“乙”")]))).toBe("*甲，]*“乙”");
  });
});

test("the words are the same, and what was set once is not set again", () => {
  const words = "在K8s里（“Pod”），第2次、v1.2版，《书》。”";
  const once = spaceOut([text(words), strong(text("A")), text("乙")]);
  expect(plainText(once)).toBe(`${words}A乙`);
  expect(spaceOut(once)).toEqual(once);
});

test("an opening mark at the start of a line stands where other text does", () => {
  expect(show(trimStart([text("“引号”")]))).toBe("[“引号”");
  expect(show(trimStart([strong(text("《书》"))]))).toBe("*[《书》*");
  expect(show(trimStart([text("引“号”")]))).toBe("引“号”");
  expect(trimStart([])).toEqual([]);
});
