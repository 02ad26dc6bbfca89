/** A quiet message at the edge of the stage: it says what happened and goes by itself. */
import { element } from "./dom.ts";

export interface Notice {
  show(...content: readonly (Node | string)[]): void;
  /** One that stays until it is answered. */
  keep(...content: readonly (Node | string)[]): void;
  hide(): void;
  /** Hides this message, if it is the one that is up: it holds no more. */
  retract(content: string): void;
}

/** Long enough to read two lines from the back of a room. */
const STAYS_MS = 8000;

export function makeNotice(root: HTMLElement): Notice {
  const box = element("div", { class: "notice", role: "status", hidden: "" });
  root.append(box);
  let timer = 0;
  const hide = (): void => {
    box.hidden = true;
  };
  const keep: Notice["keep"] = (...content) => {
    clearTimeout(timer);
    box.replaceChildren(...content);
    box.hidden = false;
  };
  return {
    keep,
    show(...content) {
      keep(...content);
      timer = window.setTimeout(hide, STAYS_MS);
    },
    hide,
    retract(content) {
      if (box.textContent === content) hide();
    },
  };
}
