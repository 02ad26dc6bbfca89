/** What the chapters in slides/ changed about the talk they were made from. The author's lines may be
 *  dealt out to chapters and nothing more; what an editor added or moved is an editorial move, told
 *  by its kind as slides/README.md names them. The comparison finds the moves from the two texts alone
 *  and says each as a row of that table, so rows found and rows listed can be held side by side.
 *  What no move may do (a line lost, doubled or altered, a blank line gone) is a fault. */

export interface ChapterText {
  readonly name: string;
  readonly text: string;
}

export interface Comparison {
  /** The editorial moves, each as the row that lists it in slides/README.md. */
  readonly moves: readonly string[];
  readonly faults: readonly string[];
}

/** A line that is not blank; `index` counts only such lines, `number` counts all of them from 1. */
interface Line {
  readonly index: number;
  readonly number: number;
  readonly text: string;
  readonly belowBlank: boolean;
}

type Addition = "heading" | "narration" | "note" | "picture" | "unknown";

/** A line of a chapter: the author's, then `origin` is where it comes from; or added, then of what kind. */
type PlacedLine =
  | { readonly added: null; readonly line: Line; readonly origin: Line }
  | { readonly added: Addition; readonly line: Line };

/** Every way in which original, chapters and listed moves disagree; empty when they agree. */
export function findDifferences(
  original: string,
  chapters: readonly ChapterText[],
  readme: string,
): readonly string[] {
  const { moves, faults } = compareChapters(original, chapters);
  const listed = listMoves(readme);
  return [
    ...faults,
    ...without(moves, listed).map((row) => `not listed: ${row}`),
    ...without(listed, moves).map((row) => `listed, but not found: ${row}`),
  ];
}

/** The rows of the table of moves, spaces around the cells made even. */
export function listMoves(readme: string): readonly string[] {
  const lines = readme.split("\n");
  const head = lines.findIndex((line) => /^\| *kind *\|/.test(line));
  if (head < 0) return [];
  const body = lines.slice(head + 2);
  const end = body.findIndex((line) => !line.startsWith("|"));
  return body
    .slice(0, end < 0 ? body.length : end)
    .map((line) => formatRow(line.split(/(?<!\\)\|/).slice(1, -1)));
}

export function compareChapters(original: string, chapters: readonly ChapterText[]): Comparison {
  const originals = readLines(original);
  const placed = chapters.map(({ name, text }) => ({
    name,
    lines: placeLines(readLines(text), originals),
  }));
  return {
    moves: placed.flatMap(({ name, lines }) => [
      ...findRanges(name, lines),
      ...findDeeperOrShallower(name, lines),
      ...findAdditions(name, lines),
    ]),
    faults: [
      ...findLostAndDoubled(originals, placed),
      ...placed.flatMap(({ name, lines }) => [
        ...findForeignLines(name, lines),
        ...findIdleMarks(name, lines),
        ...findBlankFaults(name, lines),
      ]),
    ],
  };
}

function readLines(text: string): readonly Line[] {
  const all = text.split("\n");
  return all
    .map((line, at) => ({ text: line, number: at + 1, belowBlank: isBlank(all[at - 1] ?? "") }))
    .filter((line) => !isBlank(line.text))
    .map((line, index) => ({ ...line, index }));
}

/** Pairs as many lines as can be paired in order, each with the earliest original it may have. */
function placeLines(lines: readonly Line[], originals: readonly Line[]): readonly PlacedLine[] {
  const originalKeys = originals.map((line) => withoutDepth(line.text));
  const keys = lines.map((line) => withoutDepth(line.text));
  // pairs[i][j]: how many pairs the lines from i on and the originals from j on allow
  const pairs = [...keys, ""].map(() => new Uint16Array(originals.length + 1));
  const count = (i: number, j: number): number => pairs[i]?.[j] ?? 0;
  for (const [i, row] of [...pairs.entries()].reverse().slice(1)) {
    for (let j = originals.length - 1; j >= 0; j--) {
      const isPair = keys[i] === originalKeys[j];
      row[j] = isPair ? count(i + 1, j + 1) + 1 : Math.max(count(i + 1, j), count(i, j + 1));
    }
  }

  let j = 0;
  let above: Addition | null = null;
  return lines.map((line, i): PlacedLine => {
    while (keys[i] !== originalKeys[j] && count(i, j + 1) > count(i + 1, j)) j++;
    const origin = originals[j];
    if (origin && keys[i] === originalKeys[j]) {
      j++;
      above = null;
      return { added: null, line, origin };
    }
    above = nameAddition(line.text, above);
    return { added: above, line };
  });
}

function nameAddition(text: string, above: Addition | null): Addition {
  if (text === "##### 旁白") return "narration";
  if (/^#{1,6} /.test(text)) return "heading";
  if (text.startsWith("> 编注：") || (above === "note" && text.startsWith(">"))) return "note";
  if (/^!\[[^\]]*\]\(diagrams\/[^)]+\.mmd\)$/.test(text)) return "picture";
  return "unknown";
}

