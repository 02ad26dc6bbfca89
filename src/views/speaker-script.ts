/** The narration in beats: the one being said is lit and kept at the height of the eyes; where the next
 *  press belongs stands in the margin. The backstory is under a fold. */
import type { Ties } from "../model/screen.ts";
import type { Spot } from "../model/walk.ts";
import type { Words } from "../words/words.ts";
import { element } from "./dom.ts";
import type { LoadedDeck } from "./loaded.ts";
import type { Lock } from "./lock.ts";
import { lockForm } from "./lock-form.ts";
import type { Keeper } from "./speaker-keeper.ts";

export interface Script {
  readonly root: HTMLElement;
  /** `beat` is `null` while none of them is being said. */
  show(loaded: LoadedDeck, spot: Spot, beat: number | null): void;
  /** Forgets what is shown, for a deck that has changed. */
  forget(): void;
  /** Makes the words larger or smaller by so many sizes. */
  resize(keeper: Keeper, by: number): void;
}

/** Pixels. */
const SIZES = [16, 18, 20, 22, 24, 26, 28, 32, 36, 40, 44, 48, 56, 64];
/** How far down the window the current beat stands. */
const EYE_LINE = 0.3;

export function makeScript({ speaker }: Words): Script {
  const title = element("h1", {});
  const gate = element("div", {});
  const beats = element("div", { class: "narration" });
  const story = element("div", {});
  const fold = element(
    "details",
    { class: "backstory" },
    element("summary", {}, speaker.backstory),
    story,
  );
  const root = element(
    "main",
    { class: "script", tabindex: "0", "aria-label": speaker.narration },
    title,
    gate,
    beats,
    fold,
  );
  let shown = "";
  let asked: Lock | null = null;
  let lit: HTMLElement | null = null;

  const fill = (loaded: LoadedDeck, spot: Spot): void => {
    const narration = loaded.narrationAt(spot);
    shown = keyOf(loaded, spot);
    // What is being typed stays when the slide changes.
    if (asked !== loaded.lock) {
      asked = loaded.lock;
      gate.replaceChildren(...(asked === null ? [] : [lockForm(asked, loaded.words)]));
      gate.querySelector("input")?.focus();
    }
    title.textContent = spot.slide?.title ?? loaded.deck.title;
    beats.innerHTML = narration?.html ?? "";
    if (beats.childElementCount === 0) {
      const { noNarration } = loaded.words.speaker;
      beats.append(element("p", { class: "none" }, noNarration[loaded.deck.narration]));
    }
    markSteps(beats, loaded.screenAt(spot)?.screen.ties ?? [], loaded.words);
    story.innerHTML = narration?.backstory ?? "";
    fold.hidden = story.childElementCount === 0;
    fold.open = false;
    root.scrollTop = 0;
    lit = null;
  };
  const light = (beat: number | null): void => {
    const wanted = beat === null ? null : beats.querySelector<HTMLElement>(`[data-beat="${beat}"]`);
    if (wanted === lit) return;
    lit?.removeAttribute("aria-current");
    wanted?.setAttribute("aria-current", "true");
    const before = lit;
    lit = wanted;
    if (wanted !== null && (before !== null || beat !== 0)) keepAtEyes(root, wanted);
  };
  return {
    root,
    forget() {
      shown = "";
    },
    show(loaded, spot, beat) {
      if (shown !== keyOf(loaded, spot)) fill(loaded, spot);
      light(beat);
    },
    resize(keeper, by) {
      const at = SIZES.findLastIndex((size) => size <= keeper.kept.size);
      const size = SIZES[Math.min(SIZES.length - 1, Math.max(0, at + by))] ?? keeper.kept.size;
      if (by !== 0) keeper.keep({ size });
      root.style.setProperty("--size", `${size}px`);
      if (lit !== null) keepAtEyes(root, lit);
    },
  };
}

/** What is shown: a slide, and how much of it is there. */
function keyOf(loaded: LoadedDeck, spot: Spot): string {
  const [screen, narration] = [loaded.screenAt(spot) !== null, loaded.narrationAt(spot) !== null];
  return `${spot.slide?.id ?? ""} ${screen} ${narration}`;
}

/** A beat that a step is tied to says so in the margin: there the next press belongs. */
function markSteps(beats: HTMLElement, ties: Ties, { speaker }: Words): void {
  for (const [beat, step] of ties.entries()) {
    if (step === null || step === 0) continue;
    const mark = element("span", { class: "step", title: speaker.stepHere(step) }, `▸${step}`);
    beats.querySelector(`[data-beat="${beat}"]`)?.prepend(mark);
  }
}

function keepAtEyes(scroller: HTMLElement, beat: HTMLElement): void {
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const top =
    beat.getBoundingClientRect().top - scroller.getBoundingClientRect().top + scroller.scrollTop;
  scroller.scrollTo({
    top: top - scroller.clientHeight * EYE_LINE,
    behavior: still ? "instant" : "smooth",
  });
}
