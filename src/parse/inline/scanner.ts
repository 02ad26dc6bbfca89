/** Walks a text from left to right and tells its parts: what is text, which marks belong together, what is
 *  a link. The way of doing it is the one CommonMark describes, with the bare links of GFM. */
import type { References } from "../lexer.ts";
import { type BareStart, bareLinkAt, findBareStarts } from "./bare-links.ts";
import { Brackets } from "./brackets.ts";
import { pairRuns, type Run, runAt } from "./emphasis.ts";
import { ESCAPABLE, referenceAt } from "./escapes.ts";
import type { Part } from "./parts.ts";
import { Search } from "./search.ts";
import { addressAt, tagEnd } from "./tags.ts";

/** Characters that may be more than text. */
const SPECIAL = /[\\`*_~![\]<&\n]/g;
const COMMENT = /^<!--[\s\S]*-->$/;

/** The parts of a text. Space around it is none of its own. */
export function scanParts(text: string, references: readonly References[]): Part[] {
  return new Scanner(text.slice(0, spaceBegins(text, text.length)), references).scan();
}

class Scanner {
  private at = 0;
  private readonly parts: Part[] = [];
  /** Runs of marks that are not paired yet. */
  private readonly runs: Run[] = [];
  private readonly brackets: Brackets;
  private readonly text: string;
  private readonly search: Search;
  private readonly bareStarts: readonly BareStart[];
  private nextBare = 0;
  private nextSpecial = 0;

  constructor(text: string, references: readonly References[]) {
    this.text = text;
    this.brackets = new Brackets(text, references);
    this.search = new Search(text);
    this.bareStarts = findBareStarts(text);
  }

  scan(): Part[] {
    this.skipIndent();
    while (this.at < this.text.length) {
      if (!this.readBareLink()) this.readPart();
    }
    pairRuns(this.runs);
    return this.parts;
  }

  private readPart(): void {
    switch (this.text.charAt(this.at)) {
      case "\n":
        this.readLineEnd();
        break;
      case "\\":
        this.readEscape();
        break;
      case "`":
        this.readCode();
        break;
      case "*":
      case "_":
      case "~":
        this.readRun();
        break;
      case "!":
      case "[":
        this.openBracket();
        break;
      case "]":
        this.closeBracket();
        break;
      case "<":
        this.readTag();
        break;
      case "&":
        this.readReference();
        break;
      default:
        this.readWords();
    }
  }

  private add(part: Part, end: number): void {
    this.parts.push(part);
    this.at = end;
  }

  private say(text: string, end: number): void {
    this.add({ type: "text", text }, end);
  }

  private readWords(): void {
    const bare = this.bareStarts[this.nextBare]?.at ?? this.text.length;
    const end = Math.min(this.findSpecial(), bare > this.at ? bare : this.text.length);
    this.say(this.text.slice(this.at, end), end);
  }

  /** It is looked for once, however many links come before it. */
  private findSpecial(): number {
    if (this.nextSpecial <= this.at) {
      SPECIAL.lastIndex = this.at + 1;
      this.nextSpecial = SPECIAL.exec(this.text)?.index ?? this.text.length;
    }
    return this.nextSpecial;
  }

  private readBareLink(): boolean {
    while ((this.bareStarts[this.nextBare]?.at ?? this.at) < this.at) this.nextBare += 1;
    const start = this.bareStarts[this.nextBare];
    if (start?.at !== this.at) return false;
    this.nextBare += 1;
    // Within brackets the address may be the text of a link, which ends at the bracket.
    const bracket = this.brackets.isAnyOpen ? this.search.next("]", this.at) : -1;
    const link = bareLinkAt(this.text, start, bracket < 0 ? this.text.length : bracket);
    if (link === null) return false;
    const { address, end } = link;
    this.add({ type: "bare", text: this.text.slice(this.at, end), address, at: this.at }, end);
    return true;
  }

  private readLineEnd(): void {
    const begins = spaceBegins(this.text, this.at);
    const last = this.parts.at(-1);
    if (begins < this.at && last?.type === "text") {
      const text = last.text.slice(0, begins - this.at);
      this.parts[this.parts.length - 1] = { type: "text", text };
    }
    const isBreak = this.text.startsWith("  ", this.at - 2);
    this.add({ type: isBreak ? "break" : "line-end" }, this.at + 1);
    this.skipIndent();
  }

  private skipIndent(): void {
    while (/[ \t\n]/.test(this.text.charAt(this.at))) this.at += 1;
  }

  private readEscape(): void {
    const next = this.text.charAt(this.at + 1);
    if (next === "\n") {
      this.add({ type: "break" }, this.at + 2);
      this.skipIndent();
    } else if (ESCAPABLE.test(next)) {
      this.say(next, this.at + 2);
    } else {
      this.say("\\", this.at + 1);
    }
  }

  private readReference(): void {
    const reference = referenceAt(this.text, this.at);
    this.say(reference?.text ?? "&", reference?.end ?? this.at + 1);
  }

  private readCode(): void {
    let begin = this.at + 1;
    while (this.text.charAt(begin) === "`") begin += 1;
    const count = begin - this.at;
    const end = this.search.nextBackticks(count, begin);
    if (end < 0) this.say("`".repeat(count), begin);
    else this.add({ type: "code", text: codeWithin(this.text.slice(begin, end)) }, end + count);
  }

  private readRun(): void {
    const run = runAt(this.text, this.at);
    this.runs.push(run);
    this.add(run, this.at + run.length);
  }

  private readTag(): void {
    const { text, at } = this;
    const link = addressAt(text, at);
    const end = tagEnd(text, at, this.search);
    if (link !== null) {
      this.add({ type: "bare", text: link.text, address: link.address, at }, link.end);
    } else if (end !== null) {
      const written = text.slice(at, end);
      this.say(COMMENT.test(written) ? "" : written.replaceAll("\n", " "), end);
    } else {
      this.say("<", at + 1);
    }
  }

  private openBracket(): void {
    const { at } = this;
    const written = this.text.startsWith("![", at) ? "![" : this.text.charAt(at);
    if (written !== "!") {
      this.brackets.push({
        is: written === "[" ? "link" : "picture",
        at,
        textAt: at + written.length,
        part: this.parts.length,
        runs: this.runs.length,
      });
    }
    // Text, unless its `]` makes a link of it.
    this.say(written, at + written.length);
  }

  private closeBracket(): void {
    const closed = this.brackets.close(this.at);
    if (closed === null) {
      this.say("]", this.at + 1);
      return;
    }
    const { is, at, part, runs, target } = closed;
    const { address, title, end } = target;
    pairRuns(this.runs.splice(runs));
    this.parts[part] = { type: "opening", is, address, title, at };
    if (is === "link") this.forgetLinks(part);
    this.add({ type: "closing", written: this.text.slice(this.at, end) }, end);
  }

  /** Addresses in the text of a link are text. */
  private forgetLinks(from: number): void {
    for (let index = from; index < this.parts.length; index += 1) {
      const part = this.parts[index];
      if (part?.type === "bare") this.parts[index] = { type: "text", text: part.text };
    }
  }
}

/** One space on both sides lets code begin or end with a backtick. */
function codeWithin(written: string): string {
  const code = written.replaceAll("\n", " ");
  const isPadded = code.startsWith(" ") && code.endsWith(" ") && /[^ ]/.test(code);
  return isPadded ? code.slice(1, -1) : code;
}

/** Where the space begins that ends at an offset. */
function spaceBegins(text: string, end: number): number {
  let begin = end;
  while (begin > 0 && /[ \t\n]/.test(text.charAt(begin - 1))) begin -= 1;
  return begin;
}
