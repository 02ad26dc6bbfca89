/** `check` and `outline`: a compiled talk → what to print, and the exit status. */

import { byPlace, type Compiled } from "../build/compile.ts";
import { reportProblems } from "../build/report.ts";
import type { Looked } from "../check/talk.ts";
import { type Deck, slidesOf } from "../model/deck.ts";
import type { Problem } from "../model/problem.ts";
import { formatOutline, outlineOf } from "../render/outline.ts";
import { problemsAsData } from "../render/problems.ts";
import { formatScript } from "../render/script.ts";
import { type CliWords, cliWordsFor } from "../words/cli.ts";
import { renderWordsFor } from "../words/printed.ts";
import { problemWordsFor } from "../words/problems.ts";
import type { CheckRequest, OutlineRequest } from "./arguments.ts";

/** 0 no error, 1 errors, 2 wrong use or unreadable talk. */
export type ExitStatus = 0 | 1 | 2;

export interface Answer {
  readonly text: string;
  readonly status: ExitStatus;
}

/** `looked` is what came of a look in a browser, `null` without one. */
export function checkTalk(
  compiled: Compiled,
  looked: Looked | null,
  { strict, json }: CheckRequest,
): Answer {
  const { deck } = compiled;
  const words = problemWordsFor(deck.meta.lang);
  const problems = [...compiled.problems, ...(looked?.problems ?? [])].toSorted(byPlace);
  const { errors, warnings } = countProblems(problems);
  const status = statusOf(problems, strict);
  if (json) {
    const found = { problems: problemsAsData(problems, words), errors, warnings };
    return { text: formatData(found), status };
  }
  const cliWords = cliWordsFor(deck.meta.lang);
  const summary =
    problems.length === 0
      ? praise(deck, looked, cliWords)
      : cliWords.problemCount(errors, warnings);
  const reports = reportProblems({ ...compiled, problems });
  return { text: `${[...reports, summary].join("\n")}\n`, status };
}

export function outlineTalk(
  { deck, screens, plan }: Compiled,
  { json, script }: OutlineRequest,
): Answer {
  // For programs the outline holds the words already.
  if (script && !json) {
    return { text: formatScript(deck, plan, renderWordsFor(deck.meta.lang)), status: 0 };
  }
  const outline = outlineOf(deck, screens, plan);
  return { text: json ? formatData(outline) : formatOutline(outline), status: 0 };
}

export function statusOf(problems: readonly Problem[], strict: boolean): ExitStatus {
  const { errors, warnings } = countProblems(problems);
  return errors > 0 || (strict && warnings > 0) ? 1 : 0;
}

function countProblems(problems: readonly Problem[]): { errors: number; warnings: number } {
  const errors = problems.filter(({ severity }) => severity === "error").length;
  return { errors, warnings: problems.length - errors };
}

function praise(deck: Deck, looked: Looked | null, words: CliWords): string {
  const slides = slidesOf(deck);
  const beats = slides.reduce((sum, { narration }) => sum + narration.length, 0);
  const praised = words.nothingWrong(deck.chapters.length, slides.length, beats);
  if (looked === null) return praised;
  return praised + words.lookedAt(looked.screens, looked.steps, looked.pages);
}

/** The documented object for programs; `pangbai` is the version of its form. */
function formatData(data: object): string {
  return `${JSON.stringify({ pangbai: 1, ...data }, null, 2)}\n`;
}
