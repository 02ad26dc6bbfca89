/** The parts of a text, one behind the other, once it is known what each of them is: words, runs of marks,
 *  where links begin and end. From them the tree of inlines is built. */
import { type Inline, plainText } from "../../model/inline.ts";
import type { TextPlaces } from "../places.ts";
import { characterAt, characterBefore, gapBetween } from "./characters.ts";
import type { Run, Wrap } from "./emphasis.ts";

export type Part =
  | { readonly type: "text" | "code"; readonly text: string }
  | { readonly type: "break" }
  /** The end of a line that is no break: what it stands for depends on the words beside it. */
  | { readonly type: "line-end" }
  | Run
  | BarePart
  | Opening
  | Closing;

/** A link whose text is its address. */
export interface BarePart {
  readonly type: "bare";
  readonly text: string;
  readonly address: string;
  /** Its offset in the text. */
  readonly at: number;
}

/** The `[` of a link or the `![` of a picture, at an offset in the text. */
export interface Opening {
  readonly type: "opening";
  readonly is: "link" | "picture";
  readonly address: string;
  readonly title: string;
  readonly at: number;
}

/** What stands behind the text of a link, from its `]` on, as it was written. */
export interface Closing {
  readonly type: "closing";
  readonly written: string;
}

/** Deeper than anybody writes, and not so deep that walking the tree would be a danger. What is nested
 *  deeper stays as it was written. */
const DEEPEST = 50;

export function treeOf(parts: readonly Part[], places: TextPlaces): Inline[] {
  const tree = new Tree(places);
  for (const part of settleLineEnds(parts)) tree.add(part);
  return tree.root;
}

/** Line ends become the gap, or no gap, between the words they stand between. */
function settleLineEnds(parts: readonly Part[]): Part[] {
  const settled = [...parts];
  let before = "";
  let lineEnd: number | null = null;
  for (const [index, part] of parts.entries()) {
    if (part.type === "line-end") lineEnd = index;
    const shown = shownText(part);
    if (shown === "") continue;
    if (lineEnd !== null) {
      settled[lineEnd] = { type: "text", text: gapBetween(before, characterAt(shown, 0)) };
    }
    lineEnd = null;
    before = characterBefore(shown, shown.length);
  }
  return settled;
}

function shownText(part: Part): string {
  switch (part.type) {
    case "text":
    case "code":
    case "bare":
      return part.text;
    case "break":
      return "\n";
    case "run":
      return part.mark.repeat(part.left);
    case "line-end":
    case "opening":
    case "closing":
      return "";
    default:
      return part satisfies never;
  }
}

/** An inline that is still open. */
interface Frame {
  readonly inlines: Inline[];
  /** `null` when it is nested too deep to become one; then its words belong to the frame around it. */
  readonly make: ((inside: readonly Inline[]) => Inline) | null;
}

class Tree {
  readonly root: Inline[] = [];
  private readonly open: Frame[] = [];
  private readonly places: TextPlaces;

  constructor(places: TextPlaces) {
    this.places = places;
  }

  add(part: Part): void {
    switch (part.type) {
      case "text":
        this.say(part.text);
        break;
      case "code":
        this.inlines().push(part as Inline);
        break;
      case "break":
        this.inlines().push({ type: "break" });
        break;
      case "bare":
        this.inlines().push(this.bareLink(part));
        break;
      case "run":
        for (const wrap of part.closes) this.close(marksOf(part, wrap));
        this.say(part.mark.repeat(part.left));
        for (const wrap of [...part.opens].reverse()) {
          this.begin(marksOf(part, wrap), (children) => ({ type: wrap, children }));
        }
        break;
      case "opening":
        this.begin(part.is === "link" ? "[" : "![", this.linkFor(part));
        break;
      case "closing":
        this.close(part.written);
        break;
      case "line-end":
        break;
      default:
        part satisfies never;
    }
  }

  private inlines(): Inline[] {
    return this.open.at(-1)?.inlines ?? this.root;
  }

  /** Text joins the text before it: `a &amp; b` is one. */
  private say(text: string): void {
    if (text === "") return;
    const inlines = this.inlines();
    const last = inlines.at(-1);
    if (last?.type === "text") inlines[inlines.length - 1] = { ...last, text: last.text + text };
    else inlines.push({ type: "text", text });
  }

  private begin(written: string, make: NonNullable<Frame["make"]>): void {
    if (this.open.length < DEEPEST) {
      this.open.push({ inlines: [], make });
    } else {
      this.say(written);
      this.open.push({ inlines: this.inlines(), make: null });
    }
  }

  private close(written: string): void {
    const frame = this.open.pop();
    if (frame?.make) this.inlines().push(frame.make(frame.inlines));
    else this.say(written);
  }

  private bareLink({ text, address, at }: BarePart): Inline {
    const children: Inline[] = [{ type: "text", text }];
    return { type: "link", address, title: "", children, at: this.places.placeAt(at) };
  }

  private linkFor({ is, address, title, at }: Opening): NonNullable<Frame["make"]> {
    const place = this.places.placeAt(at);
    return (children) =>
      is === "link"
        ? { type: "link", address, title, children, at: place }
        : { type: "picture", address, title, alt: plainText(children), at: place };
  }
}

function marksOf({ mark, length }: Run, wrap: Wrap): string {
  return mark.repeat(wrap === "strong" ? 2 : wrap === "emphasis" ? 1 : length);
}
