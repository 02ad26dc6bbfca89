/** YAML with places: `deck.yaml`, a chapter's first block and the front matter of a diagram are read alike,
 *  and a wrong key or value is a problem on its own line. */
import { isMap, isNode, isScalar, isSeq, LineCounter, parseDocument } from "yaml";
import type { Place } from "../model/place.ts";
import type { Problem } from "../model/problem.ts";
import { type Lines, placeOf } from "./places.ts";

export interface Entry {
  readonly key: string;
  readonly value: unknown;
  readonly at: Place;
  /** The place of what stands in the value: an item of a list, or a key below it. */
  placeOf(path: readonly (string | number)[]): Place;
}

/** Top-level entries of a YAML text whose first line is line `firstLine` of `source`. There its lines may stand
 *  further in. */
export function readEntries(
  text: string,
  source: Lines,
  firstLine: number,
): { entries: readonly Entry[]; problems: readonly Problem[] } {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, schema: "core" });
  const lines = text.split("\n");
  const placeAt = (offset: number): Place => {
    const { line, col } = counter.linePos(offset);
    const written = source.lines[line + firstLine - 2] ?? "";
    const indent = Math.max(0, written.length - (lines[line - 1] ?? "").length);
    return { ...placeOf(source, line + firstLine - 1), column: col + indent };
  };
  const [error] = document.errors;
  if (error !== undefined) {
    const values = { message: error.message.split(" at line")[0] ?? error.message };
    // What never ends is at fault where the last words are, not on the empty line behind them.
    const offset = Math.min(error.pos[0], text.trimEnd().length);
    return { entries: [], problems: [fault("yaml-syntax", placeAt(offset), values)] };
  }
  if (document.contents === null) return { entries: [], problems: [] };
  if (!isMap(document.contents)) {
    const values = { key: "", expected: "map" };
    return { entries: [], problems: [fault("yaml-type", placeAt(0), values)] };
  }
  const entries = document.contents.items.map((pair): Entry => {
    const key = isScalar(pair.key) ? String(pair.key.value) : String(pair.key);
    const offset = isNode(pair.key) ? (pair.key.range?.[0] ?? 0) : 0;
    const at = placeAt(offset);
    return {
      key,
      value: isNode(pair.value) ? pair.value.toJSON() : null,
      at,
      placeOf(path) {
        const found = offsetOf(pair.value, path);
        return found === null ? at : placeAt(found);
      },
    };
  });
  return { entries, problems: [] };
}

/** Where a node begins that a path of keys and indexes leads to. A path that ends in a key leads to the key. */
function offsetOf(node: unknown, path: readonly (string | number)[]): number | null {
  const [first, ...rest] = path;
  if (first === undefined) return isNode(node) ? (node.range?.[0] ?? null) : null;
  if (isSeq(node)) return offsetOf(node.items[Number(first)], rest);
  if (!isMap(node)) return null;
  const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === first);
  return offsetOf(rest.length === 0 ? pair?.key : pair?.value, rest);
}

function fault(kind: Problem["kind"], at: Place, values: Problem["values"]): Problem {
  return { kind, severity: "error", at, values };
}

type Written = Pick<Entry, "key" | "at">;

export function unknownKey({ key, at }: Written, known: readonly string[]): Problem {
  return { kind: "yaml-key", severity: "warning", at, values: { key, known: known.join(", ") } };
}

export function wrongType({ key, at }: Written, expected: string): Problem {
  return { kind: "yaml-type", severity: "error", at, values: { key, expected } };
}

/** A value as text: `2019-06` and `3` are as good as quoted ones. */
export function textOf(value: unknown): string | null {
  if (typeof value === "string") return value.trim();
  return typeof value === "number" || typeof value === "boolean" ? String(value) : null;
}
