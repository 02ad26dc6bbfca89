/** A row of the overview on the page: the heading of a chapter, or slides abreast. */
import { element } from "./dom.ts";
import type { LoadedDeck } from "./loaded.ts";
import type { Grid, HeadingRow, Row, TileRow } from "./overview-rows.ts";
import { makeTile, type Tile } from "./overview-tile.ts";

export interface ShownRow {
  readonly root: HTMLElement;
  readonly tiles: readonly Tile[];
}

/** What an overview says of slides beside their titles. */
export interface Marks {
  /** The number of the slide that is up. */
  readonly current: number;
  /** Slides the walk leaves out. */
  readonly skipped: readonly string[];
}

export function makeRow(loaded: LoadedDeck, grid: Grid, row: Row, marks: Marks): ShownRow {
  const made = row.type === "heading" ? makeHeading(loaded, row) : makeTiles(loaded, row, marks);
  made.root.style.transform = `translateY(${row.top}px)`;
  made.root.style.height = `${row.height}px`;
  // A list that is not all there does not tell by itself how long it is.
  const items = row.type === "heading" ? [made.root] : made.tiles.map(({ root }) => root);
  for (const [index, item] of items.entries()) {
    item.setAttribute("aria-posinset", String(row.place + index));
    item.setAttribute("aria-setsize", String(grid.items));
  }
  return made;
}

function makeHeading({ words }: LoadedDeck, { title, seconds }: HeadingRow): ShownRow {
  const minutes = Math.round(seconds / 60);
  const root = element(
    "div",
    { class: "row heading", role: "listitem" },
    element("h3", {}, title),
    " ",
    element("span", {}, minutes === 0 ? "" : words.slide.minutes(minutes)),
  );
  return { root, tiles: [] };
}

function makeTiles(
  loaded: LoadedDeck,
  { first, count }: TileRow,
  { current, skipped }: Marks,
): ShownRow {
  const tiles = Array.from({ length: count }, (_, index) => {
    const number = first + index;
    const slide = loaded.walk.slides[number - 1] ?? null;
    const tile = makeTile(loaded, slide);
    if (number === current) tile.button.setAttribute("aria-current", "true");
    if (slide !== null && skipped.includes(slide.id)) {
      tile.root.dataset.skipped = "";
      tile.button.append(element("span", { class: "skipped" }, loaded.words.stage.skipped));
    }
    return tile;
  });
  return { root: element("div", { class: "row" }, ...tiles.map(({ root }) => root)), tiles };
}
