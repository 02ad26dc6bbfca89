/** marked's block tokens → our own `Block`, each with the lines it was written on. */
import type { Token, Tokens } from "marked";
import type { Block, Cell, Item, Row, Table } from "../model/block.ts";
import type { Inline } from "../model/inline.ts";
import type { Place } from "../model/place.ts";
import { replaceComments } from "./comments.ts";
import { decodeReferences } from "./inline/escapes.ts";
import { inlinesOf, type Reading } from "./inlines.ts";
import { lineEnds, placeOf } from "./places.ts";
import { quotationOf } from "./quotation.ts";
import { rowOf } from "./rows.ts";
import { termsOfList, termsOfProse } from "./terms.ts";

/** A block token and the line it begins on. */
export interface PlacedToken {
  readonly token: Token;
  readonly line: number;
  readonly endLine: number;
}

/** Tokens have no positions; but their raw text has every line end of the source, so counting gives lines. */
export function placeTokens(tokens: readonly Token[], firstLine: number): PlacedToken[] {
  let line = firstLine;
  return tokens.map((token) => {
    const ends = lineEnds(token.raw);
    const placed = { token, line, endLine: line + ends - lineEndsBehind(token.raw) };
    line += ends;
    return placed;
  });
}

function lineEndsBehind(text: string): number {
  let count = 0;
  while (text.charAt(text.length - 1 - count) === "\n") count += 1;
  return count;
}

/** What paragraphs and lists may be beyond paragraphs and lists; `null` when they are no more. */
export interface Meanings {
  paragraph(text: readonly Inline[], at: Place, written: string): Block | null;
  list(start: number | null, items: readonly Item[], at: Place): Block | null;
}

const NARRATED: Meanings = {
  paragraph: (text, at, written) => quotationOf(text, at, written) ?? termsOfProse(text, at),
  list: termsOfList,
};

/** The block a token stands for, or `null` for blank lines, link definitions and private comments. */
export function blockOf(
  placed: PlacedToken,
  reading: Reading,
  meanings: Meanings = NARRATED,
  paragraph = meanings.paragraph,
): Block | null {
  const { token, line, endLine } = placed;
  const at = placeOf(reading.source, line, endLine);
  switch (token.type) {
    case "space":
    case "def":
      return null;
    case "paragraph":
    case "text": {
      const written = wordsOf(token);
      const text = inlinesOf(written, reading, line);
      return paragraph(text, at, written) ?? { type: "prose", text, at };
    }
    case "heading":
      return {
        type: "subheading",
        depth: token.depth,
        text: inlinesOf(token.text, reading, line),
        at,
      };
    case "list":
      return listOf(token as Tokens.List, placed, reading, meanings);
    case "table":
      return tableOf(token as Tokens.Table, placed, reading);
    case "blockquote":
      return { type: "quote", blocks: blocksOf(token.tokens ?? [], line, reading, meanings), at };
    case "code":
      return codeOf(token as Tokens.Code, at);
    case "hr":
      return { type: "rule", at };
    case "html":
      return isComment(token)
        ? null
        : { type: "prose", text: [{ type: "text", text: withoutComments(token.raw) }], at };
    default:
      return { type: "prose", text: [{ type: "text", text: token.raw }], at };
  }
}

export function blocksOf(
  tokens: readonly Token[],
  firstLine: number,
  reading: Reading,
  meanings: Meanings = NARRATED,
  paragraph = meanings.paragraph,
): Block[] {
  return placeTokens(tokens, firstLine)
    .map((placed) => blockOf(placed, reading, meanings, paragraph))
    .filter((block) => block !== null);
}

/** A task whose list is loose carries its box as its first word; the item knows already whether it is done. */
function wordsOf(token: Token): string {
  const { text, tokens } = token as Tokens.Paragraph;
  const [first] = tokens;
  return first?.type === "checkbox" ? text.slice(first.raw.length) : text;
}

function codeOf(token: Tokens.Code, at: Place): Block {
  const { lang, text } = token;
  const language = decodeReferences(lang ?? "").split(/\s/)[0] ?? "";
  // marked keeps the last line end only where a blank line stands before it.
  const code = text.replace(/\n$/, "");
  return {
    type: "code",
    language,
    text: code,
    ...(isUnclosed(token) ? { unclosed: true } : {}),
    at,
  };
}

/** Whether a token is code whose fence runs on to the end of what holds it. */
export function isUnclosed(token: Token): boolean {
  if (token.type !== "code" || token.codeBlockStyle === "indented") return false;
  const written = token.raw.trimEnd();
  const mark = /^\s*(`{3,}|~{3,})/.exec(written)?.[1] ?? "";
  const last = written.lastIndexOf("\n") + 1;
  return last === 0 || !written.slice(last).trimStart().startsWith(mark);
}

export function isComment(token: Token): boolean {
  return token.type === "html" && withoutComments(token.raw) === "";
}

/** Raw HTML is text, but a private comment inside it stays private. */
function withoutComments(html: string): string {
  return replaceComments(html, () => "").trim();
}

function listOf(
  list: Tokens.List,
  placed: PlacedToken,
  reading: Reading,
  meanings: Meanings,
): Block {
  const { source } = reading;
  const at = placeOf(source, placed.line, placed.endLine);
  let line = placed.line;
  const items = list.items.map((token): Item => {
    const first = line;
    line += lineEnds(token.raw) + (token.raw.endsWith("\n") ? 0 : 1);
    const inner = token.tokens.filter(({ type }) => type !== "checkbox");
    return {
      // Whether items are terms is for the whole list to say.
      blocks: blocksOf(inner, first, reading, meanings, () => null),
      done: token.task ? (token.checked ?? false) : null,
      at: placeOf(source, first, first + lineEnds(token.raw.trimEnd())),
    };
  });
  const start = list.ordered ? Number(list.start) : null;
  return meanings.list(start, items, at) ?? { type: "points", start, items, at };
}

function tableOf(table: Tokens.Table, placed: PlacedToken, reading: Reading): Table {
  const { line, endLine } = placed;
  const { source } = reading;
  const written = table.raw.split("\n");
  return {
    type: "table",
    align: table.align,
    header: cellsOf(textsIn(table.header), line, reading),
    // The header and the row of dashes take the first two lines.
    rows: table.rows.map((row, index): Row => {
      const { cells, surplus } = rowOf(textsIn(row), written[index + 2] ?? "");
      return {
        cells: cellsOf(cells, line + 2 + index, reading),
        ...(surplus > 0 ? { surplus } : {}),
        at: placeOf(source, line + 2 + index),
      };
    }),
    at: placeOf(source, line, endLine),
  };
}

function textsIn(cells: readonly Tokens.TableCell[]): string[] {
  return cells.map(({ text }) => text);
}

function cellsOf(cells: readonly string[], line: number, reading: Reading): Cell[] {
  const written = reading.source.lines[line - 1] ?? "";
  let column = 1;
  return cells.map((text) => {
    const inlines = inlinesOf(text, reading, line, column);
    // An escaped `|` stands in a cell without its escape, so such a cell is not found again.
    const found = text.includes("|") ? -1 : written.indexOf(text, column - 1);
    if (found >= 0) column = found + text.length + 1;
    return inlines;
  });
}
