/** The speaker view: a page of its own, fed by the model. The words come first; clock, pace, position and
 *  what the next press shows stay in view. It leads the stage and follows it, and can look where the room
 *  does not. */
import "../theme/speaker.css";
import { resetClock, togglePause, undoReset } from "../model/clock.ts";
import type { Position } from "../model/place.ts";
import {
  roomPosition,
  type Session,
  type SharedState,
  speakerPosition,
  toggleFreeze,
  toggleQuestion,
} from "../model/state.ts";
import type { Spot } from "../model/walk.ts";
import { formatAddress, nearest } from "./address.ts";
import { awaitPart } from "./await-part.ts";
import { element } from "./dom.ts";
import { type Driver, fetchPanels, makeDriver } from "./drive.ts";
import { fillDrop } from "./drop-panel.ts";
import { watchHeld } from "./held.ts";
import type { LoadedDeck } from "./loaded.ts";
import { makeNotice } from "./notice.ts";
import { ownWindowOnTop } from "./on-top.ts";
import { makePreview } from "./preview.ts";
import { makeBar } from "./speaker-bar.ts";
import { makeKeeper } from "./speaker-keeper.ts";
import { RESET_KEY, type SpeakerCommand, speakerCommandFor } from "./speaker-keys.ts";
import { makePanes } from "./speaker-panes.ts";
import { makeScript } from "./speaker-script.ts";
import { makeSigns } from "./speaker-signs.ts";
import { makeTools } from "./speaker-tools.ts";
import type { View } from "./stage.ts";
import { talkTime } from "./talk-time.ts";
import { watchStage } from "./watch-stage.ts";
import { openOrOffer } from "./windows.ts";

const TICK_MS = 250;

export interface SpeakerView extends View {
  /** Its window is gone: it hears of nothing any more. */
  close(): void;
}

