/** What is said to people about browsers: why there is none to work with, and what is done about it. Apart
 *  from the other words, so that no page carries it. */
import type { Language } from "../model/deck.ts";
import { browserEn } from "./browser-en.ts";
import { browserZhCN } from "./browser-zh-CN.ts";

/** One command that was to bring a browser, and why it did not. */
export interface BrowserAttempt {
  readonly command: string;
  readonly ended: "badly" | "late" | "without a browser";
  readonly output: string;
}

export type BrowserMessage =
  | { readonly kind: "named-path-absent"; readonly by: string; readonly path: string }
  | { readonly kind: "named-path-not-a-program"; readonly by: string; readonly path: string }
  | { readonly kind: "no-browser" }
  | { readonly kind: "no-browser-to-get"; readonly attempts: readonly BrowserAttempt[] }
  | { readonly kind: "browser-does-not-start"; readonly path: string; readonly output: string }
  | { readonly kind: "browser-hangs"; readonly path: string; readonly seconds: number }
  | { readonly kind: "browser-ended"; readonly path: string; readonly output: string }
  | { readonly kind: "installing"; readonly packages: readonly string[] }
  | { readonly kind: "downloading"; readonly after: BrowserAttempt | null };

export interface BrowserWords {
  readonly hint: string;
  /** What is wrong, or about to happen: one line. */
  message(message: BrowserMessage): string;
  /** What to do about it, or null where nothing is to be done. */
  whatToDo(message: BrowserMessage): string | null;
  attempt(command: string, ended: BrowserAttempt["ended"]): string;
}

/** News is one line; a problem says what is wrong, what programs said of it, and what to do about it. */
export function formatBrowserMessage(message: BrowserMessage, lang: Language): string {
  const words = browserWordsFor(lang);
  const whatToDo = words.whatToDo(message);
  return [
    words.message(message),
    ...outputsOf(message, words),
    ...(whatToDo === null ? [] : [`${words.hint}: ${whatToDo}`]),
  ].join("\n");
}

function browserWordsFor(lang: Language): BrowserWords {
  switch (lang) {
    case "zh-CN":
      return browserZhCN;
    case "en":
      return browserEn;
    default:
      return lang satisfies never;
  }
}

function outputsOf(message: BrowserMessage, words: BrowserWords): string[] {
  switch (message.kind) {
    case "no-browser-to-get":
      return message.attempts.flatMap(({ command, ended, output }) => [
        words.attempt(command, ended),
        ...lastLines(output),
      ]);
    case "browser-does-not-start":
    case "browser-ended":
      return lastLines(message.output);
    default:
      return [];
  }
}

/** The end of what a program printed is where it says why it gave up; its stack traces say it to
 *  someone else. */
function lastLines(output: string): string[] {
  return output
    .split(/\r?\n/)
    .filter((line) => line.trim() !== "" && !/^\s+at /.test(line))
    .slice(-12)
    .map((line) => `    ${line}`);
}
