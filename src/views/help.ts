/** The sheet of keys, by what they are for. */
import type { KeyGroup, Words } from "../words/words.ts";
import { element } from "./dom.ts";
import type { Audience } from "./goto-row.ts";

/** The speaker's own keys come first where they work. */
export function fillHelp(dialog: HTMLElement, words: Words, audience: Audience): void {
  const own = audience === "speaker" ? words.speaker.keys : [];
  const taken = new Set(own.flatMap(({ keys }) => keys.flatMap(([pressed]) => pressed.split(" "))));
  const shared = words.stage.keys.map(({ title, keys }) => ({
    title,
    keys: keys.map(([pressed, does]) => [without(pressed, taken), does] as const),
  }));
  const groups = [...own, ...shared].map(makeGroup);
  dialog.append(element("div", { class: "key-sheet" }, ...groups));
}

function makeGroup({ title, keys }: KeyGroup): HTMLElement {
  return element(
    "section",
    {},
    element("h3", {}, title),
    element("dl", {}, ...keys.flatMap(([pressed, does]) => [keysOf(pressed), meaning(does)])),
  );
}

/** A key with a meaning of its own in this view has the other one elsewhere only. */
function without(pressed: string, taken: ReadonlySet<string>): string {
  const left = pressed.split(" ").filter((key) => !taken.has(key));
  return left.length === 0 ? pressed : left.join(" ");
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
  if (keys === "+") return [element("kbd", {}, keys)];
  return keys
    .split("+")
    .flatMap((key, index) => [...(index > 0 ? ["+"] : []), element("kbd", {}, key)]);
}
