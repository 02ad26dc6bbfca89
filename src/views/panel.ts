/** A panel over the view: overview, go-to, help. One is open at a time; Esc closes it. */
import type { Words } from "../words/words.ts";
import { element } from "./dom.ts";

export interface Panels {
  /** Opens a panel, or closes it when the same one is open. */
  toggle(name: string, fill: (dialog: HTMLDialogElement) => void, label: string): void;
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
      const made = element("dialog", { class: `panel panel-${name}`, "aria-label": label });
      const shut = element("button", { class: "close", "aria-label": words().stage.close }, "×");
      shut.addEventListener("click", close);
      made.append(element("h2", {}, label), shut);
      fill(made);
      made.addEventListener("close", () => {
        if (made === dialog) close();
      });
      made.addEventListener("click", (event) => {
        // The backdrop is the dialog itself; anything else is inside.
        if (event.target === made) close();
      });
      root.append(made);
      dialog = made;
      open = name;
      made.showModal();
      made.querySelector<HTMLElement>("[autofocus], [aria-current]")?.focus();
    },
  };
}
