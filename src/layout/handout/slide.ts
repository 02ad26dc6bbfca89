/** A slide in the handout: its head, its pictures, its figures with their legends, its narration. */
import { areByEditor, type Figure, isByEditor, isTold, titleOf } from "../../model/block.ts";
import type { Slide } from "../../model/deck.ts";
import { type LegendEntry, legendOf, type Placed } from "../../model/handout.ts";
import type { Screen } from "../../model/screen.ts";
import { narrationWords } from "./narration.ts";
import { CANVAS_RATIO, PAPER_TYPE, SPACE } from "./paper.ts";
import { paragraphPiece } from "./paragraph.ts";
import { type HandoutPiece, solid } from "./piece.ts";
import type { Setting } from "./setting.ts";

const GAP = { slide: 26, part: 44, row: 12, words: 12, figure: 10, legend: 6 } as const;
/** Between paragraphs: where the author left a blank line, and where not. */
const BREATH = { narration: { short: 0, long: 9 }, script: { short: 6, long: 20 } } as const;

/** A slide that says nothing beside what it shows: such slides stand two in a row. */
export function isSilent(slide: Slide, screens: readonly Screen[]): boolean {
  return (
    slide.role === "content" &&
    slide.narration.length === 0 &&
    slide.editorNotes.length === 0 &&
    slide.backstory.length === 0 &&
    screens.length === 1 &&
    screens[0]?.kind !== "figure"
  );
}

export function pairPiece(placed: readonly Placed[], setting: Setting): HandoutPiece {
  const width = columnWidth(setting.width, 2);
  const heads = placed.map(({ slide }) => pairHead(slide, width, setting));
  const height = Math.max(...heads) + pictureHeight(width);
  return solid({ type: "pair", placed }, height, { gap: GAP.slide });
}

function pairHead(slide: Slide, width: number, setting: Setting): number {
  return (
    kickerHeight(slide, width, setting) +
    setting.textHeight(numbered(slide), width, PAPER_TYPE.pairTitle, "bold") +
    6
  );
}

export function slidePieces(
  slide: Slide,
  screens: readonly Screen[],
  setting: Setting,
): readonly HandoutPiece[] {
  const placed = screens.map((screen, index) => ({
    slide,
    screen,
    piece: index + 1,
    pieces: screens.length,
  }));
  const words = wordPieces(slide, setting);
  const shown = shownPieces(slide, placed, setting, words.length > 0);
  return [...shown, ...words];
}

function shownPieces(
  slide: Slide,
  placed: readonly Placed[],
  setting: Setting,
  wordsFollow: boolean,
): readonly HandoutPiece[] {
  const [first] = placed;
  if (placed.length === 1 && first !== undefined && first.screen.kind !== "figure") {
    return [besidePiece(first, setting, wordsFollow)];
  }
  const pieces = groups(placed).flatMap((group) => {
    const block = group[0]?.screen.blocks[0];
    return block?.type === "figure"
      ? figurePieces(slide, block, setting)
      : rowPieces(slide, group, setting);
  });
  // What is shown last stays with the first line of what is said.
  const last = pieces.length - 1;
  return [
    headPiece(slide, setting),
    ...pieces.map((piece, index) =>
      index === last && wordsFollow ? { ...piece, keep: true } : piece,
    ),
  ];
}

/** Screens in the order of the slide, those with pictures of words together, each figure alone. */
function groups(placed: readonly Placed[]): readonly (readonly Placed[])[] {
  const found: Placed[][] = [];
  for (const each of placed) {
    const open = found.at(-1);
    const alone = each.screen.kind === "figure" || open?.[0]?.screen.kind === "figure";
    if (open === undefined || alone) found.push([each]);
    else open.push(each);
  }
  return found;
}

function besidePiece(placed: Placed, setting: Setting, keep: boolean): HandoutPiece {
  const { slide } = placed;
  const opens = slide.role === "divider";
  const picture = opens ? SPACE.divider : SPACE.beside;
  const width = setting.width - picture - SPACE.gutter;
  const type = opens ? PAPER_TYPE.chapter : PAPER_TYPE.title;
  const head =
    kickerHeight(slide, width, setting) +
    setting.textHeight(`${slide.title}${callRoom(slide, setting)}`, width, type, "bold") +
    // The number over the title; minutes and the way to the backstory under it.
    PAPER_TYPE.title.line +
    2 * PAPER_TYPE.kicker.line;
  const notes = setting.footnotes(slide, setting.notesOf(slide).head);
  return solid(
    { type: "beside", placed, notes: numbersOf(slide, setting) },
    Math.max(pictureHeight(picture), head),
    { gap: gapOver(slide), keep, notes },
  );
}

export function headPiece(slide: Slide, setting: Setting): HandoutPiece {
  const width = setting.width - SPACE.headFacts;
  const type = slide.role === "divider" ? PAPER_TYPE.chapter : PAPER_TYPE.title;
  const height =
    kickerHeight(slide, width, setting) +
    setting.textHeight(`${numbered(slide)}${callRoom(slide, setting)}`, width, type, "bold");
  const notes = setting.footnotes(slide, setting.notesOf(slide).head);
  return solid({ type: "head", slide, notes: numbersOf(slide, setting) }, height, {
    gap: gapOver(slide),
    keep: true,
    notes,
  });
}

