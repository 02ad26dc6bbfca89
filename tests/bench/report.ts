/** The figures as tables, each beside its bar (DESIGN.md §8). A bar is printed, never enforced. */
import type { Built } from "./build.ts";
import type { Spread } from "./figures.ts";
import type { HandoutFigures } from "./handout.ts";
import type { Kept } from "./heap.ts";
import type { Machine } from "./machine.ts";
import type { Opening, Traffic } from "./opening.ts";
import type { ParsingFigures } from "./parsing.ts";
import { formatTable } from "./table.ts";

export interface OpeningFigures {
  readonly built: Omit<Built, "url" | "close">;
  readonly opening: Opening;
}

export interface StepFigures extends OpeningFigures {
  readonly stops: number;
  readonly work: Readonly<Record<"idle" | "forward" | "back", Spread>>;
  readonly paint: Readonly<Record<"idle" | "forward" | "back", Spread>>;
  readonly overview: Readonly<Record<"work" | "paint", Spread>>;
  /** Presses that should have moved the view and did not. */
  readonly stuck: number;
  /** Presses that had to fill a section themselves. */
  readonly late: number;
  readonly before: Kept;
  readonly after: Kept;
}

export interface Bench {
  readonly machine: Machine;
  readonly talk: OpeningFigures;
  readonly generated: readonly StepFigures[];
  /** The talk first, then the generated ones. */
  readonly handouts: readonly HandoutFigures[];
  readonly parsing: ParsingFigures;
  /** What pages said that is no error. */
  readonly warnings: readonly string[];
  /** What pages did wrong; a run with any has failed. */
  readonly faults: readonly string[];
}

export function formatBench({
  machine,
  talk,
  generated,
  handouts,
  parsing,
  warnings,
  faults,
}: Bench): string {
  const { cpu, cores, memoryGb, load, node, browser, date } = machine;
  return [
    "",
    `${cpu}, ${cores} cores, ${memoryGb} GB, load ${load.toFixed(1)} before; node ${node}; ${browser}; ${date}`,
    "",
    formatTable([["the talk in slides/", "", "bar"], ...openingRows(talk)]),
    "",
    formatTable(stepRows(generated)),
    formatTable(handoutRows(handouts)),
    "",
    formatTable(parsingRows(parsing)),
    "",
    "Figures are p50/p95/p99/max in ms unless a unit stands there.",
    ...listed("warnings on the pages", warnings),
    ...listed("ERRORS on the pages", faults),
    "",
  ].join("\n");
}

function openingRows({ built, opening }: OpeningFigures): string[][] {
  return [
    ["first contentful paint", ms(opening.firstPaint), ""],
    ["largest contentful paint", ms(opening.largestPaint), "<= 0.8 x Marp's, same run"],
    ["first screen ready", ms(opening.ready), "<= Marp's, same run"],
    ["fetched until first paint", traffic(opening.untilPaint), "< 38 KB gz (Marp)"],
    ["fetched until ready", traffic(opening.untilReady), ""],
    ["fetched until quiet", traffic(opening.untilQuiet), ""],
    ["build", `${built.seconds.toFixed(1)} s`, ""],
    ["output", `${kb(built.bytes)} in ${built.files} files`, ""],
    ["slides, screens", `${built.slides}, ${built.screens}`, ""],
  ];
}

