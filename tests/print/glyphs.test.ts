import { OPS } from "pdfjs-dist/legacy/build/pdf.mjs";
import { expect, test } from "vitest";
import { type Box, type Drawing, readGlyphs } from "../../src/print/glyphs.ts";

type Step = readonly [keyof typeof OPS, ...unknown[]];

const PAGE: Box = [0, 0, 100, 100];

function drawing(...steps: readonly Step[]): Drawing {
  return {
    fnArray: steps.map(([name]) => OPS[name]),
    argsArray: steps.map(([, ...args]) => args),
  };
}

/** Text of ten points at a place, each letter half as wide. */
function shows(text: string, x: number, y: number): readonly Step[] {
  const glyphs = [...text].map((unicode) => ({ unicode, originalCharCode: 1, width: 500 }));
  return [
    ["beginText"],
    ["setFont", "F", 10],
    ["setTextMatrix", [1, 0, 0, 1, x, y]],
    ["showText", glyphs],
  ];
}

/** pdf.js names the clip first, and the path after it, with the box around it. */
function clips(box: Box): readonly Step[] {
  return [["clip"], ["constructPath", OPS.endPath, [], box]];
}

function seen(...steps: readonly Step[]): string {
  const marks = { whole: "", cut: "!", "not at all": "-" };
  const glyphs = readGlyphs(drawing(...steps), PAGE);
  return glyphs.map(({ text, seen }) => text + marks[seen]).join("");
}

test("what lies on the page is seen whole", () => {
  expect(seen(...shows("abc", 10, 50))).toBe("abc");
});

test("what runs over the page's edge is cut, letter by letter", () => {
  expect(seen(...shows("abcde", 87, 50))).toBe("abc!d-e-");
  expect(seen(...shows("ab", 10, 96))).toBe("a!b!");
  expect(seen(...shows("ab", 10, 120))).toBe("a-b-");
});

test("a clip cuts until it is left", () => {
  const steps = [
    ["save"],
    ...clips([0, 0, 100, 53]),
    ...shows("a", 10, 50),
    ["restore"],
    ...shows("b", 10, 50),
  ] as const;
  expect(seen(...steps)).toBe("a!b");
});

test("clips within each other add up, moved and scaled with what they clip", () => {
  const steps = [
    ...clips([0, 0, 100, 60]),
    ["transform", 0.5, 0, 0, -0.5, 0, 100],
    ...clips([0, 0, 200, 140]),
    ["transform", 1, 0, 0, -1, 0, 100],
    ...shows("a", 20, 0),
    ...shows("b", 20, -60),
    ...shows("c", 20, 22),
  ] as const;
  // On the page, from 30 to 60: a stands at 50, b at 20, c at 61.
  expect(seen(...steps)).toBe("ab-c-");
});

test("an edge that touches only what is no ink cuts nothing", () => {
  expect(seen(...clips([9, 49.5, 40, 58]), ...shows("abc", 10, 50))).toBe("abc");
});

test("the text of a drawing within the drawing stands where that one is put", () => {
  const form = [
    ["paintFormXObjectBegin", [1, 0, 0, 1, 50, 50], [0, 0, 20, 20]],
    ...shows("a", 5, 5),
    ...shows("b", 30, 5),
    ["paintFormXObjectEnd"],
    ...shows("c", 5, 5),
  ] as const;
  expect(seen(...form)).toBe("ab-c");
});

test("what is wholly transparent is not seen, alone or in its group", () => {
  const alpha = (value: number): Step => ["setGState", [["ca", value]]];
  expect(seen(["save"], alpha(0), ...shows("a", 10, 50), ["restore"], ...shows("b", 10, 50))).toBe(
    "a-b",
  );
  const group = [
    alpha(0),
    ["beginGroup", {}],
    alpha(1),
    ...shows("a", 10, 50),
    ["endGroup", {}],
  ] as const;
  expect(seen(...group)).toBe("a-");
  expect(seen(alpha(0.5), ...shows("a", 10, 50))).toBe("a");
});

test("steps back between glyphs, and moves from line to line, are followed", () => {
  const glyph = { unicode: "a", originalCharCode: 1, width: 500 };
  const steps = [
    ["beginText"],
    ["setFont", "F", 10],
    ["setTextMatrix", [1, 0, 0, 1, 90, 50]],
    ["showText", [glyph, 500, glyph]],
    ["moveText", 20, 0],
    ["showText", [glyph, 2_500, glyph]],
  ] as const;
  expect(seen(...steps)).toBe("aaa-a");
});

test("turned text is judged by where it comes to lie", () => {
  const turned = (x: number): Step => ["transform", 0, 1, -1, 0, x, 0];
  expect(seen(["save"], turned(50), ...shows("abc", 10, 0))).toBe("abc");
  expect(seen(["save"], turned(3), ...shows("a", 10, 0))).toBe("a!");
});

test("a glyph without a character's shape is missing", () => {
  const [box, good] = readGlyphs(
    drawing(
      ["setFont", "F", 10],
      [
        "showText",
        [
          { unicode: "\0", originalCharCode: 0, width: 600 },
          { unicode: "a", originalCharCode: 7, width: 500 },
        ],
      ],
    ),
    PAGE,
  );
  expect([box?.missing, good?.missing]).toEqual([true, false]);
});
