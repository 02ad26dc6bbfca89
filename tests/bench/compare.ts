/** A run beside the one before it: only what differs by more than the same run would from itself. */
import { type Figure, formatValue, type Unit } from "./figure.ts";
import { COLUMNS } from "./page.ts";

/** Times of the same code differ by so much on a shared machine. */
const NOISE = 0.15;
/** And by so little that nobody could tell. */
const LEAST: Readonly<Record<Unit, number>> = { ms: 3, s: 0.2, KB: 1, MB: 0.5, "×": 0.1, "": 0.5 };

export function changesBetween(
  before: readonly Figure[],
  now: readonly Figure[],
): readonly string[] {
  const known = new Map(before.map((figure) => [figure.key, figure]));
  return now.flatMap(({ key, title, unit, values }) =>
    COLUMNS.flatMap((column) => {
      const [was, is] = [known.get(key)?.values[column], values[column]];
      if (was === undefined || is === undefined || isNoise(was, is, unit)) return [];
      const both = `${formatValue(was, unit)} → ${formatValue(is, unit)} ${unit}`.trim();
      const ratio = was > 0 && is > 0 ? `, × ${(is / was).toFixed(2)}` : "";
      return [`${title}, ${column}: ${both}${ratio}`];
    }),
  );
}

function isNoise(was: number, is: number, unit: Unit): boolean {
  return Math.abs(is - was) < LEAST[unit] || Math.abs(is / was - 1) <= NOISE;
}
