/** What to leave out: the slides proposed, each to be kept after all, and what that wins. */
import type { SlideHead } from "../model/rendered.ts";
import type { SharedState } from "../model/state.ts";
import { element } from "./dom.ts";
import { proposeDrop } from "./drop.ts";
import type { LoadedDeck } from "./loaded.ts";
import { formatClock } from "./speaker-bar.ts";

/** `late` in seconds; `accept` gets the ids of all slides that are left out from now on. */
export function fillDrop(
  dialog: HTMLElement,
  { walk, words: { speaker } }: LoadedDeck,
  { stage, skipped }: SharedState,
  late: number,
  accept: (skipped: readonly string[]) => void,
): void {
  const here = walk.spotAt(stage).slide?.number ?? 0;
  const ahead = walk.slides.filter(({ number, id }) => number > here && !skipped.includes(id));
  const rows = proposeDrop(ahead, late).map((slide) => makeRow(slide, speaker.optional));
  const won = element("p", { class: "won", role: "status" });
  const take = element("button", { type: "button", class: "take" }, speaker.dropThese);
  const tell = (): void => {
    const seconds = rows
      .filter(({ box }) => box.checked)
      .reduce((sum, { slide }) => sum + slide.seconds, 0);
    won.textContent = speaker.wins(formatClock(seconds), formatClock(Math.max(0, late)));
    take.disabled = seconds === 0;
  };
  const accepted = (): void => {
    const chosen = rows.filter(({ box }) => box.checked).map(({ slide }) => slide.id);
    accept([...skipped, ...chosen]);
  };
  take.addEventListener("click", accepted);
  const list = element("ul", { class: "drop-list" }, ...rows.map(({ root }) => root));
  list.addEventListener("change", tell);
  list.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    accepted();
  });
  if (rows.length > 0) dialog.append(list, won, take);
  else dialog.append(element("p", {}, speaker.nothingToDrop));
  if (skipped.length > 0) {
    const back = element("button", { type: "button" }, speaker.bringBack(skipped.length));
    back.addEventListener("click", () => accept([]));
    dialog.append(back);
  }
  tell();
  dialog.querySelector<HTMLElement>(".take, button:not(.close)")?.focus();
}

interface Row {
  readonly root: HTMLElement;
  readonly slide: SlideHead;
  readonly box: HTMLInputElement;
}

function makeRow(slide: SlideHead, optional: string): Row {
  const box = element("input", { type: "checkbox" });
  box.checked = true;
  const label = element(
    "label",
    {},
    box,
    element("span", { class: "number" }, String(slide.number)),
    element("span", { class: "title" }, slide.title),
    element("span", { class: "optional" }, slide.optional ? optional : ""),
    element("span", { class: "seconds" }, formatClock(slide.seconds)),
  );
  return { root: element("li", {}, label), slide, box };
}
