/** The bar of the speaker view: clock, pace, what is left, when it ends, the time of day, the position.
 *  They never scroll away. */
import { elapsed } from "../model/clock.ts";
import type { SharedState } from "../model/state.ts";
import type { Spot } from "../model/walk.ts";
import type { Words } from "../words/words.ts";
import { element } from "./dom.ts";
import type { LoadedDeck } from "./loaded.ts";
import { dueAt, type Pace, paceOf, secondsOf } from "./pace.ts";

export interface Bar {
  readonly root: HTMLElement;
  /** Seconds behind the plan, as shown last. */
  readonly late: number;
  show(loaded: LoadedDeck, spot: Spot, state: SharedState, now: number): void;
}

/** Nobody speaks to the second. */
const EVEN_SECONDS = 15;

export function makeBar({ speaker }: Words): Bar {
  const clock = element("output", { class: "clock" });
  const pace = element("output", { class: "pace" });
  const remaining = element("output", {});
  const ends = element("output", {});
  const time = element("output", {});
  const position = element("output", { class: "position" });
  const field = (label: string, value: HTMLElement): HTMLElement =>
    element("div", { class: "field" }, element("span", {}, label), value);
  const root = element(
    "header",
    { class: "speaker-bar" },
    field(speaker.elapsed, clock),
    field(speaker.pace, pace),
    field(speaker.remaining, remaining),
    field(speaker.ends, ends),
    field(speaker.time, time),
    field(speaker.position, position),
  );
  let late = 0;
  return {
    root,
    get late() {
      return late;
    },
    show(loaded, spot, state, now) {
      const { words } = loaded;
      const gone = elapsed(state.clock, now) / 1000;
      const { late: behind, remaining: left } = paceNow(loaded, spot, state, now);
      const running = state.clock.startedAt !== null;
      late = running ? behind : 0;
      write(clock, formatClock(gone));
      clock.toggleAttribute("data-paused", state.clock.pausedAt !== null);
      write(pace, running ? formatPace(late, words) : "–");
      pace.dataset.pace = running ? paceName(late) : "none";
      write(remaining, formatClock(left));
      write(ends, timeOfDay(Date.now() + left * 1000, loaded.deck.lang));
      write(time, timeOfDay(Date.now(), loaded.deck.lang));
      write(position, whereIs(loaded, spot));
    },
  };
}

/** Before the talk begins all is still to be said; while a question is answered the plan stands still. */
function paceNow(loaded: LoadedDeck, spot: Spot, state: SharedState, now: number): Pace {
  const { slides } = loaded.walk;
  const { question, skipped } = state;
  const told = question === null ? spot : loaded.walk.spotAt(question.stage);
  const beat = question?.beat ?? state.beat;
  const beats = loaded.narrationAt(told)?.beats ?? [];
  const due = dueAt(slides, { spot: told, beat, beats }, skipped);
  const gone = elapsed(state.clock, question?.since ?? now) / 1000;
  return paceOf(due, gone, secondsOf(slides, skipped), secondsOf(slides, []));
}

function paceName(late: number): "late" | "early" | "even" {
  if (late > EVEN_SECONDS) return "late";
  return late < -EVEN_SECONDS ? "early" : "even";
}

function formatPace(late: number, { speaker }: Words): string {
  const clock = formatClock(Math.abs(late));
  const name = paceName(late);
  return name === "even" ? speaker.onTime : speaker[name](clock);
}

function whereIs({ walk, words }: LoadedDeck, { slide, screen, step }: Spot): string {
  const number = slide === null ? words.stage.cover : `${slide.number}`;
  const piece = screen === 0 ? "" : `·${screen + 1}`;
  const steps = slide?.steps[screen] ?? 0;
  const where = steps === 0 ? "" : `　${words.speaker.step(step, steps)}`;
  return `${number}${piece} / ${walk.slides.length}${where}`;
}

function timeOfDay(at: number, lang: string): string {
  return new Date(at).toLocaleTimeString(lang, {
    hour: "2-digit",
    minute: "2-digit",
    hour12: false,
  });
}

/** Written anew, a screen reader and a selection would take it for another. */
function write(output: HTMLElement, text: string): void {
  if (output.textContent !== text) output.textContent = text;
}

export function formatClock(seconds: number): string {
  const whole = Math.floor(seconds);
  const minutes = Math.floor(whole / 60) % 60;
  const hours = Math.floor(whole / 3600);
  const pad = (part: number): string => String(part).padStart(2, "0");
  return hours > 0
    ? `${hours}:${pad(minutes)}:${pad(whole % 60)}`
    : `${pad(minutes)}:${pad(whole % 60)}`;
}
