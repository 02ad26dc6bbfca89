/** Pace: how far the words are, against how far they were to be. The words tell it and not the slides: each
 *  beat has its seconds. All spans are seconds. */
import type { SlideHead } from "../model/rendered.ts";
import type { Spot } from "../model/walk.ts";

/** What is being said. */
export interface Said {
  readonly spot: Spot;
  readonly beat: number;
  /** Seconds of each beat of the slide; empty while its chapter is on its way. */
  readonly beats: readonly number[];
}

/** From the beginning of the talk: when what is being said begins and ends, by plan. */
export interface Due {
  readonly from: number;
  readonly to: number;
}

export function dueAt(
  slides: readonly SlideHead[],
  { spot, beat, beats }: Said,
  skipped: readonly string[],
): Due {
  const { slide } = spot;
  if (slide === null) return { from: 0, to: 0 };
  const before = secondsOf(
    slides.filter(({ number }) => number < slide.number),
    skipped,
  );
  const own = within(slide, spot, beat, beats);
  return { from: before + own.from, to: before + own.to };
}

function within(slide: SlideHead, { position }: Spot, beat: number, beats: readonly number[]): Due {
  // A slide whose beats nobody follows is one stretch: who reads on without pressing is not late.
  if (beat > 0 && beat < beats.length) {
    const from = sumOf(beats.slice(0, beat));
    return { from, to: from + (beats[beat] ?? 0) };
  }
  if (beats.length > 0) return { from: 0, to: slide.seconds };
  const stops = slide.steps.reduce((sum, steps) => sum + steps + 1, 0);
  return { from: (slide.seconds * position.step) / stops, to: slide.seconds };
}

/** Seconds of all that is to be said. */
export function secondsOf(slides: readonly SlideHead[], skipped: readonly string[]): number {
  return sumOf(slides.filter(({ id }) => !skipped.includes(id)).map(({ seconds }) => seconds));
}

export interface Pace {
  /** Behind the plan; negative is ahead of it. Within what is being said it is 0. */
  readonly late: number;
  /** Still to be said. */
  readonly remaining: number;
}

/** `planned` is what the whole talk was to take before anything was left out, `total` what it takes now. */
export function paceOf(due: Due, elapsed: number, total: number, planned: number): Pace {
  const said = Math.min(Math.max(elapsed, due.from), due.to);
  const remaining = Math.max(0, total - said);
  return { late: elapsed + remaining - planned, remaining };
}

function sumOf(seconds: readonly number[]): number {
  return seconds.reduce((sum, each) => sum + each, 0);
}
