/** The files of a talk before they are understood: what no page can show is replaced, and what went wrong
 *  while they were read is told. */
import type { Problem } from "../model/problem.ts";
import type { SourceFile, Talk } from "../model/talk.ts";
import { linesOf, placeOf } from "./places.ts";

/** The talk without characters that no page can show. Each becomes the one that stands for them, so that
 *  columns stay. */
export function showable(talk: Talk): Talk {
  const clean = (file: SourceFile): SourceFile => ({
    ...file,
    text: file.text.replaceAll("\0", "\uFFFD").replace(/\p{Surrogate}/gu, "\uFFFD"),
  });
  return {
    ...talk,
    chapters: talk.chapters.map(clean),
    diagrams: talk.diagrams.map(clean),
    settings: talk.settings && clean(talk.settings),
  };
}

export function filesOf({ chapters, diagrams, settings }: Talk): readonly SourceFile[] {
  return [...chapters, ...diagrams, ...(settings === null ? [] : [settings])];
}

export function troubleWith({ path, text, trouble }: SourceFile): Problem[] {
  if (trouble === undefined) return [];
  const source = linesOf(path, text);
  if (trouble.kind === "unreadable") {
    const values = { reason: trouble.reason };
    return [{ kind: "file-unreadable", severity: "error", at: placeOf(source, 1), values }];
  }
  const at = placeOf(source, trouble.line);
  // Where the bytes made no character.
  const bad = (source.lines[trouble.line - 1] ?? "").indexOf("\uFFFD");
  const column = bad < 0 ? at.column : bad + 1;
  return [{ kind: "file-not-utf8", severity: "error", at: { ...at, column }, values: {} }];
}
