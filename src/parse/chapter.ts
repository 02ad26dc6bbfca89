/** A chapter's Markdown → its slides. Headings open slides; what follows hangs on the slide above. */
import { type Block, type Figure, titleOf } from "../model/block.ts";
import type { Beat, EditorNote } from "../model/deck.ts";
import { plainText } from "../model/inline.ts";
import type { Place } from "../model/place.ts";
import type { Problem } from "../model/problem.ts";
import type { SourceFile } from "../model/talk.ts";
import {
  blockOf,
  blocksOf,
  isComment,
  isUnclosed,
  type PlacedToken,
  placeTokens,
} from "./blocks.ts";
import { type Group, groupBlocks } from "./columns.ts";
import { divideChapter, type Fragment, type LineUse } from "./divide.ts";
import { fencedFigureOf } from "./fences.ts";
import { type Drawings, figureName, figureOf, figureProblems } from "./figures.ts";
import { inlinesOf, type Reading } from "./inlines.ts";
import { problemsInside } from "./inside.ts";
import { lexBlocks } from "./lexer.ts";
import { isNarrationMark, withoutColon } from "./markers.ts";
import { beatsOn } from "./narration.ts";
import { type Lines, linesOf, placeOf } from "./places.ts";

/** A slide before it has an id and a number. */
export interface Draft {
  /** The heading it stands under; two drafts under one heading share it. `null` before the first heading. */
  readonly heading: Heading | null;
  readonly role: "divider" | "content";
  readonly title: string;
  /** All headings above the slide, outermost first, parts included. */
  readonly above: readonly Heading[];
  /** The name of the figure that opened it; `null` when a heading did. */
  readonly figure: string | null;
  readonly blocks: readonly Block[];
  readonly narration: readonly Beat[];
  readonly backstory: readonly Block[];
  readonly editorNotes: readonly EditorNote[];
  readonly at: Place;
}

export interface Heading {
  readonly depth: number;
  readonly title: string;
  readonly at: Place;
}

export interface ParsedChapter {
  readonly drafts: readonly Draft[];
  /** What became of each line. */
  readonly uses: readonly LineUse[];
  readonly problems: readonly Problem[];
}

export interface ChapterOptions {
  readonly drawings: Drawings;
  /** Title of a slide that opens before the first heading. */
  readonly title: string;
  /** Whether HTML comments are narration. */
  readonly spokenComments: boolean;
}

export function parseChapter(file: SourceFile, options: ChapterOptions): ParsedChapter {
  const source = linesOf(file.path, file.text);
  const divided = divideChapter(source);
  const tokens = lexBlocks(divided.markdown.join("\n"));
  const builder = new ChapterBuilder(
    { source, references: [tokens.links] },
    divided.markdown,
    options,
  );
  const { fragments } = divided;
  let next = 0;
  const addFragments = (before: number): void => {
    for (; (fragments[next]?.line ?? before) < before; next += 1) {
      builder.addFragment(fragments[next] as Fragment);
    }
  };
  for (const placed of placeTokens(tokens, 1)) {
    addFragments(placed.line);
    builder.addToken(placed);
  }
  addFragments(Number.POSITIVE_INFINITY);
  const drafts = builder.finish();
  const markdown = { path: source.path, lines: divided.markdown };
  const inside = drafts.flatMap((draft) =>
    problemsInside(draft, source, markdown, options.drawings),
  );
  return {
    drafts,
    uses: usesOf(source, divided.uses, builder.uses),
    problems: [...divided.problems, ...builder.problems, ...inside],
  };
}

function usesOf(
  source: Lines,
  divided: readonly (LineUse | undefined)[],
  built: ReadonlyMap<number, LineUse>,
): LineUse[] {
  return source.lines.map(
    (text, index) =>
      divided[index] ?? (text.trim() === "" ? "blank" : (built.get(index + 1) ?? "slide")),
  );
}

/** A draft while it is being written. */
interface OpenDraft extends Omit<Draft, "blocks"> {
  readonly groups: { heading: Group["heading"]; blocks: Block[] }[];
  readonly narration: Beat[];
  readonly backstory: Block[];
  readonly editorNotes: EditorNote[];
}

