/** Text within a block: a small union of our own, no library's tokens. */
import type { Place } from "./place.ts";

export type Inline =
  | { readonly type: "text"; readonly text: string }
  | { readonly type: "code"; readonly text: string }
  /** A `soft` one was not written: layout ends a line there. */
  | { readonly type: "break"; readonly soft?: true }
  /** Air between a Han character and a Latin one. Only layout puts it there, as all that follows from how
   *  text is set. */
  | { readonly type: "gap" }
  /** One Chinese mark without the blank half at its start or end. */
  | { readonly type: "squeezed"; readonly text: string; readonly side: "start" | "end" }
  | { readonly type: "strong" | "emphasis" | "strike"; readonly children: readonly Inline[] }
  | {
      readonly type: "link";
      readonly address: string;
      readonly title: string;
      readonly children: readonly Inline[];
      readonly at: Place;
    }
  | {
      readonly type: "picture";
      readonly address: string;
      readonly title: string;
      readonly alt: string;
      readonly at: Place;
    };

/** The words alone. */
export function plainText(inlines: readonly Inline[]): string {
  return inlines
    .map((inline) => {
      switch (inline.type) {
        case "text":
        case "code":
        case "squeezed":
          return inline.text;
        case "break":
          return inline.soft ? "" : "\n";
        case "gap":
          return "";
        case "strong":
        case "emphasis":
        case "strike":
        case "link":
          return plainText(inline.children);
        case "picture":
          return inline.alt;
        default:
          return inline satisfies never;
      }
    })
    .join("");
}

/** The words before, between and behind the pictures in a text. */
export function piecesBesidePictures(inlines: readonly Inline[]): readonly string[] {
  const pieces = [""];
  const add = (inline: Inline): void => {
    if (inline.type === "picture") pieces.push("");
    else if ("children" in inline) inline.children.forEach(add);
    else pieces.push(`${pieces.pop() ?? ""}${plainText([inline])}`);
  };
  inlines.forEach(add);
  return pieces.filter((piece) => piece.trim() !== "");
}

/** The same text with the words for each picture in its place. */
export function withoutPictures(inlines: readonly Inline[]): readonly Inline[] {
  return inlines.map((inline): Inline => {
    switch (inline.type) {
      case "picture":
        return { type: "text", text: inline.alt };
      case "strong":
      case "emphasis":
      case "strike":
      case "link":
        return { ...inline, children: withoutPictures(inline.children) };
      case "text":
      case "code":
      case "break":
      case "gap":
      case "squeezed":
        return inline;
      default:
        return inline satisfies never;
    }
  });
}

/** The same text in two parts, cut at an offset into its plain text. */
export function cutInlines(
  inlines: readonly Inline[],
  at: number,
): readonly [readonly Inline[], readonly Inline[]] {
  const before: Inline[] = [];
  const after: Inline[] = [];
  let rest = at;
  for (const inline of inlines) {
    const { length } = plainText([inline]);
    if (rest >= length) before.push(inline);
    else if (rest <= 0) after.push(inline);
    else {
      const [first, second] = cutInline(inline, rest);
      before.push(first);
      after.push(second);
    }
    rest -= length;
  }
  return [before, after];
}

function cutInline(inline: Inline, at: number): readonly [Inline, Inline] {
  switch (inline.type) {
    case "text":
    case "code":
    case "squeezed":
      return [
        { ...inline, text: inline.text.slice(0, at) },
        { ...inline, text: inline.text.slice(at) },
      ];
    case "strong":
    case "emphasis":
    case "strike":
    case "link": {
      const [before, after] = cutInlines(inline.children, at);
      return [
        { ...inline, children: before },
        { ...inline, children: after },
      ];
    }
    case "picture":
      return [
        { ...inline, alt: inline.alt.slice(0, at) },
        { ...inline, alt: inline.alt.slice(at) },
      ];
    case "break":
    case "gap":
      return [inline, { type: "text", text: "" }];
    default:
      return inline satisfies never;
  }
}
