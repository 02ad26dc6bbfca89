/** Asks for the passphrase, where the words would stand. */
import "../theme/lock.css";
import type { Words } from "../words/words.ts";
import { element } from "./dom.ts";
import type { Lock } from "./lock.ts";

export function lockForm(lock: Lock, { speaker }: Words): HTMLFormElement {
  const label = element("label", { for: "passphrase" }, speaker.sealed);
  const field = element("input", {
    id: "passphrase",
    type: "password",
    // No browser is to keep what opens a talk.
    autocomplete: "off",
    autofocus: "",
  });
  const button = element("button", {}, speaker.unlock);
  const answer = element("p", { role: "status" });
  const form = element("form", { class: "lock" }, label, field, button, answer);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (field.value === "") return;
    button.disabled = true;
    answer.textContent = speaker.unlocking;
    lock.open(field.value).then((came) => {
      button.disabled = false;
      answer.textContent = came === "open" ? "" : speaker.notUnlocked[came];
      if (came === "wrong") field.select();
    });
  });
  field.addEventListener("keydown", (event) => {
    if (event.key === "Escape") field.blur();
  });
  return form;
}
