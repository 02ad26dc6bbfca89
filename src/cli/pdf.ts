/** `pdf`: a talk's folder and a browser, both at once, since each takes as long as the other. What prints is loaded
 *  meanwhile. */
import { endBrowser } from "../browser/work.ts";
import { compileAhead } from "../build/ahead.ts";
import type { Unreadable } from "../source/read.ts";
import { cliWordsFor, type WrongUse } from "../words/cli.ts";
import { findWrongChapters, type PdfRequest } from "./arguments.ts";
import { beginToStart, browserFor, endOnSignals, say, startIfFound } from "./browser.ts";
import type { ExitStatus } from "./check.ts";
import { terminalLanguage } from "./language.ts";
import { findWrongFile } from "./out.ts";
import { showProgress } from "./progress.ts";

/** What is wrong with the request or the folder is left to the caller to say. */
export async function printTalk(request: PdfRequest): Promise<ExitStatus | WrongUse | Unreadable> {
  const wrong = await findWrongFile(request.out, request.talk);
  if (wrong !== null) return wrong;
  showProgress(cliWordsFor(terminalLanguage()).pdf.progress.reading);
  const reading = compileAhead(request.talk);
  endOnSignals();
  let starting = startIfFound(request);
  const loading = loadPrinting();
  try {
    const read = await reading;
    showProgress(null);
    if ("unreadable" in read) return read;
    const wrongChapters = findWrongChapters(request, read.deck.chapters.length);
    if (wrongChapters !== null) return wrongChapters;
    const { checkSyntax, printCompiled, reportProblems } = await loading;
    const compiled = await checkSyntax(read);
    for (const problem of reportProblems(compiled)) say(problem);
    const path = starting === null ? await browserFor(request, read.deck.meta.lang) : null;
    if (path !== null) starting = beginToStart(path);
    return starting === null ? 2 : await printCompiled(compiled, request, starting);
  } finally {
    // The process waits for it; whoever is told what came of it does not.
    starting?.then(endBrowser, () => {});
  }
}

async function loadPrinting() {
  const [{ prepareDrawer }, { reportProblems }, { checkSyntax }, { printCompiled }] =
    await Promise.all([
      import("../build/drawer.ts"),
      import("../build/report.ts"),
      import("../build/syntax.ts"),
      import("./print.ts"),
    ]);
  prepareDrawer().catch(() => {});
  return { reportProblems, checkSyntax, printCompiled };
}
