/** A diagram, in a file or in a fence of a chapter: front matter of ours (what it stands in for, its words and
 *  steps), then Mermaid text. Mermaid never sees the front matter. */
import type { Certainty, Diagram } from "../model/block.ts";
import type { Place } from "../model/place.ts";
import type { Problem } from "../model/problem.ts";
import { EMPTY_STEP, idsOf, type WrittenStep } from "../model/step.ts";
import type { SourceFile } from "../model/talk.ts";
import { describeDiagram } from "./describe.ts";
import { gridOf } from "./grid.ts";
import { messagesIn, type Names, namesIn, notesIn } from "./labels.ts";
import { type Lines, linesOf, placeOf } from "./places.ts";
import { TIE_KEYS, tieOf } from "./ties.ts";
import { type Entry, readEntries, textOf, unknownKey, wrongType } from "./yaml.ts";

const KEYS = [
  "title",
  "replaces",
  "alt",
  "credit",
  "certainty",
  "by",
  "hide",
  "aliases",
  "grid",
  "steps",
];
const ID_VERBS = ["show", "hide", "fault", "cut", "mark"] as const;
const STEP_KEYS: readonly string[] = [...ID_VERBS, "say", ...TIE_KEYS, "by"];
const CERTAINTIES: readonly Certainty[] = ["seen", "twin", "inferred"];

export interface ParsedDiagram {
  readonly diagram: Diagram;
  readonly problems: readonly Problem[];
}

export function parseDiagram({ path, name, text }: SourceFile): ParsedDiagram {
  const source = linesOf(path, text);
  const written = { name: name.replace(/\.mmd$/i, ""), source, line: 1, lines: source.lines };
  return diagramIn(written, KEYS);
}

/** Its name is for whoever knows the slide: a fence has none. It stands in for nothing but itself. */
export function parseFencedDiagram(
  source: Lines,
  line: number,
  lines: readonly string[],
): ParsedDiagram {
  const keys = KEYS.filter((key) => key !== "replaces");
  return diagramIn({ name: "", source, line, lines }, keys);
}

interface Written {
  readonly name: string;
  readonly source: Lines;
  /** The first line of its text in the source. */
  readonly line: number;
  readonly lines: readonly string[];
}

function diagramIn({ name, source, line, lines }: Written, keys: readonly string[]): ParsedDiagram {
  const [first = source.lines[line - 1]] = lines;
  const indent = (source.lines[line - 1]?.length ?? 0) - (first?.length ?? 0);
  const { yaml, mermaid } = divide(lines);
  const { entries, problems } = readEntries(yaml.join("\n"), source, line + 1);
  const found: Problem[] = [...problems];
  const entryOf = (key: string): Entry | undefined =>
    keys.includes(key) ? entries.find((candidate) => candidate.key === key) : undefined;
  const text = (key: string): string => {
    const entry = entryOf(key);
    const value = entry === undefined ? "" : textOf(entry.value);
    if (value === null && entry !== undefined) found.push(wrongType(entry, "text"));
    return value ?? "";
  };
  for (const entry of entries) {
    if (!keys.includes(entry.key)) found.push(unknownKey(entry, keys));
  }
  const list = (key: string): readonly string[] => {
    const entry = entryOf(key);
    return entry === undefined ? [] : listIn(entry.value, entry, found);
  };
  const steps = entryOf("steps");
  const aliases = aliasesIn(entryOf("aliases"), found);
  const diagram: Diagram = {
    type: "diagram",
    name,
    title: text("title"),
    mermaid,
    alt: text("alt"),
    credit: text("credit"),
    certainty: certaintyOf(entryOf("certainty"), found),
    ...byOf(entryOf("by"), found),
    replaces: list("replaces"),
    hidden: list("hide"),
    steps: steps === undefined ? [] : stepsOf(steps, found),
    names: withAliases(namesIn(mermaid), aliases),
    description: describeDiagram(mermaid, aliases),
    grid: gridOf(entryOf("grid"), mermaid, found),
    at: { ...placeOf(source, line, line + lines.length - 1), column: 1 + indent },
  };
  const named = entries.filter(({ key }) => ["hide", "aliases", "steps"].includes(key));
  const idsFrom = named[0]?.at.line ?? line;
  return {
    diagram,
    problems: [...found, ...unknownIds(diagram, [...aliases.keys()], source, idsFrom)],
  };
}

function certaintyOf(entry: Entry | undefined, problems: Problem[]): Certainty | null {
  if (entry === undefined || entry.value === null) return null;
  const certainty = CERTAINTIES.find((known) => known === entry.value) ?? null;
  if (certainty === null) problems.push(wrongType(entry, CERTAINTIES.join(" | ")));
  return certainty;
}

function byOf(entry: Entry | undefined, problems: Problem[]): Pick<Diagram, "by"> {
  if (entry === undefined || entry.value === null) return {};
  if (entry.value === "editor") return { by: "editor" };
  problems.push(wrongType(entry, "editor"));
  return {};
}

