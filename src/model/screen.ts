/** A screen: what is shown at once. A long slide takes several. */
import type { Block } from "./block.ts";
import type { Step } from "./step.ts";

export type ScreenKind =
  | "cover"
  | "divider"
  | "points"
  | "terms"
  | "comparison"
  | "table"
  | "quotation"
  | "statement"
  | "figure"
  | "prose"
  | "code";

export interface Screen {
  /** The slide's id, `""` for the cover. */
  readonly slide: string;
  readonly kind: ScreenKind;
  readonly blocks: readonly Block[];
  readonly steps: readonly Step[];
}

/** The id under which a step shows the n-th item, term or column of its screen, from 1. */
export function itemId(ordinal: number): string {
  return `item-${ordinal}`;
}
