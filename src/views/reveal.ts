/** reveal.js, core only: it scales the canvas and moves from one section to the next. Everything that needs
 *  to know the deck (address, numbers, progress, overview, keys) is ours, because Reveal sees only the few
 *  sections of the ring. The only file that knows it. */
import Reveal from "reveal.js";
import "reveal.js/reveal.css";

export interface RevealDeck {
  /** Shows a section by its place among the sections. */
  slide(index: number): void;
}

/** Expects `root` to hold `.slides` with its sections. */
export async function startReveal(root: HTMLElement): Promise<RevealDeck> {
  const reveal = new Reveal(root, {
    width: 1280,
    height: 720,
    margin: 0,
    minScale: 0.1,
    maxScale: 8,
    center: false,
    controls: false,
    progress: false,
    slideNumber: false,
    hash: false,
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
  await reveal.initialize();
  return { slide: (index) => reveal.slide(index, 0) };
}
