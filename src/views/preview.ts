/** A small living copy of a screen, for the speaker: same HTML, same steps, scaled to its box. */
import type { Spot } from "../model/walk.ts";
import { element } from "./dom.ts";
import type { LoadedDeck } from "./loaded.ts";
import { type Mounted, mountScreen } from "./mount.ts";

export interface Preview {
  readonly root: HTMLElement;
  /** `null` shows nothing: the talk is over. */
  show(loaded: LoadedDeck, spot: Spot | null, label: string): void;
}

export const CANVAS_WIDTH = 1280;

export function makePreview(): Preview {
  const canvas = element("div", { class: "canvas" });
  const caption = element("figcaption");
  // What is inside is a picture of another window: nothing to tab into, nothing to announce twice.
  const box = element("div", { class: "preview-box", inert: "", "aria-hidden": "true" }, canvas);
  const root = element("figure", { class: "preview" }, caption, box);
  new ResizeObserver(([entry]) => {
    const width = entry?.contentRect.width ?? 0;
    canvas.style.transform = `scale(${width / CANVAS_WIDTH})`;
  }).observe(box);

  let mounted: Mounted | null = null;
  return {
    root,
    show(loaded, spot, label) {
      caption.textContent = label;
      const content = spot === null ? null : loaded.screenAt(spot);
      if (spot === null || content === null) {
        // No spot: the talk is over. No content: its chapter is on its way.
        const over =
          spot === null ? [element("p", { class: "over" }, loaded.words.speaker.end)] : [];
        canvas.replaceChildren(...over);
        mounted = null;
        return;
      }
      if (mounted?.content.screen !== content.screen) {
        mounted = mountScreen(canvas, content, loaded);
      }
      mounted.showStep(spot.step);
    },
  };
}