/** A part begins with more air than a slide. */
function gapOver({ role }: Slide): number {
  return role === "divider" ? GAP.part : GAP.slide;
}

function rowPieces(
  slide: Slide,
  placed: readonly Placed[],
  setting: Setting,
): readonly HandoutPiece[] {
  const columns = placed.length > 4 || placed.length === 3 ? 3 : 2;
  const height = pictureHeight(columnWidth(setting.width, columns));
  const rows: HandoutPiece[] = [];
  for (let start = 0; start < placed.length; start += columns) {
    const part = { type: "row", placed: placed.slice(start, start + columns), columns } as const;
    rows.push(
      solid(part, height, { gap: GAP.row, heading: setting.continued(slide, "narration") }),
    );
  }
  return rows;
}

function figurePieces(slide: Slide, figure: Figure, setting: Setting): readonly HandoutPiece[] {
  const heading = setting.continued(slide, "narration");
  const number = setting.numbers.figures.get(figure) ?? 0;
  const caption = setting.textHeight(captionRoom(figure), setting.width, PAPER_TYPE.caption);
  const steps = figure.drawing?.type === "diagram" ? figure.drawing.steps : [];
  const rows = legendRows(legendOf(steps), setting);
  const plate = solid({ type: "figure", slide, figure, number }, SPACE.figure + 6 + caption, {
    gap: GAP.figure,
    keep: rows.length > 0,
    heading,
  });
  const legend = rows.map(({ entries, height }, index) =>
    solid({ type: "legend", slide, entries }, height, {
      gap: index === 0 ? GAP.legend : 0,
      keep: index < rows.length - 1,
      heading,
    }),
  );
  return [plate, ...legend];
}

/** Two captions in a row where both have a line; a longer one has a row to itself. */
function legendRows(
  entries: readonly LegendEntry[],
  setting: Setting,
): readonly { readonly entries: readonly LegendEntry[]; readonly height: number }[] {
  const half = columnWidth(setting.width, 2) - SPACE.legendNumber;
  const { line } = PAPER_TYPE.legend;
  const height = ({ step }: LegendEntry, room: number): number =>
    setting.textHeight(editorRoom(step.by === "editor") + step.say, room, PAPER_TYPE.legend);
  const rows: { entries: LegendEntry[]; height: number }[] = [];
  for (const entry of entries) {
    const open = rows.at(-1);
    const short = height(entry, half) <= line;
    const room = open?.entries.length === 1 && open.height === line;
    if (short && room && height(open.entries[0] as LegendEntry, half) <= line)
      open.entries.push(entry);
    else rows.push({ entries: [entry], height: height(entry, setting.width - SPACE.legendNumber) });
  }
  return rows;
}

export function wordPieces(
  slide: Slide,
  setting: Setting,
  as: "narration" | "script" = "narration",
): readonly HandoutPiece[] {
  const { lang } = setting;
  const notesAt = setting.notesOf(slide).at;
  return narrationWords(slide, { as, lang, notesAt }).map((words, index) =>
    paragraphPiece(words, {
      width: setting.width,
      gap: index === 0 ? GAP.words : words.breath ? BREATH[as].long : BREATH[as].short,
      heading: setting.continued(slide, "narration"),
      notesOf: setting.notesIn,
    }),
  );
}

/** Room for what marks a step or a figure as the editor's, and for what is said of a figure's origin. */
const EDITOR_ROOM = "\u4e00".repeat(8);
const ORIGIN_ROOM = "\u4e00".repeat(16);
/** And for the way to its words. */
const TOLD_ROOM = "\u4e00".repeat(12);

function captionRoom(figure: Figure): string {
  const credit = figure.drawing?.type === "diagram" ? figure.drawing.credit : "";
  const told = isTold(figure) ? TOLD_ROOM : "";
  return editorRoom(isByEditor(figure)) + titleOf(figure) + credit + ORIGIN_ROOM + told;
}

function callRoom(slide: Slide, setting: Setting): string {
  return "[00]".repeat(numbersOf(slide, setting).length);
}

function numbersOf(slide: Slide, setting: Setting): readonly number[] {
  return setting.notesOf(slide).head.map(({ number }) => number);
}

function kickerHeight({ trail, blocks }: Slide, width: number, setting: Setting): number {
  const over = editorRoom(areByEditor(blocks)) + trail.join(" › ");
  return over === "" ? 0 : setting.textHeight(over, width, PAPER_TYPE.kicker);
}

export function editorRoom(isTheirs: boolean): string {
  return isTheirs ? EDITOR_ROOM : "";
}

function numbered(slide: Slide): string {
  return `000 ${slide.title}`;
}

export function columnWidth(width: number, columns: number): number {
  return (width - (columns - 1) * SPACE.gutter) / columns;
}

export function pictureHeight(width: number): number {
  return Math.ceil(width * CANVAS_RATIO);
}
