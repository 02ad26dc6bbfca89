/** Waits for a part of the deck that has to be shown, and says so where it does not come, or not in time. */
import type { Notice } from "./notice.ts";

/** Long enough for a slow line, and short enough for who stands before a room. */
const LATE_MS = 5000;

/** `show` shows it when it is there, however late. `failed` is one message, and goes when it holds no more. */
export function awaitPart(
  part: Promise<void>,
  notice: Notice,
  failed: string,
  show: () => void,
): void {
  const say = (): void => notice.show(failed);
  const late = window.setTimeout(say, LATE_MS);
  part
    .finally(() => clearTimeout(late))
    .then(() => {
      notice.retract(failed);
      show();
    }, say);
}
