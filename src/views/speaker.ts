/** The speaker view: a page of its own, fed by the model. The words come first; clock, position and what
 *  the next press shows stay in view. It leads the stage and follows it. */
import { elapsed, type Session, type SharedState, togglePause } from "../model/state.ts";
import type { Spot } from "../model/walk.ts";
import { formatAddress } from "./address.ts";
import { element } from "./dom.ts";
import { makeDriver } from "./drive.ts";
import type { LoadedDeck } from "./loaded.ts";
import { makeNotice } from "./notice.ts";
import { makePreview } from "./preview.ts";
import type { View } from "./stage.ts";
import { openOrOffer } from "./windows.ts";

export function showSpeaker(root: HTMLElement, first: LoadedDeck, session: Session): View {
  let loaded = first;
  const { words } = first;
  document.title = `${words.speaker.title} · ${first.deck.title}`;
  const bar = makeBar(first, session);
  const now = makePreview(words.speaker.now);
  const next = makePreview(words.speaker.next);
  const script = makeScript(first);
  const panes = element(
    "div",
    { class: "panes" },
    script.root,
    element("aside", { class: "previews" }, now.root, next.root),
  );
  root.append(bar.root, panes);
  const notice = makeNotice(root);

  const show = (state: SharedState): void => {
    const spot = loaded.walk.spotAt(state.stage);
    const following = loaded.walk.next(state.stage);
    const nextSpot = following === null ? null : loaded.walk.spotAt(following);
    now.show(loaded, spot);
    next.show(loaded, nextSpot);
    script.show(loaded, spot, state.beat);
    bar.show(loaded, spot, state);
    root.dataset.position = formatAddress(spot.position);
    for (const wanted of [spot, nextSpot]) {
      if (wanted === null || loaded.screenAt(wanted) !== null) continue;
      loaded.load(wanted).then(
        () => show(session.state),
        () => notice.show(loaded.words.stage.chapterFailed),
      );
    }
  };

  const openStage = (): void =>
    openOrOffer("stage", loaded, formatAddress(session.state.stage), notice);
  const moveBeat = (by: number): void => {
    const spot = loaded.walk.spotAt(session.state.stage);
    const last = (loaded.slideAt(spot)?.beats ?? 1) - 1;
    const beat = Math.max(0, Math.min(last, session.state.beat + by));
    if (beat !== session.state.beat) session.change({ beat });
  };
  const driver = makeDriver({
    root,
    session,
    loaded: () => loaded,
    audience: "speaker",
    openOther: openStage,
    ownKey({ key, ctrlKey, metaKey, altKey }) {
      if (ctrlKey || metaKey || altKey) return false;
      if (key !== "ArrowDown" && key !== "ArrowUp") return false;
      moveBeat(key === "ArrowDown" ? 1 : -1);
      return true;
    },
  });
  bar.onPress({
    back: () => driver.run("back"),
    next: () => driver.run("next"),
    pause: () => session.change({ clock: togglePause(session.state.clock, Date.now()) }),
    stage: openStage,
  });
  session.follow(show);
  show(session.state);
  window.setInterval(() => bar.tick(session.state), 250);
  loaded.loadAll(loaded.walk.spotAt(session.state.stage)).then(
    () => show(session.state),
    () => {},
  );

  return {
    update(edited) {
      loaded = edited;
      script.forget();
      show(session.state);
      edited.loadAll(edited.walk.spotAt(session.state.stage)).catch(() => {});
    },
  };
}

interface Bar {
  readonly root: HTMLElement;
  show(loaded: LoadedDeck, spot: Spot, state: SharedState): void;
  tick(state: SharedState): void;
  onPress(actions: Readonly<Record<"back" | "next" | "pause" | "stage", () => void>>): void;
}

