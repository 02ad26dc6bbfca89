import { describe, expect, test } from "vitest";
import { type Deck, slidesOf } from "../../src/model/deck.ts";
import { parseTalk } from "../../src/parse/talk.ts";
import { planDeck } from "../../src/timing/plan.ts";
import { secondsToSay, spokenLength } from "../../src/timing/speech.ts";

function deckOf(text: string, settings = "rate: 240", diagrams: readonly string[] = []): Deck {
  const file = (name: string, content: string) => ({ path: name, name, text: content });
  return parseTalk({
    name: "talk",
    path: ".",
    chapters: [file("a.md", text)],
    diagrams: diagrams.map((content, index) => file(`d${index}.mmd`, content)),
    settings: file("deck.yaml", settings),
    pictures: [],
  }).deck;
}

function secondsOf(deck: Deck): number[] {
  const plan = planDeck(deck);
  return slidesOf(deck).map(({ id }) => plan.slides.get(id) ?? Number.NaN);
}

const han = (count: number): string => "说".repeat(count);

describe("the spoken length", () => {
  test.each<[text: string, length: number]>([
    ["说话", 2],
    ["说，话。", 2],
    ["service mesh", 3],
    ["don’t re-open", 3],
    ["2019", 4],
    ["用 Java 写 3 行", 5.5],
    ["——……", 0],
  ])("of %j is %d characters", (text, length) => {
    expect(spokenLength(text)).toBe(length);
  });

  test("takes its time at the rate, and a short pause after the beat", () => {
    expect(secondsToSay(han(240), 240)).toBe(60.5);
    expect(secondsToSay(han(240), 120)).toBe(120.5);
  });

  test.each<[text: string, pauses: number]>([
    [`${han(120)}。${han(120)}`, 0.3],
    [`${han(120)}。${han(120)}。`, 0.3],
    [`${han(80)}？${han(80)}……${han(80)}！`, 0.6],
    [`${han(120)}，${han(120)}：`, 0],
    [`${han(120)}。”`, 0],
  ])("has a breath between sentences, and none for a comma: %#", (text, pauses) => {
    const words = (text.match(/说/g)?.length ?? 0) / 4;
    expect(secondsToSay(text, 240)).toBeCloseTo(words + pauses + 0.5, 9);
  });

  test("has a breath between English sentences, and none in a number", () => {
    const one = secondsToSay("We wait and then we go", 220);
    expect(secondsToSay("We wait. And then we go.", 220) - one).toBeCloseTo(0.3, 9);
    expect(secondsToSay("Node 20.19", 220) - secondsToSay("Node 2019", 220)).toBe(0);
  });
});

describe("the plan", () => {
  test("gives a slide the time its narration takes, be it short", () => {
    const deck = deckOf(`## 一\n\n${han(400)}\n\n##### 旁白\n\n${han(4)}\n${han(4)}`);
    expect(secondsOf(deck)).toEqual([3]);
  });

  test("follows the rate", () => {
    const text = `## 一\n\n##### 旁白\n\n${han(240)}`;
    expect(secondsOf(deckOf(text, "rate: 120"))).toEqual([120.5]);
    expect(secondsOf(deckOf(text, "rate: 480"))).toEqual([30.5]);
  });

  test("leaves a silent slide up for ten seconds, longer when it has much to read", () => {
    const [divider, short, long] = secondsOf(deckOf(`# 部\n\n## 一\n\n短\n\n## 二\n\n${han(240)}`));
    expect([divider, short, long]).toEqual([10, 10, 60.5]);
  });

  test("gives a silent diagram the time its steps take to be told", () => {
    const steps = [60, 60].map((count) => `  - show: a\n    say: ${han(count)}`).join("\n");
    const diagram = `---\nsteps:\n${steps}\n---\nflowchart LR\n  a`;
    const deck = deckOf("## 一\n\n![](diagrams/d0.mmd)", "rate: 240", [diagram]);
    expect(secondsOf(deck)).toEqual([31]);
  });

  test("is scaled to the minutes an author gave, every slide alike", () => {
    const text = `## 一\n\n##### 旁白\n\n${han(238)}\n\n## 二\n\n##### 旁白\n\n${han(118)}`;
    expect(secondsOf(deckOf(text))).toEqual([60, 30]);
    const deck = deckOf(text, "rate: 240\nminutes: 3");
    expect(secondsOf(deck)).toEqual([120, 60]);
    expect(planDeck(deck).total).toBe(180);
  });

  test("gives each beat its share of the slide, scaled alike", () => {
    const text = `## 一\n\n##### 旁白\n\n${han(118)}\n${han(58)}`;
    expect(planDeck(deckOf(text)).beats.get("a/一")).toEqual([30, 15]);
    expect(planDeck(deckOf(text, "rate: 240\nminutes: 1.5")).beats.get("a/一")).toEqual([60, 30]);
    expect(planDeck(deckOf("## 一\n\n字")).beats.get("a/一")).toEqual([]);
  });

  test("adds up to its total", () => {
    const deck = deckOf(`# 部\n\n## 一\n\n短\n\n## 二\n\n##### 旁白\n\n${han(33)}`);
    expect(planDeck(deck).total).toBe(secondsOf(deck).reduce((sum, each) => sum + each, 0));
  });

  test("of a talk without slides is no time, minutes given or not", () => {
    expect(planDeck(deckOf("", "minutes: 5"))).toEqual({
      total: 0,
      slides: new Map(),
      beats: new Map(),
    });
  });
});
