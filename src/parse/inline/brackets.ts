/** Brackets that are open, and which of them may still become links: a link holds no other link, a picture
 *  may. */
import type { References } from "../lexer.ts";
import { decodeReferences } from "./escapes.ts";
import { LONGEST_LABEL, labelAt, normalLabel, type Target, targetAt } from "./targets.ts";

/** A `[` or `![` whose `]` has not come yet. */
export interface Bracket {
  readonly is: "link" | "picture";
  readonly at: number;
  /** Where its text begins. */
  readonly textAt: number;
  /** Its place among the parts, and how many runs of marks came before it. */
  readonly part: number;
  readonly runs: number;
}

/** Brackets within one another. Deeper ones are text, and cost no more than text. */
const DEEPEST = 1000;

export class Brackets {
  private readonly open: (Bracket & { holdsBracket: boolean })[] = [];
  /** So many of them, from the outermost on, hold a link. */
  private holdLink = 0;
  /** How many are open beyond the deepest. */
  private tooDeep = 0;
  private readonly text: string;
  private readonly references: readonly References[];

  constructor(text: string, references: readonly References[]) {
    this.text = text;
    this.references = references;
  }

  get isAnyOpen(): boolean {
    return this.open.length > 0;
  }

  push(bracket: Bracket): void {
    const outer = this.open.at(-1);
    if (outer !== undefined) outer.holdsBracket = true;
    if (this.open.length < DEEPEST) this.open.push({ ...bracket, holdsBracket: false });
    else this.tooDeep += 1;
  }

  /** Closes the innermost bracket with the `]` at an offset; `null` when that makes no link of it. */
  close(at: number): (Bracket & { readonly target: Target }) | null {
    if (this.tooDeep > 0) {
      this.tooDeep -= 1;
      return null;
    }
    const bracket = this.open.pop();
    const depth = this.open.length;
    const holdsLink = depth < this.holdLink;
    this.holdLink = Math.min(this.holdLink, depth);
    if (bracket === undefined || (bracket.is === "link" && holdsLink)) return null;
    const label = bracket.holdsBracket ? null : this.text.slice(bracket.textAt, at);
    const target = targetAt(this.text, at + 1) ?? this.definedAt(at + 1, label);
    if (target === null) return null;
    if (bracket.is === "link") this.holdLink = depth;
    return { ...bracket, target };
  }

  /** What is defined for the label behind a text, or for the text itself. Text with a bracket is no label. */
  private definedAt(at: number, ownLabel: string | null): Target | null {
    const label = labelAt(this.text, at);
    const name = label?.text || ownLabel;
    if (name === null || name.length > LONGEST_LABEL) return null;
    const normal = normalLabel(name);
    const definition = this.references.find((own) => Object.hasOwn(own, normal))?.[normal];
    if (definition === undefined) return null;
    return {
      address: decodeReferences(definition.href ?? ""),
      title: decodeReferences(definition.title ?? ""),
      end: label?.end ?? at,
    };
  }
}
