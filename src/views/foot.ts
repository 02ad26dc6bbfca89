/** The foot of the stage: part, number and progress, below the canvas' content. */
import type { RenderedDeck } from "../model/rendered.ts";
import type { Spot } from "../model/walk.ts";
import { element } from "./dom.ts";
import type { LoadedDeck } from "./loaded.ts";
import { type Here, progressOf } from "./progress.ts";

export interface Foot {
  readonly root: HTMLElement;
  /** Cheap enough for every step: as a rule it moves one bar. */
  show(loaded: LoadedDeck, spot: Spot): void;
}

export function makeFoot(): Foot {
  const part = element("span", { class: "part" });
  const number = element("span", { class: "number" });
  const root = element("footer", { class: "foot", "aria-hidden": "true" }, part, number);
  let bar: Bar | null = null;
  let ordinal = -1;
  const name = ({ walk }: LoadedDeck, { slide, screen }: Spot): void => {
    root.hidden = slide === null;
    part.textContent = slide === null || slide.role === "divider" ? "" : slide.part;
    const piece = screen === 0 ? "" : `·${screen + 1}`;
    number.textContent = slide === null ? "" : `${slide.number}${piece} / ${walk.slides.length}`;
  };
  return {
    root,
    show(loaded, spot) {
      if (bar?.deck !== loaded.deck) {
        bar?.root.remove();
        bar = makeBar(loaded.deck);
        root.append(bar.root);
        ordinal = -1;
      }
      // Set to what it says already, a text would be laid out anew.
      if (ordinal !== spot.ordinal) name(loaded, spot);
      ordinal = spot.ordinal;
      bar.show(spot);
    },
  };
}

interface Bar {
  readonly deck: RenderedDeck;
  readonly root: HTMLElement;
  show(spot: Spot): void;
}

/** A stretch for each chapter, as long as it takes to tell. */
function makeBar(deck: RenderedDeck): Bar {
  const progress = progressOf(deck);
  const stretches = progress.chapters.map(makeStretch);
  const root = element("div", { class: "chapters" }, ...stretches.map((stretch) => stretch.root));
  root.style.setProperty("--chapters", String(stretches.length));
  let shown: Here = { chapter: 0, done: 0 };
  return {
    deck,
    root,
    show(spot) {
      const here = progress.at(spot);
      // Those before and behind both are done already, or not begun.
      const first = Math.min(shown.chapter, here.chapter);
      const last = Math.max(shown.chapter, here.chapter);
      for (let chapter = first; chapter <= last; chapter += 1) {
        stretches[chapter]?.show(doneOf(chapter, here), chapter === here.chapter);
      }
      shown = here;
    },
  };
}

function doneOf(chapter: number, here: Here): number {
  if (chapter === here.chapter) return here.done;
  return chapter < here.chapter ? 1 : 0;
}

interface Stretch {
  readonly root: HTMLElement;
  show(done: number, isCurrent: boolean): void;
}

function makeStretch(seconds: number): Stretch {
  const done = element("div", { class: "done" });
  const root = element("div", { class: "stretch" }, done);
  root.style.flexGrow = String(seconds);
  return {
    root,
    show(share, isCurrent) {
      done.style.transform = `scaleX(${share.toFixed(4)})`;
      root.toggleAttribute("data-current", isCurrent);
    },
  };
}
