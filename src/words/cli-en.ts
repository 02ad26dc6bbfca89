import type { CliWords, WrongUse } from "./cli.ts";
import { pdfEn } from "./cli-pdf-en.ts";

export const cliEn: CliWords = {
  help: `Turn a talk, written as narrated Markdown, into slides, a speaker view and a handout.

  pangbai dev [talk]        show the talk and follow every change
          --port N          where to listen, or the next free port   (default: 5173)
          --host ADDRESS    for other machines too: 0.0.0.0          (default: 127.0.0.1)
          --open            open a browser on it
  pangbai build [talk]      write the talk as a site, and as one file
          --out DIR         where to, emptied first                  (default: dist)
          --public          without narration, backstory and editor's notes
          --passphrase      with these locked; the phrase is asked for, or PANGBAI_PASSPHRASE
          --strict          warnings count as errors
          --browser PATH    draw with this browser                   (default: PANGBAI_BROWSER, or one found)
          --install-browser get a browser where none is found
  pangbai pdf [talk]        print the handout, and prove that every word is in it
          --out FILE        where to                                 (default: handout.pdf)
          --slides          one screen a page instead, without the words
          --chapters 2-4    these chapters only, or one: 2
          --no-narration    slides and figures only
          --paper SIZE      a4 or letter                             (default: a4)
          --browser PATH    print with this browser                  (default: PANGBAI_BROWSER, or one found)
          --install-browser get a browser where none is found
  pangbai check [talk]      list problems: where, what, and what to do
          --strict          warnings count as errors
          --json            one JSON object and nothing else
          --visual          look at every screen, step and page in a browser too: is anything clipped?
          --browser PATH    with this browser, as for pdf
          --install-browser get a browser where none is found
  pangbai outline [talk]    list slides, screens, steps and narration
          --script          only what is said, with numbers and times
          --json            one JSON object and nothing else
  pangbai help format       how a chapter is written, an example for each rule
  pangbai --help            this text, also as help and after a command
  pangbai --version

A talk is a folder of Markdown chapters (default: slides/). Nothing is ever written into it.
Exit status: 0 no error, 1 errors, 2 wrong use, no browser or unreadable talk.
`,
  wrongUse: (wrong, text) => `pangbai: ${wrongUse(wrong, text)}. See pangbai --help`,
  nothingWrong: (chapters, slides, beats) =>
    `No problems: ${count(chapters, "chapter")}, ${count(slides, "slide")}, ${count(beats, "beat")}`,
  lookedAt: (screens, steps, pages) =>
    `; looked at ${count(screens, "screen")}, ${count(steps, "step")}, ${count(pages, "page")}`,
  problemCount: (errors, warnings) => `${count(errors, "error")}, ${count(warnings, "warning")}`,
  narration: {
    open: "The narration is in it, for anyone who opens it: --public leaves it out, --passphrase locks it",
    public: "Narration, backstory and editor's notes are not in it",
    passphrase:
      "Narration, backstory and editor's notes are locked: the speaker view asks for the passphrase",
  },
  passphrase: { ask: "Passphrase: ", again: "Once more: " },
  drawnLater: (file) =>
    `diagrams are not drawn ahead: pages draw them when they are opened, and ${file}, the talk as one file, is not written`,
  built: (out, files, kilobytes) => `Written to ${out}: ${count(files, "file")}, ${kilobytes} KB`,
  served: ({ stage, speaker, handout, network }) =>
    [
      `Stage         ${stage}`,
      `Speaker view  ${speaker}`,
      `Handout       ${handout}`,
      ...network.map((address) => `For others    ${address}`),
      "Ctrl+C ends",
    ].join("\n"),
  pdf: pdfEn,
  looking: {
    building: "Building the talk…",
    screen: (screen, screens) => `Looking at screen ${screen} of ${screens}…`,
    handout: "Looking at the handout…",
  },
};

function wrongUse(wrong: WrongUse["wrong"], text: string): string {
  switch (wrong) {
    case "command-unknown":
      return `there is no command "${text}"`;
    case "option-unknown":
      return `there is no option ${text} here`;
    case "option-needs-value":
      return `${text} needs a value`;
    case "option-takes-no-value":
      return `${text} takes no value`;
    case "option-for-visual":
      return `${text} is for --visual, which is not there`;
    case "argument-too-many":
      return `"${text}" is one argument too many`;
    case "port-not-a-number":
      return `--port is a number from 1 to 65535, not "${text}"`;
    case "out-meets-talk":
      return `--out is emptied first, and "${text}" is, holds or lies in the talk; name a folder apart from it`;
    case "out-not-a-folder":
      return `--out names "${text}", which is not a folder`;
    case "out-not-ours":
      return `--out is emptied first, and "${text}" holds something other than a build of ours; name a new folder, or empty it yourself`;
    case "public-with-passphrase":
      return `--public leaves out what ${text} would lock; take one of them`;
    case "passphrase-not-asked":
      return `--passphrase asks at a terminal, and this is none; put the phrase into ${text}`;
    case "passphrase-empty":
      return "there is no passphrase, and nothing was built";
    case "passphrase-differs":
      return "that is not the same passphrase, and nothing was built";
    case "chapters-no-range":
      return `--chapters is a chapter or a range of them, 2 or 2-4, not "${text}"`;
    case "chapters-not-there":
      return `--chapters names ${text}, and the talk has not that many chapters`;
    case "paper-unknown":
      return `--paper is a4 or letter, not "${text}"`;
    case "file-in-talk":
      return `nothing is written into a talk, and "${text}" lies in it; name a file apart from it`;
    case "file-is-folder":
      return `--out names "${text}", which is a folder; name a file in it`;
    case "file-without-folder":
      return `--out names "${text}", and there is no folder for it; make it first`;
    case "file-no-pdf":
      return `--out names "${text}", which is there and is no PDF; name another file, or remove it yourself`;
    default:
      return wrong satisfies never;
  }
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}
