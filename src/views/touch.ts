/** Fingers on the stage. A swipe turns the page as in a book; where the canvas fills the window, so does a
 *  tap beside its middle, for whoever cannot swipe. A mouse selects text and presses links, nothing else. */

export type Turn = "next" | "back";

export interface Contact {
  readonly x: number;
  readonly y: number;
  /** Milliseconds. */
  readonly at: number;
}

const SWIPE_PX = 40;
/** A finger that means to tap still rolls a little. */
const TAP_PX = 10;
/** Longer is a long press: the browser's own. */
const TAP_MS = 400;

/** A swipe goes mostly across. */
export function swipeOf(down: Contact, up: Contact): Turn | null {
  const across = up.x - down.x;
  if (Math.abs(across) <= SWIPE_PX || Math.abs(across) < 2 * Math.abs(up.y - down.y)) return null;
  return across < 0 ? "next" : "back";
}

/** A tap counts in the outer thirds: in the middle it wakes a screen or sets the focus. */
export function tapOf(down: Contact, up: Contact, width: number): Turn | null {
  const rolled = Math.hypot(up.x - down.x, up.y - down.y);
  if (rolled > TAP_PX || up.at - down.at > TAP_MS) return null;
  if (up.x > (width * 2) / 3) return "next";
  return up.x < width / 3 ? "back" : null;
}

export interface TouchOptions {
  readonly root: HTMLElement;
  /** Whether a tap turns the page now. */
  readonly taps: () => boolean;
  readonly turn: (turn: Turn) => void;
}

export function watchTouch({ root, taps, turn }: TouchOptions): void {
  let down: Contact | null = null;
  const pressed = (event: PointerEvent): void => {
    // A finger that is not the first makes it a pinch.
    const counts = event.pointerType === "touch" && event.isPrimary && isFree(event, root);
    down = counts ? contactOf(event) : null;
  };
  const lifted = (event: PointerEvent): void => {
    const began = down;
    down = null;
    if (began === null || isZoomed() || isSelecting()) return;
    const up = contactOf(event);
    const tapped = taps() && !isPressable(event) ? tapOf(began, up, root.clientWidth) : null;
    const meant = swipeOf(began, up) ?? tapped;
    if (meant !== null) turn(meant);
  };
  root.addEventListener("pointerdown", pressed);
  root.addEventListener("pointerup", lifted);
  // The browser took it over, to scroll or to zoom.
  root.addEventListener("pointercancel", () => {
    down = null;
  });
  // Enlarged by two fingers, a page is moved by one: then theme/stage.css leaves it all to the browser.
  window.visualViewport?.addEventListener("resize", () => {
    root.toggleAttribute("data-zoomed", isZoomed());
  });
}

function contactOf({ clientX, clientY, timeStamp }: PointerEvent): Contact {
  return { x: clientX, y: clientY, at: timeStamp };
}

/** Neither in a panel nor in something that a finger pushes sideways; a caption stays where it is. */
function isFree({ target }: PointerEvent, root: HTMLElement): boolean {
  for (let at = target as Element | null; at !== null && at !== root; at = at.parentElement) {
    if (at.matches("figcaption")) return true;
    if (at.matches("dialog")) return false;
    if (at.scrollWidth > at.clientWidth && /auto|scroll/.test(getComputedStyle(at).overflowX)) {
      return false;
    }
  }
  return true;
}

function isPressable({ target }: PointerEvent): boolean {
  const pressable = "a, button, input, select, textarea, summary, [tabindex], .notice";
  return (target as Element).closest(pressable) !== null;
}

function isZoomed(): boolean {
  return (window.visualViewport?.scale ?? 1) > 1.01;
}

function isSelecting(): boolean {
  return document.getSelection()?.isCollapsed === false;
}
