import { expect, test } from "vitest";
import { compileText } from "../../src/build/compile.ts";
import { formatScript } from "../../src/render/script.ts";
import { renderWordsFor } from "../../src/words/printed.ts";

test("a script is what is said: a line for each beat, a blank one for a breath, with number and time", () => {
  const text = [
    "# 部\n",
    "## 题\n",
    "看的\n",
    "##### 旁白\n",
    "第一句，十个字整整齐齐。",
    "1. 第二句\n",
    "第三句",
    "## 无话\n",
    "- 看的",
  ].join("\n");
  const { deck, plan } = compileText({
    name: "talk",
    path: "talk",
    chapters: [{ path: "talk/a.md", name: "a.md", text }],
    diagrams: [],
    settings: null,
    pictures: [],
  });
  expect(formatScript(deck, plan, renderWordsFor(deck.meta.lang)).split("\n")).toEqual([
    expect.stringMatching(/^部 {2}0:\d\d$/),
    "",
    "[1] 部  0:00",
    "(这一页没有旁白)",
    "",
    "[2] 题  0:10",
    "第一句，十个字整整齐齐。",
    "1. 第二句",
    "",
    "第三句",
    "",
    expect.stringMatching(/^\[3\] 无话 {2}0:1\d$/),
    "(这一页没有旁白)",
    "",
  ]);
});
