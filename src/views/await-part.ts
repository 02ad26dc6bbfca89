/** Waits for a part of the deck that has to be shown, says so where it does not come, or not in time, and asks
 *  for it anew. */
import type { Notice } from "./notice.ts";

/** Long enough for a slow line, and short enough for who stands before a room. */
const LATE_MS = 5000;
/** A network that comes back is not to be waited for longer than that. */
const AGAIN_MS = 2000;

export interface Wanted {
  load(): Promise<void>;
  /** Whether it is still to be shown; otherwise nobody asks again. */
  isWanted(): boolean;
  show(): void;
}

/** Shows it when it is there, however late. `failed` is one message, said once, and goes when it holds no
 *  more. */
export function awaitPart(wanted: Wanted, notice: Notice, failed: string): void {
  let told = false;
  const tell = (): void => {
    if (!told) notice.show(failed);
    told = true;
  };
  const late = window.setTimeout(tell, LATE_MS);
  const came = (): void => {
    clearTimeout(late);
    notice.retract(failed);
    wanted.show();
  };
  const ask = (): void => {
    wanted.load().then(came, () => {
      tell();
      window.setTimeout(() => wanted.isWanted() && ask(), AGAIN_MS);
    });
  };
  ask();
}
