/** The walls between the rooms, over the resolved module graph. Read this before moving one. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { builtinModules } from "node:module";
import { join, posix } from "node:path";
import { parseSync, Visitor } from "rolldown/utils";
import { describe, expect, test } from "vitest";

const BROWSER_SIDE = ["views", "theme", "main", "drawer", "worker"];

/** Which rooms a room may see, beside itself. `main.ts`, `drawer.ts`, `worker.ts` and `cli.ts` are rooms of their own;
 *  `src/cli/` is the room of `cli.ts`. */
const SEES: Readonly<Record<string, readonly string[] | { readonly anyBut: readonly string[] }>> = {
  model: [],
  words: ["model"],
  source: ["model"],
  parse: ["model"],
  timing: ["model"],
  layout: ["model"],
  render: ["model", "words"],
  sync: ["model"],
  theme: [],
  views: ["model", "words", "theme"],
  browser: [],
  check: ["model", "words", "browser"],
  print: ["model", "words", "browser"],
  // The joiners.
  build: { anyBut: [...BROWSER_SIDE, "cli"] },
  cli: { anyBut: BROWSER_SIDE },
  main: { anyBut: ["source", "build", "browser", "check", "print", "cli", "drawer", "worker"] },
  drawer: ["model", "views"],
  // It runs alone, and nobody bundles it.
  worker: [],
};

/** Packages that only some rooms know. `node:` stands for all of Node's own modules. */
const KNOWN_BY: Readonly<Record<string, readonly string[]>> = {
  marked: ["parse"],
  entities: ["parse"],
  yaml: ["parse"],
  "reveal.js": ["views"],
  // To draw; and to say, without a page, on which line a diagram is wrong.
  mermaid: ["views", "build"],
  // Only because Mermaid's parser asks for it.
  dompurify: ["build"],
  vite: ["build", "cli"],
  "playwright-core": ["browser"],
  "chrome-launcher": ["browser"],
  "node:": ["source", "build", "browser", "check", "print", "cli"],
};

const NO_ROOMS = ["utils", "helpers", "common"];

/** Words that carry meaning in a source, and the only places whose code may hold them. Comments may say
 *  them anywhere. */
const MEANINGFUL = ["旁白", "讲稿", "编注"];
const MAY_HOLD_THEM = ["parse/markers.ts", "words/"];

/** A file of `src/` with everything it imports: files by their path below `src/`, packages by name. */
interface Module {
  readonly file: string;
  readonly imports: readonly Import[];
  /** Texts in its code: strings, templates, regular expressions. */
  readonly texts: readonly string[];
}

interface Import {
  readonly of: { readonly file: string } | { readonly package: string };
  /** Gone once compiled: `import type`, `export type`, `import("…").T`. */
  readonly typeOnly: boolean;
}

function roomOf(file: string): string {
  return file.includes("/") ? (file.split("/")[0] ?? "") : file.replace(/\.\w+$/, "");
}

function maySee(from: string, to: string): boolean {
  const seen = SEES[from];
  if (from === to) return true;
  if (seen === undefined) return false;
  return "anyBut" in seen ? !seen.anyBut.includes(to) : seen.includes(to);
}

/** Everything wrong with a graph, one line each. */
function findBreaches(modules: readonly Module[]): string[] {
  return [
    ...modules.flatMap(wallBreaches),
    ...modules.flatMap(wordBreaches),
    ...cyclesIn(modules).map((cycle) => `cycle: ${cycle.join(" → ")}`),
  ];
}

function wallBreaches({ file, imports }: Module): string[] {
  const room = roomOf(file);
  if (NO_ROOMS.includes(room)) return [`${file}: a helper lives beside its one caller`];
  if (!(room in SEES)) return [`${file}: ${room} is no room`];
  return imports.flatMap(({ of }): string[] => {
    if ("file" in of) {
      return maySee(room, roomOf(of.file)) ? [] : [`${file}: ${room} may not see ${of.file}`];
    }
    const knowing = KNOWN_BY[of.package.startsWith("node:") ? "node:" : of.package];
    const allowed = knowing === undefined || knowing.includes(room);
    return allowed ? [] : [`${file}: ${room} may not know ${of.package}`];
  });
}

