/** A press that counts only when it is held: for what must not happen by a slip. */

/** Long enough not to be a slip, short enough to wait for. As in speaker.css. */
const HELD_MS = 1000;

/** `act` runs once `key` or `button` has been held; the button shows that it is. */
export function watchHeld(
  page: Document,
  key: string,
  button: HTMLButtonElement,
  act: () => void,
): void {
  let timer = 0;
  const begin = (): void => {
    end();
    if (button.disabled) return;
    button.dataset.held = "";
    timer = window.setTimeout(() => {
      end();
      act();
    }, HELD_MS);
  };
  const end = (): void => {
    clearTimeout(timer);
    delete button.dataset.held;
  };
  const isKey = (event: KeyboardEvent): boolean =>
    event.key.toLowerCase() === key && !event.ctrlKey && !event.metaKey && !event.altKey;
  page.addEventListener("keydown", (event) => {
    if (event.repeat || event.defaultPrevented || !isKey(event)) return;
    if (page.querySelector("dialog[open]") === null) begin();
  });
  page.addEventListener("keyup", (event) => {
    if (isKey(event)) end();
  });
  page.defaultView?.addEventListener("blur", end);
  button.addEventListener("pointerdown", begin);
  for (const ending of ["pointerup", "pointerleave", "pointercancel", "blur"]) {
    button.addEventListener(ending, end);
  }
  // By keyboard alone, with the button in focus.
  button.addEventListener("keydown", (event) => {
    if (!event.repeat && (event.key === " " || event.key === "Enter")) begin();
  });
  button.addEventListener("keyup", end);
}
