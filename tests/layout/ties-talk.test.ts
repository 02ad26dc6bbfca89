/** The real talk against `fixtures/ties/talk.yaml`, where each beat was marked by hand before there was anything
 *  to compare it with. A beat tied to a wrong step is worse than one that is not tied. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { compileTalk } from "../../src/build/compile.ts";
import { tieDiagram } from "../../src/layout/ties.ts";
import { type Diagram, figuresIn } from "../../src/model/block.ts";
import { type Slide, slidesOf } from "../../src/model/deck.ts";
import { plainText } from "../../src/model/inline.ts";
import { namesIn } from "../../src/parse/labels.ts";

const HERE = import.meta.dirname;

interface Marked {
  /** How the beat begins. */
  readonly beat: string;
  /** Steps that are right for it, the one at its end last; none when it must light nothing. */
  readonly steps: readonly number[];
}

const marks = readMarks(readFileSync(join(HERE, "../fixtures/ties/talk.yaml"), "utf8"));

function readMarks(yaml: string): ReadonlyMap<string, readonly Marked[]> {
  const written = parse(yaml) as Record<string, readonly [number | string, string][]>;
  const stepsIn = (steps: number | string): readonly number[] =>
    steps === "none" ? [] : String(steps).split(" ").map(Number);
  return new Map(
    Object.entries(written).map(([slide, beats]) => [
      slide,
      beats.map(([steps, beat]) => ({ beat, steps: stepsIn(steps) })),
    ]),
  );
}

const compiled = await compileTalk(join(HERE, "../../slides"));
if ("unreadable" in compiled) throw new Error(compiled.reason);
const figures = slidesOf(compiled.deck).flatMap((slide) => {
  const diagram = drawnOn(slide);
  return diagram !== null && slide.narration.length > 0 ? [{ slide, diagram }] : [];
});

function drawnOn({ blocks }: Slide): Diagram | null {
  const drawing = figuresIn(blocks)[0]?.drawing;
  return drawing?.type === "diagram" && drawing.steps.length > 0 ? drawing : null;
}

/** What is wrong, and of how many marked beats the step is there that they speak of. */
function compare(ways: { names: "labels" | "aliases"; byHand: boolean }): {
  wrong: readonly string[];
  late: readonly string[];
  recall: number;
} {
  const wrong: string[] = [];
  const late: string[] = [];
  let reached = 0;
  let marked = 0;
  for (const { slide, diagram } of figures) {
    const steps = diagram.steps.map((step) => (ways.byHand ? step : { ...step, tie: null }));
    const names = ways.names === "labels" ? namesIn(diagram.mermaid) : diagram.names;
    const ties = tieDiagram({ steps, names }, slide.narration);
    let there = 0;
    for (const [index, { beat, steps: right }] of (marks.get(slide.id) ?? []).entries()) {
      const tie = ties[index] ?? null;
      there = tie ?? there;
      if (tie !== null && !right.includes(tie)) wrong.push(`${slide.id}: ${tie} ${beat}`);
      if (right.length === 0) continue;
      marked += 1;
      if (right.includes(there)) reached += 1;
      if (right.at(-1) !== there) late.push(`${slide.id}: ${there} ${beat}`);
    }
  }
  return { wrong, late, recall: reached / marked };
}

test("every beat under a diagram with steps is marked", () => {
  expect([...marks.keys()]).toEqual(figures.map(({ slide }) => slide.id));
  for (const { slide } of figures) {
    const beats = marks.get(slide.id) ?? [];
    expect(beats).toHaveLength(slide.narration.length);
    for (const [index, { text }] of slide.narration.entries()) {
      expect(plainText(text).startsWith(beats[index]?.beat ?? "?"), plainText(text)).toBe(true);
    }
  }
});

describe("beats are tied", () => {
  test("by what is written in the diagrams alone: seven of ten, and hardly one wrong", () => {
    const { wrong, recall } = compare({ names: "labels", byHand: false });
    expect(wrong.length).toBeLessThanOrEqual(2);
    expect(recall).toBeGreaterThanOrEqual(0.7);
  });

  test("with aliases: eight of ten, and none wrong", () => {
    const { wrong, recall } = compare({ names: "aliases", byHand: false });
    expect(wrong).toEqual([]);
    expect(recall).toBeGreaterThanOrEqual(0.8);
  });

  test("by hand where names cannot know: then every beat ends at its own step", () => {
    const { wrong, late } = compare({ names: "aliases", byHand: true });
    expect(wrong).toEqual([]);
    expect(late).toEqual([]);
  });
});
