/** A panel over the view: overview, go-to, help. One is open at a time; Esc closes it, and what had the
 *  focus before has it again. */
import "../theme/panels.css";
import type { Position } from "../model/place.ts";
import type { Words } from "../words/words.ts";
import { element } from "./dom.ts";

/** What can be done with a slide that was found. */
export interface Choice {
  /** Takes the room there. */
  go(position: Position): void;
  /** Looks at it without the room, where the view is the speaker's. */
  look(position: Position): void;
}

export type Fill = (dialog: HTMLDialogElement) => void;

export interface Panels {
  /** Opens a panel, or closes it when the same one is open. It is filled once it is there to be measured;
   *  what fills it may be on its way. */
  toggle(name: string, fill: Fill | Promise<Fill>, label: string): void;
  close(): void;
  readonly open: string | null;
}

export function makePanels(root: HTMLElement, words: () => Words): Panels {
  let dialog: HTMLDialogElement | null = null;
  let open: string | null = null;
  const close = (): void => {
    const closing = dialog;
    dialog = null;
    open = null;
    closing?.close();
    closing?.remove();
  };
  return {
    get open() {
      return open;
    },
    close,
    toggle(name, fill, label) {
      const again = open === name;
      close();
      if (again) return;
      const made = makeDialog(name, label, words().stage.close, close);
      made.addEventListener("close", () => {
        if (made === dialog) close();
      });
      made.addEventListener("keydown", (event) => {
        if (event.key !== "Escape" || event.isComposing) return;
        // The browser would close it a moment later, and the key after this one would be lost.
        event.preventDefault();
        close();
      });
      root.append(made);
      dialog = made;
      open = name;
      made.showModal();
      // Of itself, the first button would have the focus.
      made.focus();
      if (!(fill instanceof Promise)) fill(made);
      else {
        fill.then(
          (late) => {
            if (made === dialog) late(made);
          },
          () => {
            if (made === dialog) close();
          },
        );
      }
    },
  };
}

function makeDialog(
  name: string,
  label: string,
  closing: string,
  close: () => void,
): HTMLDialogElement {
  const shut = element("button", { type: "button", class: "close", "aria-label": closing }, "×");
  shut.addEventListener("click", close);
  const dialog = element(
    "dialog",
    { class: `panel panel-${name}`, "aria-label": label, tabindex: "-1" },
    element("header", {}, element("h2", {}, label), shut),
  );
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog && isBeside(dialog, event)) close();
  });
  return dialog;
}

/** The backdrop is the dialog itself, and so are its margins inside. */
function isBeside(dialog: HTMLElement, { clientX, clientY }: MouseEvent): boolean {
  const { left, right, top, bottom } = dialog.getBoundingClientRect();
  return clientX < left || clientX > right || clientY < top || clientY > bottom;
}
