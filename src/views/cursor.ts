/** A cursor that nobody moves has no place on a slide: it hides after a while and comes back at once. */

const RESTS_AFTER_MS = 3000;

export function restCursor(root: HTMLElement): void {
  let timer = 0;
  let last = "";
  const rest = (): void => {
    root.dataset.cursor = "resting";
  };
  const wait = (): void => {
    clearTimeout(timer);
    timer = window.setTimeout(rest, RESTS_AFTER_MS);
  };
  const moved = ({ screenX, screenY }: PointerEvent): void => {
    // A browser also tells of a move when only what is under the cursor has changed.
    const at = `${screenX} ${screenY}`;
    if (at === last) return;
    last = at;
    delete root.dataset.cursor;
    wait();
  };
  wait();
  root.addEventListener("pointermove", moved);
}
