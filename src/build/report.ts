/** Problems and unreadable talks → text for a terminal. */
import { formatProblem } from "../render/problems.ts";
import type { Unreadable } from "../source/read.ts";
import { problemWordsFor } from "../words/problems.ts";
import { unreadableWords } from "../words/unreadable.ts";
import type { Compiled } from "./compile.ts";

export function reportProblems({ problems, talk, deck }: Compiled): string[] {
  const words = problemWordsFor(deck.meta.lang);
  const files = [...talk.chapters, ...talk.diagrams, ...(talk.settings ? [talk.settings] : [])];
  const texts = new Map(files.map(({ path, text }) => [path, text]));
  return problems.map((problem) =>
    formatProblem(problem, words, (path) => texts.get(path) ?? null),
  );
}

export function reportUnreadable({ unreadable, reason }: Unreadable): string {
  return `${unreadable}: ${unreadableWords(reason)}`;
}
