/** The overview as rows: a heading for each chapter, and below it its slides, so many abreast. Plain
 *  numbers, so that a page needs only the rows in view. A tile is known by its slide's number; the cover
 *  is 0. */
import type { RenderedDeck } from "../model/rendered.ts";

export type Row = HeadingRow | TileRow;

export interface HeadingRow extends Stretch {
  readonly type: "heading";
  readonly title: string;
  readonly seconds: number;
}

export interface TileRow extends Stretch {
  readonly type: "tiles";
  readonly first: number;
  readonly count: number;
}

interface Stretch {
  readonly top: number;
  readonly height: number;
  /** Place of the row's first item among all headings and tiles, from 1. */
  readonly place: number;
}

export interface Grid {
  readonly rows: readonly Row[];
  readonly height: number;
  /** Headings and tiles. */
  readonly items: number;
  readonly last: number;
}

export interface Measures {
  readonly columns: number;
  /** Of a tile. */
  readonly width: number;
  /** Of a row of headings, and of tiles with what they say and the gap below. */
  readonly heading: number;
  readonly tile: number;
}

/** As theme/panels.css has them. */
const HEADING = 44;
const CAPTION = 50;
const ABOVE = 12;
const GAP = 16;
/** Narrower, a picture tells nothing. */
const NARROWEST = 204;

/** What of the grid is in view. */
export interface View {
  readonly top: number;
  readonly height: number;
}

export function measuresFor(width: number): Measures {
  const columns = Math.max(1, Math.floor((width + GAP) / (NARROWEST + GAP)));
  const each = (width - GAP * (columns - 1)) / columns;
  return { columns, width: each, heading: HEADING, tile: ABOVE + each * (9 / 16) + CAPTION };
}

/** The cover stands first, under the title of the talk. */
export function gridOf(deck: RenderedDeck, { columns, heading, tile }: Measures): Grid {
  const rows: Row[] = [];
  let top = 0;
  let first = 0;
  let place = 1;
  const add = (title: string, seconds: number, count: number): void => {
    rows.push({ type: "heading", title, seconds, top, height: heading, place });
    top += heading;
    place += 1;
    for (let rest = count; rest > 0; rest -= columns) {
      const abreast = Math.min(columns, rest);
      rows.push({ type: "tiles", first, count: abreast, top, height: tile, place });
      first += abreast;
      place += abreast;
      top += tile;
    }
  };
  add(deck.title, deck.seconds, 1);
  for (const { title, slides } of deck.chapters) {
    const seconds = slides.reduce((sum, slide) => sum + slide.seconds, 0);
    if (slides.length > 0) add(title, seconds, slides.length);
  }
  return { rows, height: top, items: place - 1, last: first - 1 };
}

/** Those of which anything lies between. */
export function rowsBetween({ rows }: Grid, from: number, to: number): readonly Row[] {
  return rows.filter(({ top, height }) => top < to && top + height > from);
}

export function rowOfTile(grid: Grid, tile: number): TileRow | undefined {
  return tileRows(grid).find(({ first, count }) => tile >= first && tile < first + count);
}

/** Where a key leads from a tile, `null` for keys that lead nowhere. `height` is that of the view. */
export function tileAfter(grid: Grid, tile: number, key: string, height: number): number | null {
  const page = Math.max(1, Math.floor(height / (rowOfTile(grid, tile)?.height ?? height)));
  switch (key) {
    case "ArrowRight":
      return Math.min(tile + 1, grid.last);
    case "ArrowLeft":
      return Math.max(tile - 1, 0);
    case "ArrowDown":
      return inRow(grid, tile, 1);
    case "ArrowUp":
      return inRow(grid, tile, -1);
    case "PageDown":
      return inRow(grid, tile, page);
    case "PageUp":
      return inRow(grid, tile, -page);
    case "Home":
      return 0;
    case "End":
      return grid.last;
    default:
      return null;
  }
}

/** The tile in the same column, so many rows on; the last one of a row that is shorter. */
function inRow(grid: Grid, tile: number, by: number): number {
  const rows = tileRows(grid);
  const at = rows.findIndex(({ first, count }) => tile >= first && tile < first + count);
  const here = rows[at];
  const there = rows[Math.max(0, Math.min(at + by, rows.length - 1))];
  if (here === undefined || there === undefined) return tile;
  return there.first + Math.min(tile - here.first, there.count - 1);
}

function tileRows({ rows }: Grid): readonly TileRow[] {
  return rows.filter((row) => row.type === "tiles");
}

/** How far to scroll, so that a tile is in view, no further than needed. A heading is not left behind by
 *  the row below it, and a row stands at the top, never a part of one. */
export function scrollTo(grid: Grid, tile: number, view: View): number {
  const row = rowOfTile(grid, tile);
  if (row === undefined) return view.top;
  const above = grid.rows[grid.rows.indexOf(row) - 1];
  const top = above?.type === "heading" ? above.top : row.top;
  const least = row.top + row.height - view.height;
  if (view.top <= top && view.top >= least) return view.top;
  return Math.min(top, topFrom(grid, Math.max(least, Math.min(top, view.top))));
}

/** How far to scroll at first: a chapter from its heading, or, when the tile is too deep in it, the tile's
 *  row in the middle. */
export function firstScroll(grid: Grid, tile: number, height: number): number {
  const row = rowOfTile(grid, tile);
  if (row === undefined) return 0;
  const heading = grid.rows.findLast(({ type, top }) => type === "heading" && top < row.top);
  const chapter = heading?.top ?? 0;
  const isInView = row.top + row.height <= chapter + height;
  return isInView ? chapter : Math.min(row.top, topFrom(grid, row.top - (height - row.height) / 2));
}

function topFrom({ rows }: Grid, wanted: number): number {
  return rows.find(({ top }) => top >= wanted)?.top ?? 0;
}
