/** What does not fit on one screen continues on the next, split at blocks, items, terms and rows. Figures
 *  stand alone. */
import type { Block } from "../model/block.ts";
import { TYPE } from "./canvas.ts";
import { type Column, heightOf } from "./height.ts";

/** A screen's room for blocks. */
export interface Room extends Column {
  readonly height: number;
}

/** The blocks of each screen, in order; at least one screen, be it an empty one. */
export function splitBlocks(blocks: readonly Block[], room: Room): readonly (readonly Block[])[] {
  const screens: Block[][] = [];
  let open: Block[] = [];
  const close = (): void => {
    if (open.length > 0) screens.push(open);
    open = [];
  };
  for (const block of blocks) {
    if (block.type === "figure") {
      close();
      screens.push([block]);
      continue;
    }
    // Pieces leave room for the heading they may have to share a screen with.
    const heading = open.at(-1);
    const under = heading?.type === "subheading" ? below(heading, room) : room;
    for (const piece of piecesOf(block, under)) {
      if (open.length > 0 && heightOf([...open, piece], room) > room.height) {
        // A heading at the foot of a screen belongs to what follows it.
        const last = open.at(-1)?.type === "subheading" && open.length > 1 ? open.pop() : undefined;
        close();
        if (last !== undefined) open.push(last);
      }
      open.push(piece);
    }
  }
  close();
  return screens.length > 0 ? screens : [[]];
}

function below(heading: Block, room: Room): Room {
  return { ...room, height: room.height - heightOf([heading], room) - TYPE.body.gap };
}

/** A block as it is, or cut into as few pieces as fit. A single part taller than the room stays whole. */
function piecesOf(block: Block, room: Room): Block[] {
  if (heightOf([block], room) <= room.height) return [block];
  switch (block.type) {
    case "points": {
      const first = block.start;
      let before = 0;
      return group(block.items, (items) => ({ ...block, items }), room).map((piece) => {
        const start = first === null ? null : first + before;
        before += piece.items.length;
        return { ...piece, start };
      });
    }
    case "terms":
      return group(block.terms, (terms) => ({ ...block, terms }), room);
    case "table":
      return group(block.rows, (rows) => ({ ...block, rows }), room);
    case "quotation":
      return group(block.passages, (passages) => ({ ...block, passages }), room);
    case "quote":
      return group(block.blocks, (blocks) => ({ ...block, blocks }), room);
    default:
      return [block];
  }
}

function group<Part, Piece extends Block>(
  parts: readonly Part[],
  make: (parts: readonly Part[]) => Piece,
  room: Room,
): Piece[] {
  const groups: Part[][] = [];
  for (const part of parts) {
    const last = groups.at(-1);
    if (last !== undefined && heightOf([make([...last, part])], room) <= room.height) {
      last.push(part);
    } else {
      groups.push([part]);
    }
  }
  return groups.map(make);
}
