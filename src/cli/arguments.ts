/** What a person typed after `pangbai` → what is asked for, or what is wrong with it. */
import { type ParseArgsConfig, parseArgs } from "node:util";
import type { WrongUse } from "../words/cli.ts";

export type Request =
  | { readonly command: "help" | "version" }
  | DevRequest
  | BuildRequest
  | CheckRequest
  | OutlineRequest;

export interface DevRequest {
  readonly command: "dev";
  readonly talk: string;
  readonly port: number;
  readonly open: boolean;
}

export interface BuildRequest {
  readonly command: "build";
  readonly talk: string;
  readonly out: string;
  readonly strict: boolean;
}

export interface CheckRequest {
  readonly command: "check";
  readonly talk: string;
  readonly strict: boolean;
  readonly json: boolean;
}

export interface OutlineRequest {
  readonly command: "outline";
  readonly talk: string;
  readonly json: boolean;
}

const HELP: Request = { command: "help" };

export function readArguments(argv: readonly string[]): Request | WrongUse {
  const [name, ...rest] = argv;
  try {
    switch (name) {
      case undefined:
        return HELP;
      case "help":
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
    port: { type: "string", default: "5173" },
    open: { type: "boolean", default: false },
  });
  const { port, open } = values;
  if (values.help) return HELP;
  if (!/^\d{1,5}$/.test(port) || Number(port) < 1 || Number(port) > 65_535) {
    return { wrong: "port-not-a-number", text: port };
  }
  return withTalk(positionals, (talk) => ({ command: "dev", talk, port: Number(port), open }));
}

function readBuild(rest: string[]): Request | WrongUse {
  const { values, positionals } = parse(rest, {
    out: { type: "string", default: "dist" },
    strict: { type: "boolean", default: false },
  });
  const { out, strict } = values;
  if (values.help) return HELP;
  return withTalk(positionals, (talk) => ({ command: "build", talk, out, strict }));
}

function readCheck(rest: string[]): Request | WrongUse {
  const { values, positionals } = parse(rest, {
    strict: { type: "boolean", default: false },
    json: { type: "boolean", default: false },
  });
  const { strict, json } = values;
  if (values.help) return HELP;
  return withTalk(positionals, (talk) => ({ command: "check", talk, strict, json }));
}

function readOutline(rest: string[]): Request | WrongUse {
  const { values, positionals } = parse(rest, { json: { type: "boolean", default: false } });
  const { json } = values;
  if (values.help) return HELP;
  return withTalk(positionals, (talk) => ({ command: "outline", talk, json }));
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
