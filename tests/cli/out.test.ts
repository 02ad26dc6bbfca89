/** A build never empties a folder that it did not write. */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { findWrongOut } from "../../src/cli/out.ts";
import { cliWordsFor } from "../../src/words/cli.ts";

const scratch = mkdtempSync(join(tmpdir(), "pangbai-out-"));
const talk = join(scratch, "precious");
mkdirSync(talk);
writeFileSync(join(talk, "01-a.md"), "# Hello\n");
symlinkSync(talk, join(scratch, "alias"));
mkdirSync(join(scratch, "other"));
writeFileSync(join(scratch, "other/index.html"), "<!doctype html><title>Mine</title>");
afterAll(() => rmSync(scratch, { recursive: true }));

test.each([
  ["the talk", "precious", "holds or lies in the talk"],
  ["a folder in it", "precious/dist", "holds or lies in the talk"],
  ["a folder above it", ".", "holds or lies in the talk"],
  ["the talk by another name", "alias/dist", "holds or lies in the talk"],
  ["somebody's folder", "other", "something other than a build"],
  ["a file", "other/index.html", "not a folder"],
])("not %s", async (_what, out, says) => {
  const wrong = await findWrongOut(join(scratch, out), talk);
  if (wrong === null) throw new Error("it would be emptied");
  expect(cliWordsFor("en").wrongUse(wrong.wrong, wrong.text)).toContain(says);
});

test("but a folder that is not there yet", async () => {
  expect(await findWrongOut(join(scratch, "new/dist"), talk)).toBeNull();
});
