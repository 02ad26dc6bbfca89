/** What may be typed after `pangbai`, and what is wrong use of it: one line each. That the program says it, and ends
 *  with status 2, is run in cli.test.ts. */
import { describe, expect, test } from "vitest";
import { findWrongChapters, readArguments } from "../../src/cli/arguments.ts";
import { findWrongFile } from "../../src/cli/out.ts";
import { cliWordsFor, type WrongUse } from "../../src/words/cli.ts";

/** As the program finds it out: by the words alone, then by the files, then by the talk with its five chapters. */
async function wrongIn(argv: readonly string[]): Promise<WrongUse | null> {
  const request = readArguments(argv);
  if ("wrong" in request) return request;
  if (request.command !== "pdf") return null;
  return (await findWrongFile(request.out, request.talk)) ?? findWrongChapters(request, 5);
}

test.each([
  [["help"]],
  ...["dev", "build", "check", "outline", "pdf"].map((name) => [[name, "--help"]]),
])("%j asks for help", (argv) => {
  expect(readArguments(argv)).toEqual({ command: "help" });
});

describe("wrong use is told in one line:", () => {
  test.each<[args: string[], says: string]>([
    [["nope"], 'there is no command "nope"'],
    [["--nope"], "there is no option --nope"],
    [["check", "--nope"], "there is no option --nope"],
    [["outline", "-x"], "there is no option -x"],
    [["dev", "--strict"], "there is no option --strict"],
    [["check", "slides", "more"], '"more" is one argument too many'],
    [["help", "more"], '"more" is one argument too many'],
    [["help", "form"], '"form" is one argument too many'],
    [["build", "--out"], "--out needs a value"],
    [["build", "--out", "--strict"], "--out needs a value"],
    [["check", "--json=yes"], "--json takes no value"],
    [["check", "--browser", "chromium"], "--browser is for --visual"],
    [["check", "--install-browser"], "--install-browser is for --visual"],
    [["dev", "--host"], "--host needs a value"],
    [["dev", "--port", "many"], "--port is a number"],
    [["dev", "--port", "70000"], "--port is a number"],
    [["pdf", "--port", "80"], "there is no option --port"],
    [["pdf", "--out"], "--out needs a value"],
    [["pdf", "--browser", "--slides"], "--browser needs a value"],
    [["pdf", "--no-narration=yes"], "--no-narration takes no value"],
    [["pdf", "--paper", "a5"], '--paper is a4 or letter, not "a5"'],
    [
      ["pdf", "--chapters", "first"],
      '--chapters is a chapter or a range of them, 2 or 2-4, not "first"',
    ],
    [["pdf", "--chapters", "0"], "--chapters is a chapter or a range"],
    [["pdf", "--chapters", "4-2"], "--chapters is a chapter or a range"],
    [["pdf", "--chapters", "3-9"], "the talk has not that many chapters"],
    [["pdf", "--out", "slides/handout.pdf"], "nothing is written into a talk"],
    [["pdf", "--out", "src"], "which is a folder"],
    [["pdf", "--out", "no/such/handout.pdf"], "there is no folder for it"],
    [["pdf", "--out", "package.json"], "is no PDF"],
    [["pdf", "--out", "/dev/null"], "is no PDF"],
  ])("%j", async (args, says) => {
    const wrong = await wrongIn(args);
    const said = wrong === null ? "" : cliWordsFor("en").wrongUse(wrong.wrong, wrong.text);
    expect(said).toContain(says);
    expect(said).toMatch(/^[^\n]*pangbai --help$/);
  });
});
