/** Commands that every view understands alike, and the wiring of keys to them. */
import { COVER, type Position, samePosition } from "../model/place.ts";
import { moveTo, type Session } from "../model/state.ts";
import type { Spot } from "../model/walk.ts";
import { beatAt } from "./beats.ts";
import type { Audience } from "./goto-row.ts";
import { type Command, commandFor, isTaken } from "./keys.ts";
import type { LoadedDeck } from "./loaded.ts";
import { type Fill, makePanels, type Panels } from "./panel.ts";
import type { PanelName } from "./panels.ts";
import { talkTime } from "./talk-time.ts";

export interface Driver {
  run(command: Command): void;
  go(position: Position): void;
  /** Begins at a position: no advance, so no clock starts. */
  beginAt(position: Position): void;
  /** Shows a position to the speaker alone. */
  peek(position: Position): void;
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

type Panelling = typeof import("./panels.ts");

let panelling: Panelling | null = null;

/** Fetched ahead, so that a panel opens at once, network or not. */
export async function fetchPanels(): Promise<Panelling> {
  panelling = await import("./panels.ts");
  return panelling;
}

export function makeDriver(options: DriverOptions): Driver {
  const { root, session, loaded, audience, openOther, ownKey } = options;
  const page = root.ownerDocument;
  const panels = makePanels(root, () => loaded().words);
  const move = (position: Position, starts: boolean): void => {
    panels.close();
    const { state } = session;
    const { walk } = loaded();
    const [from, to] = [walk.spotAt(state.stage), walk.spotAt(position)];
    const beat = beatAt(loaded(), from, state.beat, to);
    const change = moveTo(state, position, beat, talkTime());
    session.change(starts ? change : { ...change, clock: state.clock });
    if (loaded().screenAt(to) === null) findBeatLater(to);
  };
  /** Which beat belongs there is known once the chapter has come. */
  const findBeatLater = (to: Spot): void => {
    const { revision } = session.state;
    const find = (): void => {
      const beat = beatAt(loaded(), loaded().walk.spotAt(COVER), 0, to);
      if (session.state.revision === revision && beat > 0) session.change({ beat });
    };
    // What cannot be had is told by whoever wants to show it.
    loaded()
      .load(to)
      .then(find, () => {});
  };
  const go = (position: Position): void => move(position, true);
  const peek = (position: Position): void => {
    panels.close();
    session.change({ peek: samePosition(position, session.state.stage) ? null : position });
  };
  const step = (direction: "next" | "back"): void => {
    const { stage, blank, skipped } = session.state;
    // The first press after a blank screen brings the slide back, and moves nothing under cover.
    if (blank) session.change({ blank: false });
    else go(loaded().walk[direction](stage, skipped) ?? stage);
  };
  /** Only the speaker has somewhere to look that the room does not see. */
  const look = audience === "speaker" ? peek : go;
  const openPanel = (name: PanelName, label: string): void => {
    const fillWith = ({ fillerOf }: Panelling): Fill =>
      fillerOf(name, {
        loaded: loaded(),
        state: session.state,
        audience,
        choice: { go, look },
      });
    panels.toggle(name, panelling ? fillWith(panelling) : fetchPanels().then(fillWith), label);
  };
  const actions: Readonly<Record<Command, () => void>> = {
    next: () => step("next"),
    back: () => step("back"),
    first: () => go(COVER),
    last: () => go(loaded().walk.last),
    speaker: openOther,
    fullscreen: () => toggleFullscreen(page),
    begin: () => {
      if (audience === "room" && page.fullscreenElement === null) toggleFullscreen(page);
    },
    blank: () => session.change({ blank: !session.state.blank }),
    theme: () => session.change({ theme: currentTheme(session) === "dark" ? "light" : "dark" }),
    overview: () => openPanel("overview", loaded().words.stage.overview),
    goto: () => openPanel("goto", loaded().words.stage.goTo),
    help: () => openPanel("help", loaded().words.stage.help),
  };
  const run = (command: Command): void => actions[command]();
  followTheme(session, page);
  page.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || isTaken(event, page.activeElement)) return;
    if (panels.open === null && ownKey?.(event)) {
      event.preventDefault();
      return;
    }
    const command = commandFor(event);
    if (command === null || (panels.open !== null && command !== panels.open)) return;
    event.preventDefault();
    run(command);
  });
  return { run, go, beginAt: (position) => move(position, false), peek, panels };
}

const PREFERS_DARK = "(prefers-color-scheme: dark)";

function currentTheme({ state }: Session): "light" | "dark" {
  return state.theme ?? (window.matchMedia(PREFERS_DARK).matches ? "dark" : "light");
}

/** The system's scheme holds, as it changes, until somebody chooses. Paper is light. */
function followTheme(session: Session, { documentElement }: Document): void {
  const paint = (): void => {
    const theme = currentTheme(session);
    // Written anew, it would cost every step a look at the whole page.
    if (documentElement.dataset.theme !== theme) documentElement.dataset.theme = theme;
  };
  session.follow(paint);
  window.matchMedia(PREFERS_DARK).addEventListener("change", paint);
  window.addEventListener("afterprint", paint);
  window.addEventListener("beforeprint", () => {
    documentElement.dataset.theme = "light";
  });
  paint();
}

function toggleFullscreen(page: Document): void {
  // Refused outside a key press, and where a page is framed: then there is nothing to say.
  const change = page.fullscreenElement
    ? page.exitFullscreen()
    : page.documentElement.requestFullscreen();
  change.catch(() => {});
}