function wordBreaches({ file, texts }: Module): string[] {
  if (MAY_HOLD_THEM.some((place) => file.startsWith(place))) return [];
  return MEANINGFUL.filter((word) => texts.some((text) => text.includes(word))).map(
    (word) => `${file}: ${word} stands in code`,
  );
}

/** Cycles of imports that are there when the program runs. A type-only import is erased, so it cannot make
 *  a file wait for itself; and `words.ts` with one type and one file per language needs just that. */
function cyclesIn(modules: readonly Module[]): string[][] {
  const next = new Map(
    modules.map(({ file, imports }) => [
      file,
      imports.flatMap(({ of, typeOnly }) => ("file" in of && !typeOnly ? [of.file] : [])),
    ]),
  );
  const done = new Set<string>();
  const cycles: string[][] = [];
  const visit = (file: string, path: readonly string[]): void => {
    const start = path.indexOf(file);
    if (start >= 0) cycles.push([...path.slice(start), file]);
    if (start >= 0 || done.has(file)) return;
    for (const target of next.get(file) ?? []) visit(target, [...path, file]);
    done.add(file);
  };
  for (const { file } of modules) visit(file, []);
  return cycles;
}

const SRC = join(import.meta.dirname, "../src");

/** `exists` tells whether there is a file at a path below `src/`. */
function readModule(file: string, text: string, exists: (file: string) => boolean): Module {
  return file.endsWith(".css") ? readStyle(file, text) : readScript(file, text, exists);
}

function readScript(file: string, text: string, exists: (file: string) => boolean): Module {
  const { program, errors } = parseSync(file, text);
  if (errors.length > 0) throw new Error(`${file} is no TypeScript: ${errors[0]?.message}`);
  const imports: Import[] = [];
  const texts: string[] = [];
  const add = (specifier: string, typeOnly: boolean): void => {
    const of = resolveImport(file, specifier);
    if ("file" in of && !exists(of.file)) throw new Error(`${file} imports no file: ${specifier}`);
    imports.push({ of, typeOnly });
  };
  new Visitor({
    ImportDeclaration: ({ source, importKind }) => add(source.value, importKind === "type"),
    ExportAllDeclaration: ({ source, exportKind }) => add(source.value, exportKind === "type"),
    ExportNamedDeclaration({ source, exportKind }) {
      if (source !== null) add(source.value, exportKind === "type");
    },
    TSImportType: ({ source }) => add(source.value, true),
    ImportExpression({ source }) {
      const isPlain = source.type === "Literal" && typeof source.value === "string";
      if (!isPlain) throw new Error(`${file} imports what cannot be read off its text`);
      add(String(source.value), false);
    },
    Literal(literal) {
      if ("regex" in literal) texts.push(literal.regex.pattern);
      else if (typeof literal.value === "string") texts.push(literal.value);
    },
    TemplateElement: ({ value }) => texts.push(value.cooked ?? value.raw),
  }).visit(program);
  return { file, imports, texts };
}

