/** marked's block tokens → our own `Block`, each with the lines it was written on. */
import type { Token, Tokens } from "marked";
import type { Block, Item, Table } from "../model/block.ts";
import type { Inline } from "../model/inline.ts";
import type { Place } from "../model/place.ts";
import { inlinesOf } from "./inlines.ts";
import { type Lines, lineEnds, placeOf } from "./places.ts";
import { quotationOf } from "./quotation.ts";
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
    const text = token.raw.replace(/\n+$/, "");
    const placed = { token, line, endLine: line + lineEnds(text) };
    line += lineEnds(token.raw);
    return placed;
  });
}

/** The block a token stands for, or `null` for blank lines, link definitions and private comments. */
export function blockOf(placed: PlacedToken, source: Lines, paragraph = paragraphOf): Block | null {
  const { token, line, endLine } = placed;
  const at = placeOf(source, line, endLine);
  switch (token.type) {
    case "space":
    case "def":
      return null;
    case "paragraph":
    case "text":
      return paragraph(inlinesOf(token.tokens ?? [], source, line), at);
    case "heading":
      return {
        type: "subheading",
        depth: token.depth,
        text: inlinesOf(token.tokens ?? [], source, line),
        at,
      };
    case "list":
      return listOf(token as Tokens.List, placed, source);
    case "table":
      return tableOf(token as Tokens.Table, placed, source);
    case "blockquote":
      return { type: "quote", blocks: blocksOf(token.tokens ?? [], line, source), at };
    case "code":
      return { type: "code", language: (token.lang ?? "").split(/\s/)[0], text: token.text, at };
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
  source: Lines,
  paragraph = paragraphOf,
): Block[] {
  return placeTokens(tokens, firstLine)
    .map((placed) => blockOf(placed, source, paragraph))
    .filter((block) => block !== null);
}

function paragraphOf(text: readonly Inline[], at: Place): Block {
  return quotationOf(text, at) ?? termsOfProse(text, at) ?? { type: "prose", text, at };
}

/** A paragraph in a list: whether its items are terms is for the whole list to say. */
function itemParagraph(text: readonly Inline[], at: Place): Block {
  return { type: "prose", text, at };
}

export function isComment(token: Token): boolean {
  return token.type === "html" && withoutComments(token.raw) === "";
}

/** Raw HTML is text, but a private comment inside it stays private. */
function withoutComments(html: string): string {
  return html.replace(/<!--(?!-?>)[\s\S]*?-->/g, "").trim();
}

function listOf(list: Tokens.List, placed: PlacedToken, source: Lines): Block {
  const at = placeOf(source, placed.line, placed.endLine);
  let line = placed.line;
  const items = list.items.map((token): Item => {
    const first = line;
    line += lineEnds(token.raw) + (token.raw.endsWith("\n") ? 0 : 1);
    return {
      blocks: blocksOf(
        token.tokens.filter((inner) => inner.type !== "checkbox"),
        first,
        source,
        itemParagraph,
      ),
      done: token.task ? (token.checked ?? false) : null,
      at: placeOf(source, first, first + lineEnds(token.raw.trimEnd())),
    };
  });
  const start = list.ordered ? Number(list.start) : null;
  return termsOfList(start, items, at) ?? { type: "points", start, items, at };
}

function tableOf(table: Tokens.Table, placed: PlacedToken, source: Lines): Table {
  const { line, endLine } = placed;
  return {
    type: "table",
    align: table.align,
    header: table.header.map((cell) => inlinesOf(cell.tokens, source, line)),
    // The header and the row of dashes take the first two lines.
    rows: table.rows.map((row, index) => ({
      cells: row.map((cell) => inlinesOf(cell.tokens, source, line + 2 + index)),
      at: placeOf(source, line + 2 + index),
    })),
    at: placeOf(source, line, endLine),
  };
}
