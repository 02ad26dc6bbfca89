/** What stands on a slide, one block below the other, as it was written. */
import type { Description } from "./description.ts";
import type { Inline } from "./inline.ts";
import type { Place } from "./place.ts";
import type { WrittenStep } from "./step.ts";

export type Block =
  | Prose
  | Subheading
  | Points
  | Terms
  | Table
  | Quotation
  | Quote
  | Columns
  | Code
  | Figure
  | Rule;

export interface Prose {
  readonly type: "prose";
  readonly text: readonly Inline[];
  readonly at: Place;
}

/** A heading that opens no slide: a single `####`, more than three of them, or anything deeper. */
export interface Subheading {
  readonly type: "subheading";
  readonly depth: number;
  readonly text: readonly Inline[];
  readonly at: Place;
}

export interface Points {
  readonly type: "points";
  /** The first number of an ordered list, `null` for bullets. */
  readonly start: number | null;
  readonly items: readonly Item[];
  readonly at: Place;
}

export interface Item {
  readonly blocks: readonly Block[];
  /** Goes on from the screen before, as all that may say so: then its mark, its name or its head stands
   *  there already. */
  readonly continued?: true;
  /** `null` unless the item is a task. */
  readonly done: boolean | null;
  readonly at: Place;
}

/** Terms and what they mean. A term without an explanation is an item that stands among terms. */
export interface Terms {
  readonly type: "terms";
  readonly terms: readonly Term[];
  /** On a screen: how wide the terms are that stand beside what they mean, in CSS px; without, they stand
   *  over it. */
  readonly lead?: number;
  readonly at: Place;
}

export interface Term {
  readonly term: readonly Inline[];
  readonly explanation: readonly Block[];
  readonly continued?: true;
  readonly at: Place;
}

export interface Table {
  readonly type: "table";
  readonly align: readonly ("left" | "center" | "right" | null)[];
  readonly header: readonly Cell[];
  readonly rows: readonly Row[];
  /** On a screen: how wide each column is, in CSS px. */
  readonly widths?: readonly number[];
  readonly continued?: true;
  readonly at: Place;
}

export type Cell = readonly Inline[];

export interface Row {
  readonly cells: readonly Cell[];
  /** How many cells more than the header has were written. Their words stand in the last cell. */
  readonly surplus?: number;
  readonly at: Place;
}

/** What somebody said, with its source: one passage, or an original followed by its translation. */
export interface Quotation {
  readonly type: "quotation";
  readonly passages: readonly Passage[];
  readonly at: Place;
}

export interface Passage {
  readonly text: readonly Inline[];
  readonly source: string;
  readonly lang: string;
  readonly at: Place;
}

/** Blocks behind `>`, with no source of their own. */
export interface Quote {
  readonly type: "quote";
  readonly blocks: readonly Block[];
  readonly at: Place;
}

export interface Columns {
  readonly type: "columns";
  readonly columns: readonly Column[];
  readonly continued?: true;
  readonly at: Place;
}

export interface Column {
  readonly title: readonly Inline[];
  readonly blocks: readonly Block[];
  readonly at: Place;
}

export interface Code {
  readonly type: "code";
  readonly language: string;
  readonly text: string;
  /** Its fence was never closed. */
  readonly unclosed?: true;
  readonly at: Place;
}

export interface Rule {
  readonly type: "rule";
  readonly at: Place;
}

/** A picture or diagram, with a screen of its own. */
export interface Figure {
  readonly type: "figure";
  /** The author's words for it. */
  readonly caption: string;
  /** The address as written, `""` for a fence. It is printed, never fetched. */
  readonly address: string;
  /** What is shown in its place; `null` when there is nothing, then a card tells caption and address. */
  readonly drawing: Diagram | Picture | null;
  readonly at: Place;
}

export interface Picture {
  readonly type: "picture";
  /** Relative to the talk's folder. */
  readonly path: string;
}

/** How sure we are that a stand-in shows what the lost picture showed. */
export type Certainty = "seen" | "twin" | "inferred";

export interface Diagram {
  readonly type: "diagram";
  /** The file's name without extension, or the id of the slide whose fence it is: unique in a talk. */
  readonly name: string;
  readonly title: string;
  readonly mermaid: string;
  readonly alt: string;
  readonly credit: string;
  readonly certainty: Certainty | null;
  /** Set when what it says is the editor's and not the author's. */
  readonly by?: "editor";
  /** Addresses of pictures this stands in for. */
  readonly replaces: readonly string[];
  /** Ids that are not there until a step shows them. */
  readonly hidden: readonly string[];
  readonly steps: readonly WrittenStep[];
  /** What a speaker may call the parts of it, by id: what is written on them, and their aliases. */
  readonly names: Readonly<Record<string, readonly string[]>>;
  /** `null` for what cannot be told as a list. */
  readonly description: Description | null;
  /** Which node stands where, row by row, "." for nothing; empty without a hint. */
  readonly grid: readonly (readonly string[])[];
  /** The `.mmd` file, or what stands within the fence. */
  readonly at: Place;
}

/** What a figure is called where it is shown: its diagram's own title before the words it was asked with. */
export function titleOf({ drawing, caption }: Figure): string {
  return (drawing?.type === "diagram" && drawing.title) || caption;
}

/** Nothing but figures that the editor added to the talk: where they are shown they are marked. */
export function areByEditor(blocks: readonly Block[]): boolean {
  return blocks.length > 0 && blocks.every((block) => block.type === "figure" && isByEditor(block));
}

export function isByEditor({ drawing }: Figure): boolean {
  return drawing?.type === "diagram" && drawing.by === "editor";
}

/** Where its Mermaid text stands, behind what is ours. */
export function textPlaceOf({ mermaid, at }: Diagram): Place {
  return { ...at, line: at.endLine - mermaid.split("\n").length + 1 };
}

/** What a diagram shows, in its author's words; "" where its title says as much. */
export function altOf(figure: Figure): string {
  const alt = figure.drawing?.type === "diagram" ? figure.drawing.alt : "";
  return alt === titleOf(figure) ? "" : alt;
}

/** Whether there is more to tell of it than its title. */
export function isTold(figure: Figure): boolean {
  const { drawing } = figure;
  return drawing?.type === "diagram" && (altOf(figure) !== "" || drawing.description !== null);
}

export function figuresIn(blocks: readonly Block[]): readonly Figure[] {
  return blocks.filter((block): block is Figure => block.type === "figure");
}
