#!/usr/bin/env node
/** Pangbai in a terminal: reads what is asked for, has it done, prints what came of it. What a command
 *  does stands in `cli/`; it is loaded once it is needed, so that help does not wait for a bundler. */
import { readFile } from "node:fs/promises";
import type { Compile, Compiled } from "./build/compile.ts";
import type { Privacy } from "./build/parts.ts";
import type { Looked } from "./check/talk.ts";
import {
  type BrowserRequest,
  type BuildRequest,
  type DevRequest,
  type PdfRequest,
  type Request,
  readArguments,
} from "./cli/arguments.ts";
import type { Answer, ExitStatus } from "./cli/check.ts";
import { terminalLanguage } from "./cli/language.ts";
import { type Deck, slidesOf } from "./model/deck.ts";
import type { Problem } from "./model/problem.ts";
import type { Unreadable } from "./source/read.ts";
import { type CliWords, cliWordsFor, type WrongUse } from "./words/cli.ts";

// `pangbai outline | head` stops reading early. That is no error, and the exit status stays what it is.
for (const stream of [process.stdout, process.stderr]) {
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE" && error.code !== "ERR_STREAM_DESTROYED") throw error;
  });
}

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  if (!isFromSystem(error)) throw error;
  process.stderr.write(`pangbai: ${error.message}\n`);
  process.exitCode = 2;
}

async function run(argv: readonly string[]): Promise<ExitStatus> {
  const request = readArguments(argv);
  if ("wrong" in request) return refuse(request);
  switch (request.command) {
    case "help":
      process.stdout.write(cliWordsFor(terminalLanguage()).help);
      return 0;
    case "format":
      process.stdout.write(await formatHelp());
      return 0;
    case "version":
      process.stdout.write(`${await readVersion()}\n`);
      return 0;
  }
  if (request.command === "dev") return dev(request);
  if (request.command === "pdf") return pdf(request);
  const { compilerFor } = await import("./build/compile.ts");
  const compile = compilerFor(request.talk);
  if (request.command === "build") await prepare();
  const read = await compile();
  if ("unreadable" in read) return sayUnreadable(read);
  const { reportProblems } = await import("./build/report.ts");
  const compiled = await withSyntax(request.command, read);
  const { checkTalk, outlineTalk, statusOf } = await import("./cli/check.ts");
  switch (request.command) {
    case "check": {
      const looked = request.visual === null ? null : await look(compiled, request.visual);
      if (looked === "no browser") return 2;
      return answer(checkTalk(compiled, looked, request));
    }
    case "outline":
      return answer(outlineTalk(compiled, request));
    case "build": {
      const built = await build(request, compiled, compile, reportProblems);
      if (built === "no browser") return 2;
      if ("wrong" in built) return refuse(built);
      return statusOf([...compiled.problems, ...built], request.strict);
    }
    default:
      return request satisfies never;
  }
}

/** A talk is read meanwhile. Whoever draws in the end is told what went wrong. */
async function prepare(): Promise<void> {
  const { prepareDrawer } = await import("./build/drawer.ts");
  prepareDrawer().catch(() => {});
}

function answer({ text, status }: Answer): ExitStatus {
  process.stdout.write(text);
  return status;
}

/** Mermaid takes a moment to load, and an outline tells no problems. */
async function withSyntax(command: Request["command"], compiled: Compiled): Promise<Compiled> {
  if (command === "outline") return compiled;
  const { checkSyntax } = await import("./build/syntax.ts");
  return checkSyntax(compiled);
}

