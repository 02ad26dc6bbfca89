/** Figures in words, in the handout's appendix: what the whole shows, then sentence by sentence in two columns. */
import { altOf, type Figure, figuresIn, isByEditor, isTold, titleOf } from "../../model/block.ts";
import { type Deck, type Slide, slidesOf } from "../../model/deck.ts";
import {
  sentenceOf,
  type TellingWords,
  type ToldLine,
  toldLines,
} from "../../model/description.ts";
import type { HandoutPart } from "../../model/handout.ts";
import { PAPER_TYPE, SPACE } from "./paper.ts";
import { type HandoutPiece, solid } from "./piece.ts";
import type { Setting } from "./setting.ts";
import { columnWidth, editorRoom } from "./slide.ts";

const GAP = { figure: 14, lines: 2 } as const;
const COLUMNS = 2;

export function toldPieces(
  deck: Deck,
  setting: Setting,
  words: TellingWords,
): readonly HandoutPiece[] {
  return slidesOf(deck).flatMap((slide) =>
    figuresIn([...slide.blocks, ...slide.backstory])
      .filter(isTold)
      .flatMap((figure) => figurePieces(slide, figure, setting, words)),
  );
}

function figurePieces(
  slide: Slide,
  figure: Figure,
  setting: Setting,
  words: TellingWords,
): readonly HandoutPiece[] {
  const number = setting.numbers.figures.get(figure) ?? 0;
  const about = { type: "told", slide, figure, number } as const;
  const name = `${editorRoom(isByEditor(figure))}${titleOf(figure)}${NAME_ROOM}`;
  const alt = altOf(figure);
  const height =
    setting.textHeight(name, setting.width, PAPER_TYPE.legend, "bold") +
    (alt === "" ? 0 : setting.textHeight(alt, setting.width, PAPER_TYPE.told));
  const description = figure.drawing?.type === "diagram" ? figure.drawing.description : null;
  const lines = description === null ? [] : toldLines(description);
  const head = solid({ ...about, alt, continued: false }, height, {
    gap: GAP.figure,
    keep: lines.length > 0,
  });
  if (lines.length === 0) return [head];
  const heading = setting.continuedBy({ ...about, alt: "", continued: true });
  const measured = lines.map((line) => ({ line, height: heightOf(line, setting, words) }));
  return [head, linesPiece(slide, measured, { gap: GAP.lines, heading })];
}

/** Number, slide and page beside a name. */
const NAME_ROOM = "\u4e00".repeat(20);

interface Measured {
  readonly line: ToldLine;
  readonly height: number;
}

function linesPiece(
  slide: Slide,
  lines: readonly Measured[],
  around: Pick<HandoutPiece, "gap" | "heading">,
): HandoutPiece {
  const { split, height } = balance(lines);
  const columns = [lines.slice(0, split), lines.slice(split)].map((column) =>
    column.map(({ line }) => line),
  );
  const part: HandoutPart = { type: "told-lines", slide, columns };
  return {
    ...solid(part, height, around),
    least: lines[0]?.height ?? 0,
    cut: (room) => {
      const count = fitting(lines, room);
      if (count === 0 || count === lines.length) return null;
      const pieces = [lines.slice(0, count), lines.slice(count)] as const;
      return [
        linesPiece(slide, pieces[0], around),
        linesPiece(slide, pieces[1], { ...around, gap: 0 }),
      ];
    },
  };
}

/** After which line the second column begins, so that both are as short as can be. */
function balance(lines: readonly Measured[]): { readonly split: number; readonly height: number } {
  const total = lines.reduce((sum, { height }) => sum + height, 0);
  let best = { split: 0, height: total };
  let first = 0;
  for (const [index, { height }] of lines.entries()) {
    first += height;
    const taller = Math.max(first, total - first);
    if (taller < best.height) best = { split: index + 1, height: taller };
  }
  return best;
}

/** How many of the lines stand in columns of that height. */
function fitting(lines: readonly Measured[], room: number): number {
  let count = 0;
  for (let column = 0; column < COLUMNS; column += 1) {
    let used = 0;
    for (
      let next = lines[count];
      next !== undefined && used + next.height <= room;
      next = lines[count]
    ) {
      used += next.height;
      count += 1;
    }
  }
  return count;
}

function heightOf(line: ToldLine, setting: Setting, words: TellingWords): number {
  const indent = line.type === "link" && line.number !== null ? SPACE.toldNumber : SPACE.toldIndent;
  const width = columnWidth(setting.width, COLUMNS) - indent;
  const { before, between, after } = sentenceOf(line, words);
  return setting.textHeight(before + between + after, width, PAPER_TYPE.told);
}
