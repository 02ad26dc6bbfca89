/** The overview: every slide as a small picture, chapter by chapter. Arrows move from tile to tile. */
import type { SharedState } from "../model/state.ts";
import { element } from "./dom.ts";
import type { LoadedDeck } from "./loaded.ts";
import { tileAfter } from "./overview-rows.ts";
import { makeWindow } from "./overview-window.ts";
import type { Choice } from "./panel.ts";

export function fillOverview(
  dialog: HTMLElement,
  loaded: LoadedDeck,
  { stage, skipped }: SharedState,
  choice: Choice,
): void {
  const scroller = element("div", { class: "overview" });
  dialog.append(scroller);
  const current = loaded.walk.spotAt(stage).slide?.number ?? 0;
  const rows = makeWindow(scroller, loaded, { current, skipped });
  dialog.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const next = tileAfter(rows.grid, rows.active, event.key, scroller.clientHeight);
    if (next === null) return;
    event.preventDefault();
    rows.focus(next);
  });
  scroller.addEventListener("click", ({ target, shiftKey }) => {
    const slide = (target as Element).closest<HTMLElement>(".tile")?.dataset.slide;
    if (slide !== undefined) choice[shiftKey ? "look" : "go"]({ slide, step: 0 });
  });
}
