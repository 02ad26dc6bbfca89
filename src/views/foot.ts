/** The foot of the stage: part, number and progress, below the canvas' content. */
import type { Spot } from "../model/walk.ts";
import { element } from "./dom.ts";
import type { LoadedDeck } from "./loaded.ts";

export interface Foot {
  readonly root: HTMLElement;
  show(loaded: LoadedDeck, spot: Spot): void;
}

export function makeFoot(): Foot {
  const part = element("span", { class: "part" });
  const number = element("span", { class: "number" });
  const bar = element("div", { class: "bar" });
  const root = element(
    "footer",
    { class: "foot", "aria-hidden": "true" },
    part,
    number,
    element("div", { class: "progress" }, bar),
  );
  return {
    root,
    show({ walk }, { slide, screen, ordinal }) {
      root.hidden = slide === null;
      part.textContent = slide === null || slide.role === "divider" ? "" : slide.part;
      const piece = screen === 0 ? "" : `·${screen + 1}`;
      number.textContent = slide === null ? "" : `${slide.number}${piece} / ${walk.slides.length}`;
      const done = walk.screens < 2 ? 1 : ordinal / (walk.screens - 1);
      bar.style.transform = `scaleX(${done})`;
    },
  };
}
