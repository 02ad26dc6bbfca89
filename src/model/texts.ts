/** The words in blocks, one text for each thing a reader would read in one go, in reading order. A
 *  figure's words are its caption: what is drawn is no text. */
import type { Block } from "./block.ts";
import { plainText } from "./inline.ts";

export function textsOf(blocks: readonly Block[]): string[] {
  return blocks.flatMap((block): string[] => {
    switch (block.type) {
      case "prose":
      case "subheading":
        return [plainText(block.text)];
      case "points":
        return block.items.flatMap((item) => textsOf(item.blocks));
      case "terms":
        return block.terms.flatMap(({ term, explanation }) => [
          plainText(term),
          ...textsOf(explanation),
        ]);
      case "table":
        return [block.header, ...block.rows.map(({ cells }) => cells)].flatMap((cells) =>
          cells.map(plainText),
        );
      case "quotation":
        return block.passages.flatMap(({ text, source }) => [plainText(text), source]);
      case "quote":
        return textsOf(block.blocks);
      case "columns":
        return block.columns.flatMap(({ title, blocks: inner }) => [
          plainText(title),
          ...textsOf(inner),
        ]);
      case "code":
        return [block.text];
      case "figure":
        return block.caption === "" ? [] : [block.caption];
      case "rule":
        return [];
      default:
        return block satisfies never;
    }
  });
}
