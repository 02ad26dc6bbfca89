/** The list below a field, as a combobox has it: the field keeps the focus and names the row that is
 *  chosen, so that a screen reader tells it while somebody types. */
import { element } from "./dom.ts";

export interface List {
  readonly root: HTMLElement;
  readonly chosen: number;
  show(rows: readonly HTMLElement[], chosen: number): void;
  choose(index: number): void;
  /** `shift`: whether that key was held. */
  onPress(act: (index: number, shift: boolean) => void): void;
}

export function makeList(field: HTMLInputElement): List {
  const root = element("ul", { id: "found", class: "found", role: "listbox" });
  root.setAttribute("aria-label", field.placeholder);
  let rows: readonly HTMLElement[] = [];
  let chosen = 0;
  const choose = (index: number): void => {
    rows[chosen]?.setAttribute("aria-selected", "false");
    chosen = Math.max(0, Math.min(index, rows.length - 1));
    const row = rows[chosen];
    row?.setAttribute("aria-selected", "true");
    row?.scrollIntoView({ block: "nearest" });
    if (row === undefined) field.removeAttribute("aria-activedescendant");
    else field.setAttribute("aria-activedescendant", row.id);
  };
  return {
    root,
    choose,
    get chosen() {
      return chosen;
    },
    show(made, index) {
      rows = made;
      for (const [at, row] of rows.entries()) row.id = `found-${at}`;
      root.replaceChildren(...rows);
      root.hidden = rows.length === 0;
      field.setAttribute("aria-expanded", String(rows.length > 0));
      choose(index);
    },
    onPress(act) {
      // The field keeps the focus.
      root.addEventListener("mousedown", (event) => event.preventDefault());
      root.addEventListener("click", ({ target, shiftKey }) => {
        const row = (target as Element).closest<HTMLElement>("[role=option]");
        if (row !== null) act(rows.indexOf(row), shiftKey);
      });
    },
  };
}
