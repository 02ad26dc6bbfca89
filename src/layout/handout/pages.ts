/** Pieces → pages: what fits stands on a page, what does not opens the next or is cut in two. */

/** Something that stands on a page, with what it takes there. CSS pixels. */
export interface Piece<Part, Note> {
  readonly part: Part;
  readonly height: number;
  /** Room above, unless it is the first on its page. */
  readonly gap: number;
  /** Never the last on a page: it stays with the next piece. */
  readonly keep: boolean;
  /** Stands at the foot of the same page. */
  readonly notes: readonly NotePiece<Note>[];
  /** What a page opens with when it begins within the thing this piece belongs to, but not at its start. */
  readonly heading: Piece<Part, Note> | null;
  /** `null` for what must stay whole. */
  readonly cut: Cut<Part, Note> | null;
  /** The least that can be cut off. */
  readonly least: number;
}

/** Cuts off as much as fits in `room`, or nothing when that is not even a line. `noteRule` is what the
 *  first of its notes takes beside its own height. */
export type Cut<Part, Note> = (
  room: number,
  noteRule: number,
) => readonly [Piece<Part, Note>, Piece<Part, Note>] | null;

export interface NotePiece<Note> {
  readonly note: Note;
  readonly height: number;
  /** The rest of a long one: it may stand overleaf. */
  readonly continued: boolean;
}

/** What must stand below a piece of text on the same page. */
export function footHeight<Note>(notes: readonly NotePiece<Note>[], noteRule: number): number {
  const due = notes.filter(({ continued }) => !continued);
  return due.reduce((sum, { height }) => sum + height, due.length === 0 ? 0 : noteRule);
}

export interface FilledPage<Part, Note> {
  readonly parts: readonly Part[];
  readonly notes: readonly Note[];
}

/** `height` is a page's room, `noteRule` what the line over the notes takes. */
export function fillPages<Part, Note>(
  pieces: readonly Piece<Part, Note>[],
  size: { readonly height: number; readonly noteRule: number },
): readonly FilledPage<Part, Note>[] {
  const pages = openPages<Part, Note>(size);
  for (const [index, piece] of pieces.entries()) {
    const chain = piece.keep ? chainHeight(pieces, index) : 0;
    // What no page could hold together is parted after all.
    if (chain <= size.height && !pages.fits(piece, chain)) pages.open(piece);
    place(piece, pages);
  }
  return pages.close();
}

function place<Part, Note>(piece: Piece<Part, Note>, pages: Pages<Part, Note>): void {
  let rest = piece;
  while (!pages.fits(rest, rest.height)) {
    const parts = pages.cut(rest);
    if (parts !== null) {
      pages.put(parts[0]);
      rest = parts[1];
      // What is taller than a page and whole stays where it is seen best: the check will tell.
    } else if (pages.isEmpty()) break;
    pages.open(rest);
  }
  pages.put(rest);
}

/** The least a piece takes, with all it must not be parted from. */
function chainHeight<Part, Note>(pieces: readonly Piece<Part, Note>[], index: number): number {
  let height = 0;
  for (let at = index; at < pieces.length; at += 1) {
    const piece = pieces[at];
    if (piece === undefined) break;
    height += (at === index ? 0 : piece.gap) + (piece.keep ? piece.height : piece.least);
    if (!piece.keep) break;
  }
  return height;
}

interface Pages<Part, Note> {
  fits(piece: Piece<Part, Note>, height: number): boolean;
  cut(piece: Piece<Part, Note>): ReturnType<Cut<Part, Note>>;
  put(piece: Piece<Part, Note>): void;
  /** A new page, headed as what continues on it. */
  open(piece: Piece<Part, Note>): void;
  /** Whether nothing but a heading stands on the page. */
  isEmpty(): boolean;
  close(): readonly FilledPage<Part, Note>[];
}

function openPages<Part, Note>({
  height,
  noteRule,
}: {
  readonly height: number;
  readonly noteRule: number;
}): Pages<Part, Note> {
  const pages: FilledPage<Part, Note>[] = [];
  /** Footnotes that are still to come: the next page has room for them. */
  let owed: NotePiece<Note>[] = [];
  let parts: Part[] = [];
  let notes: Note[] = [];
  let bodies = 0;
  let used = 0;
  let noted = 0;

  const ruleCost = (): number => (notes.length === 0 ? noteRule : 0);
  const gapOf = (piece: Piece<Part, Note>): number => (parts.length === 0 ? 0 : piece.gap);
  const takeNote = (piece: NotePiece<Note>): void => {
    const cost = piece.height + ruleCost();
    const full = notes.length > 0 && used + noted + cost > height;
    if (full || owed.length > 0) {
      owed.push(piece);
      return;
    }
    notes.push(piece.note);
    noted += cost;
  };
  const put = (piece: Piece<Part, Note>): void => {
    used += gapOf(piece) + piece.height;
    parts.push(piece.part);
    bodies += 1;
    piece.notes.forEach(takeNote);
  };
  const turn = (): void => {
    if (parts.length > 0 || notes.length > 0) pages.push({ parts, notes });
    parts = [];
    notes = [];
    bodies = 0;
    used = 0;
    noted = 0;
    const waiting = owed;
    owed = [];
    waiting.forEach(takeNote);
  };
  return {
    fits(piece, wanted) {
      const foot = footHeight(piece.notes, ruleCost());
      return gapOf(piece) + wanted + foot <= height - used - noted;
    },
    cut: (piece) => piece.cut?.(height - used - noted - gapOf(piece), ruleCost()) ?? null,
    put,
    open(piece) {
      turn();
      if (piece.heading === null) return;
      put(piece.heading);
      bodies = 0;
    },
    isEmpty: () => bodies === 0 && notes.length === 0,
    close() {
      turn();
      while (notes.length > 0) turn();
      return pages;
    },
  };
}
