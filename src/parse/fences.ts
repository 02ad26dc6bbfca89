/** Figures that are written where they stand: a fence of Mermaid text, as a picture of a `.mmd` file would be. */
import { type Block, type Diagram, type Figure, figuresIn } from "../model/block.ts";
import { type Deck, slidesOf } from "../model/deck.ts";
import type { Problem } from "../model/problem.ts";
import { isUnclosed, type PlacedToken } from "./blocks.ts";
import { parseFencedDiagram } from "./diagram.ts";
import { decodeReferences } from "./inline/escapes.ts";
import { type Lines, placeOf } from "./places.ts";

/** The figure a fence is, or `null` when it is anything else. One that is never closed stays code: it has
 *  swallowed what follows, and that must be seen. Only what stands in a chapter itself is asked about: within
 *  items, quotes and backstory nothing is a figure, so a fence there is code too. */
export function fencedFigureOf(
  { token, line, endLine }: PlacedToken,
  markdown: Lines,
): { figure: Figure; problems: readonly Problem[] } | null {
  if (token.type !== "code" || isUnclosed(token)) return null;
  const language = decodeReferences(token.lang ?? "").split(/\s/)[0];
  if (language !== "mermaid") return null;
  // marked takes the indentation of a fence off its lines only where the fence is one of backticks.
  const indent = new RegExp(`^ {0,${token.raw.search(/\S/)}}`);
  const lines = markdown.lines.slice(line, endLine - 1).map((text) => text.replace(indent, ""));
  const { diagram, problems } = parseFencedDiagram(markdown, line + 1, lines);
  const at = placeOf(markdown, line, endLine);
  return { figure: { type: "figure", caption: "", address: "", drawing: diagram, at }, problems };
}

/** A fence has no name of its own: as a figure it is called by the id of its slide, which no `.mmd` file can be,
 *  and by its title where it has no other words. */
export function withFenceNamed(block: Block, slide: { id: string; title: string }): Block {
  if (block.type !== "figure" || block.drawing?.type !== "diagram") return block;
  const { drawing } = block;
  if (drawing.name !== "") return block;
  const title = drawing.title || slide.title;
  return { ...block, drawing: { ...drawing, name: slide.id, title, alt: drawing.alt || title } };
}

/** Those of a deck whose fences are named. */
export function fencedDiagrams(deck: Deck): readonly Diagram[] {
  return slidesOf(deck).flatMap(({ id, blocks }) =>
    figuresIn(blocks).flatMap(({ drawing }) =>
      drawing?.type === "diagram" && drawing.name === id ? [drawing] : [],
    ),
  );
}