/** Clock, time of day, position and plan: they never scroll away. */
function makeBar({ words }: LoadedDeck, session: Session): Bar {
  const clock = element("output", { class: "clock" });
  const time = element("output", {});
  const position = element("output", { class: "position" });
  const planned = element("output", {});
  const blanked = element("strong", { class: "blanked", role: "status" });
  const button = (label: string): HTMLButtonElement => element("button", { type: "button" }, label);
  const back = button(words.speaker.previous);
  const next = button(words.speaker.next);
  const pause = button(words.speaker.pause);
  const stage = button(words.speaker.openStage);
  const field = (label: string, value: HTMLElement): HTMLElement =>
    element("div", { class: "field" }, element("span", {}, label), value);
  const root = element(
    "header",
    { class: "speaker-bar" },
    field(words.speaker.elapsed, clock),
    field(words.speaker.planned, planned),
    field(words.speaker.time, time),
    field(words.speaker.position, position),
    blanked,
    element("div", { class: "buttons" }, back, next, pause, stage),
  );
  const tick = (state: SharedState): void => {
    clock.textContent = formatClock(elapsed(state.clock, Date.now()) / 1000);
    clock.toggleAttribute("data-paused", state.clock.pausedAt !== null);
    time.textContent = new Date().toLocaleTimeString(document.documentElement.lang, {
      hour: "2-digit",
      minute: "2-digit",
      hour12: false,
    });
  };
  tick(session.state);
  return {
    root,
    tick,
    show({ walk, deck, words: now }, { slide, screen, step }, state) {
      const number = slide === null ? now.stage.cover : `${slide.number}`;
      const piece = screen === 0 ? "" : `·${screen + 1}`;
      const steps = slide?.steps[screen] ?? 0;
      const where = steps === 0 ? "" : `　${now.speaker.step(step, steps)}`;
      position.textContent = `${number}${piece} / ${walk.slides.length}${where}`;
      planned.textContent = formatClock(deck.seconds);
      pause.textContent = state.clock.pausedAt === null ? now.speaker.pause : now.speaker.resume;
      pause.disabled = state.clock.startedAt === null;
      blanked.textContent = state.blank ? now.speaker.blanked : "";
      tick(state);
    },
    onPress(actions) {
      back.addEventListener("click", actions.back);
      next.addEventListener("click", actions.next);
      pause.addEventListener("click", actions.pause);
      stage.addEventListener("click", actions.stage);
    },
  };
}

interface Script {
  readonly root: HTMLElement;
  show(loaded: LoadedDeck, spot: Spot, beat: number): void;
  /** Forgets what is shown, for a deck that has changed. */
  forget(): void;
}

/** The narration in beats, and the backstory under a fold. */
function makeScript({ words }: LoadedDeck): Script {
  const title = element("h1", {});
  const beats = element("div", { class: "narration" });
  const story = element("div", {});
  const fold = element(
    "details",
    { class: "backstory" },
    element("summary", {}, words.speaker.backstory),
    story,
  );
  const root = element(
    "main",
    { class: "script", tabindex: "0", "aria-label": words.speaker.narration },
    title,
    beats,
    fold,
  );
  let shown: object | null = null;
  return {
    root,
    forget() {
      shown = null;
    },
    show(loaded, spot, beat) {
      const slide = loaded.slideAt(spot);
      const key = slide ?? loaded.deck;
      if (shown !== key) {
        shown = key;
        title.textContent = spot.slide?.title ?? loaded.deck.title;
        beats.innerHTML = slide?.narration ?? "";
        if (beats.childElementCount === 0) {
          beats.append(element("p", { class: "none" }, loaded.words.speaker.noNarration));
        }
        story.innerHTML = slide?.backstory ?? "";
        fold.hidden = story.childElementCount === 0;
        fold.open = false;
        root.scrollTop = 0;
      }
      for (const paragraph of beats.querySelectorAll<HTMLElement>("[data-beat]")) {
        const current = paragraph.dataset.beat === String(beat);
        if (current === paragraph.hasAttribute("aria-current")) continue;
        if (current) paragraph.setAttribute("aria-current", "true");
        else paragraph.removeAttribute("aria-current");
        if (current && beat > 0) paragraph.scrollIntoView({ block: "center" });
      }
    },
  };
}

function formatClock(seconds: number): string {
  const whole = Math.floor(seconds);
  const minutes = Math.floor(whole / 60) % 60;
  const hours = Math.floor(whole / 3600);
  const pad = (part: number): string => String(part).padStart(2, "0");
  return hours > 0
    ? `${hours}:${pad(minutes)}:${pad(whole % 60)}`
    : `${pad(minutes)}:${pad(whole % 60)}`;
}
