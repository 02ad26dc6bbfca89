import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { findBrowser } from "../../src/browser/find.ts";

const folder = mkdtempSync(join(tmpdir(), "pangbai-find-"));
afterAll(() => rmSync(folder, { recursive: true }));

function program(name: string): string {
  const path = join(folder, name);
  writeFileSync(path, "#!/bin/sh\n");
  chmodSync(path, 0o755);
  return path;
}

const chrome = program("chrome");
const edge = program("edge");
const nowhere = join(folder, "nowhere");
const none = () => [];

describe("a named browser", () => {
  test("on the command line wins over the environment, and both over what is installed", () => {
    expect(findBrowser({ flag: edge, env: chrome }, () => [chrome])).toEqual({ path: edge });
    expect(findBrowser({ env: edge }, () => [chrome])).toEqual({ path: edge });
  });

  test("may be named from the current folder", () => {
    expect(findBrowser({ flag: relative(process.cwd(), edge) }, none)).toEqual({ path: edge });
  });

  test("that is not there is a problem, even with another one installed", () => {
    expect(findBrowser({ flag: nowhere, env: chrome }, () => [chrome])).toEqual({
      missing: { kind: "named-path-absent", by: "--browser", path: nowhere },
    });
    expect(findBrowser({ env: nowhere }, () => [chrome])).toEqual({
      missing: { kind: "named-path-absent", by: "PANGBAI_BROWSER", path: nowhere },
    });
    expect(findBrowser({ flag: "" }, () => [chrome])).toEqual({
      missing: { kind: "named-path-absent", by: "--browser", path: "" },
    });
  });

  test("that cannot be run, a folder or a plain file, is a problem", () => {
    const application = join(folder, "Chrome.app");
    const text = join(folder, "chrome.txt");
    mkdirSync(application);
    writeFileSync(text, "");
    for (const path of [application, text]) {
      expect(findBrowser({ env: path }, none)).toEqual({
        missing: { kind: "named-path-not-a-program", by: "PANGBAI_BROWSER", path },
      });
    }
  });
});

describe("with none named", () => {
  test("the first installed one that can be run is used", () => {
    expect(findBrowser({}, () => [nowhere, edge, chrome])).toEqual({ path: edge });
  });

  test("an empty variable names none", () => {
    expect(findBrowser({ env: "" }, () => [chrome])).toEqual({ path: chrome });
  });

  test("and none installed, that is a problem", () => {
    expect(findBrowser({}, none)).toEqual({ missing: { kind: "no-browser" } });
  });
});
