import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { layoutDeck } from "../../src/layout/deck.ts";
import type { Ties } from "../../src/model/screen.ts";
import { parseTalk } from "../../src/parse/talk.ts";

/** The ties of the first screen of a slide that shows a diagram. */
function tiesOf(steps: readonly string[], beats: readonly string[], more = ""): Ties {
  const file = (name: string, text: string) => ({ path: name, name, text });
  const written = steps.map((step) => `  - ${step.split("\n").join("\n    ")}\n`).join("");
  const { deck } = parseTalk({
    name: "talk",
    path: ".",
    chapters: [file("a.md", `## 题\n\n![图](diagrams/x.mmd)\n\n##### 旁白\n\n${beats.join("\n")}`)],
    diagrams: [file("x.mmd", `---\n${more}steps:\n${written}---\n${MERMAID}`)],
    settings: null,
    pictures: [],
  });
  return layoutDeck(deck)[1]?.ties ?? [];
}

const MERMAID = `flowchart LR
  a["服务提供者<br/>Provider"] e1@-->|"登记自己"| b["服务注册中心<br/>Registry"]
  c["消费者<br/>Consumer"] e2@-->|"订阅地址"| b
  c e3@-->|"直接调用"| a
  d["服务"]
`;
const STEPS = ["show: a", "show: b e1", "show: c e2", "show: e3"];

describe("a beat leads to the step whose parts it names", () => {
  test.each<[what: string, beats: readonly string[], ties: Ties]>([
    ["by either half of a label", ["先看 Provider", "注册中心在上方，是服务注册中心"], [1, 2]],
    ["in any case and width", ["先看ＰＲＯＶＩＤＥＲ", "再看 registry"], [1, 2]],
    ["by what is written on an edge", ["提供者登记自己", "然后直接调用"], [2, 4]],
    [
      "and one that names nothing keeps the step",
      ["Provider", "天气不错", "Consumer"],
      [1, null, 3],
    ],
    ["and one that names the same again does too", ["Provider", "还是 Provider"], [1, null]],
    ["not by a part of a Latin word", ["Providers and Registryless"], [null]],
    ["never back", ["Consumer", "Provider"], [3, null]],
    ["rather than by all it names when it opens with one", ["Registry: Consumer, Provider"], [2]],
    ["by words of a step's caption that no other has", ["每次都要心跳续约一回"], [4]],
  ])("%s", (_what, beats, ties) => {
    const steps = [...STEPS.slice(0, 3), "show: e3\nsay: 心跳续约"];
    expect(tiesOf(steps, beats)).toEqual(ties);
  });

  test("the longest name is meant", () => {
    expect(tiesOf(["show: d", "show: b"], ["讲服务注册中心"])).toEqual([2]);
  });

  test("aliases are names too", () => {
    expect(tiesOf(STEPS, ["电话簿在哪"])).toEqual([null]);
    expect(tiesOf(STEPS, ["电话簿在哪"], "aliases: { b: [电话簿, phone book] }\n")).toEqual([2]);
    expect(tiesOf(STEPS, ["the phone book"], "aliases: { b: phone book }\n")).toEqual([2]);
  });

  test("as many beats as steps decide nothing", () => {
    expect(tiesOf(STEPS, ["一", "二", "三", "四"])).toEqual([null, null, null, null]);
  });

  test("a name in as many as three steps decides nothing", () => {
    const everywhere = "aliases: { a: 节点甲, b: 节点甲, c: 节点甲 }\n";
    expect(tiesOf(STEPS, ["这是节点甲"], everywhere)).toEqual([null]);
  });
});

describe("by hand a step belongs to", () => {
  test.each<[what: string, steps: readonly string[], ties: Ties]>([
    ["a beat", ["show: a\nbeat: 2", "show: b"], [null, 1, null]],
    ["several beats", ["show: a\nbeat: [1, 2]", "show: b"], [1, 1, null]],
    ["the beat that holds its words", ["show: a\nat: 再说 B", "show: b"], [null, 1, null]],
    [
      "the first of those from the step before on",
      ["show: a\nbeat: 2", "show: b\nat: 说"],
      [null, 2, null],
    ],
    ["none", ["show: a\nbeat: []", "show: b\nbeat: 3"], [null, null, 2]],
  ])("%s", (_what, steps, ties) => {
    expect(tiesOf(steps, ["先说 a", "再说 b", "最后说 c"])).toEqual(ties);
  });

  test("and to no other, though that may name it", () => {
    expect(tiesOf(["show: a\nbeat: 2", "show: c"], ["Provider", "这是第一步", "Consumer"])).toEqual(
      [null, 1, 2],
    );
  });
});

test.each(["beat: two", "beat: [1, 2.5]", "at: [a]", "at:"])(
  "%s is told of, and ties nothing",
  (tie) => {
    const file = (name: string, text: string) => ({ path: name, name, text });
    const { problems } = parseTalk({
      name: "talk",
      path: ".",
      chapters: [file("a.md", "## 题\n\n![图](diagrams/x.mmd)\n\n##### 旁白\n\n一")],
      diagrams: [file("x.mmd", `---\nsteps:\n  - show: a\n    ${tie}\n---\n${MERMAID}`)],
      settings: null,
      pictures: [],
    });
    expect(problems).toMatchObject([{ kind: "yaml-type", at: { line: 4, column: 5 } }]);
    expect(tiesOf([`show: a\n${tie}`], ["一"])).toEqual([null]);
  },
);

describe("there are no ties", () => {
  test("without narration", () => expect(tiesOf(STEPS, [])).toEqual([]));
  test("without steps", () => expect(tiesOf([], ["Provider"], "title: 图\n")).toEqual([]));
});

test("points that come one by one do so with their beats", () => {
  const text = "## 题\n\n+ 甲\n+ 乙\n+ 丙\n\n##### 旁白\n\n先说甲\n再说乙\n丙也说";
  const { deck } = parseTalk({
    name: "talk",
    path: ".",
    chapters: [{ path: "a.md", name: "a.md", text }],
    diagrams: [],
    settings: null,
    pictures: [],
  });
  expect(layoutDeck(deck)[1]?.ties).toEqual([0, 1, 2]);
});

describe("whatever is said,", () => {
  const words = ["Provider", "Consumer", "服务注册中心", "登记自己", "直接调用", "天气", "服务"];
  const beats = fc.array(
    fc
      .array(fc.constantFrom(...words), { minLength: 1, maxLength: 4 })
      .map((said) => said.join("，")),
    { minLength: 1, maxLength: 9 },
  );
  const steps = fc.shuffledSubarray([...STEPS, "mark: a\nbeat: 2", "fault: b\nat: 天气"], {
    minLength: 1,
  });

  test("a tie is a step of the diagram, and none leads back", () => {
    fc.assert(
      fc.property(steps, beats, (shown, said) => {
        const ties = tiesOf(shown, said);
        const led = ties.filter((tie) => tie !== null);
        expect(ties).toHaveLength(said.length);
        expect(led).toEqual(led.toSorted((a, b) => a - b));
        for (const tie of led) expect(tie >= 1 && tie <= shown.length).toBe(true);
      }),
    );
  });

  test("how it is set changes nothing", () => {
    fc.assert(
      fc.property(steps, beats, (shown, said) => {
        const marked = said.map((beat, index) => `${index + 1}. **${beat.replace("，", "**， ")}`);
        const strong = marked.map((beat) => (beat.split("**").length === 3 ? beat : `${beat}**`));
        expect(tiesOf(shown, strong)).toEqual(tiesOf(shown, said));
      }),
    );
  });
});
