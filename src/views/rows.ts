/** The rows of a sequence: Mermaid leaves as much air below a line of words as the words are high. Here it is
 *  taken out, as far as the room asks for it. Plain numbers, no page. */

/** What keeps its height, from its upper edge to its lower one. */
export interface Row {
  readonly from: number;
  readonly to: number;
  /** The least air below it. */
  readonly air: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Words need not be larger than this; then rows get the room. */
const LARGEST = 1.4;

/** How large a drawing will be: its rows as close as they may stand, its words no larger than they need be. */
export function scaleOf(rows: readonly Row[], width: number, slot: Size): number {
  return Math.min(slot.width / width, slot.height / heightOf(bandsOf(rows), 0), LARGEST);
}

/** Where each height comes to lie when all rows together take no more than `height`, or as little as they can. */
export function withLessAir(rows: readonly Row[], height: number): (y: number) => number {
  const bands = bandsOf(rows);
  const [least, most] = [heightOf(bands, 0), heightOf(bands, 1)];
  const share = most > least ? Math.min(1, Math.max(0, (height - least) / (most - least))) : 1;
  return (y) => {
    let start = bands[0]?.from ?? 0;
    for (const [index, band] of bands.entries()) {
      const tall = band.to - band.from;
      const next = bands[index + 1];
      if (y <= band.to || next === undefined) return start + y - band.from;
      const kept = airBelow(band, next, share);
      const air = next.from - band.to;
      if (y < next.from) return start + tall + ((y - band.to) / air) * kept;
      start += tall + kept;
    }
    return y;
  };
}

/** Rows that lie beside each other are one. */
function bandsOf(rows: readonly Row[]): readonly Row[] {
  const bands: Row[] = [];
  for (const row of rows.toSorted((a, b) => a.from - b.from)) {
    const last = bands.at(-1);
    if (last === undefined || row.from > last.to) {
      bands.push(row);
      continue;
    }
    const lower = row.to > last.to ? row : last;
    bands[bands.length - 1] = { ...lower, from: last.from };
  }
  return bands;
}

function heightOf(bands: readonly Row[], share: number): number {
  return bands.reduce((sum, band, index) => {
    const next = bands[index + 1];
    return sum + band.to - band.from + (next === undefined ? 0 : airBelow(band, next, share));
  }, 0);
}

function airBelow(band: Row, next: Row, share: number): number {
  const air = next.from - band.to;
  const least = Math.min(air, band.air);
  return least + share * (air - least);
}
