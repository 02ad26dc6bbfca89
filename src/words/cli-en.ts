import type { CliWords, WrongUse } from "./cli.ts";

export const cliEn: CliWords = {
  help: `Turn a talk, written as narrated Markdown, into slides and a speaker view.

  pangbai dev [talk]        show the talk and follow every change
          --port N          where to listen, or the next free port   (default: 5173)
          --open            open a browser on it
  pangbai build [talk]      write the talk as a site
          --out DIR         where to, emptied first                  (default: dist)
          --strict          warnings count as errors
  pangbai check [talk]      list problems: where, what, and what to do
          --strict          warnings count as errors
          --json            one JSON object and nothing else
  pangbai outline [talk]    list slides, screens, steps and narration
          --json            one JSON object and nothing else
  pangbai --help            this text, also as help and after a command
  pangbai --version

A talk is a folder of Markdown chapters (default: slides/). Nothing is ever written into it.
Exit status: 0 no error, 1 errors, 2 wrong use or unreadable talk.
`,
  wrongUse: (wrong, text) => `pangbai: ${wrongUse(wrong, text)}. See pangbai --help`,
  nothingWrong: (chapters, slides, beats) =>
    `No problems: ${count(chapters, "chapter")}, ${count(slides, "slide")}, ${count(beats, "beat")}`,
  problemCount: (errors, warnings) => `${count(errors, "error")}, ${count(warnings, "warning")}`,
  built: (out, files, kilobytes) => `Written to ${out}: ${count(files, "file")}, ${kilobytes} KB`,
  served: (stage, speaker) =>
    [`Stage         ${stage}`, `Speaker view  ${speaker}`, "Ctrl+C ends"].join("\n"),
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
    default:
      return wrong satisfies never;
  }
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}
