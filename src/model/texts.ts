/** The words in blocks, one text for each thing a reader would read in one go, in reading order. A
 *  figure's words are its caption: what is drawn is no text. */
import type { Block, Figure } from "./block.ts";
import { type Inline, plainText } from "./inline.ts";

/** Which words count: those that were written, or those that a reader gets to see. */
export interface Telling {
  /** In one piece, or in those that something stands between. */
  text(inlines: readonly Inline[]): readonly string[];
  caption(figure: Figure): string;
}

const WRITTEN: Telling = {
  text: (inlines) => [plainText(inlines)],
  caption: ({ caption }) => caption,
};

export function textsOf(blocks: readonly Block[], telling: Telling = WRITTEN): string[] {
  const { text: plain, caption } = telling;
  const within = (inside: readonly Block[]): string[] => textsOf(inside, telling);
  return blocks.flatMap((block): string[] => {
    switch (block.type) {
      case "prose":
      case "subheading":
        return [...plain(block.text)];
      case "points":
        return block.items.flatMap((item) => within(item.blocks));
      case "terms":
        return block.terms.flatMap(({ term, explanation }) => [
          ...plain(term),
          ...within(explanation),
        ]);
      case "table":
        return [block.header, ...block.rows.map(({ cells }) => cells)].flatMap((cells) =>
          cells.flatMap(plain),
        );
      case "quotation":
        return block.passages.flatMap(({ text, source }) => [...plain(text), source]);
      case "quote":
        return within(block.blocks);
      case "columns":
        return block.columns.flatMap(({ title, blocks: inner }) => [
          ...plain(title),
          ...within(inner),
        ]);
      case "code":
        return [block.text];
      case "figure":
        return [caption(block)].filter((words) => words !== "");
      case "rule":
        return [];
      default:
        return block satisfies never;
    }
  });
}
