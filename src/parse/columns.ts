/** Columns: two or three `####` in a row stand side by side. One, or more than three, are subheadings. */
import type { Block } from "../model/block.ts";
import type { Inline } from "../model/inline.ts";
import type { Place } from "../model/place.ts";
import { joinTranslations } from "./quotation.ts";
import { joinTerms } from "./terms.ts";

/** What stands under one `####`, or before the first. */
export interface Group {
  readonly heading: { readonly title: readonly Inline[]; readonly at: Place } | null;
  readonly blocks: readonly Block[];
}

export function groupBlocks(groups: readonly Group[]): Block[] {
  const joined = groups.map(({ heading, blocks }) => ({
    heading,
    blocks: joinTerms(joinTranslations(blocks)),
  }));
  const headed = joined.flatMap(({ heading, blocks }) => (heading ? [{ heading, blocks }] : []));
  const lead = joined.flatMap(({ heading, blocks }) => (heading ? [] : blocks));
  const [first] = headed;
  if (first !== undefined && (headed.length === 2 || headed.length === 3)) {
    const columns = headed.map(({ heading, blocks }) => ({
      title: heading.title,
      blocks,
      at: { ...heading.at, endLine: blocks.at(-1)?.at.endLine ?? heading.at.endLine },
    }));
    const endLine = columns.at(-1)?.at.endLine ?? first.heading.at.endLine;
    return [...lead, { type: "columns", columns, at: { ...first.heading.at, endLine } }];
  }
  return [
    ...lead,
    ...headed.flatMap(({ heading, blocks }): Block[] => [
      { type: "subheading", depth: 4, text: heading.title, at: heading.at },
      ...blocks,
    ]),
  ];
}
