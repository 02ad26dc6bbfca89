/** All that was measured → the rows of the table, each beside its bar (DESIGN.md §8). A bar is printed, never
 *  enforced: times belong to a machine, and what must hold on any is a test elsewhere. */

import type { Developing } from "./dev.ts";
import type { Bar, Figure, Unit, Values } from "./figure.ts";
import type { Handout } from "./handout.ts";
import type { Opening, Openings, Target } from "./opening.ts";
import { COLUMNS, type Column, type Measured, type Network, OURS } from "./page.ts";
import type { Presenting } from "./presenting.ts";
import type { Site } from "./site.ts";

export interface Measurements {
  readonly openings: readonly Openings<Measured>[];
  readonly presenting: readonly Presenting[];
  readonly builds: ReadonlyMap<Column, Site>;
  readonly dev: ReadonlyMap<Column, Developing>;
  readonly handouts: ReadonlyMap<Column, Handout>;
}

export function figuresOf(all: Measurements): readonly Figure[] {
  return [...openingRows(all.openings), ...presentingRows(all.presenting), ...makingRows(all)];
}

interface About {
  readonly most?: number;
  /** All of ours unless told. */
  readonly where?: readonly Column[];
  /** Another bar, for other columns. */
  readonly also?: Bar;
}

function figure(
  key: string,
  title: string,
  unit: Unit,
  values: Values,
  { most, where = OURS, also }: About = {},
): Figure {
  const own = most === undefined ? [] : [{ most, columns: where }];
  const bars = also === undefined ? own : [...own, also];
  return { key, title, unit, bars, short: SHORT.has(key), values };
}

/** What `of` says of each column, where there is something to say. */
function valuesOf(of: (column: Column) => number | null | undefined): Values {
  const known = COLUMNS.flatMap((column) => {
    const value = of(column);
    return value == null ? [] : [[column, value] as const];
  });
  return Object.fromEntries(known);
}

const MARP_KILOBYTES = 38;
/** What stands in the short table. */
const SHORT: ReadonlySet<string> = new Set([
  "cover-kilobytes",
  "cover-free-largest-paint",
  "cover-free-ready",
  "cover-slow-largest-paint",
  "cover-slow-ready",
  "deep-slow-largest-paint",
  "deep-slow-ready",
  "cover-free-beside-60",
  "step-work-p99",
  "yardstick-p99",
  "step-paint-p99",
  "step-paint-over-idle",
  "memory",
  "build-warm",
  "single-kilobytes",
  "dev-start",
  "edit-p50",
  "handout-warm",
  "handout-kilobytes",
]);

const TALK: readonly Column[] = ["talk"];
const LONG: readonly Column[] = ["1000", "5000"];

function openingRows(openings: readonly Openings<Measured>[]): readonly Figure[] {
  const values = (network: Network, target: Target, key: keyof Opening): Values =>
    valuesOf((column) => {
      const one = openings.find(
        ({ of, ...each }) =>
          of.column === column && each.network === network && each.target === target,
      );
      return one?.opening[key];
    });
  const beside60 = (network: Network, key: keyof Opening): Values => {
    const all = values(network, "cover", key);
    return valuesOf((column) => {
      const shortest = column.startsWith("reveal-") ? all["reveal-60"] : all["60"];
      return column === "talk" ? null : (all[column] ?? Number.NaN) / (shortest ?? Number.NaN);
    });
  };
  const times = (network: Network, target: Target, name: string): readonly Figure[] => {
    const id = `${target}-${network}`;
    return [
      figure(
        `${id}-first-paint`,
        `${name}: first paint`,
        "ms",
        values(network, target, "firstPaint"),
      ),
      figure(
        `${id}-largest-paint`,
        `${name}: largest paint`,
        "ms",
        values(network, target, "largestPaint"),
      ),
      figure(
        `${id}-ready`,
        `${name}: answers a key at once`,
        "ms",
        values(network, target, "ready"),
      ),
    ];
  };
  return [
    figure(
      "cover-kilobytes",
      "before first paint, gzip",
      "KB",
      values("slow", "cover", "kilobytes"),
      {
        most: MARP_KILOBYTES,
        where: TALK,
      },
    ),
    figure(
      "cover-requests",
      "before first paint, requests",
      "",
      values("slow", "cover", "requests"),
    ),
    figure(
      "deep-kilobytes",
      "before first paint of a deep link, gzip",
      "KB",
      values("slow", "deep", "kilobytes"),
    ),
    figure(
      "deep-requests",
      "before first paint of a deep link, requests",
      "",
      values("slow", "deep", "requests"),
    ),
    ...times("free", "cover", "cover"),
    ...times("slow", "cover", "cover, slow"),
    ...times("free", "deep", "deep link"),
    ...times("slow", "deep", "deep link, slow"),
    figure(
      "cover-free-beside-60",
      "first paint beside 60 slides",
      "×",
      beside60("free", "firstPaint"),
      {
        most: 1.3,
        where: LONG,
      },
    ),
    figure(
      "cover-slow-beside-60",
      "first paint beside 60 slides, slow",
      "×",
      beside60("slow", "firstPaint"),
      {
        most: 1.3,
        where: LONG,
      },
    ),
  ];
}