function stepRows(decks: readonly StepFigures[]): string[][] {
  const row = (name: string, of: (deck: StepFigures) => string, bar = ""): string[] => [
    name,
    ...decks.map(of),
    bar,
  ];
  return [
    row("generated slides", ({ built }) => String(built.slides), "bar"),
    row("work, PageDown", ({ work }) => spread(work.forward), "p99 <= 8 ms at every length"),
    row("work, PageUp", ({ work }) => spread(work.back), "p99 <= 8 ms at every length"),
    row("work, key without meaning", ({ work }) => spread(work.idle)),
    row("key to paint, PageDown", ({ paint }) => spread(paint.forward), "p99 <= no meaning + 8 ms"),
    row("key to paint, PageUp", ({ paint }) => spread(paint.back), "p99 <= no meaning + 8 ms"),
    row("key to paint, without meaning", ({ paint }) => spread(paint.idle)),
    row("  p99 over it, PageDown", ({ paint }) => over(paint.forward, paint.idle), "<= 8 ms"),
    row("  p99 over it, PageUp", ({ paint }) => over(paint.back, paint.idle), "<= 8 ms"),
    row("samples down, up, idle", ({ work }) =>
      [work.forward, work.back, work.idle].map(({ samples }) => samples).join(", "),
    ),
    row("work, overview opens", ({ overview }) => spread(overview.work)),
    row(
      "key to paint, overview opens",
      ({ overview }) => spread(overview.paint),
      "<= 200 ms at 60, <= 300 ms at 5000",
    ),
    row("presses that did not move", ({ stuck }) => String(stuck), "0"),
    row("presses that filled late", ({ late }) => String(late)),
    row("first screen ready", ({ opening }) => ms(opening.ready)),
    row("fetched until ready", ({ opening }) => traffic(opening.untilReady)),
    row("fetched until quiet", ({ opening }) => traffic(opening.untilQuiet)),
    row("heap before the steps", ({ before }) => kept(before)),
    row("heap after the steps", ({ after }) => kept(after)),
    row("build", ({ built }) => `${built.seconds.toFixed(1)} s`),
    row("output", ({ built }) => `${kb(built.bytes)} in ${built.files} files`),
    row("screens, stops", ({ built, stops }) => `${built.screens}, ${stops}`),
  ];
}

function handoutRows(handouts: readonly HandoutFigures[]): string[][] {
  const row = (name: string, of: (handout: HandoutFigures) => string, bar = ""): string[] => [
    name,
    ...handouts.map(of),
    bar,
  ];
  return [
    row("pangbai pdf, slides", ({ slides }) => String(slides), "bar, the talk"),
    row("caches warm", ({ warm }) => `${warm.seconds.toFixed(1)} s`, "<= 4 s"),
    row("caches cold", ({ cold }) => `${cold.seconds.toFixed(1)} s`, "<= 12 s"),
    row("a slide, caches warm", ({ warm, slides }) => ms((warm.seconds * 1000) / slides)),
    row("pages", ({ warm }) => String(warm.pages)),
    row("size", ({ warm }) => kb(warm.bytes), "<= 700 KB"),
    row("size of a slide", ({ warm, slides }) => kb(warm.bytes / slides)),
  ];
}

const SLOWEST = 8;

function parsingRows({ nasty, chapters }: ParsingFigures): string[][] {
  const within = nasty.filter(({ ms: time }) => time <= 2000).length;
  return [
    ["parsing 1 MB", "", "bar"],
    [`${nasty.length} kinds of nasty text, within 2 s`, String(within), `${nasty.length}`],
    ...nasty
      .slice(0, SLOWEST)
      .map(({ name, ms: time, growth }) => [
        name,
        `${ms(time)}, ${growth?.toFixed(1) ?? "?"} x its half`,
        "<= 2 s, 2 x",
      ]),
    ...chapters.map(({ count, ms: time }) => [
      `${count} chapters, a chapter`,
      ms(time / count),
      "the same",
    ]),
  ];
}

function listed(title: string, lines: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const line of lines) counts.set(line, (counts.get(line) ?? 0) + 1);
  const each = [...counts].map(([line, count]) => `  ${count} x ${line}`);
  return lines.length === 0 ? [`${title}: none`] : [`${title}:`, ...each];
}

function spread({ p50, p95, p99, max }: Spread): string {
  return [p50, p95, p99, max].map((each) => each.toFixed(1)).join("/");
}

function over(step: Spread, idle: Spread): string {
  return ms(step.p99 - idle.p99);
}

function traffic({ requests, bytes, gzip }: Traffic): string {
  return `${requests} req, ${kb(bytes)}, ${kb(gzip)} gz`;
}

function kept({ megabytes, nodes, listeners }: Kept): string {
  return `${megabytes.toFixed(1)} MB, ${nodes} nodes, ${listeners} listeners`;
}

function ms(time: number): string {
  return `${time.toFixed(1)} ms`;
}

function kb(bytes: number): string {
  return `${Math.round(bytes / 1024)} KB`;
}
