/** Pieces of the handout that stay whole. */
import type { Footnote, HandoutPart } from "../../model/handout.ts";
import type { NotePiece, Piece } from "./pages.ts";

export type HandoutPiece = Piece<HandoutPart, Footnote>;
export type FootPiece = NotePiece<Footnote>;

export interface Standing {
  readonly gap?: number;
  readonly keep?: boolean;
  readonly notes?: readonly FootPiece[];
  readonly heading?: HandoutPiece | null;
}

/** `height` in CSS pixels. */
export function solid(
  part: HandoutPart,
  height: number,
  { gap = 0, keep = false, notes = [], heading = null }: Standing = {},
): HandoutPiece {
  return { part, height, gap, keep, notes, heading, least: height, cut: null };
}