function presentingRows(presenting: readonly Presenting[]): readonly Figure[] {
  const values = (of: (one: Presenting) => number | undefined): Values =>
    valuesOf((column) => {
      const one = presenting.find((each) => each.column === column);
      return one === undefined ? null : of(one);
    });
  const over = ({ paint, idlePaint }: Presenting): number => paint.p99 - idlePaint.p99;
  return [
    figure(
      "step-work-p50",
      "work of a step, p50",
      "ms",
      values(({ work }) => work.p50),
    ),
    figure(
      "step-work-p99",
      "work of a step, p99",
      "ms",
      values(({ work }) => work.p99),
      { most: 8 },
    ),
    figure(
      "yardstick-p99",
      "work that takes 3 ms where nothing comes between, p99",
      "ms",
      values(({ yardstick }) => yardstick.p99),
    ),
    figure(
      "step-paint-p50",
      "key to paint, p50",
      "ms",
      values(({ paint }) => paint.p50),
    ),
    figure(
      "step-paint-p99",
      "key to paint, p99",
      "ms",
      values(({ paint }) => paint.p99),
    ),
    figure(
      "idle-paint-p50",
      "the same for a key without meaning, p50",
      "ms",
      values(({ idlePaint }) => idlePaint.p50),
    ),
    figure(
      "idle-paint-p99",
      "the same for a key without meaning, p99",
      "ms",
      values(({ idlePaint }) => idlePaint.p99),
    ),
    figure(
      "step-paint-over-idle",
      "key to paint, p99, above a key without meaning",
      "ms",
      values(over),
      {
        most: 8,
      },
    ),
    figure(
      "step-samples",
      "keys that were measured",
      "",
      values(({ work }) => work.samples),
    ),
    figure(
      "step-stuck",
      "keys that did not move",
      "",
      values(({ stuck }) => stuck),
      { most: 0 },
    ),
    figure(
      "overview-paint-p50",
      "key to paint of the overview, p50",
      "ms",
      values(({ overviewPaint }) => overviewPaint?.p50),
      { most: 300 },
    ),
    figure(
      "memory",
      "memory above an empty page",
      "MB",
      values(({ megabytes }) => megabytes),
      { most: 150 },
    ),
    figure(
      "nodes",
      "nodes in the page",
      "",
      values(({ nodes }) => nodes),
    ),
  ];
}

function makingRows({ builds, dev, handouts }: Measurements): readonly Figure[] {
  const built = (of: (one: Site) => number | null): Values =>
    valuesOf((column) => mapped(builds.get(column), of));
  const developed = (of: (one: Developing) => number | null): Values =>
    valuesOf((column) => mapped(dev.get(column), of));
  const printed = (of: (one: Handout) => number | null): Values =>
    valuesOf((column) => mapped(handouts.get(column), of));
  return [
    figure(
      "build-warm",
      "build",
      "s",
      built(({ warmSeconds }) => warmSeconds),
      { most: 3, where: TALK, also: { most: 20, columns: ["5000"] } },
    ),
    figure(
      "build-cold",
      "build without caches",
      "s",
      built(({ coldSeconds }) => coldSeconds),
    ),
    figure(
      "output-kilobytes",
      "the site",
      "KB",
      built(({ kilobytes }) => kilobytes),
    ),
    figure(
      "output-files",
      "files in it",
      "",
      built(({ files }) => files),
    ),
    figure(
      "single-kilobytes",
      "the talk in one file",
      "KB",
      built(({ singleKilobytes }) => singleKilobytes),
      { most: 1536, where: TALK },
    ),
    figure(
      "dev-start",
      "dev: command to first paint",
      "s",
      developed(({ start }) => start),
      { most: 1.5, where: TALK },
    ),
    figure(
      "dev-start-cold",
      "the same without caches",
      "s",
      developed(({ coldStart }) => coldStart),
    ),
    figure(
      "edit-p50",
      "save to both windows, p50",
      "ms",
      developed(({ edit }) => edit.p50),
      { most: 150, where: TALK },
    ),
    figure(
      "edit-max",
      "save to both windows, slowest",
      "ms",
      developed(({ edit }) => edit.max),
    ),
    figure(
      "edit-lost",
      "edits that lost slide, step or clock",
      "",
      developed(({ lost }) => lost),
      { most: 0 },
    ),
    figure(
      "handout-warm",
      "handout",
      "s",
      printed(({ warmSeconds }) => warmSeconds),
      { most: 4, where: TALK },
    ),
    figure(
      "handout-cold",
      "handout without caches",
      "s",
      printed(({ coldSeconds }) => coldSeconds),
      { most: 12, where: TALK },
    ),
    figure(
      "handout-kilobytes",
      "its size",
      "KB",
      printed(({ kilobytes }) => kilobytes),
      { most: 700, where: TALK },
    ),
    figure(
      "handout-pages",
      "its pages",
      "",
      printed(({ pages }) => pages),
    ),
  ];
}

function mapped<From, To>(from: From | undefined, of: (from: From) => To): To | null {
  return from === undefined ? null : of(from);
}
