/** What a screen reader says as the stage moves: each screen once, by number and title, and each step. */
import { samePosition } from "../model/place.ts";
import type { RenderedScreen } from "../model/rendered.ts";
import type { Spot } from "../model/walk.ts";
import { element } from "./dom.ts";
import type { LoadedDeck } from "./loaded.ts";

/** Who goes quickly hears where it ends, and a step does not wait for words. */
const REST_MS = 200;

export interface Announcer {
  readonly root: HTMLElement;
  say(loaded: LoadedDeck, spot: Spot): void;
}

export function makeAnnouncer(): Announcer {
  const root = element("div", { class: "unseen", role: "status" });
  let said: Spot | null = null;
  let timer = 0;
  return {
    root,
    say(loaded, spot) {
      clearTimeout(timer);
      timer = window.setTimeout(() => {
        if (said !== null && samePosition(said.position, spot.position)) return;
        root.textContent = announcement(loaded, spot, said);
        said = spot;
      }, REST_MS);
    },
  };
}

/** `from` is what was announced before. */
export function announcement(loaded: LoadedDeck, spot: Spot, from: Spot | null): string {
  const step = announceStep(loaded, spot);
  if (from?.ordinal === spot.ordinal) return step;
  const screen = nameOfScreen(loaded, spot);
  return spot.step === 0 ? screen : `${screen} ${step}`;
}

/** The screen by number and title, in the deck's language. */
export function nameOfScreen({ walk, words }: LoadedDeck, { slide, screen }: Spot): string {
  if (slide === null) return words.stage.cover;
  const piece = screen === 0 ? "" : `·${screen + 1}`;
  return words.stage.slideOf(`${slide.number}${piece}`, walk.slides.length, slide.title);
}

/** A diagram by its caption; what has no caption is counted. */
function announceStep(loaded: LoadedDeck, spot: Spot): string {
  const screen = loaded.screenAt(spot)?.screen;
  if (screen === undefined) return "";
  const caption = captionAt(screen, spot.step);
  if (caption !== "" || spot.step === 0) return caption;
  return loaded.words.speaker.step(spot.step, screen.steps.length);
}

/** What the caption of a screen says after some steps. */
export function captionAt({ steps, caption }: RenderedScreen, step: number): string {
  return steps[step - 1]?.say || caption;
}
