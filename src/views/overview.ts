/** The overview: every slide as a small picture, chapter by chapter. Arrows move from tile to tile. */
import type { Position } from "../model/place.ts";
import { element } from "./dom.ts";
import type { LoadedDeck } from "./loaded.ts";
import { tileAfter } from "./overview-rows.ts";
import { makeWindow } from "./overview-window.ts";
import type { Go } from "./panel.ts";

export function fillOverview(
  dialog: HTMLElement,
  loaded: LoadedDeck,
  here: Position,
  go: Go,
): void {
  const scroller = element("div", { class: "overview" });
  dialog.append(scroller);
  const current = loaded.walk.spotAt(here).slide?.number ?? 0;
  const rows = makeWindow(scroller, loaded, current);
  dialog.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const next = tileAfter(rows.grid, rows.active, event.key, scroller.clientHeight);
    if (next === null) return;
    event.preventDefault();
    rows.focus(next);
  });
  scroller.addEventListener("click", ({ target }) => {
    const slide = (target as Element).closest<HTMLElement>(".tile")?.dataset.slide;
    if (slide !== undefined) go({ slide, step: 0 });
  });
}