function readStyle(file: string, text: string): Module {
  const style = text.replace(/\/\*[\s\S]*?\*\//g, "");
  const found = style.matchAll(/@import\s+(?:url\(\s*)?["']?([^"')\s;]+)/g);
  // In CSS a bare name is a file beside this one, unless a package of that name is there.
  const imports = [...found].map(([, name = ""]): Import => {
    const isFile = name.startsWith(".") || existsSync(join(SRC, posix.dirname(file), name));
    return { of: resolveImport(file, isFile ? `./${name}` : name), typeOnly: false };
  });
  return { file, imports, texts: [] };
}

function resolveImport(from: string, specifier: string): Import["of"] {
  const path = specifier.replace(/\?.*$/, "");
  if (path.startsWith(".")) return { file: posix.join(posix.dirname(from), path) };
  if (path.startsWith("node:")) return { package: path };
  const parts = path.split("/");
  const name = parts.slice(0, path.startsWith("@") ? 2 : 1).join("/");
  return { package: builtinModules.includes(name) ? `node:${name}` : name };
}

function readGraph(): Module[] {
  const files = readdirSync(SRC, { recursive: true, encoding: "utf8" })
    .map((file) => file.replaceAll("\\", "/"))
    .filter((file) => /\.(?:ts|css)$/.test(file) && !file.endsWith(".d.ts"));
  return files
    .sort()
    .map((file) =>
      readModule(file, readFileSync(join(SRC, file), "utf8"), (target) =>
        existsSync(join(SRC, target)),
      ),
    );
}

test("the walls stand", () => {
  const graph = readGraph();
  expect(graph.length).toBeGreaterThan(60);
  expect(graph.flatMap(({ imports }) => imports).length).toBeGreaterThan(150);
  expect(findBreaches(graph)).toEqual([]);
});

/** A crafted graph: each file with what it imports; a name with a dot and a slash is a file. */
function graphOf(files: Readonly<Record<string, readonly string[]>>): Module[] {
  return Object.entries(files).map(([file, names]) => ({
    file,
    texts: [],
    imports: names.map((name) => {
      const [path = "", kind] = name.split(" ");
      const isFile = path.includes("/") && path.endsWith(".ts");
      return { of: isFile ? { file: path } : { package: path }, typeOnly: kind === "type" };
    }),
  }));
}

describe("a wall is seen to fall when", () => {
  test.each<[what: string, file: string, imports: string, breach: string]>([
    ["the model imports a stage", "model/deck.ts", "parse/talk.ts", "model may not see"],
    ["the model imports words", "model/deck.ts", "words/words.ts", "model may not see"],
    ["a stage asks an earlier one", "layout/deck.ts", "parse/talk.ts", "layout may not see"],
    ["a stage asks a later one", "parse/talk.ts", "render/html.ts", "parse may not see"],
    ["a type alone is asked for", "timing/plan.ts", "parse/talk.ts type", "timing may not see"],
    ["a stage speaks", "layout/deck.ts", "words/words.ts", "layout may not see"],
    ["words ask a view", "words/words.ts", "views/keys.ts", "words may not see"],
    ["sync asks a view", "sync/session.ts", "views/stage.ts", "sync may not see"],
    ["a view asks sync", "views/stage.ts", "sync/session.ts", "views may not see"],
    ["a view renders", "views/stage.ts", "render/html.ts", "views may not see"],
    ["the browser room asks the model", "browser/find.ts", "model/deck.ts", "browser may not see"],
    ["print builds", "print/pdf.ts", "build/compile.ts", "print may not see"],
    ["build asks a view", "build/plugin.ts", "views/stage.ts", "build may not see"],
    ["the terminal asks a view", "cli/dev.ts", "views/stage.ts", "cli may not see"],
    ["the page asks the build", "main.ts", "build/compile.ts", "main may not see"],
    ["the drawing page asks sync", "drawer.ts", "sync/session.ts", "drawer may not see"],
    ["render knows marked", "render/html.ts", "marked", "render may not know marked"],
    ["render knows entities", "render/html.ts", "entities", "render may not know entities"],
    ["build knows yaml", "build/config.ts", "yaml", "build may not know yaml"],
    ["the page knows reveal.js", "main.ts", "reveal.js", "main may not know reveal.js"],
    ["render knows mermaid", "render/deck.ts", "mermaid", "render may not know mermaid"],
    ["a view knows vite", "views/stage.ts", "vite", "views may not know vite"],
    ["print knows playwright", "print/pdf.ts", "playwright-core", "may not know playwright-core"],
    ["check knows a launcher", "check/run.ts", "chrome-launcher", "may not know chrome-launcher"],
    ["parse reads a disk", "parse/talk.ts", "node:fs", "parse may not know node:fs"],
    ["a room is called utils", "utils/text.ts", "marked", "beside its one caller"],
    ["a room is new", "magic/text.ts", "marked", "magic is no room"],
  ])("%s", (_what, file, imports, breach) => {
    const breaches = findBreaches(graphOf({ [file]: [imports] }));
    expect(breaches).toHaveLength(1);
    expect(breaches[0]).toContain(breach);
  });

  test("files import each other in a circle", () => {
    const circle = { "model/a.ts": ["model/b.ts"], "model/b.ts": ["model/c.ts"] };
    expect(findBreaches(graphOf({ ...circle, "model/c.ts": [] }))).toEqual([]);
    expect(findBreaches(graphOf({ ...circle, "model/c.ts": ["model/a.ts type"] }))).toEqual([]);
    expect(findBreaches(graphOf({ ...circle, "model/c.ts": ["model/a.ts"] }))).toEqual([
      "cycle: model/a.ts → model/b.ts → model/c.ts → model/a.ts",
    ]);
  });

  test.each(["const a = '旁白：'", "const a = `讲稿`", "const a = /编注/u"])(
    "a word that carries meaning stands in code: %s",
    (code) => {
      const module = (file: string): Module => readModule(file, code, () => true);
      expect(findBreaches([module("render/narration.ts")])).toHaveLength(1);
      expect(findBreaches([module("parse/markers.ts"), module("words/en.ts")])).toEqual([]);
    },
  );
});

describe("the graph has", () => {
  test.each<[what: string, code: string, imports: Import]>([
    ["an import", 'import { b } from "./b.ts"', { of: { file: "parse/b.ts" }, typeOnly: false }],
    [
      "an import for its effect",
      'import "./b.ts"',
      { of: { file: "parse/b.ts" }, typeOnly: false },
    ],
    ["a type import", 'import type { B } from "../b.ts"', { of: { file: "b.ts" }, typeOnly: true }],
    [
      // `verbatimModuleSyntax` keeps it, as an import of nothing.
      "an import of types among values",
      'import { type B } from "./b.ts"',
      { of: { file: "parse/b.ts" }, typeOnly: false },
    ],
    ["a re-export", 'export { b } from "./b.ts"', { of: { file: "parse/b.ts" }, typeOnly: false }],
    [
      "a re-export of everything",
      'export * from "./b.ts"',
      { of: { file: "parse/b.ts" }, typeOnly: false },
    ],
    [
      "a re-exported type",
      'export type { B } from "./b.ts"',
      { of: { file: "parse/b.ts" }, typeOnly: true },
    ],
    [
      "a dynamic import",
      'const b = () => import("./b.ts")',
      { of: { file: "parse/b.ts" }, typeOnly: false },
    ],
    [
      "a type fetched in place",
      'type B = import("./b.ts").B',
      { of: { file: "parse/b.ts" }, typeOnly: true },
    ],
    [
      "a file of a package",
      'import "reveal.js/reveal.css"',
      { of: { package: "reveal.js" }, typeOnly: false },
    ],
    [
      "a scoped package",
      'import "@fontsource/noto-sans-sc/400.css"',
      { of: { package: "@fontsource/noto-sans-sc" }, typeOnly: false },
    ],
    [
      "a built-in without its prefix",
      'import "fs/promises"',
      { of: { package: "node:fs" }, typeOnly: false },
    ],
  ])("%s", (_what, code, expected) => {
    expect(readModule("parse/a.ts", code, () => true).imports).toEqual([expected]);
  });

  test("what a style imports, comments left out", () => {
    const css =
      '@import "./b.css"; @import url(../model/c.css); /* @import "d.css" */ @import "marked/e.css";';
    expect(readModule("theme/a.css", css, () => true).imports.map(({ of }) => of)).toEqual([
      { file: "theme/b.css" },
      { file: "model/c.css" },
      { package: "marked" },
    ]);
  });

  test("no comments among its texts", () => {
    const code = "/** 旁白 */ // 讲稿\nexport const a = 1;";
    expect(readModule("parse/a.ts", code, () => true).texts).toEqual([]);
  });

  test("no import of a file that is not there", () => {
    expect(() => readModule("parse/a.ts", 'import "./gone.ts"', () => false)).toThrow("./gone.ts");
  });
});