/** Walks a chapter's tokens from top to bottom. What is open at a time is state here and nowhere else. */
class ChapterBuilder {
  readonly uses = new Map<number, LineUse>();
  readonly problems: Problem[] = [];
  private readonly drafts: OpenDraft[] = [];
  private above: Heading[] = [];
  private narrating = false;
  /** A `---` was seen; what comes next decides whether it meant anything. */
  private separated = false;
  private readonly reading: Reading;
  private readonly source: Lines;
  private readonly markdown: readonly string[];
  private readonly options: ChapterOptions;

  constructor(reading: Reading, markdown: readonly string[], options: ChapterOptions) {
    this.reading = reading;
    this.source = reading.source;
    this.markdown = markdown;
    this.options = options;
  }

  addToken(placed: PlacedToken): void {
    const { token } = placed;
    if (token.type === "space") return;
    if (token.type === "heading") {
      this.separated = false;
      this.addHeading(placed);
    } else if (token.type === "hr" && /^ {0,3}-{3,}\s*$/.test(token.raw)) {
      if (this.saidOn(placed.line - 1)) {
        this.report("narration-above-separator", placeOf(this.source, placed.line));
      }
      this.use(placed, "mark");
      this.narrating = false;
      this.separated = this.hasBody();
    } else if (isComment(token)) {
      this.addComment(placed);
    } else if (token.type === "def") {
      this.use(placed, "mark");
    } else {
      this.addContent(placed);
    }
  }

  addFragment({ type, line, endLine, text, on }: Fragment): void {
    // An empty backstory may end where the chapter does.
    const draft = this.current(Math.min(line, this.source.lines.length));
    if (type === "backstory") {
      const tokens = lexBlocks(text.join("\n"));
      // What it defines itself comes before what the chapter does.
      const references = [tokens.links, ...this.reading.references];
      const blocks = blocksOf(tokens, line, { ...this.reading, references, keepsLines: true });
      for (const block of blocks) draft.backstory.push(block);
    } else {
      draft.editorNotes.push({
        text: inlinesOf(text.join("\n"), this.reading, line),
        on: placeOf(this.source, on),
        at: placeOf(this.source, line, endLine),
      });
    }
  }

  finish(): Draft[] {
    return this.drafts
      .filter((draft, index) => !this.livesInKicker(draft, this.drafts[index + 1]))
      .map(({ groups, ...draft }) => ({ ...draft, blocks: groupBlocks(groups) }));
  }

  /** An empty heading followed by a deeper one needs no slide: it stands over the titles below it. */
  private livesInKicker(draft: OpenDraft, next: OpenDraft | undefined): boolean {
    return (
      draft.role === "content" &&
      isEmpty(draft) &&
      next !== undefined &&
      draft.heading !== null &&
      next.above.includes(draft.heading)
    );
  }

  private addHeading(placed: PlacedToken): void {
    const { token, line, endLine } = placed;
    const depth: number = token.type === "heading" ? token.depth : 1;
    const text = inlinesOf(token.type === "heading" ? token.text : "", this.reading, line);
    const title = withoutColon(plainText(text));
    const at = placeOf(this.source, line, endLine);
    if (isNarrationMark(title, depth)) {
      this.use(placed, "mark");
      if (this.drafts.length === 0) this.report("narration-before-slide", at);
      this.current(line);
      this.narrating = true;
      return;
    }
    this.narrating = false;
    if (depth > 3) {
      const draft = this.body(line);
      if (depth === 4) draft.groups.push({ heading: { title: text, at }, blocks: [] });
      else draft.groups.at(-1)?.blocks.push({ type: "subheading", depth, text, at });
      return;
    }
    const heading = { depth, title, at };
    this.above = [...this.above.filter((other) => other.depth < depth), heading];
    this.open({
      heading,
      title,
      role: depth === 1 ? "divider" : "content",
      above: this.above.slice(0, -1),
      figure: null,
      at,
    });
  }

  private addComment(placed: PlacedToken): void {
    if (!this.options.spokenComments) {
      this.use(placed, "comment");
      return;
    }
    const lines = this.linesOf(placed).map((text) => text.replace(/<!--|-->/g, ""));
    this.say(placed, lines);
  }

