/** Chinese in Markdown: marks beside Chinese punctuation, lines that end within a sentence, addresses in
 *  the middle of a text. */
import { describe, expect, test } from "vitest";
import { showMarks, showProse } from "./marks.ts";

const MARKS = [..."，。、；：？！”’）】》〉」』〕〗〙〛…—～·々"];
const OPENING = [..."“‘（【《〈「『〔〖〘〚…—～·"];

describe("emphasis beside Chinese punctuation:", () => {
  test("there are 24 marks that a stressed word may end with", () => {
    expect(new Set(MARKS).size).toBe(24);
  });

  test.each(MARKS)("ends behind %s", (mark) => {
    expect(showMarks(`**真${mark}**她`)).toBe(`<b>真${mark}</b>她`);
    expect(showMarks(`*真${mark}*她`)).toBe(`<i>真${mark}</i>她`);
    expect(showMarks(`~~真${mark}~~她`)).toBe(`<s>真${mark}</s>她`);
    expect(showMarks(`***真${mark}***她`)).toBe(`<i><b>真${mark}</b></i>她`);
  });

  test.each(OPENING)("begins before %s", (mark) => {
    expect(showMarks(`她**${mark}真**`)).toBe(`她<b>${mark}真</b>`);
    expect(showMarks(`她*${mark}真*她`)).toBe(`她<i>${mark}真</i>她`);
    expect(showMarks(`她~~${mark}真~~她`)).toBe(`她<s>${mark}真</s>她`);
  });

  test.each<[written: string, shown: string]>([
    ["**重点：**后文", "<b>重点：</b>后文"],
    ["这是**“服务”**的", "这是<b>“服务”</b>的"],
    ["**微服务（Microservice）**是", "<b>微服务（Microservice）</b>是"],
    ["*注意！*请看", "<i>注意！</i>请看"],
    ["**「重点」**です", "<b>「重点」</b>です"],
    ["**이것은 굵게(강조)**입니다", "<b>이것은 굵게(강조)</b>입니다"],
    ["中文**（括号）**后文", "中文<b>（括号）</b>后文"],
    ["**`code`**后文", "<b><code>code</code></b>后文"],
    ["前文**[链接](a)**后文", "前文<b><链接|a></b>后文"],
    ["**真！***她*", "<b>真！</b><i>她</i>"],
    ["说**（甲）、（乙）**和**丙：**丁", "说<b>（甲）、（乙）</b>和<b>丙：</b>丁"],
    ["~~旧的。~~新的", "<s>旧的。</s>新的"],
    ["**𠮷。**𠮷", "<b>𠮷。</b>𠮷"],
    // A selector chooses the form of the character before it, here a full-width quotation mark.
    ["**“真”\ufe01**她", "<b>“真”\ufe01</b>她"],
    ["**真”\ufe01**a", "<b>真”\ufe01</b>a"],
    ["葛\u{e0100}**（真）**a", "葛\u{e0100}<b>（真）</b>a"],
  ])("%s", (written, shown) => {
    expect(showMarks(written)).toBe(shown);
  });

  test.each<[why: string, written: string]>([
    ["no Chinese beside the mark", "**“a”**b"],
    ["a space inside", "** 真。**她"],
    ["a space inside, at the end", "**真。 **她"],
    ["underscores stand within words", "__真。__她"],
    ["an emoji is of no language", "a**😀**b"],
  ])("stays as written: %s", (_why, written) => {
    expect(showMarks(written)).toBe(written);
  });
});

