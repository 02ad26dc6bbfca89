/** YAML with places: `deck.yaml`, a chapter's first block and the front matter of a diagram are read alike,
 *  and a wrong key or value is a problem on its own line. */
import { isMap, isNode, isScalar, LineCounter, parseDocument } from "yaml";
import type { Place } from "../model/place.ts";
import type { Problem } from "../model/problem.ts";
import { type Lines, placeOf } from "./places.ts";

export interface Entry {
  readonly key: string;
  readonly value: unknown;
  readonly at: Place;
}

/** Top-level entries of a YAML text whose first line is line `firstLine` of `source`. */
export function readEntries(
  text: string,
  source: Lines,
  firstLine: number,
): { entries: readonly Entry[]; problems: readonly Problem[] } {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, schema: "core" });
  const placeAt = (offset: number): Place => {
    const { line, col } = counter.linePos(offset);
    return { ...placeOf(source, line + firstLine - 1), column: col };
  };
  const [error] = document.errors;
  if (error !== undefined) {
    const values = { message: error.message.split(" at line")[0] ?? error.message };
    return { entries: [], problems: [fault("yaml-syntax", placeAt(error.pos[0]), values)] };
  }
  if (document.contents === null) return { entries: [], problems: [] };
  if (!isMap(document.contents)) {
    const values = { key: "", expected: "map" };
    return { entries: [], problems: [fault("yaml-type", placeAt(0), values)] };
  }
  const entries = document.contents.items.map((pair): Entry => {
    const key = isScalar(pair.key) ? String(pair.key.value) : String(pair.key);
    const offset = isNode(pair.key) ? (pair.key.range?.[0] ?? 0) : 0;
    return { key, value: isNode(pair.value) ? pair.value.toJSON() : null, at: placeAt(offset) };
  });
  return { entries, problems: [] };
}

function fault(kind: Problem["kind"], at: Place, values: Problem["values"]): Problem {
  return { kind, severity: "error", at, values };
}

export function unknownKey({ key, at }: Entry, known: readonly string[]): Problem {
  return { kind: "yaml-key", severity: "warning", at, values: { key, known: known.join(", ") } };
}

export function wrongType({ key, at }: Entry, expected: string): Problem {
  return { kind: "yaml-type", severity: "error", at, values: { key, expected } };
}

/** A value as text: `2019-06` and `3` are as good as quoted ones. */
export function textOf(value: unknown): string | null {
  if (typeof value === "string") return value.trim();
  return typeof value === "number" || typeof value === "boolean" ? String(value) : null;
}
