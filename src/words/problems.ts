/** What problems are called, and what to do about them: for who writes a talk, so no page carries it. */
import type { Language } from "../model/deck.ts";
import type { ProblemKind, Values } from "../model/problem.ts";
import { problemsEn } from "./problems-en.ts";
import { problemsZhCN } from "./problems-zh-CN.ts";

export interface ProblemWords {
  /** The line a problem opens with, and what to do about it. */
  problem(kind: ProblemKind, values: Values): { readonly message: string; readonly hint: string };
  readonly hint: string;
}

export function problemWordsFor(lang: Language): ProblemWords {
  switch (lang) {
    case "zh-CN":
      return problemsZhCN;
    case "en":
      return problemsEn;
    default:
      return lang satisfies never;
  }
}
