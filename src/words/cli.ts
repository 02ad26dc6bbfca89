/** What the command line says to people. Apart from the other words, so that no page carries it. */
import type { Language } from "../model/deck.ts";
import { cliEn } from "./cli-en.ts";
import type { PdfWords } from "./cli-pdf.ts";
import { cliZhCN } from "./cli-zh-CN.ts";

/** What was wrong in the way a command was given; `text` is the word at fault. */
export interface WrongUse {
  readonly wrong:
    | "command-unknown"
    | "option-unknown"
    | "option-needs-value"
    | "option-takes-no-value"
    | "option-for-visual"
    | "argument-too-many"
    | "port-not-a-number"
    | "out-meets-talk"
    | "out-not-a-folder"
    | "out-not-ours"
    | "public-with-passphrase"
    | "passphrase-not-asked"
    | "passphrase-empty"
    | "passphrase-differs"
    | "chapters-no-range"
    | "chapters-not-there"
    | "paper-unknown"
    | "file-in-talk"
    | "file-is-folder"
    | "file-without-folder"
    | "file-no-pdf";
  readonly text: string;
}

/** Where the views of a talk are. */
export interface Addresses {
  readonly stage: string;
  readonly speaker: string;
  readonly handout: string;
  /** Of the stage, for other machines: none unless they were let in. */
  readonly network: readonly string[];
}

export interface CliWords {
  readonly help: string;
  /** One line, with the way to the help. */
  wrongUse(wrong: WrongUse["wrong"], text: string): string;
  /** The last line of `check`. */
  nothingWrong(chapters: number, slides: number, beats: number): string;
  /** Goes on with that line, after a look at the talk in a browser. */
  lookedAt(screens: number, steps: number, pages: number): string;
  problemCount(errors: number, warnings: number): string;
  built(out: string, files: number, kilobytes: number): string;
  /** Who may read what is said in what was built. */
  readonly narration: Readonly<Record<"open" | "public" | "passphrase", string>>;
  /** What is asked, before what is typed. */
  readonly passphrase: { readonly ask: string; readonly again: string };
  /** Where there was no browser to draw diagrams ahead. */
  drawnLater(file: string): string;
  /** Below each other, each with an address. */
  served(addresses: Addresses): string;
  readonly pdf: PdfWords;
  /** What a look in a browser is doing. */
  readonly looking: {
    readonly building: string;
    screen(screen: number, screens: number): string;
    readonly handout: string;
  };
}

export function cliWordsFor(lang: Language): CliWords {
  switch (lang) {
    case "zh-CN":
      return cliZhCN;
    case "en":
      return cliEn;
    default:
      return lang satisfies never;
  }
}
