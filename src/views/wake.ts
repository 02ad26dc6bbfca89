/** Keeps the display awake while somebody presents: from the first press on the stage, whenever the page
 *  can be seen. Where a browser refuses, or knows nothing of it, the talk goes on as before. */

/** What it needs of a document; for tests. */
export type WatchedPage = Pick<Document, "addEventListener" | "visibilityState">;
/** A browser's own is one. */
export interface Lock {
  release(): Promise<void>;
  addEventListener(type: "release", listener: () => void): void;
}
export interface Locks {
  request(): Promise<Lock>;
}

export function keepAwake(page: WatchedPage, locks: Locks | undefined): void {
  if (locks === undefined) return;
  let presenting = false;
  let asking = false;
  let held: Lock | null = null;

  const ask = async (): Promise<void> => {
    if (asking || held !== null || page.visibilityState !== "visible") return;
    asking = true;
    try {
      const lock = await locks.request();
      held = lock;
      // A system low on power takes it back by itself.
      lock.addEventListener("release", () => {
        if (held === lock) held = null;
      });
    } catch {
      // Refused: the next press asks again.
    }
    asking = false;
    // Hidden while the browser made up its mind.
    if (page.visibilityState !== "visible") letGo();
  };
  const letGo = (): void => {
    const lock = held;
    held = null;
    lock?.release().catch(() => {});
  };
  const begin = (): void => {
    presenting = true;
    ask();
  };
  page.addEventListener("keydown", begin);
  page.addEventListener("pointerdown", begin);
  page.addEventListener("visibilitychange", () => {
    if (page.visibilityState !== "visible") letGo();
    else if (presenting) ask();
  });
}
