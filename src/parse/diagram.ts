/** A diagram file: front matter of ours (what it stands in for, its words and steps), then Mermaid text.
 *  Mermaid never sees the front matter. */
import type { Certainty, Diagram } from "../model/block.ts";
import type { Problem } from "../model/problem.ts";
import { EMPTY_STEP, idsOf, type Step } from "../model/step.ts";
import type { SourceFile } from "../model/talk.ts";
import { type Lines, linesOf, placeOf } from "./places.ts";
import { type Entry, readEntries, textOf, unknownKey, wrongType } from "./yaml.ts";

const KEYS = ["title", "replaces", "alt", "credit", "certainty", "hide", "steps"];
const ID_VERBS = ["show", "hide", "fault", "cut", "mark"] as const;
const CERTAINTIES: readonly Certainty[] = ["seen", "twin", "inferred"];

export function parseDiagram(file: SourceFile): {
  diagram: Diagram;
  problems: readonly Problem[];
} {
  const source = linesOf(file.path, file.text);
  const { yaml, mermaid } = divide(source.lines);
  const { entries, problems } = readEntries(yaml.join("\n"), source, 2);
  const found: Problem[] = [...problems];
  const text = (key: string): string => {
    const entry = entries.find((candidate) => candidate.key === key);
    const value = entry === undefined ? "" : textOf(entry.value);
    if (value === null && entry !== undefined) found.push(wrongType(entry, "text"));
    return value ?? "";
  };
  for (const entry of entries) {
    if (!KEYS.includes(entry.key)) found.push(unknownKey(entry, KEYS));
  }
  const certainty = text("certainty");
  const steps = entries.find((entry) => entry.key === "steps");
  const diagram: Diagram = {
    type: "diagram",
    name: file.name.replace(/\.mmd$/i, ""),
    title: text("title"),
    mermaid,
    alt: text("alt"),
    credit: text("credit"),
    certainty: CERTAINTIES.find((known) => known === certainty) ?? null,
    replaces: listOf(entries.find((entry) => entry.key === "replaces")?.value),
    hidden: listOf(entries.find((entry) => entry.key === "hide")?.value),
    steps: steps === undefined ? [] : stepsOf(steps, found),
    at: placeOf(source, 1, source.lines.length),
  };
  return { diagram, problems: [...found, ...unknownIds(diagram, source)] };
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

function listOf(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.map(String);
  return typeof value === "string" ? value.split(/\s+/).filter((part) => part !== "") : [];
}

function stepsOf(entry: Entry, problems: Problem[]): readonly Step[] {
  if (!Array.isArray(entry.value)) {
    problems.push(wrongType(entry, "list"));
    return [];
  }
  return entry.value.map((written: unknown): Step => {
    if (typeof written !== "object" || written === null) {
      problems.push(wrongType(entry, "show, hide, fault, cut, mark, say, by"));
      return EMPTY_STEP;
    }
    const values = new Map(Object.entries(written));
    for (const key of values.keys()) {
      const known = [...ID_VERBS, "say", "by"];
      if (!known.includes(key)) problems.push(unknownKey({ ...entry, key }, known));
    }
    const ids = (verb: (typeof ID_VERBS)[number]): readonly string[] => listOf(values.get(verb));
    return {
      show: ids("show"),
      hide: ids("hide"),
      fault: ids("fault"),
      cut: ids("cut"),
      mark: ids("mark"),
      say: textOf(values.get("say")) ?? "",
      ...(values.get("by") === "editor" ? { by: "editor" } : {}),
    };
  });
}

/** Ids that stand nowhere in the drawing: a step would light nothing. */
function unknownIds(diagram: Diagram, source: Lines): Problem[] {
  const drawn = new Set(diagram.mermaid.match(/[\p{L}\p{N}_]+/gu));
  const named = new Set([...diagram.hidden, ...diagram.steps.flatMap(idsOf)]);
  return [...named]
    .filter((id) => !drawn.has(id) && !(id.includes("-") && diagram.mermaid.includes(id)))
    .map((id) => {
      const line = source.lines.findIndex((text) => text.split(/[\s:]+/).includes(id)) + 1;
      return {
        kind: "step-unknown-id",
        severity: "error",
        at: placeOf(source, Math.max(line, 1)),
        values: { id },
      };
    });
}
