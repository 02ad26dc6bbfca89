/** `help format`: the rules of narrated Markdown as a table, each with its example. */
import type { Language } from "../model/deck.ts";
import { widthOf } from "../model/text.ts";
import type { FormatRule } from "../words/format.ts";

/** Columns of a terminal: a full-width character takes two. */
const EXAMPLE_COLUMNS = 44;
const MEANING_COLUMNS = 52;
const GAP = "  ";

export function formatRules(rules: readonly FormatRule[], lang: Language): string {
  const line = "-".repeat(EXAMPLE_COLUMNS + GAP.length + MEANING_COLUMNS);
  const rows = rules.map(({ example, file, means }) => {
    const name = file === null ? [] : [`(${file})`];
    return besides([...name, ...example.trimEnd().split("\n")], wrap(means[lang]));
  });
  return `${[line, ...rows.flatMap((row) => [...row, line])].join("\n")}\n`;
}

function besides(left: readonly string[], right: readonly string[]): readonly string[] {
  const cut = left.flatMap((text) => cutAt(text, EXAMPLE_COLUMNS));
  return Array.from({ length: Math.max(cut.length, right.length) }, (_, index) => {
    const text = cut[index] ?? "";
    const room = " ".repeat(Math.max(0, EXAMPLE_COLUMNS - columnsOf(text)));
    return `${text}${room}${GAP}${right[index] ?? ""}`.trimEnd();
  });
}

/** A full-width character with the marks that open or close beside it, or a word. */
const PIECE = /[“（]?[\u2e80-\uffef][，。；：、）”]*|[^\s\u2e80-\uffef“]+\s*|\s+/gu;

function wrap(text: string): readonly string[] {
  const pieces = text.match(PIECE) ?? [];
  const lines: string[] = [];
  for (const piece of pieces) {
    const open = lines.at(-1);
    const fits = open !== undefined && columnsOf((open + piece).trimEnd()) <= MEANING_COLUMNS;
    if (fits) lines[lines.length - 1] = open + piece;
    else lines.push(piece.trimStart());
  }
  return lines.map((line) => line.trimEnd());
}

function cutAt(text: string, columns: number): readonly string[] {
  const lines = [""];
  for (const character of text) {
    const open = lines.at(-1) ?? "";
    if (columnsOf(open + character) > columns) lines.push(`  ${character}`);
    else lines[lines.length - 1] = open + character;
  }
  return lines;
}

function columnsOf(text: string): number {
  return widthOf(text) * 2;
}
