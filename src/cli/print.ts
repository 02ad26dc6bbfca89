/** A compiled talk and a browser → a file on disk that was read back and holds every word, or no file at all. */
import { renameSync, rmSync, writeFileSync } from "node:fs";
import { BrowserError } from "../browser/problem.ts";
import type { Browser } from "../browser/start.ts";
import { lostWith } from "../browser/work.ts";
import type { Compiled } from "../build/compile.ts";
import { printJob } from "../build/job.ts";
import { reportProblems } from "../build/report.ts";
import type { Language } from "../model/deck.ts";
import type { PrintJob } from "../model/printed.ts";
import { type Comparison, comparePrinted, isComplete } from "../print/compare.ts";
import { PrintError, printPdf } from "../print/pdf.ts";
import { formatBrowserMessage } from "../words/browser.ts";
import { cliWordsFor } from "../words/cli.ts";
import type { PdfWords } from "../words/cli-pdf.ts";
import type { PdfRequest } from "./arguments.ts";
import { say } from "./browser.ts";
import { type ExitStatus, statusOf } from "./check.ts";
import { showProgress } from "./progress.ts";

export async function printCompiled(
  compiled: Compiled,
  request: PdfRequest,
  starting: Promise<Browser>,
): Promise<ExitStatus> {
  const { lang } = compiled.deck.meta;
  const words = cliWordsFor(lang).pdf;
  try {
    const { job, bytes, reader } = await print(compiled, request, starting);
    for (const problem of reportProblems({ ...compiled, problems: job.problems })) say(problem);
    showProgress(words.progress.checking);
    const { readPdf } = await reader;
    const comparison = comparePrinted(job, await readPdf(bytes));
    showProgress(null);
    if (!isComplete(comparison)) {
      for (const line of faultLines(comparison, words)) say(line);
      say(words.notWritten(request.out));
      return 1;
    }
    writeWhole(request.out, bytes);
    process.stdout.write(`${writtenLines(request.out, bytes, comparison, words).join("\n")}\n`);
    return statusOf([...compiled.problems, ...job.problems], false);
  } catch (error) {
    showProgress(null);
    return sayFailure(error, request.out, lang);
  }
}

interface Printed {
  readonly job: PrintJob;
  readonly bytes: Uint8Array;
  /** Large, and so loaded while the browser is at work. */
  readonly reader: Promise<typeof import("../print/read.ts")>;
}

async function print(
  compiled: Compiled,
  request: PdfRequest,
  starting: Promise<Browser>,
): Promise<Printed> {
  const { progress } = cliWordsFor(compiled.deck.meta.lang).pdf;
  showProgress(progress.drawing);
  try {
    const job = await printJob(compiled, request, () => starting);
    showProgress(progress.printing);
    const printing = printPdf(job, await starting);
    const reader = import("../print/read.ts");
    return { job, bytes: await printing, reader };
  } catch (error) {
    throw causeOf(error, await starting);
  }
}

/** Where the browser is gone, whatever fails fails of that. */
function causeOf(error: unknown, browser: Browser): unknown {
  return browser.isConnected() ? error : lostWith(browser, error);
}

/** Beside its place and then there, in one go: no signal is heard in between, so that nothing half written
 *  stays behind. */
function writeWhole(out: string, bytes: Uint8Array): void {
  const beside = `${out}.${process.pid}`;
  try {
    writeFileSync(beside, bytes);
    renameSync(beside, out);
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
}

function writtenLines(
  out: string,
  bytes: Uint8Array,
  { coverage, pages }: Comparison,
  words: PdfWords,
): readonly string[] {
  const kinds = ["narration", "slide", "caption", "note", "backstory", "description"] as const;
  const counts = kinds.map((kind) => ({ kind, ...coverage[kind] }));
  return [
    words.written(out, pages.found, Math.ceil(bytes.length / 1024)),
    words.coverage(counts.filter(({ total }) => total > 0)),
  ];
}

/** More of them tell nobody more. */
const MOST_ERRORS = 20;

function faultLines({ shortfalls, faults, pages }: Comparison, words: PdfWords): readonly string[] {
  const { expected, found } = pages;
  const lines = [
    ...(expected === found ? [] : [words.pageCount(expected, found)]),
    ...shortfalls.map(words.shortfall),
    ...faults.map(words.fault),
  ];
  if (lines.length <= MOST_ERRORS) return lines;
  return [...lines.slice(0, MOST_ERRORS), words.more(lines.length - MOST_ERRORS)];
}

function sayFailure(error: unknown, out: string, lang: Language): ExitStatus {
  const words = cliWordsFor(lang).pdf;
  if (error instanceof BrowserError) {
    say(formatBrowserMessage(error.problem, lang));
    say(words.notWritten(out));
    return 2;
  }
  if (!(error instanceof PrintError)) throw error;
  const { kind, names } = error.problem;
  say(kind === "fonts-broken" ? words.fontsBroken(names) : words.picturesBroken(names));
  say(words.notWritten(out));
  return 1;
}
