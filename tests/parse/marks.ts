/** A text's inlines as one line, to be compared with what a reader should see: `<b>`, `<i>`, `<s>` and
 *  `<code>` as in HTML, a link as `<text|address>`, a picture as `<!alt|address>`, a break as `⏎`. */

import { slidesOf } from "../../src/model/deck.ts";
import type { Inline } from "../../src/model/inline.ts";
import { inlinesOf } from "../../src/parse/inlines.ts";
import { linesOf } from "../../src/parse/places.ts";
import { parseTalk } from "../../src/parse/talk.ts";

export function showMarks(text: string): string {
  return show(inlinesOf(text, { source: linesOf("a.md", text), references: [] }, 1));
}

/** The first paragraph, list item or quoted paragraph of a slide. */
export function showProse(markdown: string): string {
  const { deck } = parseTalk({
    name: "talk",
    path: ".",
    chapters: [{ path: "a.md", name: "a.md", text: `## 题\n\n${markdown}` }],
    diagrams: [],
    settings: null,
    pictures: [],
  });
  const [first] = slidesOf(deck).flatMap(({ blocks }) => blocks);
  const block =
    first?.type === "points"
      ? first.items[0]?.blocks[0]
      : first?.type === "quote"
        ? first.blocks[0]
        : first;
  return block?.type === "prose" || block?.type === "subheading" ? show(block.text) : "";
}

function show(inlines: readonly Inline[]): string {
  return inlines
    .map((inline): string => {
      switch (inline.type) {
        case "text":
          return inline.text;
        case "code":
          return `<code>${inline.text}</code>`;
        case "break":
          return "⏎";
        case "gap":
        case "squeezed":
          throw new Error("only layout sets text");
        case "strong":
          return `<b>${show(inline.children)}</b>`;
        case "emphasis":
          return `<i>${show(inline.children)}</i>`;
        case "strike":
          return `<s>${show(inline.children)}</s>`;
        case "link":
          return `<${show(inline.children)}|${inline.address}>`;
        case "picture":
          return `<!${inline.alt}|${inline.address}>`;
        default:
          return inline satisfies never;
      }
    })
    .join("");
}
