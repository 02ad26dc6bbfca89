/** Everything this room says to people. The rest of the room hands out plain data, kinds and
 *  values; only here do they become words.
 */
import { stripVTControlCharacters } from "node:util";

/** Where a person named a browser: on the command line, or in the environment. */
export type NamedBy = "--browser" | "PANGBAI_BROWSER";

/** One command that was to bring a browser, and why it did not. */
export interface Attempt {
  readonly command: string;
  readonly ended: "badly" | "late" | "without a browser";
  readonly output: string;
}

/** Why there is no browser to work with. */
export type BrowserProblem =
  | { readonly kind: "named-path-absent"; readonly by: NamedBy; readonly path: string }
  | { readonly kind: "named-path-not-a-program"; readonly by: NamedBy; readonly path: string }
  | { readonly kind: "no-browser" }
  | { readonly kind: "no-browser-to-get"; readonly attempts: readonly Attempt[] }
  | { readonly kind: "browser-does-not-start"; readonly path: string; readonly output: string };

/** What is about to happen, told before it does, because it takes minutes. */
export type BrowserNews =
  | { readonly kind: "installing"; readonly packages: readonly string[] }
  | { readonly kind: "downloading"; readonly after: Attempt | null };

/** News is one line; a problem says what is wrong and, below, what to do about it. */
export function formatBrowserMessage(message: BrowserProblem | BrowserNews): string {
  switch (message.kind) {
    case "named-path-absent":
      return `${message.by} names "${message.path}", and there is no such file.\nhint: give the full path of a Chromium, Chrome or Edge program`;
    case "named-path-not-a-program":
      return `${message.by} names "${message.path}", which is not a program that can be run.\nhint: give the full path of the browser's executable file`;
    case "no-browser":
      return `No browser was found.\n${INSTALL_OR_NAME_ONE}`;
    case "no-browser-to-get":
      return [
        "No browser was found, and none could be installed.",
        ...message.attempts.map(formatAttempt),
        INSTALL_OR_NAME_ONE,
      ].join("\n");
    case "browser-does-not-start":
      return `${message.path} does not start.\n${indent(lastLines(message.output))}\nhint: name another browser in PANGBAI_BROWSER`;
    case "installing":
      return `No browser was found: installing ${message.packages.join(" and ")} with apt-get (a few minutes)`;
    case "downloading":
      return `${message.after ? `${message.after.command} ${ENDED[message.after.ended]}` : "No browser was found"}: downloading Playwright's Chromium (a few minutes)`;
    default:
      return message satisfies never;
  }
}

const INSTALL_OR_NAME_ONE =
  "hint: install Chromium or Chrome (Debian: apt-get install chromium), or set PANGBAI_BROWSER to the path of one";

const ENDED = {
  badly: "failed",
  late: "took too long and was ended",
  "without a browser": "brought no browser",
} as const satisfies Record<Attempt["ended"], string>;

function formatAttempt(attempt: Attempt): string {
  return `${attempt.command} ${ENDED[attempt.ended]}:\n${indent(lastLines(attempt.output))}`;
}

/** The end of what a program printed is where it says why it gave up; its stack traces say it to
 *  someone else. */
function lastLines(output: string): string[] {
  return stripVTControlCharacters(output)
    .split(/\r?\n/)
    .filter((line) => line.trim() !== "" && !/^\s+at /.test(line))
    .slice(-12);
}

function indent(lines: readonly string[]): string {
  return lines.map((line) => `    ${line}`).join("\n");
}
