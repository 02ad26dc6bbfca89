/** What a person typed after `pangbai` → what is asked for, or what is wrong with it. */
import { type ParseArgsConfig, parseArgs } from "node:util";
import type { JobRequest } from "../model/printed.ts";
import type { WrongUse } from "../words/cli.ts";

export type Request =
  | { readonly command: "help" | "format" | "version" }
  | DevRequest
  | BuildRequest
  | CheckRequest
  | OutlineRequest
  | PdfRequest;

export interface DevRequest {
  readonly command: "dev";
  readonly talk: string;
  /** The address of this machine to listen on. */
  readonly host: string;
  readonly port: number;
  readonly open: boolean;
}

export interface BuildRequest extends BrowserRequest {
  readonly command: "build";
  readonly talk: string;
  readonly out: string;
  readonly strict: boolean;
  /** What becomes of what is said; the passphrase itself is no argument. */
  readonly privacy: "open" | "public" | "passphrase";
}

export interface CheckRequest {
  readonly command: "check";
  readonly talk: string;
  readonly strict: boolean;
  readonly json: boolean;
  /** Look at the talk in a browser too. */
  readonly visual: BrowserRequest | null;
}

export interface OutlineRequest {
  readonly command: "outline";
  readonly talk: string;
  readonly json: boolean;
  /** What is said, to be read from paper, instead of what is shown. */
  readonly script: boolean;
}

export interface PdfRequest extends JobRequest, BrowserRequest {
  readonly command: "pdf";
  readonly talk: string;
  readonly out: string;
}

export interface BrowserRequest {
  /** The browser a person named, `undefined` without one. */
  readonly browser: string | undefined;
  /** Get one where none is found. */
  readonly installBrowser: boolean;
}

const HELP: Request = { command: "help" };

export function readArguments(argv: readonly string[]): Request | WrongUse {
  const [name, ...rest] = argv;
  try {
    switch (name) {
      case undefined:
        return HELP;
      case "help":
        return rest[0] === "format"
          ? aloneOr(rest.slice(1), { command: "format" })
          : aloneOr(rest, HELP);
      case "--help":
        return aloneOr(rest, HELP);
      case "--version":
        return aloneOr(rest, { command: "version" });
      case "dev":
        return readDev(rest);
      case "build":
        return readBuild(rest);
      case "check":
        return readCheck(rest);
      case "outline":
        return readOutline(rest);
      case "pdf":
        return readPdfRequest(rest);
      default:
        return {
          wrong: name.startsWith("-") ? "option-unknown" : "command-unknown",
          text: name,
        };
    }
  } catch (error) {
    return wrongOption(error);
  }
}

function readDev(rest: string[]): Request | WrongUse {
  const { values, positionals } = parse(rest, {
    host: { type: "string", default: "127.0.0.1" },
    port: { type: "string", default: "5173" },
    open: { type: "boolean", default: false },
  });
  const { host, port, open } = values;
  if (values.help) return HELP;
  if (!/^\d{1,5}$/.test(port) || Number(port) < 1 || Number(port) > 65_535) {
    return { wrong: "port-not-a-number", text: port };
  }
  return withTalk(positionals, (talk) => ({
    command: "dev",
    talk,
    host,
    port: Number(port),
    open,
  }));
}

function readBuild(rest: string[]): Request | WrongUse {
  const { values, positionals } = parse(rest, {
    out: { type: "string", default: "dist" },
    strict: { type: "boolean", default: false },
    public: { type: "boolean", default: false },
    passphrase: { type: "boolean", default: false },
    browser: { type: "string" },
    "install-browser": { type: "boolean", default: false },
  });
  const { out, strict, browser } = values;
  const installBrowser = values["install-browser"];
  if (values.help) return HELP;
  if (values.public && values.passphrase) {
    return { wrong: "public-with-passphrase", text: "--passphrase" };
  }
  const privacy = values.public ? "public" : values.passphrase ? "passphrase" : "open";
  return withTalk(positionals, (talk) => ({
    command: "build",
    talk,
    out,
    strict,
    privacy,
    browser,
    installBrowser,
  }));
}

