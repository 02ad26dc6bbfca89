/** What to leave out when time is short: slides that win it back, those first that their author can do
 *  without, then as few of the others as will do. */
import type { SlideHead } from "../model/rendered.ts";

/** Winning so much more or less, in seconds, is good enough: nobody speaks to the second. */
const LEEWAY = 10;
/** What leaving a slide out costs. A slide with steps is a picture the room would miss. */
const COST = { optional: 1, plain: 100, stepped: 150 } as const;
/** Cost of each second that is won too much or too little: of equal ways the one that fits best. */
const MISFIT = 2;

/** Of the slides still to come (`ahead`, none of them left out yet) those to leave out, in order; `seconds`
 *  are to be won. When there are not enough, all that help. */
export function proposeDrop(ahead: readonly SlideHead[], seconds: number): readonly SlideHead[] {
  const limit = Math.round(seconds) + LEEWAY;
  if (seconds <= LEEWAY) return [];
  const fit = ahead.filter(({ role, seconds }) => role === "content" && seconds <= limit);
  return waysTo(fit, limit).cheapest(Math.round(seconds));
}

/** The cheapest way to each sum of seconds up to `limit`: every slide is taken once or not at all. */
function waysTo(
  slides: readonly SlideHead[],
  limit: number,
): { cheapest(seconds: number): readonly SlideHead[] } {
  const cost = new Float64Array(limit + 1).fill(Number.POSITIVE_INFINITY);
  cost[0] = 0;
  const weights = slides.map(({ seconds }) => Math.max(1, Math.round(seconds)));
  const taken = slides.map((slide, index) => {
    const weight = weights[index] ?? 0;
    const row = new Uint8Array(limit + 1);
    for (let sum = limit; sum >= weight; sum -= 1) {
      const dearer = (cost[sum - weight] ?? 0) + costOf(slide);
      if (dearer >= (cost[sum] ?? 0)) continue;
      cost[sum] = dearer;
      row[sum] = 1;
    }
    return row;
  });
  return {
    cheapest(seconds) {
      let sum = bestSum(cost, seconds);
      const chosen: SlideHead[] = [];
      for (let index = slides.length - 1; index >= 0; index -= 1) {
        const slide = slides[index];
        if (slide === undefined || taken[index]?.[sum] !== 1) continue;
        chosen.unshift(slide);
        sum -= weights[index] ?? 0;
      }
      return chosen;
    },
  };
}

/** Near enough to `seconds` and cheap; else as much as can be won. */
function bestSum(cost: Float64Array, seconds: number): number {
  let best = -1;
  const priceOf = (sum: number): number => (cost[sum] ?? 0) + MISFIT * Math.abs(sum - seconds);
  for (let sum = Math.max(0, seconds - LEEWAY); sum < cost.length; sum += 1) {
    if (cost[sum] !== Number.POSITIVE_INFINITY && (best < 0 || priceOf(sum) < priceOf(best))) {
      best = sum;
    }
  }
  return best >= 0 ? best : cost.findLastIndex((each) => each !== Number.POSITIVE_INFINITY);
}

function costOf({ optional, steps }: SlideHead): number {
  if (optional) return COST.optional;
  return steps.some((count) => count > 0) ? COST.stepped : COST.plain;
}
