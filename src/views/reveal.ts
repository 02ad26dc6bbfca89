/** reveal.js, core only: it moves from one section to the next. Everything that needs to know the deck
 *  (address, numbers, progress, overview, keys) is ours, because Reveal sees only the few sections of the
 *  ring. The only file that knows it. */
import Reveal from "reveal.js";
import "reveal.js/reveal.css";
import { element } from "./dom.ts";

export interface RevealDeck {
  /** Shows a section by its place among the sections. */
  slide(index: number): void;
}

/** Expects `root` to hold `.slides` with its sections. `current` is the one that is up. */
export async function startReveal(root: HTMLElement, current: () => number): Promise<RevealDeck> {
  // Reveal would make one that is heard; what is heard is ours (announce.ts).
  root.append(element("div", { class: "aria-status", "aria-hidden": "true", hidden: "" }));
  // Its style for paper makes a text of all sections. A page of this class it leaves alone.
  document.documentElement.classList.add("print-pdf");
  for (const section of root.querySelectorAll(".slides > section")) leaveInert(section);
  const reveal = new Reveal(root, {
    // The canvas is fitted by fit.ts; and in a narrow window Reveal would turn into a scroll of the ring.
    disableLayout: true,
    center: false,
    controls: false,
    progress: false,
    slideNumber: false,
    hash: false,
    respondToHashChanges: false,
    history: false,
    keyboard: false,
    overview: false,
    help: false,
    touch: false,
    mouseWheel: false,
    fragments: false,
    pause: false,
    jumpToSlide: false,
    hideInactiveCursor: false,
    // With these on, any page that frames the deck could read the narration.
    postMessage: false,
    postMessageEvents: false,
    transition: "none",
    backgroundTransition: "none",
    // All sections of the ring stay laid out: the neighbour is ready before the key is pressed.
    viewDistance: 100,
    mobileViewDistance: 100,
  });
  const started = reveal.initialize();
  // It begins with the first section, and is led to the right one before that is painted.
  requestAnimationFrame(() => withoutFrames(() => reveal.slide(current(), 0)));
  await started;
  // Reveal says "application", which takes a screen reader's own keys away.
  root.setAttribute("role", "main");
  return { slide: (index) => withoutFrames(() => reveal.slide(index, 0)) };
}

/** What is inert is told by turner.ts, when nothing presses: Reveal would in the middle of a press. */
function leaveInert(section: Element): void {
  section.toggleAttribute = (name, force) =>
    name === "inert"
      ? force === true
      : Element.prototype.toggleAttribute.call(section, name, force);
}

/** After each move Reveal asks for a frame, and for one thing only: to read the whole section, element by
 *  element and style by style, into its status line. On a large diagram that costs more than the move. */
function withoutFrames(move: () => void): void {
  const ask = window.requestAnimationFrame;
  window.requestAnimationFrame = () => 0;
  try {
    move();
  } finally {
    window.requestAnimationFrame = ask;
  }
}
