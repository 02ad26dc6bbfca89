/** The body of a slide: on one screen in the roomiest type that fits; else on as few as need be in a type that
 *  is good to read, each of them as full as the others. */
import type { Block } from "../model/block.ts";
import type { Language } from "../model/deck.ts";
import type { ScreenKind, Type } from "../model/screen.ts";
import { LONG_CODE_TYPE, LONG_TYPE, TYPES, type TypePair, WIDTH } from "./canvas.ts";
import { joinPieces } from "./join.ts";
import { kindOf } from "./kind.ts";
import { piecesOf, type Room } from "./pieces.ts";
import { hasBrokenCode, measureBlock, setBlocks } from "./set.ts";
import { layoutStatement } from "./statement.ts";

/** What stands on one screen below its head. */
export interface Body {
  readonly kind: ScreenKind;
  readonly blocks: readonly Block[];
  readonly type: Type;
}

/** At least one, be it an empty one. Figures stand alone. */
export function layoutBodies(
  blocks: readonly Block[],
  height: number,
  lang: Language,
): readonly Body[] {
  const bodies = betweenFigures(blocks).flatMap((part) => layoutPart(part, height, lang));
  return bodies.length > 0 ? bodies : [{ kind: "statement", blocks: [], type: LONG_TYPE }];
}

function betweenFigures(blocks: readonly Block[]): readonly (readonly Block[])[] {
  const parts: Block[][] = [];
  for (const block of blocks) {
    const open = parts.at(-1);
    const alone = block.type === "figure" || open?.[0]?.type === "figure";
    if (open === undefined || alone) parts.push([block]);
    else open.push(block);
  }
  return parts;
}

function layoutPart(blocks: readonly Block[], height: number, lang: Language): readonly Body[] {
  const kind = kindOf(blocks);
  if (kind === "figure") return [{ kind, blocks, type: LONG_TYPE }];
  const statement = kind === "statement" ? layoutStatement(blocks, height, lang) : null;
  if (statement !== null) return [{ kind, ...statement }];
  const roomFor = (type: Type): Room => ({
    frame: { width: WIDTH, lang, type, lines: "counted" },
    height,
  });
  const type = roomiest(blocks, roomFor);
  const screens = type === null ? onSeveral(blocks, roomFor) : [onOne(blocks, roomFor(type))];
  return screens.map((screen) => {
    const set = finished(screen, roomFor(screen.type));
    const own = kindOf(set.blocks);
    // A short rest of something longer is no statement.
    return { kind: own === "statement" ? "prose" : own, ...set };
  });
}

/** Blocks with the type that was found for them. */
type Typed = Omit<Body, "kind">;

/** The largest type that will do, and much air where there is room for it. Lines of code are kept whole
 *  rather than large. */
function roomiest(blocks: readonly Block[], roomFor: (type: Type) => Room): Type | null {
  const isFit = (type: Type): boolean => isOnOne(blocks, roomFor(type));
  const isWhole = ({ tight }: TypePair): boolean => !hasBrokenCode(blocks, roomFor(tight).frame);
  const fitting = ({ tight }: TypePair): boolean => isFit(tight);
  const pair = TYPES.find((each) => isWhole(each) && fitting(each)) ?? TYPES.find(fitting);
  if (pair === undefined) return null;
  return isFit(pair.airy) ? pair.airy : pair.tight;
}

function isOnOne(blocks: readonly Block[], { frame, height }: Room): boolean {
  const whole = blocks.map((block) => measureBlock(block, frame));
  return setBlocks(whole, frame).height <= height;
}

function onOne(blocks: readonly Block[], { frame }: Room): Typed {
  return { blocks: blocks.map((block) => measureBlock(block, frame)), type: frame.type };
}

/** On as few screens as the type for long texts needs, in the largest type that needs no more. */
function onSeveral(blocks: readonly Block[], roomFor: (type: Type) => Room): readonly Typed[] {
  const least = blocks.every(({ type }) => type === "code") ? LONG_CODE_TYPE : LONG_TYPE;
  const few = paginate(blocks, roomFor(least));
  const better = few.length > MANY ? [] : TYPES.map(({ tight }) => tight);
  for (const type of better.filter(({ size }) => size > least.size)) {
    const pages = paginate(blocks, roomFor(type));
    if (pages.length === few.length) return pages.map((page) => ({ blocks: page, type }));
  }
  return few.map((page) => ({ blocks: page, type: least }));
}

function finished({ blocks, type }: Typed, { frame }: Room): Typed {
  return { blocks: setBlocks(blocks, { ...frame, lines: "set" }).part, type };
}

/** On so many screens nobody sees whether they are even. */
const MANY = 12;
const ROUNDS = 6;

/** As few screens as can be, and then as even as can be: in the lowest room that needs no more of them. */
function paginate(blocks: readonly Block[], room: Room): readonly (readonly Block[])[] {
  // Pieces leave room for a heading they may have to share a screen with.
  const headings = blocks.filter(({ type }) => type === "subheading");
  const over = Math.max(0, ...headings.map((each) => setBlocks([each], room.frame).height));
  const below = { ...room, height: room.height - over - (over > 0 ? room.frame.type.gap : 0) };
  const pieces = blocks.flatMap((block) => piecesOf(block, below));
  let pages = fill(pieces, room);
  let [low, high] = [0, room.height];
  for (let round = 0; round < ROUNDS && pages.length <= MANY; round += 1) {
    const middle = (low + high) / 2;
    const tried = fill(pieces, { ...room, height: middle });
    if (tried.length > pages.length) low = middle;
    else [high, pages] = [middle, tried];
  }
  return pages.map(joinPieces);
}

function fill(pieces: readonly Block[], { frame, height }: Room): readonly (readonly Block[])[] {
  const pages: Block[][] = [];
  for (const piece of pieces) {
    const open = pages.at(-1);
    if (open === undefined) pages.push([piece]);
    else if (setBlocks(joinPieces([...open, piece]), frame).height <= height) open.push(piece);
    else pages.push([...takeHeadings(open), piece]);
  }
  return pages;
}

/** Headings at the foot of a screen belong to what follows them. */
function takeHeadings(page: Block[]): readonly Block[] {
  const first = page.findLastIndex(({ type }) => type !== "subheading") + 1;
  return first > 0 ? page.splice(first) : [];
}
