/** The rows of the overview that are in view, and no others: a talk of thousands opens as fast as one of
 *  sixty. Titles stand there at once; pictures come in idle time, and go with their row. */
import { element } from "./dom.ts";
import type { LoadedDeck } from "./loaded.ts";
import { type Marks, makeRow, type ShownRow } from "./overview-row.ts";
import {
  firstScroll,
  type Grid,
  gridOf,
  measuresFor,
  type Row,
  rowOfTile,
  rowsBetween,
  scrollTo,
  type TileRow,
  type View,
} from "./overview-rows.ts";
import { pictureDrawer, type Tile } from "./overview-tile.ts";
import { CANVAS_WIDTH } from "./preview.ts";

export interface RowWindow {
  readonly grid: Grid;
  /** The tile that has the focus, or had it last. */
  readonly active: number;
  focus(tile: number): void;
}

/** Rows beyond either edge of the view: they are there before they are seen. */
const SPARE_ROWS = 1;

/** `scroller` is laid out. The current tile is marked, and has the focus. */
export function makeWindow(scroller: HTMLElement, loaded: LoadedDeck, marks: Marks): RowWindow {
  const { current } = marks;
  const list = element("div", { class: "rows", role: "list" });
  scroller.append(list);
  const shown = new Map<Row, ShownRow>();
  const drawPictures = pictureDrawer(() => nearestFirst(shown, viewOf(scroller)));
  let active = current;
  let width = list.clientWidth;
  let grid = gridOf(loaded.deck, measuresFor(width));

  const measure = (): void => {
    width = list.clientWidth;
    const measures = measuresFor(width);
    grid = gridOf(loaded.deck, measures);
    list.style.height = `${grid.height}px`;
    list.style.setProperty("--columns", String(measures.columns));
    list.style.setProperty("--scale", String(measures.width / CANVAS_WIDTH));
    shown.clear();
    list.replaceChildren();
  };
  const tileOf = (number: number): Tile | undefined => {
    const row = rowOfTile(grid, number);
    return row && shown.get(row)?.tiles[number - row.first];
  };
  const render = (): void => {
    const wanted = wantedRows(grid, viewOf(scroller), rowOfTile(grid, active));
    showRows(list, shown, wanted, (row) => makeRow(loaded, grid, row, marks));
    tileOf(active)?.button.setAttribute("tabindex", "0");
    drawPictures();
  };
  const focusAt = (tile: number, scroll: number): void => {
    tileOf(active)?.button.setAttribute("tabindex", "-1");
    active = tile;
    scroller.scrollTop = scroll;
    render();
    tileOf(tile)?.button.focus({ preventScroll: true });
  };
  const focus = (tile: number): void => focusAt(tile, scrollTo(grid, tile, viewOf(scroller)));
  measure();
  focusAt(current, firstScroll(grid, current, scroller.clientHeight));
  scroller.addEventListener("scroll", render, { passive: true });
  new ResizeObserver(() => {
    if (!scroller.isConnected) return;
    const hadFocus = list.contains(document.activeElement);
    if (list.clientWidth !== width) measure();
    if (hadFocus) focus(active);
    else render();
  }).observe(scroller);
  return {
    get grid() {
      return grid;
    },
    get active() {
      return active;
    },
    focus,
  };
}

function viewOf({ scrollTop, clientHeight }: HTMLElement): View {
  return { top: scrollTop, height: clientHeight };
}

/** Those in view and a little more, in order. `kept` may have the focus, wherever it is. */
function wantedRows(
  grid: Grid,
  { top, height }: View,
  kept: TileRow | undefined,
): ReadonlySet<Row> {
  const spare = SPARE_ROWS * (kept?.height ?? 0);
  const near = new Set(rowsBetween(grid, top - spare, top + height + spare));
  return new Set(grid.rows.filter((row) => row === kept || near.has(row)));
}

/** Leaves a list with the rows that are wanted and no others. One that stays is not touched: it may have
 *  the focus. */
function showRows(
  list: HTMLElement,
  shown: Map<Row, ShownRow>,
  wanted: ReadonlySet<Row>,
  make: (row: Row) => ShownRow,
): void {
  for (const [row, { root }] of shown) {
    if (wanted.has(row)) continue;
    root.remove();
    shown.delete(row);
  }
  let place = list.firstElementChild;
  for (const row of wanted) {
    const known = shown.get(row);
    if (known !== undefined) {
      place = known.root.nextElementSibling;
      continue;
    }
    const made = make(row);
    shown.set(row, made);
    list.insertBefore(made.root, place);
  }
}

function nearestFirst(shown: ReadonlyMap<Row, ShownRow>, view: View): readonly Tile[] {
  const middle = view.top + view.height / 2;
  const distance = ({ top, height }: Row): number => Math.abs(top + height / 2 - middle);
  const rows = [...shown].sort(([a], [b]) => distance(a) - distance(b));
  return rows.flatMap(([, { tiles }]) => tiles);
}
