/** The words and the previews side by side, and the line between them, which moves by mouse and by keys. */
import type { Words } from "../words/words.ts";
import { element } from "./dom.ts";
import type { Keeper } from "./speaker-keeper.ts";

/** Percent of the width. */
const LEAST = 40;
const MOST = 85;
const BY_KEY = 5;

export interface Panes {
  readonly root: HTMLElement;
  /** Gives the words all of the width, or takes it back. */
  toggleWide(): void;
}

export function makePanes(
  words: HTMLElement,
  previews: HTMLElement,
  labels: Pick<Words["speaker"], "divide" | "previews">,
  keeper: Keeper,
): Panes {
  const line = element("div", {
    class: "divide",
    role: "separator",
    tabindex: "0",
    "aria-orientation": "vertical",
    "aria-label": labels.divide,
    "aria-valuemin": String(LEAST),
    "aria-valuemax": String(MOST),
  });
  const beside = element("aside", { "aria-label": labels.previews }, line, previews);
  const root = element("div", { class: "panes" }, words, beside);
  const paint = (): void => {
    const { share, wide } = keeper.kept;
    root.style.setProperty("--share", String(share));
    root.toggleAttribute("data-wide", wide);
    line.setAttribute("aria-valuenow", String(Math.round(share)));
  };
  const move = (share: number): void => {
    keeper.keep({ share: Math.min(MOST, Math.max(LEAST, share)) });
    paint();
  };
  line.addEventListener("keydown", (event) => {
    const by = { ArrowLeft: -BY_KEY, ArrowRight: BY_KEY }[event.key];
    if (by === undefined) return;
    // The arrows are the line's as long as it has the focus: they turn no page.
    event.preventDefault();
    move(keeper.kept.share + by);
  });
  line.addEventListener("pointerdown", (event) => {
    event.preventDefault();
    line.setPointerCapture(event.pointerId);
  });
  line.addEventListener("pointermove", (event) => {
    if (!line.hasPointerCapture(event.pointerId)) return;
    const { left, width } = root.getBoundingClientRect();
    move(((event.clientX - left) / width) * 100);
  });
  paint();
  return {
    root,
    toggleWide() {
      keeper.keep({ wide: !keeper.kept.wide });
      paint();
    },
  };
}
