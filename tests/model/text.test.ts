import { describe, expect, test } from "vitest";
import { languageOf, slugOf, widthOf } from "../../src/model/text.ts";

describe("width", () => {
  test.each<[text: string, width: number]>([
    ["", 0],
    ["汉字", 2],
    ["汉，。：", 4],
    ["“引”——", 5],
    ["abc ", 2],
    ["RPC调用", 3.5],
    ["かなカナ한글", 6],
    ["𠮷", 1],
    ["é–·", 1.5],
  ])("of %j is %d full-width units", (text, width) => {
    expect(widthOf(text)).toBe(width);
  });
});

describe("language", () => {
  test.each<[text: string, lang: "zh-CN" | "en" | null]>([
    ["服务网格", "zh-CN"],
    ["A service mesh", "en"],
    ["Service Mesh 是一个基础设施层", "zh-CN"],
    ["As they say, 一言难尽 is hard to put", "en"],
    ["Spring 云", "zh-CN"],
    ["12 / 2 = 6", null],
  ])("of %j is %s", (text, lang) => {
    expect(languageOf(text)).toBe(lang);
  });
});

describe("the word for an address", () => {
  test.each<[text: string, slug: string]>([
    ["Zookeeper&Dubbo", "zookeeper-dubbo"],
    ["现有微服务的问题：", "现有微服务的问题"],
    ["  A -- b_c, D!  ", "a-b-c-d"],
    ["cafe\u0301", "café"],
    ["？！", ""],
  ])("made of %j is %j", (text, slug) => {
    expect(slugOf(text)).toBe(slug);
  });
});
