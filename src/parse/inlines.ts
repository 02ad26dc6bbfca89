/** marked's inline tokens → our own `Inline`. Raw HTML is text; private comments are nothing. */
import { decodeHTML } from "entities";
import type { Token, Tokens } from "marked";
import { type Inline, plainText } from "../model/inline.ts";
import { type Lines, lineEnds, placeOfText } from "./places.ts";

const COMMENT = /^<!--[\s\S]*?-->$/;

/** `line` is where the tokens begin in `source`. */
export function inlinesOf(tokens: readonly Token[], source: Lines, line: number): Inline[] {
  const inlines: Inline[] = [];
  let at = line;
  for (const token of tokens) {
    add(inlines, inlineOf(token, source, at));
    at += lineEnds(token.raw);
  }
  return inlines;
}

function inlineOf(token: Token, source: Lines, line: number): Inline[] {
  const inside = (): Inline[] => inlinesOf((token as Tokens.Generic).tokens ?? [], source, line);
  switch (token.type) {
    case "text":
      return token.tokens ? inside() : [{ type: "text", text: decodeHTML(token.text) }];
    case "escape":
      return [{ type: "text", text: decodeHTML(token.text) }];
    case "codespan":
      return [{ type: "code", text: token.text }];
    case "br":
      return [{ type: "break" }];
    case "strong":
      return [{ type: "strong", children: inside() }];
    case "em":
      return [{ type: "emphasis", children: inside() }];
    case "del":
      return [{ type: "strike", children: inside() }];
    case "link":
      return [
        {
          type: "link",
          address: decodeHTML(token.href),
          title: decodeHTML(token.title ?? ""),
          children: inside(),
          at: placeOfText(source, line, token.raw),
        },
      ];
    case "image":
      return [
        {
          type: "picture",
          address: decodeHTML(token.href),
          title: decodeHTML(token.title ?? ""),
          alt: token.tokens ? plainText(inside()) : decodeHTML(token.text),
          at: placeOfText(source, line, token.raw),
        },
      ];
    case "checkbox":
      // A loose task carries its box as its first word; the item knows already whether it is done.
      return [];
    case "html":
      return COMMENT.test(token.raw) ? [] : [{ type: "text", text: token.raw }];
    default:
      return [{ type: "text", text: token.raw }];
  }
}

/** Adds inlines, joining text to the text before it: `a &amp; b` is one text. */
function add(inlines: Inline[], more: readonly Inline[]): void {
  for (const inline of more) {
    const last = inlines.at(-1);
    if (inline.type === "text" && last?.type === "text") {
      inlines[inlines.length - 1] = { type: "text", text: last.text + inline.text };
    } else {
      inlines.push(inline);
    }
  }
}
