/** Whether everybody can tell what a slide shows: every pair of colours that theme/ puts together, in both
 *  themes, also where a step dims it, and for eyes without red or green. Reads whatever tokens there are. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import {
  type Colour,
  contrast,
  difference,
  type Eyes,
  mix,
  readColour,
  seenWith,
} from "./colour.ts";

type Tokens = ReadonlyMap<string, string>;

const css = readStyle("tokens.css");
const THEMES: readonly (readonly [string, Tokens])[] = themesIn(css);

function readStyle(name: string): string {
  const path = join(import.meta.dirname, "../../src/theme", name);
  return readFileSync(path, "utf8").replace(/\/\*[\s\S]*?\*\//g, "");
}

/** Light, and dark as light with what dark changes. */
function themesIn(style: string): [string, Tokens][] {
  const light = tokensIn(style, ":root");
  const dark = new Map([...light, ...tokensIn(style, ':root[data-theme="dark"]')]);
  return [
    ["light", light],
    ["dark", dark],
  ];
}

function tokensIn(style: string, selector: string): Map<string, string> {
  const begin = style.indexOf(`${selector} {`);
  if (begin < 0) throw new Error(`no ${selector} in tokens.css`);
  const block = style.slice(begin, style.indexOf("}", begin));
  return new Map(
    [...block.matchAll(/--([\w-]+):\s*([^;]+);/g)].map(([, a = "", b = ""]) => [a, b]),
  );
}

function colourOf(tokens: Tokens, name: string): Colour {
  const text = tokens.get(name);
  if (text === undefined) throw new Error(`no --${name} in tokens.css`);
  return readColour(text);
}

/** A role is whatever has a fill and a line: `--service` and `--service-line`. */
function rolesIn(tokens: Tokens): string[] {
  return [...tokens.keys()].filter((name) => tokens.has(`${name}-line`));
}

/** Names of lines: those of roles, and those that mean something by themselves. */
function linesIn(tokens: Tokens): string[] {
  return [...tokens.keys()].filter((name) => name.endsWith("-line"));
}

function inkOn(tokens: Tokens, role: string): string {
  return tokens.has(`${role}-ink`) ? `${role}-ink` : "ink";
}

/** Pairs nearer than `least`, with how near they are. */
function tooNear(tokens: Tokens, pairs: readonly (readonly [string, string])[], least: number) {
  return pairs.flatMap(([one, other]) => {
    const found = contrast(colourOf(tokens, one), colourOf(tokens, other));
    return found < least ? [`${one} on ${other}: ${found.toFixed(2)}`] : [];
  });
}

describe.each(THEMES)("in the %s theme", (_, tokens) => {
  test("every text stands 4.5 : 1 from what it is written on", () => {
    const papers = ["paper", "tint", "tint-2"].filter((name) => tokens.has(name));
    const inks = ["ink", "muted", "accent", "accent-2"];
    const pairs = [
      ...papers.flatMap((paper) => inks.map((ink) => [ink, paper] as const)),
      ...rolesIn(tokens).map((role) => [inkOn(tokens, role), role] as const),
      ["band-ink", "band"] as const,
      // The mark of an editor's note; a notice; the numbers of a legend.
      ["added-line", "paper"] as const,
      ["paper", "ink"] as const,
    ];
    expect(pairs.length).toBeGreaterThan(15);
    expect(tooNear(tokens, pairs, 4.5)).toEqual([]);
  });

  test("every line of a diagram stands 3 : 1 from the paper", () => {
    const lines = [...linesIn(tokens), "muted"];
    expect(lines.length).toBeGreaterThan(6);
    expect(
      tooNear(
        tokens,
        lines.map((line) => [line, "paper"] as const),
        3,
      ),
    ).toEqual([]);
  });

  test("what a step dims keeps 3 : 1: its lines, its words on paper, its words in a box", () => {
    const dim = Number(tokens.get("dim"));
    const paper = colourOf(tokens, "paper");
    const dimmed = (name: string): Colour => mix(colourOf(tokens, name), paper, dim);
    const onPaper = [...linesIn(tokens), "ink", "muted"].map((name) => ({
      what: name,
      is: contrast(dimmed(name), paper),
    }));
    const inBox = rolesIn(tokens).map((role) => ({
      what: `${inkOn(tokens, role)} in ${role}`,
      is: contrast(dimmed(inkOn(tokens, role)), dimmed(role)),
    }));
    const faint = [...onPaper, ...inBox].filter(({ is }) => is < 3);
    expect(faint.map(({ what, is }) => `${what}: ${is.toFixed(2)}`)).toEqual([]);
  });

  test.each<Eyes>(["protanopia", "deuteranopia"])(
    "with %s two roles differ by fill or line; what is broken, by its dashes",
    (eyes) => {
      const seen = (name: string): Colour => seenWith(eyes, colourOf(tokens, name));
      const roles = rolesIn(tokens).filter((role) => role !== "fault");
      const alike = roles.flatMap((one, index) =>
        roles.slice(index + 1).flatMap((other) => {
          const fills = difference(seen(one), seen(other));
          const lines = difference(seen(`${one}-line`), seen(`${other}-line`));
          return Math.max(fills, lines) < 12 ? [`${one} and ${other}: ${fills}, ${lines}`] : [];
        }),
      );
      expect(roles.length).toBeGreaterThan(3);
      expect(alike).toEqual([]);
    },
  );
});

test("what is broken is dashed and struck through, for red alone would not say it", () => {
  const style = readStyle("screen.css");
  const rules = style.split("}").filter((rule) => rule.includes("[data-fault]"));
  expect(rules.some((rule) => rule.includes("stroke-dasharray"))).toBe(true);
  expect(rules.some((rule) => rule.includes("line-through"))).toBe(true);
});

test("these checks see what is wrong: a grey that fades, a step that dims too far, two greens", () => {
  const tokens: Tokens = new Map([
    ["paper", "#ffffff"],
    ["muted", "#999999"],
    ["line", "#777777"],
  ]);
  expect(tooNear(tokens, [["muted", "paper"]], 4.5)).toEqual(["muted on paper: 2.85"]);
  expect(tooNear(tokens, [["line", "paper"]], 4.5)).toEqual(["line on paper: 4.48"]);
  const white = readColour("#ffffff");
  expect(contrast(readColour("#000000"), white)).toBeCloseTo(21, 5);
  expect(contrast(mix(readColour("#56616f"), white, 0.4), white)).toBeLessThan(3);
  // Red and olive: far apart for most, one colour for some.
  const [red, olive] = [readColour("#b03a2e"), readColour("#6b6a1f")] as const;
  expect(difference(red, olive)).toBeGreaterThan(50);
  const without = (colour: Colour): Colour => seenWith("deuteranopia", colour);
  expect(difference(without(red), without(olive))).toBeLessThan(25);
});
