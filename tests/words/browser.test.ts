import { describe, expect, test } from "vitest";
import type { BrowserNews, BrowserProblem } from "../../src/browser/problem.ts";
import type { Language } from "../../src/model/deck.ts";
import { formatBrowserMessage } from "../../src/words/browser.ts";

const path = "/opt/chrome";
const PROBLEMS: Readonly<Record<BrowserProblem["kind"], BrowserProblem>> = {
  "named-path-absent": { kind: "named-path-absent", by: "PANGBAI_BROWSER", path: "./chrom" },
  "named-path-not-a-program": { kind: "named-path-not-a-program", by: "--browser", path },
  "no-browser": { kind: "no-browser" },
  "no-browser-to-get": { kind: "no-browser-to-get", attempts: [] },
  "browser-does-not-start": { kind: "browser-does-not-start", path, output: "no libnss3" },
  "browser-hangs": { kind: "browser-hangs", path, seconds: 20 },
  "browser-ended": { kind: "browser-ended", path, output: "Target closed" },
};
const NEWS: readonly BrowserNews[] = [
  { kind: "installing", packages: ["chromium", "firefox-esr"] },
  { kind: "downloading", after: null },
  {
    kind: "downloading",
    after: { command: "apt-get update", ended: "badly", output: "E: one\nE: two" },
  },
];
const languages: readonly Language[] = ["zh-CN", "en"];

describe.each(languages)("in %s", (lang) => {
  test.each(Object.values(PROBLEMS))("$kind says what is wrong and what to do", (problem) => {
    const said = formatBrowserMessage(problem, lang);
    expect(said).toMatch(lang === "en" ? /\nhint: ./ : /\n提示: ./);
    expect(said).not.toContain("undefined");
    if ("by" in problem) expect(said).toContain(problem.by);
    if ("path" in problem) expect(said).toContain(problem.path);
    if ("output" in problem) expect(said).toContain(`\n    ${problem.output}\n`);
  });

  test("without a browser, all three ways to one are named", () => {
    const said = formatBrowserMessage({ kind: "no-browser" }, lang);
    expect(said).toContain("apt-get install chromium");
    expect(said).toContain("--install-browser");
    expect(said).toContain("--browser PATH");
    expect(said).toContain("PANGBAI_BROWSER");
  });

  test("news is one line, also after something failed", () => {
    for (const news of NEWS) expect(formatBrowserMessage(news, lang)).not.toContain("\n");
  });
});

test("each language speaks in its own words", () => {
  for (const problem of Object.values(PROBLEMS)) {
    expect(formatBrowserMessage(problem, "zh-CN")).toMatch(/\p{Script=Han}/u);
    expect(formatBrowserMessage(problem, "en")).not.toMatch(/\p{Script=Han}/u);
  }
});

test("when nothing worked, every attempt is shown with its last words, and then what to do", () => {
  const said = formatBrowserMessage(
    {
      kind: "no-browser-to-get",
      attempts: [
        { command: "apt-get install", ended: "badly", output: "E: no such package\n" },
        { command: "playwright install", ended: "late", output: "Loading\n    at Foo (x.js:1)\n" },
      ],
    },
    "en",
  );
  expect(said.split("\n")).toEqual([
    "No browser was found, and none could be installed.",
    "apt-get install failed:",
    "    E: no such package",
    "playwright install took too long and was ended:",
    "    Loading",
    expect.stringMatching(/^hint: install Chromium \(Debian: apt-get install chromium\)/),
  ]);
});
