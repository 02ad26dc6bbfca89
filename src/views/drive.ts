/** Commands that every view understands alike, and the wiring of keys to them. */
import { COVER, type Position } from "../model/place.ts";
import { moveTo, type Session } from "../model/state.ts";
import { fillGoTo } from "./goto.ts";
import type { Audience } from "./goto-row.ts";
import { fillHelp } from "./help.ts";
import { type Command, commandFor, isTaken } from "./keys.ts";
import type { LoadedDeck } from "./loaded.ts";
import { fillOverview } from "./overview.ts";
import { makePanels, type Panels } from "./panel.ts";

export interface Driver {
  run(command: Command): void;
  go(position: Position): void;
  readonly panels: Panels;
}

export interface DriverOptions {
  readonly root: HTMLElement;
  readonly session: Session;
  readonly loaded: () => LoadedDeck;
  readonly audience: Audience;
  /** Opens the view's counterpart. */
  readonly openOther: () => void;
  /** Keys a view gives a meaning of its own; `true` when it did. */
  readonly ownKey?: (event: KeyboardEvent) => boolean;
}

export function makeDriver(options: DriverOptions): Driver {
  const { root, session, loaded, audience, openOther, ownKey } = options;
  const panels = makePanels(root, () => loaded().words);
  const go = (position: Position): void => {
    panels.close();
    session.change(moveTo(session.state, position, Date.now()));
  };
  const step = (direction: "next" | "back"): void => {
    const { stage, blank } = session.state;
    // The first press after a blank screen brings the slide back, and moves nothing under cover.
    if (blank) session.change({ blank: false });
    else go(loaded().walk[direction](stage) ?? stage);
  };
  const actions: Readonly<Record<Command, () => void>> = {
    next: () => step("next"),
    back: () => step("back"),
    first: () => go(COVER),
    last: () => go(loaded().walk.last),
    speaker: openOther,
    fullscreen: toggleFullscreen,
    blank: () => session.change({ blank: !session.state.blank }),
    theme: () => session.change({ theme: currentTheme(session) === "dark" ? "light" : "dark" }),
    overview: () =>
      panels.toggle(
        "overview",
        (dialog) => fillOverview(dialog, loaded(), session.state.stage, go),
        loaded().words.stage.overview,
      ),
    goto: () =>
      panels.toggle(
        "goto",
        (dialog) => fillGoTo(dialog, loaded(), audience, go),
        loaded().words.stage.goTo,
      ),
    help: () =>
      panels.toggle(
        "help",
        (dialog) => fillHelp(dialog, loaded().words),
        loaded().words.stage.help,
      ),
  };
  const run = (command: Command): void => actions[command]();
  followTheme(session);
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || isTaken(event, document.activeElement)) return;
    if (panels.open === null && ownKey?.(event)) {
      event.preventDefault();
      return;
    }
    const command = commandFor(event);
    if (command === null || (panels.open !== null && command !== panels.open)) return;
    event.preventDefault();
    run(command);
  });
  return { run, go, panels };
}

const PREFERS_DARK = "(prefers-color-scheme: dark)";

function currentTheme({ state }: Session): "light" | "dark" {
  return state.theme ?? (window.matchMedia(PREFERS_DARK).matches ? "dark" : "light");
}

/** The system's scheme holds, as it changes, until somebody chooses. Paper is light. */
function followTheme(session: Session): void {
  const page = document.documentElement;
  const paint = (): void => {
    const theme = currentTheme(session);
    // Written anew, it would cost every step a look at the whole page.
    if (page.dataset.theme !== theme) page.dataset.theme = theme;
  };
  session.follow(paint);
  window.matchMedia(PREFERS_DARK).addEventListener("change", paint);
  window.addEventListener("afterprint", paint);
  window.addEventListener("beforeprint", () => {
    page.dataset.theme = "light";
  });
  paint();
}

function toggleFullscreen(): void {
  // Refused outside a key press, and where a page is framed: then there is nothing to say.
  const change = document.fullscreenElement
    ? document.exitFullscreen()
    : document.documentElement.requestFullscreen();
  change.catch(() => {});
}
