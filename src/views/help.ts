/** The sheet of keys, by what they are for. */
import type { Words } from "../words/words.ts";
import { element } from "./dom.ts";

export function fillHelp(dialog: HTMLElement, words: Words): void {
  const groups = words.stage.keys.map(({ title, keys }) =>
    element(
      "section",
      {},
      element("h3", {}, title),
      element("dl", {}, ...keys.flatMap(([pressed, does]) => [keysOf(pressed), meaning(does)])),
    ),
  );
  dialog.append(element("div", { class: "key-sheet" }, ...groups));
}

function meaning(does: string): HTMLElement {
  return element("dd", {}, does);
}

/** Keys that do the same stand apart; those held together are joined by a plus. */
function keysOf(pressed: string): HTMLElement {
  const each = pressed
    .split(" ")
    .map((keys) => element("span", { class: "press" }, ...joined(keys)));
  return element("dt", {}, ...each);
}

function joined(keys: string): readonly (Node | string)[] {
  return keys
    .split("+")
    .flatMap((key, index) => [...(index > 0 ? ["+"] : []), element("kbd", {}, key)]);
}