/** The problems are those that come up while it is built. */
async function build(
  request: BuildRequest,
  compiled: Compiled,
  compile: Compile,
  report: (compiled: Compiled) => readonly string[],
): Promise<WrongUse | "no browser" | readonly Problem[]> {
  const { talk, out, privacy: asked, installBrowser } = request;
  const { findWrongOut } = await import("./cli/out.ts");
  const wrong = await findWrongOut(out, talk);
  if (wrong !== null) return wrong;
  for (const problem of report(compiled)) process.stderr.write(`${problem}\n`);
  const words = cliWordsFor(compiled.deck.meta.lang);
  const privacy = await privacyFor(asked, words);
  if (typeof privacy === "object" && "wrong" in privacy) return privacy;
  let { browser } = request;
  // Without one a site is still a site; who asked for one is not left without.
  if (browser !== undefined || installBrowser) {
    const { browserFor } = await import("./cli/browser.ts");
    const path = await browserFor(request, compiled.deck.meta.lang);
    if (path === null) return "no browser";
    browser = path;
  }
  const { buildTalk } = await import("./cli/build.ts");
  const { files, kilobytes, problems } = await buildTalk({
    talk,
    compile,
    out,
    privacy,
    browser,
  });
  for (const problem of report({ ...compiled, problems })) process.stderr.write(`${problem}\n`);
  process.stdout.write(`${words.built(out, files, kilobytes)}\n`);
  if (saysSomething(compiled.deck)) process.stderr.write(`${words.narration[asked]}\n`);
  return problems;
}

async function privacyFor(
  asked: BuildRequest["privacy"],
  words: CliWords,
): Promise<Privacy | WrongUse> {
  if (asked !== "passphrase") return asked;
  const { passphraseFor } = await import("./cli/passphrase.ts");
  const terminal = { input: process.stdin, output: process.stderr };
  const phrase = await passphraseFor(process.env.PANGBAI_PASSPHRASE, terminal, words.passphrase);
  return typeof phrase === "string" ? { passphrase: phrase } : phrase;
}

function saysSomething(deck: Deck): boolean {
  return slidesOf(deck).some(
    ({ narration, backstory, editorNotes }) =>
      narration.length + backstory.length + editorNotes.length > 0,
  );
}

async function look(compiled: Compiled, request: BrowserRequest): Promise<Looked | "no browser"> {
  const { lookInBrowser } = await import("./cli/visual.ts");
  return lookInBrowser(compiled, request);
}

async function pdf(request: PdfRequest): Promise<ExitStatus> {
  const { printTalk } = await import("./cli/pdf.ts");
  const done = await printTalk(request);
  if (typeof done === "number") return done;
  return "unreadable" in done ? sayUnreadable(done) : refuse(done);
}

async function dev(request: DevRequest): Promise<ExitStatus> {
  const { compileAhead } = await import("./build/ahead.ts");
  const ahead = compileAhead(request.talk);
  const makeServer = async () => (await import("./cli/dev.ts")).makeServer(request, ahead);
  const [read, server] = await Promise.all([ahead, makeServer()]);
  if ("unreadable" in read) {
    await server.close();
    return sayUnreadable(read);
  }
  const { reportProblems } = await import("./build/report.ts");
  for (const problem of reportProblems(read)) process.stderr.write(`${problem}\n`);
  const addresses = await server.listen();
  // Before the address is printed: whoever reads it may end us at once.
  const end = untilToldToEnd();
  process.stdout.write(`${cliWordsFor(read.deck.meta.lang).served(addresses)}\n`);
  await end;
  await server.close();
  process.exit(0);
}

async function sayUnreadable(read: Unreadable): Promise<ExitStatus> {
  const { reportUnreadable } = await import("./build/report.ts");
  process.stderr.write(`${reportUnreadable(read)}\n`);
  return 2;
}

/** `npm start` passes Ctrl+C on, and the terminal sends it too: any further one changes nothing. */
function untilToldToEnd(): Promise<void> {
  return new Promise((end) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) {
      process.on(signal, () => {
        // Vite hears SIGTERM too and would end with 143.
        process.exitCode = 0;
        end();
      });
    }
  });
}

function refuse({ wrong, text }: WrongUse): ExitStatus {
  process.stderr.write(`${cliWordsFor(terminalLanguage()).wrongUse(wrong, text)}\n`);
  return 2;
}

async function formatHelp(): Promise<string> {
  const { formatRules } = await import("./cli/format.ts");
  const { FORMAT } = await import("./words/format.ts");
  return formatRules(FORMAT, terminalLanguage());
}

async function readVersion(): Promise<string> {
  const { packagePath } = await import("./build/package.ts");
  const { version } = JSON.parse(await readFile(packagePath("package.json"), "utf8"));
  return version;
}

/** A disk that is full, a port that is not allowed: no fault of ours, and a stack helps nobody. */
function isFromSystem(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && "syscall" in error;
}
