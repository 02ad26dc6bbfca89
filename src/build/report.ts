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

/** Says what is wrong once: a save that changes nothing about it is no news. */
export function newsTeller(): (compiled: Compiled) => readonly string[] {
  let told: readonly string[] = [];
  return (compiled) => {
    const problems = reportProblems(compiled);
    const news = problems.filter((problem) => !told.includes(problem));
    told = problems;
    return news;
  };
}

/** Where nobody can go on without it. */
export function readable(read: Compiled | Unreadable): Compiled {
  if ("unreadable" in read) throw new Error(reportUnreadable(read));
  return read;
}

export function reportUnreadable({ unreadable, reason }: Unreadable): string {
  return `${unreadable}: ${unreadableWords(reason)}`;
}
