/** In a window narrower than 600 pixels a screen is set as flowing text and scrolls; theme/flow.css says
 *  how. Here is what that asks of the stage. */
import { commandFor, type KeyPress } from "./keys.ts";

/** As theme/flow.css has it. */
const NARROW = "screen and (max-width: 600px)";
/** As theme/flow.css has them too. */
const SIDEWAYS = ".body > figure, pre, .body:has(> table)";

export interface Flow {
  /** Whether screens flow now. */
  readonly on: boolean;
  /** Begins a screen at its top, or brings into view what a step has shown. */
  scrollToStep(section: HTMLElement, step: number): void;
  /** Arrows read on while there is more to read: down and up a screen, across what is pushed sideways and
   *  has the focus. `true` when they did. */
  readOn(section: HTMLElement, press: KeyPress): boolean;
}

export function watchFlow(): Flow {
  const narrow = window.matchMedia(NARROW);
  // Asked at every step, and an answer of the browser's own may cost it a layout.
  let on = narrow.matches;
  narrow.addEventListener("change", () => {
    on = narrow.matches;
    const up = document.querySelector<HTMLElement>(".slides > section.present");
    if (up !== null) openSideways(up, on);
  });
  return {
    get on() {
      return on;
    },
    scrollToStep(section, step) {
      if (!on) return;
      openSideways(section, on);
      const shown = section.querySelector('[data-when="now"]');
      if (step === 0 || shown === null) section.scrollTo(0, 0);
      else shown.scrollIntoView({ block: "center", inline: "center" });
    },
    readOn(section, press) {
      if (!on || commandFor(press) === null) return false;
      const focused = document.activeElement;
      const box = focused !== null && section.contains(focused) ? focused : null;
      return (
        scrollBy(section, "scrollTop", { ArrowDown: 1, ArrowUp: -1 }[press.key]) ||
        scrollBy(box, "scrollLeft", { ArrowRight: 1, ArrowLeft: -1 }[press.key])
      );
    },
  };
}

/** Lets a keyboard reach what is pushed sideways. */
function openSideways(section: HTMLElement, on: boolean): void {
  for (const box of section.querySelectorAll<HTMLElement>(SIDEWAYS)) {
    if (on && box.scrollWidth > box.clientWidth) box.tabIndex = 0;
    else box.removeAttribute("tabindex");
  }
}

function scrollBy(
  box: Element | null,
  side: "scrollTop" | "scrollLeft",
  way: number | undefined,
): boolean {
  if (box === null || way === undefined) return false;
  const before = box[side];
  box[side] += way * 0.8 * (side === "scrollTop" ? box.clientHeight : box.clientWidth);
  return box[side] !== before;
}