  private addContent(placed: PlacedToken): void {
    const { path } = this.source;
    const fenced = fencedFigureOf(placed, { path, lines: this.markdown });
    const figure = fenced?.figure ?? figureOf(placed, this.reading, this.options.drawings);
    if (figure !== null) {
      for (const problem of fenced?.problems ?? figureProblems(figure)) this.problems.push(problem);
      this.addFigure(figure);
      return;
    }
    if (this.narrating) {
      if (isUnclosed(placed.token)) {
        this.report("code-unclosed", placeOf(this.source, placed.line));
      }
      this.say(placed, this.linesOf(placed));
      return;
    }
    const block = blockOf(placed, this.reading);
    if (block !== null) this.body(placed.line).groups.at(-1)?.blocks.push(block);
  }

  private addFigure(figure: Figure): void {
    this.narrating = false;
    const name = figureName(figure);
    // Without a name it is one more slide of its heading, as behind a `---`.
    if (name === null) this.separated = this.hasBody();
    else if (this.hasBody() || this.drafts.length === 0) {
      this.openFigure(name, figure.caption || titleOf(figure), figure.at);
    }
    this.body(figure.at.line).groups.at(-1)?.blocks.push(figure);
    this.separated = false;
  }

  private say(placed: PlacedToken, lines: readonly string[]): void {
    const { narration } = this.current(placed.line);
    for (const beat of beatsOn(lines, placed.line, this.reading)) narration.push(beat);
    this.use(placed, "narration");
  }

  private saidOn(line: number): boolean {
    return this.uses.get(line) === "narration" && this.markdown[line - 1]?.trim() !== "";
  }

  /** A token's lines, with all that is no Markdown blanked. */
  private linesOf({ line, endLine }: PlacedToken): readonly string[] {
    return this.markdown.slice(line - 1, endLine);
  }

  /** Whether the open slide holds anything that a further figure or a `---` would be parted from. */
  private hasBody(): boolean {
    const draft = this.drafts.at(-1);
    if (draft === undefined || draft.role === "divider") return false;
    return (
      draft.narration.length > 0 ||
      draft.groups.some(({ heading, blocks }) => heading || blocks.length > 0)
    );
  }

  private current(line: number): OpenDraft {
    return this.drafts.at(-1) ?? this.openUntitled(line);
  }

  /** The draft that content on `line` goes to: a divider holds none, and `---` begins a new one. */
  private body(line: number): OpenDraft {
    const draft = this.current(line);
    if (draft.role !== "divider" && !this.separated) return draft;
    this.separated = false;
    return this.open({
      heading: draft.heading,
      title: draft.heading?.title ?? draft.title,
      role: "content",
      above: draft.heading === null ? [] : this.above.slice(0, -1),
      figure: null,
      at: placeOf(this.source, line),
    });
  }

  private openUntitled(line: number): OpenDraft {
    return this.open({
      heading: null,
      title: this.options.title,
      role: "content",
      above: [],
      figure: null,
      at: placeOf(this.source, line),
    });
  }

  private openFigure(name: string, title: string, at: Place): void {
    this.separated = false;
    this.open({
      heading: this.drafts.at(-1)?.heading ?? null,
      title: title || name || this.options.title,
      role: "content",
      above: this.above,
      figure: name,
      at,
    });
  }

  private open(
    draft: Pick<OpenDraft, "heading" | "title" | "role" | "above" | "figure" | "at">,
  ): OpenDraft {
    const opened: OpenDraft = {
      ...draft,
      groups: [{ heading: null, blocks: [] }],
      narration: [],
      backstory: [],
      editorNotes: [],
    };
    this.drafts.push(opened);
    return opened;
  }

  private use({ line, endLine }: PlacedToken, use: LineUse): void {
    for (let at = line; at <= endLine; at += 1) this.uses.set(at, use);
  }

  private report(kind: Problem["kind"], at: Place): void {
    this.problems.push({ kind, severity: "warning", at, values: {} });
  }
}

function isEmpty(draft: OpenDraft): boolean {
  return (
    draft.narration.length === 0 &&
    draft.backstory.length === 0 &&
    draft.editorNotes.length === 0 &&
    draft.groups.every(({ heading, blocks }) => heading === null && blocks.length === 0)
  );
}
