/** What a run found, as text: the table, what misses its bar, and what differs from the run before. */
import { changesBetween } from "./compare.ts";
import { type Figure, formatValue, missesOf } from "./figure.ts";
import { formatMachine, isBusy, type Machine } from "./machine.ts";
import { COLUMNS, type Column, isReveal } from "./page.ts";
import type { ParsingFigures } from "./parsing.ts";
import { formatTable } from "./table.ts";

/** What is kept of a run, as JSON. Keys are added, and never changed or taken away. */
export interface Bench {
  /** The version of this form. */
  readonly bench: 1;
  readonly machine: Machine;
  /** How long the run itself took. */
  readonly seconds: number;
  readonly figures: readonly Figure[];
  readonly parsing: ParsingFigures;
  /** What pages did wrong; a run with any has failed. */
  readonly faults: readonly string[];
}

export function formatBench(bench: Bench, before: Bench | null): string {
  const { machine, seconds, figures, parsing, faults } = bench;
  const busy = isBusy(machine)
    ? ["", "THE MACHINE WAS BUSY when this began: compare columns, not runs."]
    : [];
  return [
    "",
    `${formatMachine(machine)}; took ${Math.round(seconds)} s`,
    ...busy,
    "",
    formatFigures(figures, false),
    "",
    "In short:",
    "",
    formatFigures(
      figures.filter(({ short }) => short),
      true,
    ),
    "",
    formatParsing(parsing),
    ...listed("Missed bars", missesOf(figures)),
    ...comparison(bench, before),
    ...listed("ERRORS on the pages", [...new Set(faults)]),
    "",
  ].join("\n");
}

function formatFigures(figures: readonly Figure[], short: boolean): string {
  const columns = COLUMNS.filter((column) => !short || column !== "reveal-60");
  return formatTable([
    ["", ...columns.map(titleOf), "bar"],
    ...figures.map(({ title, unit, bars, values }) => [
      unit === "" || unit === "×" ? title : `${title}, ${unit}`,
      ...columns.map((column) => formatValue(values[column], unit)),
      bars.length === 0 ? "" : `≤ ${bars.map(({ most }) => most).join(" / ")}`,
    ]),
  ]);
}

function titleOf(column: Column): string {
  if (column === "talk") return "the talk";
  const length = Number(column.replace("reveal-", "")).toLocaleString("en");
  return isReveal(column) ? `Reveal ${length}` : length;
}

function formatParsing({ nasty, size, chapters }: ParsingFigures): string {
  const [slowest] = nasty;
  const each = chapters.map(({ count, ms }) => `${(ms / count).toFixed(1)} of ${count}`);
  return [
    `Parsing: the slowest of ${nasty.length} kinds of nasty text, ${Math.round(size / 1024)} KB each, took`,
    `${Math.round(slowest?.ms ?? 0)} ms (${slowest?.name}, ${slowest?.growth?.toFixed(1)} × its half;`,
    `bar 2 s a megabyte); ms for a chapter: ${each.join(", ")}.`,
  ].join(" ");
}

function comparison(bench: Bench, before: Bench | null): readonly string[] {
  if (before === null) return ["There is no run before this one to compare with."];
  const about = `Against the last run (${formatMachine(before.machine)}), what differs by more than 15 %`;
  return listed(about, changesBetween(before.figures, bench.figures));
}

function listed(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [`${title}: none`] : [`${title}:`, ...lines.map((one) => `  ${one}`)];
}
