/** The plan of a talk: how long each slide takes to speak. Seconds. */
import type { Slide } from "./deck.ts";

export interface Plan {
  readonly total: number;
  /** By slide id, in the deck's order. */
  readonly slides: ReadonlyMap<string, number>;
  /** By slide id: each of its beats, in order. They add up to their slide. */
  readonly beats: ReadonlyMap<string, readonly number[]>;
}

export function secondsOf(plan: Plan, slides: readonly Slide[]): number {
  return slides.reduce((sum, { id }) => sum + (plan.slides.get(id) ?? 0), 0);
}
