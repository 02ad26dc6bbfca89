import type { BrowserAttempt, BrowserMessage, BrowserWords } from "./browser.ts";

export const browserEn: BrowserWords = {
  hint: "hint",
  message,
  whatToDo,
  attempt: (command, ended) => `${command} ${ENDED[ended]}:`,
};

const ENDED = {
  badly: "failed",
  late: "took too long and was ended",
  "without a browser": "brought no browser",
} as const satisfies Record<BrowserAttempt["ended"], string>;

function message(said: BrowserMessage): string {
  switch (said.kind) {
    case "named-path-absent":
      return `${said.by} names "${said.path}", and there is no such file.`;
    case "named-path-not-a-program":
      return `${said.by} names "${said.path}", which is not a program that can be run.`;
    case "no-browser":
      return "No browser was found.";
    case "no-browser-to-get":
      return "No browser was found, and none could be installed.";
    case "browser-does-not-start":
      return `${said.path} does not start:`;
    case "browser-hangs":
      return `${said.path} gave no answer for ${Math.round(said.seconds)} seconds and was ended.`;
    case "browser-ended":
      return `${said.path} ended before its work was done:`;
    case "installing":
      return `No browser was found: installing ${said.packages.join(" and ")} with apt-get (a few minutes)`;
    case "downloading": {
      const why = said.after ? `${said.after.command} ${ENDED[said.after.ended]}` : NONE_FOUND;
      return `${why}: downloading Playwright's Chromium (a few minutes)`;
    }
    default:
      return said satisfies never;
  }
}

const NONE_FOUND = "No browser was found";

function whatToDo(said: BrowserMessage): string | null {
  switch (said.kind) {
    case "named-path-absent":
      return "give the full path of a Chromium, Chrome or Edge program";
    case "named-path-not-a-program":
      return "give the full path of the browser's executable file";
    case "no-browser":
      return `${INSTALL_ONE}; or add --install-browser to have one got; or ${NAME_ONE}`;
    case "no-browser-to-get":
      return `${INSTALL_ONE}; or ${NAME_ONE}`;
    case "browser-does-not-start":
    case "browser-hangs":
    case "browser-ended":
      return "try again, or name another browser with --browser PATH or in PANGBAI_BROWSER";
    case "installing":
    case "downloading":
      return null;
    default:
      return said satisfies never;
  }
}

const INSTALL_ONE =
  "install Chromium (Debian: apt-get install chromium), or Chrome or Edge from their makers";
const NAME_ONE = "name one with --browser PATH or in PANGBAI_BROWSER";
