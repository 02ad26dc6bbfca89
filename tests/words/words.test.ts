import { describe, expect, test } from "vitest";
import type { Language } from "../../src/model/deck.ts";
import type { ProblemKind } from "../../src/model/problem.ts";
import { renderWordsFor } from "../../src/words/printed.ts";
import { problemWordsFor } from "../../src/words/problems.ts";

/** Every kind of problem with the values it comes with. A kind that is missing here does not compile. */
const KINDS: Readonly<Record<ProblemKind, readonly string[]>> = {
  "backstory-stray": [],
  "backstory-unclosed": [],
  "code-unclosed": [],
  "comment-unclosed": [],
  "diagram-missing": ["address"],
  "diagram-syntax": ["message"],
  "drawing-failed": ["name", "message"],
  "drawing-small": ["screen", "percent", "pixels"],
  "figure-without-stand-in": ["address"],
  "file-not-utf8": [],
  "file-unreadable": ["reason"],
  "grid-span": ["id"],
  "grid-unknown-id": ["id"],
  "heading-twice": ["text", "line"],
  "label-small": ["screen", "pixels", "text"],
  "labels-overlap": ["screen", "text", "other"],
  "line-over-label": ["screen", "id", "text"],
  "line-through-box": ["screen", "id", "text"],
  "lit-outside": ["screen", "step", "id", "pixels"],
  "narration-above-separator": [],
  "narration-before-slide": [],
  "narration-mark-without-space": ["text"],
  "page-clipped": ["page", "pixels", "edge", "text"],
  "picture-missing": ["address"],
  "screen-clipped": ["screen", "pixels", "edge", "text"],
  "stand-in-twice": ["address", "other"],
  "stand-in-unused": ["name"],
  "step-beat-earlier": ["step", "said"],
  "step-beat-missing": ["step", "said", "beats"],
  "step-unknown-id": ["id"],
  "step-without-beat": ["step"],
  "step-words-unsaid": ["step", "said"],
  "table-surplus": ["count"],
  "talk-empty": [],
  "text-overlapping": ["screen", "pixels", "text", "other"],
  "yaml-key": ["key", "known"],
  "yaml-syntax": ["message"],
  "yaml-type": ["key", "expected"],
};
const kinds = Object.keys(KINDS) as ProblemKind[];
const languages: readonly Language[] = ["zh-CN", "en"];

describe.each(languages)("in %s", (language) => {
  const words = renderWordsFor(language);
  const problems = problemWordsFor(language);

  test.each(kinds)("%s is told with all its values, and what to do about it", (kind) => {
    const names = KINDS[kind];
    const values = Object.fromEntries(names.map((name) => [name, `<${name}>`]));
    const { message, hint } = problems.problem(kind, values);
    expect(message).not.toBe("");
    expect(hint).not.toBe("");
    expect(`${message} ${hint}`).not.toContain("undefined");
    for (const name of names) expect(`${message} ${hint}`).toContain(`<${name}>`);
  });

  test("no two kinds are told alike", () => {
    const messages = kinds.map((kind) => problems.problem(kind, {}).message);
    expect(new Set(messages).size).toBe(kinds.length);
  });

  test("no word is missing", () => {
    expect(emptyWords(words)).toEqual([]);
  });
});

test("the languages speak of the same things, each in its own words", () => {
  const [zh, en] = [renderWordsFor("zh-CN"), renderWordsFor("en")];
  expect(pathsOf(zh)).toEqual(pathsOf(en));
  for (const kind of kinds) {
    expect(problemWordsFor("zh-CN").problem(kind, {}).message).toMatch(/\p{Script=Han}/u);
    expect(problemWordsFor("en").problem(kind, {}).message).not.toMatch(/\p{Script=Han}/u);
  }
});

function pathsOf(words: object): string[] {
  return Object.entries(words).flatMap(([key, value]: [string, unknown]) =>
    typeof value === "object" && value !== null && !Array.isArray(value)
      ? pathsOf(value).map((path) => `${key}.${path}`)
      : [key],
  );
}

function emptyWords(words: object): string[] {
  return Object.entries(words).flatMap(([key, value]: [string, unknown]) => {
    if (typeof value === "string") return value.trim() === "" ? [key] : [];
    return typeof value === "object" && value !== null ? emptyWords(value) : [];
  });
}
