/** Back and next as buttons, in a narrow window, where there are neither keys nor room for taps. */
import type { Words } from "../words/words.ts";
import { element } from "./dom.ts";
import type { Turn } from "./touch.ts";

export interface Pager {
  readonly root: HTMLElement;
  name(words: Words): void;
}

export function makePager(turn: (turn: Turn) => void): Pager {
  const button = (way: Turn, sign: string): HTMLButtonElement => {
    const made = element("button", { type: "button", class: way }, sign);
    made.addEventListener("click", () => turn(way));
    return made;
  };
  const back = button("back", "‹");
  const next = button("next", "›");
  return {
    root: element("div", { class: "pager" }, back, next),
    name({ speaker }) {
      back.ariaLabel = speaker.previous;
      next.ariaLabel = speaker.next;
    },
  };
}
