/** What the panels hold: overview, go-to and the sheet of keys. */
import { COVER, type Position } from "../model/place.ts";
import type { SlideHead } from "../model/rendered.ts";
import { element } from "./dom.ts";
import { findSlides } from "./find.ts";
import type { LoadedDeck } from "./loaded.ts";

export type Go = (position: Position) => void;

/** Every slide, chapter by chapter, the current one marked. */
export function fillOverview(
  dialog: HTMLElement,
  { deck, words }: LoadedDeck,
  here: Position,
  go: Go,
): void {
  const grid = element("div", { class: "overview" });
  const cover = tile({ number: "", title: words.stage.cover }, here.slide === "");
  cover.addEventListener("click", () => go(COVER));
  grid.append(element("section", {}, cover));
  for (const chapter of deck.chapters) {
    const tiles = chapter.slides.map((slide) => {
      const made = tile(
        { number: String(slide.number), title: slide.title },
        here.slide === slide.id,
        slide.role,
      );
      made.addEventListener("click", () => go({ slide: slide.id, step: 0 }));
      return made;
    });
    grid.append(element("section", {}, element("h3", {}, chapter.title), ...tiles));
  }
  grid.addEventListener("keydown", walkTiles);
  dialog.append(grid);
}

function tile(
  { number, title }: { number: string; title: string },
  current: boolean,
  role = "content",
): HTMLButtonElement {
  const made = element(
    "button",
    { class: "tile", "data-role": role },
    element("span", { class: "number" }, number),
    element("span", {}, title),
  );
  if (current) made.setAttribute("aria-current", "true");
  return made;
}

/** Arrows move between tiles; the browser's Tab and Enter do the rest. */
function walkTiles(event: KeyboardEvent): void {
  const tiles = [...(event.currentTarget as HTMLElement).querySelectorAll<HTMLElement>(".tile")];
  const at = tiles.indexOf(document.activeElement as HTMLElement);
  const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
  if (by === undefined || at < 0) return;
  event.preventDefault();
  tiles[Math.min(tiles.length - 1, Math.max(0, at + by))]?.focus();
}

/** A field for a number or words, and what they find. */
export function fillGoTo(dialog: HTMLElement, { walk, words }: LoadedDeck, go: Go): void {
  const field = element("input", {
    // A search field would take the first Esc for itself.
    type: "text",
    autofocus: "",
    autocomplete: "off",
    placeholder: words.stage.goToHint,
    "aria-label": words.stage.goToHint,
  });
  const list = element("ol", { class: "found" });
  const form = element("form", { method: "dialog" }, field, list);
  const open = (slide: SlideHead | undefined): void => {
    if (slide !== undefined) go({ slide: slide.id, step: 0 });
  };
  const update = (): void => {
    const found = findSlides(walk.slides, field.value);
    const rows = found.slice(0, 50).map((slide) => {
      const row = element(
        "button",
        { type: "button", class: "row" },
        element("span", { class: "number" }, String(slide.number)),
        element("span", {}, slide.title),
        element("span", { class: "part" }, slide.part === slide.title ? "" : slide.part),
      );
      row.addEventListener("click", () => open(slide));
      return element("li", {}, row);
    });
    list.replaceChildren(
      ...(rows.length > 0 ? rows : [element("li", { class: "none" }, words.stage.nothingFound)]),
    );
  };
  field.addEventListener("input", update);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    open(findSlides(walk.slides, field.value)[0]);
  });
  dialog.append(form);
  update();
}

export function fillHelp(dialog: HTMLElement, { words }: LoadedDeck): void {
  const rows = words.stage.keys.map(([keys, does]) =>
    element(
      "tr",
      {},
      element("th", { scope: "row" }, ...keys.split(" ").map((key) => element("kbd", {}, key))),
      element("td", {}, does),
    ),
  );
  dialog.append(element("table", { class: "keys" }, element("tbody", {}, ...rows)));
}
