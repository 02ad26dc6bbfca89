/** Go to: one field for a number, words or initials, and what they find. */
import type { SlideHead } from "../model/rendered.ts";
import { element } from "./dom.ts";
import { type Found, findSlides, type Index, indexOf, wordsOf } from "./find.ts";
import { makeList } from "./goto-list.ts";
import { type Audience, makeRow } from "./goto-row.ts";
import type { LoadedDeck } from "./loaded.ts";
import type { Choice } from "./panel.ts";

/** More rows nobody reads; another word finds the slide sooner. */
const MOST_ROWS = 50;

/** Made once for a deck: the panel is opened often. */
const indexes = new WeakMap<LoadedDeck, Index>();

export function fillGoTo(
  dialog: HTMLElement,
  loaded: LoadedDeck,
  audience: Audience,
  choice: Choice,
): void {
  const { walk, words } = loaded;
  const field = makeField(words.stage.goToHint);
  const count = element("p", { class: "count", role: "status" });
  const list = makeList(field);
  let index = indexes.get(loaded) ?? indexOf(walk.slides, {});
  let found: readonly Found[] = [];

  const update = (chosen: number): void => {
    const asked = wordsOf(field.value);
    const all = findSlides(index, field.value);
    found = all.slice(0, MOST_ROWS);
    list.show(
      found.map((one) => makeRow(one, asked, audience, words)),
      chosen,
    );
    count.textContent =
      asked.length === 0 ? words.stage.goToKeys[audience] : words.stage.found(all.length);
  };
  const open = (slide: SlideHead | undefined, how: keyof Choice): void => {
    if (slide !== undefined) choice[how]({ slide: slide.id, step: 0 });
  };
  field.addEventListener("input", () => update(0));
  field.addEventListener("keydown", (event) => {
    // An input method has the same keys for its own list.
    if (event.isComposing) return;
    if (event.key === "Enter") open(found[list.chosen]?.slide, event.shiftKey ? "look" : "go");
    else if (event.key === "ArrowDown") list.choose(list.chosen + 1);
    else if (event.key === "ArrowUp") list.choose(list.chosen - 1);
    else return;
    event.preventDefault();
  });
  list.onPress((at, shift) => open(found[at]?.slide, shift ? "look" : "go"));
  dialog.append(field, count, list.root);
  update(0);
  field.focus();
  if (indexes.has(loaded)) return;
  loaded.loadSearch().then(
    (texts) => {
      index = indexOf(walk.slides, texts);
      indexes.set(loaded, index);
      // What texts find stands below what titles found: the choice stays.
      update(list.chosen);
    },
    // Titles and numbers are found all the same.
    () => {},
  );
}

function makeField(hint: string): HTMLInputElement {
  return element("input", {
    // A search field would take the first Esc for itself.
    type: "text",
    role: "combobox",
    autocomplete: "off",
    spellcheck: "false",
    placeholder: hint,
    "aria-label": hint,
    "aria-autocomplete": "list",
    "aria-controls": "found",
    "aria-expanded": "false",
  });
}
