/** Printed documents as another program sees them: qpdf reads a PDF by the letter of its specification. */
import { spawnSync } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { startBrowser } from "../../src/browser/start.ts";
import { compileTalk } from "../../src/build/compile.ts";
import { printJob } from "../../src/build/job.ts";
import type { JobRequest } from "../../src/model/printed.ts";
import { comparePrinted, isComplete } from "../../src/print/compare.ts";
import { printPdf } from "../../src/print/pdf.ts";
import { readPdf } from "../../src/print/read.ts";
import { writeTalk } from "../bench/talk.ts";

const HAS_QPDF = spawnSync("qpdf", ["--version"]).status === 0;
const HANDOUT: JobRequest = { slides: false, chapters: null, narration: true, paper: "a4" };

let browser: Browser;
let folder: string;

beforeAll(async () => {
  browser = await startBrowser(inject("browserPath"));
  folder = await mkdtemp(join(tmpdir(), "pangbai-endure-"));
});
afterAll(async () => {
  await browser.close();
  await rm(folder, { recursive: true });
});

async function print(talk: string, request: JobRequest): Promise<Uint8Array> {
  const compiled = await compileTalk(talk);
  if ("unreadable" in compiled) throw new Error(compiled.reason);
  const job = await printJob(compiled, request, async () => browser);
  const bytes = await printPdf(job, browser);
  expect(isComplete(comparePrinted(job, await readPdf(bytes)))).toBe(true);
  return bytes;
}

describe.skipIf(!HAS_QPDF)("qpdf finds nothing wrong", () => {
  test.each<[what: string, talk: string, request: Partial<JobRequest>]>([
    ["in the talk's handout", "slides", {}],
    ["in the talk's slides", "slides", { slides: true }],
    [
      "in a handout without narration, on another paper",
      "slides",
      { narration: false, paper: "letter" },
    ],
    ["in a handout with one of everything", "tests/fixtures/handout", {}],
  ])("%s", async (_what, talk, request) => {
    const file = join(folder, "printed.pdf");
    await writeFile(file, await print(talk, { ...HANDOUT, ...request }));
    const { status, stdout, stderr } = spawnSync("qpdf", ["--check", file], { encoding: "utf8" });
    expect(`${stdout}${stderr}`).not.toMatch(/warning|error:/i);
    expect(status).toBe(0);
  });
});

test("a handout of 1,000 slides holds every word", async () => {
  const talk = await writeTalk(1000);
  expect((await print(talk, HANDOUT)).length).toBeGreaterThan(0);
  await rm(talk, { recursive: true });
});
