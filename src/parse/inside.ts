/** What is wrong inside a slide's blocks and words: pictures that are not there, cells beyond a table's
 *  header, comments and code that never end. */
import type { Block } from "../model/block.ts";
import type { Inline } from "../model/inline.ts";
import type { Place } from "../model/place.ts";
import type { Problem } from "../model/problem.ts";
import type { Draft } from "./chapter.ts";
import { findUnclosedComment } from "./comments.ts";
import { type Drawings, inlinePictureProblem } from "./figures.ts";
import type { Lines } from "./places.ts";

type Told = Pick<Draft, "blocks" | "narration" | "backstory" | "editorNotes">;

/** `source` is the chapter as written, `markdown` the same without backstories and notes: their marks end
 *  no comment outside of them. */
export function problemsInside(
  told: Told,
  source: Lines,
  markdown: Lines,
  drawings: Drawings,
): Problem[] {
  const blocks = told.blocks.flatMap(withInner);
  const apart = told.backstory.flatMap(withInner);
  const shown = [...blocks.flatMap(textsIn), ...told.narration];
  const besides = [...apart.flatMap(textsIn), ...told.editorNotes];
  return [
    ...[...blocks, ...apart].flatMap(blockProblems),
    ...shown.flatMap((text) => textProblems(text, markdown, drawings)),
    ...besides.flatMap((text) => textProblems(text, source, drawings)),
  ];
}

/** A block and all blocks within it. */
function withInner(block: Block): Block[] {
  return [block, ...innerOf(block).flatMap(withInner)];
}

function innerOf(block: Block): readonly Block[] {
  switch (block.type) {
    case "points":
      return block.items.flatMap(({ blocks }) => blocks);
    case "terms":
      return block.terms.flatMap(({ explanation }) => explanation);
    case "quote":
      return block.blocks;
    case "columns":
      return block.columns.flatMap(({ blocks }) => blocks);
    default:
      return [];
  }
}

interface Text {
  readonly text: readonly Inline[];
  readonly at: Place;
}

/** The texts that a block holds itself. */
function textsIn(block: Block): readonly Text[] {
  switch (block.type) {
    case "prose":
    case "subheading":
      return [block];
    case "terms":
      return block.terms.map(({ term, at }) => ({ text: term, at }));
    case "table":
      return [
        { cells: block.header, at: { ...block.at, endLine: block.at.line } },
        ...block.rows,
      ].map(({ cells, at }) => ({ text: cells.flat(), at }));
    case "quotation":
      return block.passages;
    case "columns":
      return block.columns.map(({ title, at }) => ({ text: title, at }));
    default:
      return [];
  }
}

function blockProblems(block: Block): Problem[] {
  if (block.type === "code" && block.unclosed) {
    return [{ kind: "code-unclosed", severity: "warning", at: firstLine(block.at), values: {} }];
  }
  if (block.type !== "table") return [];
  return block.rows.flatMap(({ surplus, at }): Problem[] =>
    surplus === undefined
      ? []
      : [{ kind: "table-surplus", severity: "warning", at, values: { count: surplus } }],
  );
}

function textProblems({ text, at }: Text, source: Lines, drawings: Drawings): Problem[] {
  const all = text.flatMap(withChildren);
  const pictures = all.flatMap((inline) =>
    inline.type === "picture" ? (inlinePictureProblem(inline, drawings) ?? []) : [],
  );
  const shows = all.some((inline) => inline.type === "text" && inline.text.includes("<!--"));
  const comment = shows ? findUnclosedComment(source, at) : null;
  if (comment === null) return pictures;
  return [...pictures, { kind: "comment-unclosed", severity: "warning", at: comment, values: {} }];
}

function withChildren(inline: Inline): Inline[] {
  return "children" in inline ? [inline, ...inline.children.flatMap(withChildren)] : [inline];
}

function firstLine(at: Place): Place {
  return { ...at, endLine: at.line };
}
