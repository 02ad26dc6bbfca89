/** The same talk opened as each tool shows it → a table with a column for each tool, and how we stand beside the
 *  best of the others. */
import { formatValue, type Unit } from "../figure.ts";
import type { Opening, Openings, Target } from "../opening.ts";
import type { Network, Openable } from "../page.ts";
import { formatTable } from "../table.ts";

/** A page of a tool, and its name. */
export interface ToolPage extends Openable {
  readonly tool: string;
}

export interface PeerFigure {
  readonly title: string;
  readonly unit: Unit;
  readonly ours: number;
  /** In the order of their tools. */
  readonly theirs: readonly number[];
  /** Ours, as a part of the least of theirs. */
  readonly beside: number;
  /** What that is to keep to; `null` where a figure only explains another. */
  readonly most: number | null;
}

interface Row {
  readonly title: string;
  readonly unit: Unit;
  readonly key: keyof Opening;
  readonly target: Target;
  readonly network: Network;
  readonly most: number | null;
}

const NAMES: Readonly<Record<Target, string>> = { cover: "cover", deep: "deep link" };
const ROWS: readonly Row[] = (["cover", "deep"] as const).flatMap((target) => [
  {
    title: `${NAMES[target]}: before the slide is painted, gzip`,
    unit: "KB",
    key: "slideKilobytes",
    target,
    network: "slow",
    most: 1,
  },
  ...(["free", "slow"] as const).flatMap((network): readonly Row[] => {
    const name = network === "slow" ? `${NAMES[target]}, slow` : NAMES[target];
    const of = { unit: "ms", target, network } as const;
    return [
      { ...of, title: `${name}: largest paint`, key: "largestPaint", most: 0.8 },
      { ...of, title: `${name}: ready for a key`, key: "counts", most: 1 },
      { ...of, title: `${name}: answers it at once`, key: "ready", most: null },
    ];
  }),
]);

/** `ours` is the page of this name. */
export function peerFigures(
  openings: readonly Openings<ToolPage>[],
  ours: string,
): readonly PeerFigure[] {
  return ROWS.map(({ title, unit, key, target, network, most }) => {
    const figureOf = (tool: string): number => {
      const one = openings.find(
        ({ of, ...each }) => of.tool === tool && each.target === target && each.network === network,
      );
      return one?.opening[key] ?? Number.NaN;
    };
    const [own, theirs] = [figureOf(ours), peersIn(openings, ours).map(figureOf)];
    return { title, unit, ours: own, theirs, beside: own / Math.min(...theirs), most };
  });
}

export function peersIn(openings: readonly Openings<ToolPage>[], ours: string): readonly string[] {
  return [...new Set(openings.map(({ of }) => of.tool))].filter((tool) => tool !== ours);
}

export function formatPeers(figures: readonly PeerFigure[], tools: readonly string[]): string {
  return formatTable([
    ["", ...tools, "beside the best", "bar"],
    ...figures.map(({ title, unit, ours, theirs, beside, most }) => [
      `${title}, ${unit}`,
      ...[ours, ...theirs].map((value) => formatValue(value, unit)),
      formatValue(beside, "×"),
      most === null ? "" : `≤ ${most}`,
    ]),
  ]);
}

export function missesBeside(figures: readonly PeerFigure[]): readonly string[] {
  return figures
    .filter(({ beside, most }) => most !== null && !(beside <= most))
    .map(({ title, beside, most }) => `${title}: ${formatValue(beside, "×")}, bar ${most}`);
}
