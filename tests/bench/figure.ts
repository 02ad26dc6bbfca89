/** A figure as it is kept and printed: one row of the table, with a value for each page it makes sense of. */
import type { Column } from "./page.ts";

export interface Figure {
  /** Stays the same from run to run: the next one finds it by this. */
  readonly key: string;
  readonly title: string;
  readonly unit: Unit;
  /** What it is to keep to, in which columns; none where there is no bar. */
  readonly bars: readonly Bar[];
  /** Whether it stands in the short table too. */
  readonly short: boolean;
  readonly values: Values;
}

export type Unit = "ms" | "s" | "KB" | "MB" | "×" | "";

export interface Bar {
  readonly most: number;
  readonly columns: readonly Column[];
}

export type Values = Readonly<Partial<Record<Column, number>>>;

/** What misses its bar, in words. */
export function missesOf(figures: readonly Figure[]): readonly string[] {
  return figures.flatMap(({ title, unit, bars, values }) =>
    bars.flatMap(({ most, columns }) =>
      columns.flatMap((column) => {
        const value = values[column];
        if (value === undefined || value <= most) return [];
        return [`${title}, ${column}: ${formatValue(value, unit)}, bar ${most}`];
      }),
    ),
  );
}

export function formatValue(value: number | undefined, unit: Unit): string {
  if (value === undefined || Number.isNaN(value)) return "–";
  const digits = unit === "×" ? 2 : value < 10 && unit !== "" && unit !== "KB" ? 1 : 0;
  const text = value.toFixed(digits);
  return digits > 0 ? text : text.replace(/\B(?=(?:\d{3})+$)/g, ",");
}
