/** Cells for a drawing without a hint: ranks along its direction, members of a group together. */
import type { Cells, Span } from "./cells.ts";
import { type Direction, groupsAround, type Sketch } from "./sketch.ts";

/** A node, or a group laid out inside. */
interface Block {
  readonly id: string;
  readonly cells: ReadonlyMap<string, Span>;
  readonly columns: number;
  readonly rows: number;
}

/** As it is written first, then what may suit the room better: turned, or broken into rows. */
export function automaticCells(sketch: Sketch): readonly Cells[] {
  const upright = sketch.direction === "TB" || sketch.direction === "BT";
  return [
    flipped(sketch.direction, blockOf(sketch, null, upright, 1)).cells,
    blockOf(sketch, null, !upright, 1).cells,
    blockOf(sketch, null, upright, 2).cells,
    blockOf(sketch, null, upright, 3).cells,
  ];
}

function flipped(direction: Direction, block: Block): Block {
  if (direction !== "BT" && direction !== "RL") return block;
  const cells = new Map(
    [...block.cells].map(([id, span]): [string, Span] => [
      id,
      direction === "BT"
        ? { ...span, top: block.rows - span.bottom, bottom: block.rows - span.top }
        : { ...span, left: block.columns - span.right, right: block.columns - span.left },
    ]),
  );
  return { ...block, cells };
}

/** `rows` is into how many pieces the ranks are broken, which stand beside each other. */
function blockOf(sketch: Sketch, group: string | null, upright: boolean, rows: number): Block {
  const inner = [
    ...sketch.nodes.filter((node) => node.group === group).map(({ id }) => single(id)),
    ...sketch.groups
      .filter((one) => one.group === group)
      .map(({ id }) => ({ ...blockOf(sketch, id, upright, 1), id })),
  ];
  if (inner.length === 0 && group !== null) return single(group);
  const ranks = ranksOf(sketch, inner);
  if (rows === 1) return joined(group ?? "", ranks, upright);
  const length = Math.ceil(ranks.length / rows);
  const pieces = Array.from({ length: rows }, (_, row) =>
    joined("", ranks.slice(row * length, (row + 1) * length), upright),
  );
  return joined(
    group ?? "",
    pieces.map((piece) => [piece]),
    !upright,
  );
}

function single(id: string): Block {
  return {
    id,
    columns: 1,
    rows: 1,
    cells: new Map([[id, { left: 0, right: 1, top: 0, bottom: 1 }]]),
  };
}

/** Blocks by rank: the longest way from a block that nothing points at. */
function ranksOf(sketch: Sketch, blocks: readonly Block[]): readonly (readonly Block[])[] {
  const links = linksBetween(sketch, blocks);
  const rank = new Map(blocks.map(({ id }) => [id, 0]));
  const visiting = new Set<string>();
  const done = new Set<string>();
  const order: string[] = [];
  const back = new Set<string>();
  const visit = (id: string): void => {
    visiting.add(id);
    for (const { to } of links.filter(({ from }) => from === id)) {
      if (visiting.has(to)) back.add(`${id} ${to}`);
      else if (!done.has(to)) visit(to);
    }
    visiting.delete(id);
    done.add(id);
    order.unshift(id);
  };
  for (const { id } of blocks) if (!done.has(id)) visit(id);
  for (const id of order) {
    for (const { from, to } of links) {
      if (from !== id || back.has(`${from} ${to}`)) continue;
      rank.set(to, Math.max(rank.get(to) ?? 0, (rank.get(id) ?? 0) + 1));
    }
  }
  const depth = Math.max(0, ...rank.values());
  const ranks = Array.from({ length: depth + 1 }, (_, index) =>
    blocks.filter(({ id }) => rank.get(id) === index),
  );
  return ordered(ranks, links);
}

interface Link {
  readonly from: string;
  readonly to: string;
}

function linksBetween(sketch: Sketch, blocks: readonly Block[]): readonly Link[] {
  const ids = new Set(blocks.map(({ id }) => id));
  const blockOfPart = (id: string): string | undefined =>
    [id, ...groupsAround(sketch, id)].find((one) => ids.has(one));
  return sketch.edges.flatMap((edge) => {
    const [from, to] = [blockOfPart(edge.from), blockOfPart(edge.to)];
    return from === undefined || to === undefined || from === to ? [] : [{ from, to }];
  });
}

/** Each rank in the order of what it is joined with. */
function ordered(
  ranks: readonly (readonly Block[])[],
  links: readonly Link[],
): readonly (readonly Block[])[] {
  let found = ranks;
  for (let round = 0; round < 4; round += 1) {
    const places = new Map(
      found.flatMap((rank) =>
        rank.map(({ id }, index): [string, number] => [id, (index + 0.5) / rank.length]),
      ),
    );
    const pull = ({ id }: Block): number => {
      const near = links.flatMap(({ from, to }) => (from === id ? [to] : to === id ? [from] : []));
      const at = near.map((other) => places.get(other) ?? 0.5);
      return at.length === 0
        ? (places.get(id) ?? 0.5)
        : at.reduce((sum, one) => sum + one, 0) / at.length;
    };
    const current = found.map((rank) => rank.toSorted((a, b) => pull(a) - pull(b)));
    // The first rank leads, or all of them would wander.
    found = round % 2 === 0 ? [found[0] ?? [], ...current.slice(1)] : current;
  }
  return found;
}

/** Ranks beside each other, or one below the other; the blocks of a rank across. */
function joined(id: string, ranks: readonly (readonly Block[])[], upright: boolean): Block {
  const breadths = ranks.map((rank) =>
    sum(rank.map((block) => (upright ? block.columns : block.rows))),
  );
  const breadth = Math.max(1, ...breadths);
  const cells = new Map<string, Span>();
  let start = 0;
  for (const [index, rank] of ranks.entries()) {
    let aside = Math.floor((breadth - (breadths[index] ?? 0)) / 2);
    for (const block of rank) {
      const [left, top] = upright ? [aside, start] : [start, aside];
      for (const [member, span] of block.cells) {
        cells.set(member, {
          left: span.left + left,
          right: span.right + left,
          top: span.top + top,
          bottom: span.bottom + top,
        });
      }
      aside += upright ? block.columns : block.rows;
    }
    start += Math.max(0, ...rank.map((block) => (upright ? block.rows : block.columns)));
  }
  return upright
    ? { id, cells, columns: breadth, rows: start }
    : { id, cells, columns: start, rows: breadth };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((whole, one) => whole + one, 0);
}
