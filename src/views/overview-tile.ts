/** A tile of the overview: number and title at once, a small picture of the slide later. */
import { COVER } from "../model/place.ts";
import type { SlideHead } from "../model/rendered.ts";
import { element } from "./dom.ts";
import { idleWorker } from "./idle.ts";
import type { LoadedDeck } from "./loaded.ts";
import { mountScreen } from "./mount.ts";

export interface Tile {
  readonly root: HTMLElement;
  readonly button: HTMLButtonElement;
  readonly drawn: boolean;
  /** Whether its chapter is there, and with it the picture. */
  isThere(): boolean;
  load(): Promise<void>;
  /** Whether a diagram has to be drawn for it, which takes longer than all else. */
  isFigure(): boolean;
  draw(): void;
}

/** `slide` is `null` for the cover. */
export function makeTile(loaded: LoadedDeck, slide: SlideHead | null): Tile {
  const canvas = element("div", { class: "canvas" });
  // A picture of what the button names: nothing to tab into, nothing to announce twice.
  const picture = element("div", { class: "picture", inert: "", "aria-hidden": "true" }, canvas);
  const title = element("span", { class: "title" }, slide?.title ?? loaded.words.stage.cover);
  const button = element("button", { type: "button", tabindex: "-1" }, title);
  if (slide !== null) {
    button.prepend(element("span", { class: "number" }, String(slide.number)), " ");
  }
  const root = element("div", { class: "tile", role: "listitem" }, picture, button);
  root.dataset.role = slide?.role ?? "cover";
  root.dataset.slide = slide?.id ?? "";

  const spot = loaded.walk.spotAt(slide === null ? COVER : { slide: slide.id, step: 0 });
  let drawn = false;
  return {
    root,
    button,
    get drawn() {
      return drawn;
    },
    isThere: () => loaded.screenAt(spot) !== null,
    load: () => loaded.load(spot),
    isFigure: () => loaded.screenAt(spot)?.screen.kind === "figure",
    draw() {
      const content = loaded.screenAt(spot);
      if (content === null) return;
      drawn = true;
      root.dataset.drawn = "";
      const { kind, steps } = content.screen;
      // A figure is whole before its first step, anything else after its last.
      mountScreen(canvas, content, loaded).showStep(kind === "figure" ? 0 : steps.length);
    },
  };
}

/** Draws pictures one after the other in idle time, each time it is woken: of `tiles` the first that can
 *  be drawn, figures last. A tile whose chapter does not come keeps its title. */
export function pictureDrawer(tiles: () => readonly Tile[]): () => void {
  const idle = idleWorker();
  const wake = (): void => idle(drawNext);
  const drawNext = (): void => {
    const undrawn = tiles().filter(({ drawn }) => !drawn);
    const ready = undrawn.filter((tile) => tile.isThere());
    // Each of them: one that is long in coming must not keep the others from being asked for.
    for (const tile of undrawn) {
      if (!ready.includes(tile)) tile.load().then(wake, () => {});
    }
    const next = ready.find((tile) => !tile.isFigure()) ?? ready[0];
    if (next === undefined) return;
    next.draw();
    wake();
  };
  return wake;
}
