import { expect, test } from "vitest";
import { showProgress } from "../../src/cli/progress.ts";

function said(isTTY: boolean): string {
  let text = "";
  const write = (more: string) => {
    text += more;
  };
  for (const line of ["Printing…", "Reading back…", null]) showProgress(line, { isTTY, write });
  return text;
}

test("on a terminal each line is written over the one before, and the last is taken away", () => {
  expect(said(true)).toBe("\r\u001b[KPrinting…\r\u001b[KReading back…\r\u001b[K");
});

test("into a file or another program nothing is said", () => {
  expect(said(false)).toBe("");
});
