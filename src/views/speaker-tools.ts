/** The buttons of the speaker view, each with its key. */
import type { SharedState } from "../model/state.ts";
import type { Words } from "../words/words.ts";
import { element } from "./dom.ts";
import type { Command } from "./keys.ts";
import { isOnTopPossible } from "./on-top.ts";
import type { SpeakerCommand } from "./speaker-keys.ts";

export type Tool = SpeakerCommand | Command;

export interface Tools {
  readonly root: HTMLElement;
  /** Acts only when it is held. */
  readonly resetButton: HTMLButtonElement;
  show(state: SharedState): void;
  onPress(act: (tool: Tool) => void): void;
}

export function makeTools({ speaker, stage }: Words): Tools {
  const button = (label: string, key: string, shown = key): HTMLButtonElement =>
    element(
      "button",
      { type: "button", "aria-keyshortcuts": key },
      label,
      element("kbd", { "aria-hidden": "true" }, shown),
    );
  const made: readonly (readonly [Tool, HTMLButtonElement])[] = [
    ["back", button(speaker.previous, "PageUp", "PgUp")],
    ["next", button(speaker.next, "PageDown", "PgDn")],
    ["pause", button(speaker.pause, "C")],
    ["undo", button(speaker.undo, "U")],
    ["question", button(speaker.question, "Q")],
    ["drop", button(speaker.drop, "D")],
    ["freeze", button(speaker.freeze, "Z")],
    ["blank", button(speaker.blank, "B")],
    ["overview", button(stage.overview, "O")],
    ["goto", button(stage.goTo, "G")],
    ["speaker", button(speaker.openStage, "S")],
    ["onTop", button(speaker.onTop, "Y")],
    ["help", button(stage.help, "?")],
  ];
  const buttons = new Map(made);
  const resetButton = button(speaker.reset, "R");
  resetButton.classList.add("reset");
  const root = element("footer", { class: "tools" });
  for (const [tool, each] of made) {
    root.append(each);
    if (tool === "pause") root.append(resetButton);
  }
  const press = (tool: Tool, pressed: boolean): void => {
    buttons.get(tool)?.setAttribute("aria-pressed", String(pressed));
  };
  const onTop = buttons.get("onTop");
  if (onTop !== undefined) onTop.hidden = !isOnTopPossible(window);
  return {
    root,
    resetButton,
    show({ clock, question, frozen, blank, skipped }) {
      const pause = buttons.get("pause");
      const undo = buttons.get("undo");
      if (pause !== undefined) pause.disabled = clock.startedAt === null;
      if (undo !== undefined) undo.hidden = clock.before === null;
      resetButton.disabled = clock.startedAt === null;
      press("pause", clock.pausedAt !== null);
      press("question", question !== null);
      press("freeze", frozen !== null);
      press("blank", blank);
      press("drop", skipped.length > 0);
    },
    onPress(act) {
      for (const [tool, each] of made) each.addEventListener("click", () => act(tool));
    },
  };
}
