/** Mermaid's own judgement of a talk's diagrams. It is a large library to load, so nothing is judged twice:
 *  verdicts are kept by content, and a talk whose diagrams are all known loads nothing. */
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { textPlaceOf } from "../model/block.ts";
import { slidesOf } from "../model/deck.ts";
import type { Problem } from "../model/problem.ts";
import { cached, contentKey } from "./cache.ts";
import { byPlace, type Compiled } from "./compile.ts";

/** What is wrong with a text, and where in it, from 1; `null` when it can be drawn. */
export type Verdict = {
  readonly message: string;
  readonly line: number;
  readonly column: number;
} | null;

/** By Mermaid text. */
export type Verdicts = Map<string, Verdict>;

/** Changes with the form of a verdict. */
const FORM = "1";

/** The same with what Mermaid says of its diagrams. */
export async function checkSyntax(compiled: Compiled): Promise<Compiled> {
  const verdicts: Verdicts = new Map();
  await judgeSyntax(compiled, verdicts);
  return withSyntax(compiled, verdicts);
}

/** Adds the verdicts that are missing. */
export async function judgeSyntax(compiled: Compiled, verdicts: Verdicts): Promise<void> {
  const texts = writtenIn(compiled)
    .map(({ mermaid }) => mermaid)
    .filter((text) => !verdicts.has(text));
  if (texts.length === 0) return;
  const version = await mermaidVersion();
  for (const text of texts) {
    const bytes = await cached("mermaid-syntax", contentKey(FORM, version, text), async () =>
      new TextEncoder().encode(JSON.stringify(await judge(text))),
    );
    verdicts.set(text, JSON.parse(new TextDecoder().decode(bytes)) as Verdict);
  }
}

/** The same with what is known so far. */
export function withSyntax(compiled: Compiled, verdicts: Verdicts): Compiled {
  const others = compiled.problems.filter(({ kind }) => kind !== "diagram-syntax");
  const found = writtenIn(compiled).flatMap((written) => problemOf(written, verdicts) ?? []);
  return { ...compiled, problems: [...others, ...found].sort(byPlace) };
}

/** A Mermaid text, and where it begins. */
interface Written {
  readonly mermaid: string;
  readonly path: string;
  readonly line: number;
  /** How far in its lines stand there. */
  readonly indent: number;
}

/** In files and fences that are figures, which end with it, and in fences that are code. */
function writtenIn({ diagrams, deck }: Compiled): readonly Written[] {
  const drawn = diagrams.map((diagram) => {
    const { path, line, column } = textPlaceOf(diagram);
    return { mermaid: diagram.mermaid, path, line, indent: column - 1 };
  });
  const shown = slidesOf(deck)
    .flatMap(({ blocks, backstory }) => [...blocks, ...backstory])
    .flatMap((block): readonly Written[] => {
      if (block.type !== "code" || block.language !== "mermaid") return [];
      const { path, line, column } = block.at;
      return [{ mermaid: block.text, path, line: line + 1, indent: column - 1 }];
    });
  return [...drawn, ...shown];
}

function problemOf(written: Written, verdicts: Verdicts): Problem | null {
  const verdict = verdicts.get(written.mermaid) ?? null;
  if (verdict === null) return null;
  const line = written.line + verdict.line - 1;
  return {
    kind: "diagram-syntax",
    severity: "error",
    at: { path: written.path, line, column: verdict.column + written.indent, endLine: line },
    values: { message: verdict.message },
  };
}

async function mermaidVersion(): Promise<string> {
  const path = createRequire(import.meta.url).resolve("mermaid/package.json");
  return String(JSON.parse(await readFile(path, "utf8")).version);
}

async function judge(written: string): Promise<Verdict> {
  const { text, lines } = withoutRemarks(written);
  const mermaid = await loadMermaid();
  try {
    await mermaid.parse(text);
    return null;
  } catch (error) {
    const fault = faultOf(error);
    if (fault === null) return null;
    // A text that ends too early is at fault where it ends.
    const line = lines[Math.min(fault.line, lines.length) - 1] ?? 1;
    return { ...fault, line };
  }
}

/** Mermaid, as far as it goes without a page. Parsing asks the sanitizer for labels that are never shown. */
async function loadMermaid(): Promise<typeof import("mermaid").default> {
  const { default: sanitizer } = await import("dompurify");
  sanitizer.addHook ??= () => {};
  sanitizer.sanitize ??= ((text: string) => text) as typeof sanitizer.sanitize;
  return (await import("mermaid")).default;
}

/** Mermaid takes comments, directives and blank lines out before it counts. Taken out here, each line that
 *  is left still knows its number. */
function withoutRemarks(written: string): { text: string; lines: readonly number[] } {
  const all = written.split("\n");
  const lines: number[] = [];
  let inDirective = false;
  for (const [index, line] of all.entries()) {
    const opens = /^\s*%%\{/.test(line);
    const isRemark = inDirective || /^\s*%%/.test(line);
    inDirective = (inDirective || opens) && !line.includes("}%%");
    const isBlankAtTop = lines.length === 0 && line.trim() === "";
    if (!isRemark && !isBlankAtTop) lines.push(index + 1);
  }
  return { text: lines.map((line) => all[line - 1]).join("\n"), lines };
}

/** What Mermaid's two kinds of parsers throw. */
interface ParserError {
  readonly name: string;
  readonly message: string;
  readonly hash?: {
    readonly text?: string;
    readonly loc?: { readonly first_line: number; readonly first_column: number };
  };
}

/** `null` for what is no matter of syntax: a kind of diagram that only a page can read is no mistake. */
function faultOf(error: unknown): Verdict {
  if (!(error instanceof Error)) return null;
  const { name, message, hash }: ParserError = error;
  const first = message.split("\n")[0] ?? "";
  if (name === "UnknownDiagramError") {
    return { message: "No diagram type detected", line: 1, column: 1 };
  }
  const told = /\bon line (\d+)(?:, column (\d+))?/.exec(first);
  if (told === null) return null;
  const at = hash?.loc;
  const text = hash?.text?.trim() ?? "";
  return {
    // Without the line, which is counted otherwise.
    message: text === "" ? reasonIn(message) : `${reasonIn(message)}: ${text}`,
    line: at?.first_line ?? Number(told[1]),
    column: at === undefined ? Number(told[2] ?? 1) : at.first_column + 1,
  };
}

/** Mermaid's own first line, without the place and the lists of what it would rather have seen. */
function reasonIn(message: string): string {
  const [first = ""] = message.split("\n");
  return first
    .replace(/^Parsing failed:\s*/, "")
    .replace(/\s*on line \d+(?:, column \d+)?/, "")
    .replace(/[\s:.]+$/, "");
}