/** a: which stretches of the original stand in a chapter, in the chapter's order. */
function findRanges(chapter: string, lines: readonly PlacedLine[]): readonly string[] {
  const ranges: { first: Line; last: Line }[] = [];
  for (const { origin } of authorsLines(lines)) {
    const open = ranges.at(-1);
    if (open && open.last.index + 1 === origin.index) open.last = origin;
    else ranges.push({ first: origin, last: origin });
  }
  return ranges.map(({ first, last }) =>
    formatRow(["a", chapter, `${first.number}–${last.number}`, `from ${code(first.text)} on`]),
  );
}

/** b: headings of the author that stand at another depth. */
function findDeeperOrShallower(chapter: string, lines: readonly PlacedLine[]): readonly string[] {
  return authorsLines(lines)
    .filter(({ line, origin }) => line.text !== origin.text)
    .map(({ line, origin }) =>
      formatRow(["b", chapter, `${origin.number}`, `${code(origin.text)} → ${code(line.text)}`]),
    );
}

/** b to e: lines that only the chapter has. A note belongs to the line above it, all else to the one below. */
function findAdditions(chapter: string, lines: readonly PlacedLine[]): readonly string[] {
  return lines.flatMap((placed, at) => {
    const above = authorsLines(lines.slice(0, at)).at(-1)?.origin.number ?? "the start";
    const below = authorsLines(lines.slice(at))[0]?.origin.number ?? "the end";
    const what = code(placed.line.text);
    switch (placed.added) {
      case "heading":
        return formatRow(["b", chapter, `before ${below}`, what]);
      case "narration":
        return formatRow(["c", chapter, `before ${below}`, what]);
      case "note":
        return formatRow(["d", chapter, `after ${above}`, what]);
      case "picture":
        return formatRow(["e", chapter, `before ${below}`, what]);
      case "unknown":
      case null:
        return [];
      default:
        return placed satisfies never;
    }
  });
}

function findLostAndDoubled(
  originals: readonly Line[],
  placed: readonly { name: string; lines: readonly PlacedLine[] }[],
): readonly string[] {
  const homes = new Map<Line, string[]>(originals.map((line) => [line, []]));
  for (const { name, lines } of placed) {
    for (const { origin } of authorsLines(lines)) homes.get(origin)?.push(name);
  }
  return [...homes].flatMap(([line, names]) => {
    if (names.length === 1) return [];
    const where = names.length === 0 ? "stands in no chapter" : `stands in ${names.join(" and ")}`;
    return `original:${line.number}: ${where}: ${line.text}`;
  });
}

function findForeignLines(chapter: string, lines: readonly PlacedLine[]): readonly string[] {
  return lines
    .filter((placed) => placed.added === "unknown")
    .map(({ line }) => `${chapter}:${line.number}: neither the author's nor a move: ${line.text}`);
}

/** A mark belongs to the words below it. A row does not tell whether a picture stands above it or below. */
function findIdleMarks(chapter: string, lines: readonly PlacedLine[]): readonly string[] {
  return lines.flatMap(({ added, line }, at) =>
    added === "narration" && lines[at + 1]?.added !== null
      ? [`${chapter}:${line.number}: a narration mark over no words of the author`]
      : [],
  );
}

/** Blank lines part paragraphs and beats, so they stay where they were, however many stood there. */
function findBlankFaults(chapter: string, lines: readonly PlacedLine[]): readonly string[] {
  return lines.slice(1).flatMap((below, at) => {
    const wanted = isBlankWanted(lines.slice(0, at + 1), below);
    if (wanted === null || wanted === below.line.belowBlank) return [];
    const what = wanted ? "a blank line is missing above" : "a blank line too many above";
    return `${chapter}:${below.line.number}: ${what}: ${below.line.text}`;
  });
}

/** Null where a line that is nobody's leaves nothing to go by. */
function isBlankWanted(before: readonly PlacedLine[], below: PlacedLine): boolean | null {
  const above = before.at(-1)?.added ?? null;
  if (above === "unknown" || below.added === "unknown") return null;
  if (below.added === "note") return false;
  if (below.added !== null || (above !== null && above !== "note")) return true;
  const last = authorsLines(before).at(-1)?.origin;
  return last && last.index + 1 === below.origin.index ? below.origin.belowBlank : true;
}

function authorsLines(lines: readonly PlacedLine[]) {
  return lines.filter((placed) => placed.added === null);
}

function without(rows: readonly string[], others: readonly string[]): readonly string[] {
  const left = [...others];
  return rows.filter((row) => {
    const at = left.indexOf(row);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

function formatRow(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.trim()).join(" | ")} |`;
}

function code(text: string): string {
  const cell = text.replaceAll("|", "\\|");
  return text.includes("`") ? `\`\` ${cell} \`\`` : `\`${cell}\``;
}

function withoutDepth(text: string): string {
  return text.replace(/^#{1,6} /, "# ");
}

function isBlank(text: string): boolean {
  return text.trim() === "";
}
