/** marked as we use it: its lexer, GFM, and the one rule of narrated Markdown that it must know while
 *  lexing: `---` under a line of text is a separator, never an underline that makes a heading. */
import { Lexer, Marked, type Token, type TokensList } from "marked";

const dialect = new Marked({
  gfm: true,
  tokenizer: {
    lheading(source) {
      const underline = this.rules.block.lheading.exec(source)?.[2];
      // `undefined` says "no heading here"; `false` hands over to marked's own rule.
      return underline?.startsWith("-") ? undefined : false;
    },
  },
});

export type References = TokensList["links"];

export function lexBlocks(markdown: string): TokensList {
  return new Lexer(dialect.defaults).lex(markdown);
}

/** Lexes one line of text; `references` are the chapter's link definitions. */
export function lexInline(text: string, references: References): Token[] {
  const lexer = new Lexer(dialect.defaults);
  lexer.tokens.links = references;
  return lexer.inlineTokens(text);
}