function divide(lines: readonly string[]): { yaml: readonly string[]; mermaid: string } {
  const close = lines[0]?.trimEnd() === "---" ? lines.findIndex(isSecondFence) : -1;
  return close < 0
    ? { yaml: [], mermaid: lines.join("\n") }
    : { yaml: lines.slice(1, close), mermaid: lines.slice(close + 1).join("\n") };
}

function isSecondFence(line: string, index: number): boolean {
  return index > 0 && line.trimEnd() === "---";
}

/** Ids or addresses: a list, or one text with spaces between them. */
function listIn(
  value: unknown,
  written: Pick<Entry, "key" | "at">,
  problems: Problem[],
): readonly string[] {
  if (value === null || value === undefined) return [];
  const names: readonly (string | null)[] = Array.isArray(value)
    ? value.map(textOf)
    : (textOf(value)?.split(/\s+/) ?? [null]);
  if (names.includes(null)) problems.push(wrongType(written, "text | list"));
  return names.filter((name) => name !== null && name !== "") as string[];
}

/** What else the parts are called: a name or a list of them for an id. */
function aliasesIn(
  entry: Entry | undefined,
  problems: Problem[],
): ReadonlyMap<string, readonly string[]> {
  if (entry === undefined || entry.value === null) return new Map();
  if (typeof entry.value !== "object" || Array.isArray(entry.value)) {
    problems.push(wrongType(entry, "map"));
    return new Map();
  }
  return new Map(
    Object.entries(entry.value).map(([id, value]): [string, readonly string[]] => {
      const written = { key: id, at: entry.placeOf([id]) };
      // A name may hold spaces: only a list holds several.
      return [id, listIn(Array.isArray(value) ? value : [value], written, problems)];
    }),
  );
}

function withAliases(names: Names, aliases: ReadonlyMap<string, readonly string[]>): Names {
  const added = [...aliases].map(([id, more]) => [id, [...more, ...(names[id] ?? [])]]);
  return { ...names, ...Object.fromEntries(added) };
}

function stepsOf(entry: Entry, problems: Problem[]): readonly WrittenStep[] {
  if (!Array.isArray(entry.value)) {
    problems.push(wrongType(entry, "list"));
    return [];
  }
  return entry.value.map((written: unknown, index): WrittenStep => {
    const at = entry.placeOf([index]);
    if (typeof written !== "object" || written === null || Array.isArray(written)) {
      problems.push(wrongType({ key: entry.key, at }, STEP_KEYS.join(", ")));
      return { ...EMPTY_STEP, tie: null, at };
    }
    const values = new Map<string, unknown>(Object.entries(written));
    const placeOfKey = (key: string): Place => entry.placeOf([index, key]);
    for (const key of values.keys()) {
      const written = { key, at: placeOfKey(key) };
      if (!STEP_KEYS.includes(key)) problems.push(unknownKey(written, STEP_KEYS));
    }
    const ids = (verb: (typeof ID_VERBS)[number]): readonly string[] =>
      listIn(values.get(verb), { key: verb, at: placeOfKey(verb) }, problems);
    return {
      show: ids("show"),
      hide: ids("hide"),
      fault: ids("fault"),
      cut: ids("cut"),
      mark: ids("mark"),
      say: textOf(values.get("say")) ?? "",
      ...(values.get("by") === "editor" ? { by: "editor" } : {}),
      tie: tieOf(values, placeOfKey, problems),
      at,
    };
  });
}

/** Ids that stand nowhere in the drawing: a step would light nothing. */
function unknownIds(
  diagram: Diagram,
  aliased: readonly string[],
  source: Lines,
  from: number,
): Problem[] {
  const words = diagram.mermaid.match(/[\p{L}\p{N}_]+/gu) ?? [];
  const numbered = [messagesIn(diagram.mermaid), notesIn(diagram.mermaid)];
  const drawn = new Set([...words, ...numbered.flatMap((parts) => [...parts.keys()])]);
  const named = new Set([...diagram.hidden, ...aliased, ...diagram.steps.flatMap(idsOf)]);
  return [...named]
    .filter((id) => !drawn.has(id) && !(id.includes("-") && diagram.mermaid.includes(id)))
    .map((id) => ({
      kind: "step-unknown-id",
      severity: "error",
      at: whereNamed(id, source, from, diagram.at.endLine),
      values: { id },
    }));
}

/** Where, on lines `from` to `to`, an id stands as a word of its own. */
function whereNamed(id: string, source: Lines, from: number, to: number): Place {
  for (let line = from; line <= to; line += 1) {
    const text = source.lines[line - 1] ?? "";
    for (const { index, 0: word } of text.matchAll(/[^\s:,[\]{}"']+/g)) {
      if (word === id) return { path: source.path, line, column: index + 1, endLine: line };
    }
  }
  return placeOf(source, from);
}
