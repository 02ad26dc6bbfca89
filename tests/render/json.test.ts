/** What programs are promised: README.md tells the form, and these keys are its version 1. A key may be
 *  added, and then here too; none may go. */

import { beforeAll, describe, expect, test } from "vitest";
import { type Compiled, compileTalk } from "../../src/build/compile.ts";
import { outlineOf } from "../../src/render/outline.ts";
import { problemsAsData } from "../../src/render/problems.ts";
import { problemWordsFor } from "../../src/words/problems.ts";

let compiled: Compiled;
beforeAll(async () => {
  const read = await compileTalk("slides");
  if ("unreadable" in read) throw new Error(read.reason);
  compiled = read;
});

const keysOf = (value: object | undefined): string => Object.keys(value ?? {}).join(" ");

describe("outline --json", () => {
  test("has the keys that are promised, in every slide alike", () => {
    const outline = outlineOf(compiled.deck, compiled.screens, compiled.plan);
    expect(keysOf(outline)).toBe("title subtitle author date lang seconds chapters");
    const slides = outline.chapters.flatMap((chapter) => chapter.slides);
    expect(new Set(outline.chapters.map(keysOf))).toEqual(new Set(["id title path slides"]));
    expect(new Set(slides.map(keysOf))).toEqual(
      new Set([
        "id number role title part trail path line seconds screens narration backstory editorNotes",
      ]),
    );
    const screens = slides.flatMap((slide) => slide.screens);
    expect(new Set(screens.map(keysOf))).toEqual(new Set(["kind texts diagram steps ties"]));
    const steps = screens.flatMap((screen) => screen.steps);
    expect(new Set(steps.map(keysOf))).toEqual(
      new Set(["show hide fault cut mark say", "show hide fault cut mark say by"]),
    );
    const beats = slides.flatMap((slide) => slide.narration);
    expect(new Set(beats.map(keysOf))).toEqual(new Set(["text marker line"]));
    const notes = slides.flatMap((slide) => slide.editorNotes);
    expect(new Set(notes.map(keysOf))).toEqual(new Set(["text on line"]));
  });
});

test("check --json has the keys that are promised", () => {
  const at = { path: "a.md", line: 1, column: 1, endLine: 1 };
  const [problem] = problemsAsData(
    [{ kind: "narration-before-slide", severity: "warning", at, values: {} }],
    problemWordsFor(compiled.deck.meta.lang),
  ) as object[];
  expect(keysOf(problem)).toBe("kind severity path line column endLine values message hint");
});