function readCheck(rest: string[]): Request | WrongUse {
  const { values, positionals } = parse(rest, {
    strict: { type: "boolean", default: false },
    json: { type: "boolean", default: false },
    visual: { type: "boolean", default: false },
    browser: { type: "string" },
    "install-browser": { type: "boolean", default: false },
  });
  const { strict, json, browser } = values;
  const installBrowser = values["install-browser"];
  if (values.help) return HELP;
  if (!values.visual && browser !== undefined) {
    return { wrong: "option-for-visual", text: "--browser" };
  }
  if (!values.visual && installBrowser) {
    return { wrong: "option-for-visual", text: "--install-browser" };
  }
  const visual = values.visual ? { browser, installBrowser } : null;
  return withTalk(positionals, (talk) => ({ command: "check", talk, strict, json, visual }));
}

function readOutline(rest: string[]): Request | WrongUse {
  const { values, positionals } = parse(rest, {
    json: { type: "boolean", default: false },
    script: { type: "boolean", default: false },
  });
  const { json, script } = values;
  if (values.help) return HELP;
  return withTalk(positionals, (talk) => ({ command: "outline", talk, json, script }));
}

function readPdfRequest(rest: string[]): Request | WrongUse {
  const { values, positionals } = parse(rest, {
    out: { type: "string" },
    slides: { type: "boolean", default: false },
    chapters: { type: "string" },
    "no-narration": { type: "boolean", default: false },
    paper: { type: "string", default: "a4" },
    browser: { type: "string" },
    "install-browser": { type: "boolean", default: false },
  });
  if (values.help) return HELP;
  const { slides, browser } = values;
  const out = values.out ?? (slides ? "slides.pdf" : "handout.pdf");
  const chapters = values.chapters === undefined ? null : readChapters(values.chapters);
  if (chapters === undefined) return { wrong: "chapters-no-range", text: values.chapters ?? "" };
  const paper = values.paper.toLowerCase();
  if (paper !== "a4" && paper !== "letter") return { wrong: "paper-unknown", text: values.paper };
  return withTalk(positionals, (talk) => ({
    command: "pdf",
    talk,
    out,
    slides,
    chapters,
    narration: !values["no-narration"],
    paper,
    browser,
    installBrowser: values["install-browser"],
  }));
}

/** `3`, or `2-4`. */
function readChapters(text: string): JobRequest["chapters"] | undefined {
  const [, first, last = first] = /^(\d{1,4})(?:-(\d{1,4}))?$/.exec(text) ?? [];
  const [from, to] = [Number(first), Number(last)];
  return from >= 1 && to >= from ? { from, to } : undefined;
}

/** How many chapters a talk has is known only once it has been read. */
export function findWrongChapters({ chapters }: PdfRequest, count: number): WrongUse | null {
  if (chapters === null || chapters.to <= count) return null;
  const { from, to } = chapters;
  return { wrong: "chapters-not-there", text: from === to ? `${from}` : `${from}-${to}` };
}

function parse<const Options extends NonNullable<ParseArgsConfig["options"]>>(
  args: string[],
  options: Options,
) {
  return parseArgs({
    args,
    allowPositionals: true,
    options: { ...options, help: { type: "boolean", default: false } },
  });
}

function withTalk(
  positionals: readonly string[],
  request: (talk: string) => Request,
): Request | WrongUse {
  const [talk = "slides", ...more] = positionals;
  return aloneOr(more, request(talk.replace(/(?<=.)\/+$/, "")));
}

function aloneOr(more: readonly string[], request: Request): Request | WrongUse {
  const [first] = more;
  return first === undefined ? request : { wrong: "argument-too-many", text: first };
}

/** Node says it in a paragraph of English; we keep the kind and the option it quotes. */
function wrongOption(error: unknown): WrongUse {
  const { code, message } = error as NodeJS.ErrnoException;
  const text = /'(--?[^\s'=]*)/.exec(message)?.[1] ?? "";
  switch (code) {
    case "ERR_PARSE_ARGS_UNKNOWN_OPTION":
      return { wrong: "option-unknown", text };
    case "ERR_PARSE_ARGS_INVALID_OPTION_VALUE": {
      const unwanted = message.includes("does not take an argument");
      return { wrong: unwanted ? "option-takes-no-value" : "option-needs-value", text };
    }
    default:
      throw error;
  }
}
