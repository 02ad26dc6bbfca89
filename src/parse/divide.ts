/** Divides a chapter by lines, before any lexing, into what is never on a slide (front matter, backstory,
 *  editor's notes) and the Markdown that remains. Lines taken out leave blank ones behind, so every line
 *  keeps its number. */
import type { Problem } from "../model/problem.ts";
import {
  BACKSTORY_CLOSES,
  BACKSTORY_OPENS,
  EDITOR_NOTE,
  QUOTED_LINE,
  UNSPACED_MARK,
} from "./markers.ts";
import { type Lines, placeOf } from "./places.ts";

/** What became of a line of a chapter. Each line has exactly one use. */
export type LineUse =
  | "slide"
  | "narration"
  | "backstory"
  | "editor-note"
  | "mark"
  | "comment"
  | "blank";

export interface Fragment {
  readonly type: "backstory" | "editor-note";
  /** First and last line, marks included for a note, fences excluded for a backstory. */
  readonly line: number;
  readonly endLine: number;
  /** Its Markdown, one entry a line, marks stripped. */
  readonly text: readonly string[];
  /** The line an editor's note corrects. */
  readonly on: number;
}

export interface Divided {
  /** The Markdown that remains, as many lines as the file has. */
  readonly markdown: readonly string[];
  readonly fragments: readonly Fragment[];
  /** The YAML block at the very top, without its fences; `null` when there is none. */
  readonly frontMatter: readonly string[] | null;
  /** Uses of the lines taken out; the rest is decided by the parser. */
  readonly uses: (LineUse | undefined)[];
  readonly problems: readonly Problem[];
}

export function divideChapter(source: Lines): Divided {
  const { lines } = source;
  const markdown = [...lines];
  const uses: (LineUse | undefined)[] = lines.map(() => undefined);
  const fragments: Fragment[] = [];
  const problems: Problem[] = [];
  const take = (from: number, to: number, use: LineUse): void => {
    for (let line = from; line <= to; line += 1) {
      markdown[line - 1] = "";
      uses[line - 1] = use;
    }
  };

  const top = frontMatterEnd(lines);
  if (top > 0) take(1, top, "mark");

  let fence: string | null = null;
  let spoken = top;
  for (let line = top + 1; line <= lines.length; line += 1) {
    const text = lines[line - 1] ?? "";
    fence = fenceAfter(fence, text);
    if (fence !== null) continue;

    if (BACKSTORY_OPENS.test(text)) {
      const close = findClose(lines, line);
      if (close === null) {
        problems.push({
          kind: "backstory-unclosed",
          severity: "warning",
          at: placeOf(source, line),
          values: {},
        });
      }
      const last = (close ?? forcedEnd(lines, line)) - 1;
      take(line, line, "mark");
      const inside = takeNotes(lines, line + 1, last, spoken);
      for (const note of inside.notes) fragments.push(note);
      fragments.push({
        type: "backstory",
        line: line + 1,
        endLine: last,
        text: inside.text,
        on: spoken,
      });
      inside.text.forEach((inner, index) => {
        take(line + 1 + index, line + 1 + index, inner.trim() === "" ? "blank" : "backstory");
      });
      for (const note of inside.notes) take(note.line, note.endLine, "editor-note");
      if (close !== null) take(close, close, "mark");
      line = close ?? last;
    } else if (BACKSTORY_CLOSES.test(text)) {
      take(line, line, "mark");
      problems.push({
        kind: "backstory-stray",
        severity: "warning",
        at: placeOf(source, line),
        values: {},
      });
    } else if (EDITOR_NOTE.test(text)) {
      const note = noteAt(lines, line, lines.length, spoken);
      take(line, note.endLine, "editor-note");
      fragments.push(note);
      line = note.endLine;
    } else {
      if (UNSPACED_MARK.test(text)) {
        problems.push({
          kind: "narration-mark-without-space",
          severity: "warning",
          at: placeOf(source, line),
          values: { text: text.trim() },
        });
      }
      if (text.trim() !== "") spoken = line;
    }
  }
  return {
    markdown,
    fragments,
    frontMatter: top > 0 ? lines.slice(1, top - 1) : null,
    uses,
    problems,
  };
}

/** The last line of a YAML block that opens the file, 0 without one. A bare `---` needs keys below it to
 *  be one: otherwise it is a separator at the start, which means nothing. */
function frontMatterEnd(lines: readonly string[]): number {
  if (lines[0]?.trimEnd() !== "---" || !/^[\w-]+\s*:/.test(lines[1] ?? "")) return 0;
  const close = lines.findIndex((line, index) => index > 0 && /^(?:---|\.\.\.)\s*$/.test(line));
  return close < 0 ? 0 : close + 1;
}

/** The code fence that is open after `line`, so that marks inside code stay code. */
function fenceAfter(open: string | null, line: string): string | null {
  const run = /^\s*(`{3,}|~{3,})(.*)$/.exec(line);
  if (run === null) return open;
  const [, mark = "", rest = ""] = run;
  if (open === null) return mark.startsWith("`") && rest.includes("`") ? null : mark;
  const closes = mark[0] === open[0] && mark.length >= open.length && rest.trim() === "";
  return closes ? null : open;
}

function findClose(lines: readonly string[], opening: number): number | null {
  for (let line = opening + 1; line <= lines.length; line += 1) {
    const text = lines[line - 1] ?? "";
    if (BACKSTORY_CLOSES.test(text)) return line;
    if (BACKSTORY_OPENS.test(text)) return null;
  }
  return null;
}

/** Where an unclosed backstory ends all the same: a forgotten fence must not hide the rest of a chapter. */
function forcedEnd(lines: readonly string[], after: number): number {
  for (let line = after + 1; line <= lines.length; line += 1) {
    const text = lines[line - 1] ?? "";
    if (/^ {0,3}#{1,6}(?:\s|$)/.test(text) || BACKSTORY_OPENS.test(text)) return line;
  }
  return lines.length + 1;
}

/** The editor's note that begins on `line`, ends at line `to` at the latest and corrects line `on`. */
function noteAt(lines: readonly string[], line: number, to: number, on: number): Fragment {
  const endLine = lastQuoted(lines, line, to);
  const [first = "", ...rest] = lines.slice(line - 1, endLine);
  return {
    type: "editor-note",
    line,
    endLine,
    text: [first.replace(EDITOR_NOTE, ""), ...rest.map((text) => text.replace(QUOTED_LINE, ""))],
    // At the top there is no line to correct.
    on: Math.max(on, 1),
  };
}

/** Takes the editor's notes out of lines `from` to `to` of a backstory; its text keeps blank lines there. */
function takeNotes(
  lines: readonly string[],
  from: number,
  to: number,
  before: number,
): { text: string[]; notes: Fragment[] } {
  const text = lines.slice(from - 1, to);
  const notes: Fragment[] = [];
  let on = before;
  for (let line = from; line <= to; line += 1) {
    const written = lines[line - 1] ?? "";
    if (EDITOR_NOTE.test(written)) {
      const note = noteAt(lines, line, to, on);
      notes.push(note);
      text.fill("", line - from, note.endLine - from + 1);
      line = note.endLine;
    } else if (written.trim() !== "") {
      on = line;
    }
  }
  return { text, notes };
}

function lastQuoted(lines: readonly string[], first: number, to: number): number {
  const goesOn = (text: string): boolean => /^ {0,3}>/.test(text) && !EDITOR_NOTE.test(text);
  let last = first;
  while (last < to && goesOn(lines[last] ?? "")) last += 1;
  return last;
}
