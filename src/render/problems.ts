/** Problems → text for a terminal: where, what, the line itself with a caret, and what to do. */
import type { Problem } from "../model/problem.ts";
import { widthOf } from "../model/text.ts";
import type { ProblemWords } from "../words/problems.ts";

/** The text of a source file by its path, as problems name it; `null` when there is none. */
export type SourceText = (path: string) => string | null;

export function formatProblem(
  problem: Problem,
  words: ProblemWords,
  sourceText: SourceText,
): string {
  const { path, line, column } = problem.at;
  const { message, hint } = words.problem(problem.kind, problem.values);
  const head = `${path}:${line}:${column}: ${problem.severity}: ${message}`;
  const text = sourceText(path)?.split("\n")[line - 1];
  const shown = text === undefined ? [] : quoteLine(line, column, text);
  return [head, ...shown, `  ${words.hint}: ${hint}`].join("\n");
}

/** The source line, and a caret below it. A Han character is two columns wide in a terminal. */
function quoteLine(line: number, column: number, text: string): string[] {
  const number = String(line);
  const indent = " ".repeat(Math.round(widthOf(text.slice(0, column - 1)) * 2));
  return [`  ${number} | ${text}`, `  ${" ".repeat(number.length)} | ${indent}^`];
}

/** The documented object of `check --json`. */
export function problemsAsData(problems: readonly Problem[], words: ProblemWords): unknown {
  return problems.map(({ kind, severity, at, values }) => ({
    kind,
    severity,
    ...at,
    values,
    ...words.problem(kind, values),
  }));
}
