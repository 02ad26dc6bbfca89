/** The settings of a talk: `deck.yaml`, or the YAML block that opens its first chapter. Everything has a
 *  default; a talk needs neither. */
import type { DeckMeta, Language } from "../model/deck.ts";
import type { Problem } from "../model/problem.ts";
import { slugOf } from "../model/text.ts";
import type { Lines } from "./places.ts";
import { type Entry, readEntries, textOf, unknownKey, wrongType } from "./yaml.ts";

/** Full-width characters a minute: an unhurried Chinese speaker. */
const RATE = 220;

type Written = Partial<Omit<DeckMeta, "id">>;

const KEYS = [
  "title",
  "subtitle",
  "author",
  "date",
  "lang",
  "rate",
  "minutes",
  "optional",
  "notes",
] as const;
type Key = (typeof KEYS)[number];

export function readSettings(
  text: string,
  source: Lines,
  firstLine: number,
): { written: Written; problems: readonly Problem[] } {
  const { entries, problems } = readEntries(text, source, firstLine);
  const found: Problem[] = [...problems];
  let written: Written = {};
  for (const entry of entries) {
    if (!isKey(entry.key)) {
      found.push(unknownKey(entry, KEYS));
      continue;
    }
    const read = readEntry(entry.key, entry);
    if ("expected" in read) found.push(wrongType(entry, read.expected));
    else written = { ...written, ...read };
  }
  return { written, problems: found };
}

function isKey(key: string): key is Key {
  return (KEYS as readonly string[]).includes(key);
}

function readEntry(key: Key, { value }: Entry): Written | { expected: string } {
  switch (key) {
    case "title":
    case "subtitle":
    case "author":
    case "date": {
      const text = textOf(value);
      return text === null ? { expected: "text" } : { [key]: text };
    }
    case "lang": {
      const lang = languageNamed(String(value));
      return lang === null ? { expected: "zh-CN | en" } : { lang };
    }
    case "rate":
    case "minutes":
      return typeof value === "number" && value > 0 ? { [key]: value } : { expected: "number > 0" };
    case "optional": {
      const ids = Array.isArray(value) ? value : [value];
      return ids.every((id) => typeof id === "string") ? { optional: ids } : { expected: "list" };
    }
    case "notes":
      return value === "comments" ? { notes: "comments" } : { expected: "comments" };
    default:
      return key satisfies never;
  }
}

function languageNamed(name: string): Language | null {
  if (/^zh\b/i.test(name)) return "zh-CN";
  return /^en\b/i.test(name) ? "en" : null;
}

/** The settings in force: what was written, else what the talk itself tells. */
export function settle(
  written: Written,
  told: { readonly title: string; readonly lang: Language },
): DeckMeta {
  const title = written.title ?? told.title;
  return {
    id: slugOf(title) || "deck",
    title,
    subtitle: written.subtitle ?? "",
    author: written.author ?? "",
    date: written.date ?? "",
    lang: written.lang ?? told.lang,
    rate: written.rate ?? RATE,
    minutes: written.minutes ?? null,
    optional: written.optional ?? [],
    notes: written.notes ?? null,
  };
}
