/** What is wrong with a slide, over its lower left corner: the author's while editing, in no build. */
import { element } from "./dom.ts";

export function problemCard(problems: readonly string[]): HTMLElement {
  return element(
    "aside",
    { class: "problem-card", role: "note" },
    ...problems.map((problem) => element("p", {}, problem)),
  );
}
