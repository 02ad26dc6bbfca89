/** marked as we use it: its block lexer with GFM, kept within bounds, and the one rule of narrated Markdown
 *  that it must know while lexing. Text within blocks is not lexed here; see `inlines.ts`. */
import { getDefaults, Lexer, type Token, Tokenizer, type Tokens, type TokensList } from "marked";
import { lineEnds } from "./places.ts";
import { quoteAt } from "./quote-lines.ts";

export type References = TokensList["links"];

/** Quotes and lists within one another. What is nested deeper is text. */
const DEEPEST = 12;
/** Lines of a list. marked copies what it has of an item for each line that goes on with it; a longer list
 *  is several, one below the other. */
const LONGEST_LIST = 2000;
/** Lines of a heading that is underlined. marked looks for the underline from every line of a list on. */
const LONGEST_HEADING = 20;
/** Cells for each character of a table. A row of one cell is filled up to the width of the header; so a
 *  small file could stand for a table that fits no machine. */
const MOST_CELLS = 10;

/** Markdown as everybody knows it. */
export class PlainTokenizer extends Tokenizer {
  private depth = 0;

  override blockquote(source: string): Tokens.Blockquote | undefined {
    if (!/^ {0,3}>/.test(source)) return undefined;
    const quote = quoteAt(source, this.rules.other.htmlBeginRegex(4));
    if (quote === null) return undefined;
    const { raw, inside } = quote;
    if (this.depth >= DEEPEST) return textOf(raw);
    return this.nest(() => ({
      type: "blockquote",
      raw,
      text: inside,
      tokens: this.lexInside(inside),
    }));
  }

  override list(source: string): Tokens.List | undefined {
    return this.nest(() => super.list(firstLines(source, LONGEST_LIST)));
  }

  override lheading(source: string): Tokens.Heading | undefined {
    return super.lheading(firstLines(source, LONGEST_HEADING));
  }

  override table(source: string): Tokens.Table | undefined {
    const [written = "", , delimiters = "", rows = ""] = this.rules.block.table.exec(source) ?? [];
    const cells = delimiters.split("|").length * lineEnds(rows);
    return cells > written.length * MOST_CELLS ? undefined : super.table(source);
  }

  /** Within a quote paragraphs stand as they do at the top. */
  private lexInside(text: string): Token[] {
    const { state } = this.lexer;
    const { top } = state;
    state.top = true;
    const tokens = this.lexer.blockTokens(text, []);
    state.top = top;
    return tokens;
  }

  private nest<T>(read: () => T | undefined): T | undefined {
    if (this.depth >= DEEPEST) return undefined;
    this.depth += 1;
    try {
      return read();
    } finally {
      this.depth -= 1;
    }
  }
}

/** `---` under a line of text is a separator, never an underline that makes a heading. */
class NarratedTokenizer extends PlainTokenizer {
  override lheading(source: string): Tokens.Heading | undefined {
    const heading = super.lheading(source);
    return heading?.depth === 2 ? undefined : heading;
  }
}

class BlockLexer extends Lexer {
  override inlineTokens(_text: string, tokens: Token[] = []): Token[] {
    return tokens;
  }
}

export function lexBlocks(
  markdown: string,
  tokenizer: PlainTokenizer = new NarratedTokenizer(),
): TokensList {
  return new BlockLexer({ ...getDefaults(), gfm: true, tokenizer }).lex(markdown);
}

/** A quote that is nested too deep, whole. Left to marked it would be a paragraph for each of its lines, and
 *  each would be joined to those before it, all of them copied anew. */
function textOf(raw: string): Tokens.Blockquote {
  const text: Tokens.Paragraph = { type: "paragraph", raw, text: raw, tokens: [] };
  return text as unknown as Tokens.Blockquote;
}

function firstLines(text: string, count: number): string {
  let end = -1;
  for (let line = 0; line < count; line += 1) {
    end = text.indexOf("\n", end + 1);
    if (end < 0) return text;
  }
  return text.slice(0, end + 1);
}
