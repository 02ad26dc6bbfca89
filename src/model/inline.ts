/** Text within a block: a small union of our own, no library's tokens. */
import type { Place } from "./place.ts";

export type Inline =
  | { readonly type: "text"; readonly text: string }
  | { readonly type: "code"; readonly text: string }
  | { readonly type: "break" }
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
          return inline.text;
        case "break":
          return "\n";
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
