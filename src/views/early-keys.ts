/** Keys pressed while the program was on its way. The page keeps them from its first script on
 *  (build/first-script.ts). */

declare global {
  interface Window {
    /** Hands them over, and keeps no more. */
    takeEarlyKeys?: () => readonly KeyboardEvent[];
  }
}

/** Presses them again, now that somebody listens. */
export function pressEarlyKeys(page: Document): void {
  for (const event of page.defaultView?.takeEarlyKeys?.() ?? []) {
    page.dispatchEvent(new KeyboardEvent("keydown", event));
  }
}
