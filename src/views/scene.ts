/** What stands on the page of a stage before anything is shown: a canvas with its sections and its foot,
 *  and what lies over it or is only heard. */
import type { Spot } from "../model/walk.ts";
import { type Announcer, makeAnnouncer } from "./announce.ts";
import { element } from "./dom.ts";
import { type Foot, makeFoot } from "./foot.ts";
import { idleWorker } from "./idle.ts";
import type { LoadedDeck } from "./loaded.ts";
import { makeNotice, type Notice } from "./notice.ts";
import { makePager } from "./pager.ts";
import type { Turn } from "./touch.ts";

/** Sections in the ring: the current screen and two on either side. */
const SECTIONS = 5;

export interface Scene {
  /** Holds the canvas. */
  readonly reveal: HTMLElement;
  readonly canvas: HTMLElement;
  readonly sections: readonly HTMLElement[];
  readonly foot: Foot;
  readonly announcer: Announcer;
  readonly curtain: HTMLElement;
  readonly notice: Notice;
  /** Says in a deck's own words what a screen reader meets here. */
  name(loaded: LoadedDeck): void;
  /** Takes away what the page itself showed until now. */
  begin(): void;
  /** Leaves the page one heading of the first rank: the talk's title, on the cover the cover's own. */
  head(spot: Spot): void;
}

export function makeScene(root: HTMLElement, turn: (turn: Turn) => void): Scene {
  const sections = Array.from({ length: SECTIONS }, () => element("section", { role: "group" }));
  const foot = makeFoot();
  const canvas = element("div", { class: "slides" }, ...sections, foot.root);
  const heading = element("h1", { class: "unseen" });
  const pager = makePager(turn);
  const reveal = element("div", { class: "reveal" }, heading, canvas, pager.root);
  const announcer = makeAnnouncer();
  const idle = idleWorker();
  const curtain = element("div", { class: "curtain", hidden: "" });
  root.append(reveal, announcer.root, curtain);
  return {
    reveal,
    canvas,
    sections,
    foot,
    announcer,
    curtain,
    notice: makeNotice(root),
    name(loaded) {
      reveal.ariaLabel = loaded.deck.title;
      heading.textContent = loaded.deck.title;
      pager.name(loaded.words);
    },
    begin() {
      const first = document.querySelector<HTMLElement>("#first");
      if (first === null) return;
      first.style.visibility = "hidden";
      // A moment later: of what is gone before a browser has counted its paint, it says that it was never shown.
      idle(() => first.remove());
    },
    head({ slide }) {
      heading.hidden = slide === null;
    },
  };
}
