/** Makes one of the ring's sections the visible one: by itself at first, so that the stage answers before
 *  reveal.js is there; through Reveal once it is. */
import { idleWorker } from "./idle.ts";
import type { RevealDeck } from "./reveal.ts";

export interface Turner {
  turn(slot: number): void;
}

/** `root` holds the sections, as Reveal wants it. `fetched` brings Reveal, whenever that is convenient. */
export function makeTurner(
  root: HTMLElement,
  sections: readonly HTMLElement[],
  fetched: Promise<typeof import("./reveal.ts")>,
): Turner {
  let current = 0;
  let deck: RevealDeck | null = null;
  const idle = idleWorker();
  /** To be inert is inherited: every element of both screens is styled anew, which takes longer than all else
   *  of a press. Nobody sees it, so it comes after the press, and before whatever could tell. */
  const settle = (): void => {
    for (const [index, section] of sections.entries()) section.inert = index !== current;
  };
  window.addEventListener("pointerdown", settle, { capture: true });
  window.addEventListener("keydown", ({ key }) => key === "Tab" && settle(), { capture: true });
  const start = async ({ startReveal }: typeof import("./reveal.ts")): Promise<void> => {
    // Where a screen flows it may have been read on in already, and Reveal takes it back to its top.
    const [slot, read] = [current, sections[current]?.scrollTop ?? 0];
    deck = await startReveal(root, () => current);
    deck.slide(current);
    if (current === slot && read > 0) sections[slot]?.scrollTo({ top: read, behavior: "instant" });
  };
  // Without it the stage goes on.
  fetched.then(start).catch(() => {});
  return {
    turn(slot) {
      current = slot;
      if (deck === null) present(sections, slot);
      else deck.slide(slot);
      idle(settle);
    },
  };
}

/** As Reveal marks them. */
function present(sections: readonly HTMLElement[], slot: number): void {
  for (const [index, section] of sections.entries()) {
    const there = index === slot;
    section.classList.toggle("present", there);
    section.classList.toggle("past", index < slot);
    section.classList.toggle("future", index > slot);
    section.toggleAttribute("hidden", !there);
    if (there) section.removeAttribute("aria-hidden");
    else section.setAttribute("aria-hidden", "true");
  }
}