describe("a line that ends within a sentence leaves", () => {
  test.each<[what: string, written: string, shown: string]>([
    ["nothing between Han", "上一行\n下一行", "上一行下一行"],
    ["nothing behind Chinese punctuation", "上一行，\n下一行", "上一行，下一行"],
    ["nothing before Chinese punctuation", "上一行\n（下一行）", "上一行（下一行）"],
    ["nothing beside a mark Chinese shares", "“上一行”\n下一行", "“上一行”下一行"],
    ["nothing beside a dash", "上一行——\n下一行", "上一行——下一行"],
    ["nothing between kana", "これは\nペンです", "これはペンです"],
    ["nothing between full-width forms", "Ａ\nＢ", "ＡＢ"],
    ["a space between Han and Latin", "上一行\nnext", "上一行 next"],
    ["a space between Latin and Han", "first\n下一行", "first 下一行"],
    ["a space between Latin words", "first\nsecond", "first second"],
    ["a space between Korean words", "이것은\n펜입니다", "이것은 펜입니다"],
    ["a space beside English quotation marks", "“first”\n“second”", "“first” “second”"],
    ["a space beside a number", "共有\n3 个", "共有 3 个"],
    ["one space, however much was written", "first \n   second", "first second"],
    ["nothing, marks left aside", "**上一行**\n*下一行*", "<b>上一行</b><i>下一行</i>"],
    ["a space, marks left aside", "**first**\n*second*", "<b>first</b> <i>second</i>"],
    ["nothing within a mark", "**上一行\n下一行**", "<b>上一行下一行</b>"],
    ["nothing before a link", "上一行\n[下一行](a)", "上一行<下一行|a>"],
    ["a space before code", "上一行\n`next`", "上一行 <code>next</code>"],
    ["a space within code", "`上一行\n下一行`", "<code>上一行 下一行</code>"],
    ["nothing across a private comment", "上一行<!-- 私 -->\n下一行", "上一行下一行"],
    ["a break where one is written", "上一行  \n下一行\\\n再一行", "上一行⏎下一行⏎再一行"],
  ])("%s", (_what, written, shown) => {
    expect(showMarks(written)).toBe(shown);
  });

  test.each<[where: string, written: string]>([
    ["a paragraph", "上一行\n下一行"],
    ["an item", "+ 上一行\n  下一行"],
    ["an item that goes on without indent", "+ 上一行\n下一行"],
    ["a quote", "> 上一行\n> 下一行"],
    ["a quote that goes on without its mark", "> 上一行\n下一行"],
  ])("nothing in %s", (_where, written) => {
    expect(showProse(written)).toBe("上一行下一行");
  });

  test("a beat for each line of narration", () => {
    expect(showProse("说\n\n##### 旁白\n\n上一行\n下一行")).toBe("说");
  });
});

describe("a bare link", () => {
  test.each<[written: string, shown: string]>([
    ["https://a.b/c。后文", "<https://a.b/c|https://a.b/c>。后文"],
    ["（https://a.b/c）", "（<https://a.b/c|https://a.b/c>）"],
    ["见https://a.b/c，", "见<https://a.b/c|https://a.b/c>，"],
    ["见https://a.b/c后文", "见<https://a.b/c|https://a.b/c>后文"],
    ["“https://a.b/c”", "“<https://a.b/c|https://a.b/c>”"],
    ["https://a.b/c……", "<https://a.b/c|https://a.b/c>……"],
    ["https://a.b/c——后文", "<https://a.b/c|https://a.b/c>——后文"],
    ["《https://a.b/c》、", "《<https://a.b/c|https://a.b/c>》、"],
    ["https://a.b/é。", "<https://a.b/é|https://a.b/é>。"],
    ["见www.a.b。", "见<www.a.b|http://www.a.b>。"],
    ["信箱a@b.cn，", "信箱<a@b.cn|mailto:a@b.cn>，"],
    ["**https://a.b/c**。", "<b><https://a.b/c|https://a.b/c></b>。"],
    ["https://a.b/c?d=e&f=g，", "<https://a.b/c?d=e&f=g|https://a.b/c?d=e&f=g>，"],
    ["https://a.b/c.后文", "<https://a.b/c|https://a.b/c>.后文"],
  ])("%s", (written, shown) => {
    expect(showMarks(written)).toBe(shown);
  });

  test("in angle brackets is taken whole", () => {
    expect(showMarks("<https://a.b/微服务>")).toBe("<https://a.b/微服务|https://a.b/微服务>");
  });
});