/** `start` is where to begin when no window has begun yet. */
export function showSpeaker(
  root: HTMLElement,
  first: LoadedDeck,
  session: Session,
  start: Position | null,
): SpeakerView {
  let loaded = first;
  /** The view in the window on top, also once that is closed. */
  let above: SpeakerView | null = null;
  const words = first.words.speaker;
  const window = root.ownerDocument.defaultView ?? globalThis.window;
  root.ownerDocument.title = `${words.title} · ${first.deck.title}`;
  const keeper = makeKeeper(window);
  const bar = makeBar(first.words);
  const signs = makeSigns();
  const script = makeScript(first.words);
  const now = makePreview();
  const next = makePreview();
  const previews = element("div", { class: "previews" }, now.root, next.root);
  const panes = makePanes(script.root, previews, words, keeper);
  const tools = makeTools(first.words);
  root.append(bar.root, signs.root, panes.root, tools.root);
  const notice = makeNotice(root);

  const spotOf = (position: Position): Spot => loaded.walk.spotAt(nearest(loaded.walk, position));
  const show = (state: SharedState): void => {
    const spot = spotOf(speakerPosition(state));
    const following = loaded.walk.next(spot.position, state.skipped);
    // While the speaker looks elsewhere, what the room sees stays in view.
    const other =
      state.peek === null
        ? following && loaded.walk.spotAt(following)
        : spotOf(roomPosition(state));
    now.show(loaded, spot, state.peek === null ? words.now : words.peeked);
    next.show(loaded, other, state.peek === null ? words.next : words.room);
    script.show(loaded, spot, state.peek === null ? state.beat : null);
    tools.show(state);
    root.dataset.position = formatAddress(spot.position);
    root.toggleAttribute("data-hidden-room", state.blank || state.frozen !== null);
    tick();
    fetchFor(spot);
    if (other !== null) fetchFor(other);
  };
  const fetchFor = (spot: Spot): void => {
    const missing = [
      ...(loaded.screenAt(spot) === null ? [() => loaded.load(spot)] : []),
      ...(loaded.narrationAt(spot) === null ? [() => loaded.loadNarration(spot)] : []),
    ];
    if (spot.slide === null) return;
    const { revision } = session.state;
    const isWanted = (): boolean => session.state.revision === revision;
    // One that does not come keeps back none that does.
    for (const load of missing) {
      const wanted = { load, isWanted, show: () => show(session.state) };
      awaitPart(wanted, notice, loaded.words.stage.chapterFailed);
    }
  };
  const tick = (): void => {
    const { state } = session;
    bar.show(loaded, spotOf(state.stage), state, talkTime());
    signs.show(loaded, state, stageSeen(), talkTime());
  };

  const openStage = (): void =>
    openOrOffer("stage", loaded, formatAddress(session.state.stage), notice);
  const moveBeat = (by: number): void => {
    const { stage, beat: said, peek } = session.state;
    const last = (loaded.narrationAt(spotOf(stage))?.beats.length ?? 1) - 1;
    const beat = Math.max(0, Math.min(last, said + by));
    if (peek !== null || beat !== said) session.change({ beat, peek: null });
  };
  const peek = (direction: "next" | "back"): void => {
    const { skipped } = session.state;
    const to = loaded.walk[direction](spotOf(speakerPosition(session.state)).position, skipped);
    if (to !== null) driver.peek(to);
  };
  const reset = (): void => session.change({ clock: resetClock(session.state.clock) });
  const actions: Readonly<Record<SpeakerCommand, () => void>> = {
    beatDown: () => moveBeat(1),
    beatUp: () => moveBeat(-1),
    peekNext: () => peek("next"),
    peekBack: () => peek("back"),
    commit: () => {
      if (session.state.peek !== null) driver.go(session.state.peek);
    },
    leave: () => {
      notice.hide();
      if (session.state.peek !== null) session.change({ peek: null });
    },
    question: () => session.change(toggleQuestion(session.state, talkTime())),
    freeze: () => session.change(toggleFreeze(session.state)),
    drop: () =>
      driver.panels.toggle(
        "drop",
        (dialog) =>
          fillDrop(dialog, loaded, session.state, bar.late, (skipped) => {
            driver.panels.close();
            session.change({ skipped });
          }),
        words.drop,
      ),
    pause: () => session.change({ clock: togglePause(session.state.clock, talkTime()) }),
    undo: () => session.change({ clock: undoReset(session.state.clock) }),
    larger: () => script.resize(keeper, 1),
    smaller: () => script.resize(keeper, -1),
    wide: panes.toggleWide,
    onTop: () => {
      const opened = ownWindowOnTop(root, (host) => {
        above = showSpeaker(host, loaded, session, null);
        return above;
      });
      opened.catch(() => notice.show(words.noOnTop));
    },
  };
  const driver: Driver = makeDriver({
    root,
    session,
    loaded: () => loaded,
    audience: "speaker",
    openOther: openStage,
    ownKey(event) {
      const command = speakerCommandFor(event, session.state);
      if (command === null) return false;
      actions[command]();
      return true;
    },
  });
  watchHeld(root.ownerDocument, RESET_KEY, tools.resetButton, reset);
  tools.onPress((command) => {
    if (command in actions) actions[command as SpeakerCommand]();
    else driver.run(command as Parameters<Driver["run"]>[0]);
  });
  const stageSeen = watchStage(session, window);
  script.resize(keeper, 0);
  const close = session.follow(show);
  if (start !== null && session.state.revision === 0) driver.beginAt(nearest(loaded.walk, start));
  show(session.state);
  window.setInterval(tick, TICK_MS);
  const loadAll = (): void => {
    loaded.loadAll(spotOf(session.state.stage)).then(
      () => show(session.state),
      () => {},
    );
  };
  loadAll();
  fetchPanels().catch(() => {});

  return {
    close,
    update(edited) {
      loaded = edited;
      above?.update(edited);
      script.forget();
      show(session.state);
      loadAll();
    },
  };
}
