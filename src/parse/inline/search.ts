/** Looks for marks further on in a text. A text may open a thing ten thousand times that it never closes;
 *  so what was found once, or found missing, is kept, and the text is walked once for each mark. */
export class Search {
  private readonly text: string;
  private readonly found = new Map<string, number>();
  /** Where runs of backticks stand, by their length. */
  private backticks: Map<number, number[]> | null = null;

  constructor(text: string) {
    this.text = text;
  }

  /** The first `mark` from an offset on, -1 when there is none. Offsets must not go back. */
  next(mark: string, from: number): number {
    const known = this.found.get(mark);
    if (known === -1 || (known !== undefined && known >= from)) return known;
    const at = this.text.indexOf(mark, from);
    this.found.set(mark, at);
    return at;
  }

  /** The first run of exactly so many backticks from an offset on, -1 when there is none. */
  nextBackticks(length: number, from: number): number {
    this.backticks ??= backticksIn(this.text);
    const runs = this.backticks.get(length) ?? [];
    while (runs[0] !== undefined && (runs.at(-1) ?? 0) < from) runs.pop();
    return runs.at(-1) ?? -1;
  }
}

/** The last run first, so that those passed can be dropped from the end. */
function backticksIn(text: string): Map<number, number[]> {
  const runs = new Map<number, number[]>();
  for (const { index, 0: run } of [...text.matchAll(/`+/g)].reverse()) {
    const alike = runs.get(run.length);
    if (alike === undefined) runs.set(run.length, [index]);
    else alike.push(index);
  }
  return runs;
}
