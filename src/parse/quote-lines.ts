/** Which lines are one quote, and what they say without their marks. A line without a mark belongs to a
 *  quote when it goes on with a paragraph that the line before it left open. marked finds out by lexing the
 *  quote again for each such line, and each quote within it again; here a line is looked at once. */

const MARK = /^ {0,3}>/;
/** Marks of quotes and items, one behind the other, before what a line says. */
const MARKS = /^(?: {0,3}(?:>[ \t]?|(?:[-+*]|\d{1,9}[.)])(?:[ \t]+|$))){0,100}/;

const BLANK = /^[ \t]*$/;
const FENCE = /^ {0,3}(`{3,}(?=[^`]*$)|~{3,})/;
const HEADING = /^ {0,3}#{1,6}(?:[ \t]|$)/;
const RULE = /^ {0,3}(?:(?:-[ \t]*){3,}|(?:_[ \t]*){3,}|(?:\*[ \t]*){3,})$/;
const ITEM = /^ {0,3}(?:[-+*]|\d{1,9}[.)])(?:[ \t]|$)/;
/** A tag alone on its line: it begins HTML, but not within a paragraph. */
const LONE_TAG = /^ {0,3}<\/?[A-Za-z][A-Za-z\d-]*(?:[ \t][^<>]*)?>[ \t]*$/;
const UNDERLINE = /^ {0,3}(?:=+|-+)[ \t]*$/;
const DELIMITERS = /^ {0,3}(?=.*[|:])\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/;
const INDENTED = /^(?: {4}| {0,3}\t)/;

export interface QuoteLines {
  readonly raw: string;
  readonly inside: string;
}

/** The quote that a text begins with, `null` when it begins with anything else. `html` is what a line of
 *  HTML begins with that may stand below a paragraph. */
export function quoteAt(text: string, html: RegExp): QuoteLines | null {
  const inside: string[] = [];
  const open = new OpenBlock(html);
  const ends = [BLANK, FENCE, HEADING, RULE, ITEM, html];
  const goesOn = (line: string): boolean => !ends.some((begin) => begin.test(line));
  /** Lines with a mark that were not looked at yet: mostly none without one follows. */
  const marked: string[] = [];
  let end = 0;
  for (let at = 0; at < text.length; at = end + 1) {
    const lineEnd = text.indexOf("\n", at);
    const line = text.slice(at, lineEnd < 0 ? text.length : lineEnd);
    if (MARK.test(line)) {
      inside.push(withoutMark(line));
      marked.push(line);
    } else if (inside.length > 0 && goesOn(line) && open.isParagraphAfter(marked.splice(0))) {
      // What would underline a heading is no underline without the mark.
      inside.push(UNDERLINE.test(line) ? `    ${line}` : line);
    } else {
      break;
    }
    end = at + line.length;
  }
  return inside.length === 0 ? null : { raw: text.slice(0, end), inside: inside.join("\n") };
}

/** One space behind the mark belongs to it; a tab is as many spaces as lead to the next stop. */
function withoutMark(line: string): string {
  const mark = MARK.exec(line)?.[0] ?? "";
  const rest = line.slice(mark.length);
  if (!rest.startsWith("\t")) return rest.replace(/^ /, "");
  let column = mark.length;
  const space = /^[ \t]*/.exec(rest)?.[0] ?? "";
  for (const character of space) column += character === "\t" ? 4 - (column % 4) : 1;
  return " ".repeat(column - mark.length - 1) + rest.slice(space.length);
}

/** What the lines read so far leave open. */
class OpenBlock {
  private kind: "paragraph" | "table" | "html" | "none" = "none";
  /** The fence of code that is open, and in how many quotes. */
  private fence: { readonly mark: string; readonly depth: number } | null = null;
  private readonly html: RegExp;

  constructor(html: RegExp) {
    this.html = html;
  }

  isParagraphAfter(lines: readonly string[]): boolean {
    for (const line of lines) this.read(line);
    return this.kind === "paragraph";
  }

  private read(line: string): void {
    const marks = MARKS.exec(line)?.[0] ?? "";
    const words = line.slice(marks.length);
    const depth = marks.split(">").length;
    if (this.fence !== null && depth >= this.fence.depth) {
      if (closes(words, this.fence.mark)) this.fence = null;
      return;
    }
    const mark = FENCE.exec(words)?.[1];
    this.fence = mark === undefined ? null : { mark, depth };
    this.kind = mark === undefined ? this.kindAfter(words) : "none";
  }

  private kindAfter(words: string): OpenBlock["kind"] {
    if (BLANK.test(words) || HEADING.test(words) || RULE.test(words)) return "none";
    if (this.kind === "table" || this.kind === "html") return this.kind;
    if (this.html.test(words)) return "html";
    if (this.kind === "none") return kindOfFirst(words);
    if (DELIMITERS.test(words)) return "table";
    return UNDERLINE.test(words) ? "none" : "paragraph";
  }
}

function kindOfFirst(words: string): "paragraph" | "html" | "none" {
  if (INDENTED.test(words)) return "none";
  return LONE_TAG.test(words) ? "html" : "paragraph";
}

function closes(line: string, fence: string): boolean {
  const mark = /^ {0,3}(`{3,}|~{3,})[ \t]*$/.exec(line)?.[1] ?? "";
  return mark.startsWith(fence);
}
