/** Other people's Markdown, as it lies around: the README of every package that is installed here presents
 *  without an edit. None of it is kept in this project. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { type Compiled, compileText } from "../src/build/compile.ts";
import { slidesOf } from "../src/model/deck.ts";
import { evenOut } from "../src/source/even.ts";

const PACKAGES = join(import.meta.dirname, "../node_modules");

/** Folders of packages, those with a scope among them. */
function packages(): readonly string[] {
  const names = readdirSync(PACKAGES).filter((name) => !name.startsWith("."));
  return names.flatMap((name) =>
    name.startsWith("@") ? readdirSync(join(PACKAGES, name)).map((own) => join(name, own)) : [name],
  );
}

function readmeOf(name: string): string | null {
  try {
    return readFileSync(join(PACKAGES, name, "README.md"), "utf8");
  } catch {
    return null;
  }
}

function compile(text: string): Compiled {
  const chapters = [{ path: "README.md", name: "README.md", text: evenOut(text) }];
  const rest = { diagrams: [], settings: null, pictures: [] };
  return compileText({ name: "talk", path: ".", chapters, ...rest });
}

const readmes = packages().flatMap((name) => {
  const text = readmeOf(name);
  return text === null || text.trim() === "" ? [] : [{ name, text }];
});

/** In the gate one in three stands for the others; `npm run endure` takes all. */
const ONE_IN = process.env.PANGBAI_ENDURE ? 1 : 3;

test("there are enough of them to tell", () => {
  expect(readmes.length).toBeGreaterThan(80);
});

describe("a stranger's README", () => {
  test.each(readmes.filter((_, index) => index % ONE_IN === 0))(
    "$name becomes slides, without an error",
    ({ text }) => {
      const { deck, problems, screens } = compile(text);
      expect(slidesOf(deck).length).toBeGreaterThan(0);
      // Packages leave pictures of their README out.
      const errors = problems.filter(({ severity }) => severity === "error");
      expect(errors.filter(({ kind }) => kind !== "picture-missing")).toEqual([]);
      for (const { id } of slidesOf(deck)) expect(screens.get(id)?.length).toBeGreaterThan(0);
    },
  );
});
