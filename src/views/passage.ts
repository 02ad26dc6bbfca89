/** The passage to another screen: a calm press lets it fade in over the one before; theme/stage.css says
 *  how. Who goes quickly sees whole screens only: a fade that the next press cuts short would flicker. */

/** Longer than the fade, so that no passage begins in the middle of another. */
const CALM_MS = 300;

export interface Passage {
  /** A section shows a screen of the deck now, or another step of the one that it shows. */
  to(section: HTMLElement, ordinal: number): void;
}

export function makePassage(now: () => number): Passage {
  let shown: { section: HTMLElement; ordinal: number; since: number } | null = null;
  let left: HTMLElement | null = null;
  return {
    to(section, ordinal) {
      const before = shown;
      shown = { section, ordinal, since: now() };
      delete left?.dataset.leaving;
      delete before?.section.dataset.arriving;
      left = null;
      if (before === null || before.section === section) return;
      // After a jump the section before may be filled anew at any moment: it must not shine through.
      const isNeighbour = Math.abs(before.ordinal - ordinal) === 1;
      if (!isNeighbour || shown.since - before.since < CALM_MS) return;
      section.dataset.arriving = "";
      before.section.dataset.leaving = "";
      left = before.section;
    },
  };
}
