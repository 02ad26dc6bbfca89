import { describe, expect, test } from "vitest";
import { initialsOf, placeOfInitials } from "../../src/views/pinyin.ts";

/** Each character's first letter, as it is said when nothing else is known. */
function firsts(text: string): string {
  return initialsOf(text)
    .map((letters) => letters.charAt(0))
    .join("");
}

describe("initials", () => {
  test.each([
    ["服务网格", "fwwg"],
    ["康威定律", "kwdl"],
    ["注册中心", "zczx"],
    ["负载均衡", "fzjh"],
    ["系统架构演进", "xtjgyj"],
    ["熔断", "rd"],
    ["女儿绿旅律", "nelll"],
    ["安装阿里欧洲", "azaloz"],
    ["边车次第鹅额", "bccdee"],
    ["你妈怕七人三他我牙杂", "nmpqrstwyz"],
  ])("of %s are %s", (title, letters) => {
    expect(firsts(title)).toBe(letters);
  });

  test("every letter that begins a syllable has its first and its last character right", () => {
    const ends =
      "阿澳八不擦错搭多鹅二发付噶过哈货鸡军咖阔拉落妈木拿诺哦偶趴普七群然弱撒所他唾挖物夕训压韵杂座";
    const letters = "aabbccddeeffgghhjjkkllmmnnooppqqrrssttwwxxyyzz";
    expect(firsts(ends)).toBe(letters);
  });

  test("Latin letters and numbers stay, full-width ones too; marks and spaces go", () => {
    expect(firsts("API 网关：Ｖ２（续）")).toBe("apiwgv2x");
    expect(firsts("Zookeeper&Dubbo")).toBe("zookeeperdubbo");
    expect(initialsOf("—— ，")).toEqual([]);
  });

  test("of a character with two sounds are both", () => {
    expect(placeOfInitials(initialsOf("重构"), "cg")).toBe(0);
    expect(placeOfInitials(initialsOf("权重"), "qz")).toBe(0);
    expect(placeOfInitials(initialsOf("弹性"), "tx")).toBe(0);
  });
});

describe("letters typed", () => {
  const mesh = initialsOf("什么是服务网格");
  test("are found where they begin", () => {
    expect(placeOfInitials(mesh, "sm")).toBe(0);
    expect(placeOfInitials(mesh, "fwwg")).toBe(3);
  });

  test("are not found in another order, or beyond the end", () => {
    expect(placeOfInitials(mesh, "wf")).toBe(-1);
    expect(placeOfInitials(mesh, "fwwgx")).toBe(-1);
    expect(placeOfInitials([], "f")).toBe(-1);
  });
});
