/** A row of what was found: the slide, and where in it the words are. */
import type { Words } from "../words/words.ts";
import { element } from "./dom.ts";
import { excerptOf, markWords, type Piece } from "./excerpt.ts";
import type { Found } from "./find.ts";

/** Who sees the window. What the speaker is going to say is not for the room. */
export type Audience = "room" | "speaker";

/** `asked` are the words of the query. */
export function makeRow(
  found: Found,
  asked: readonly string[],
  audience: Audience,
  words: Words,
): HTMLElement {
  const { number, title, part, role } = found.slide;
  const row = element(
    "li",
    { class: "row", role: "option", "aria-selected": "false", "data-role": role },
    element("span", { class: "number" }, String(number)),
    " ",
    element("span", { class: "title" }, ...marked(markWords(title.normalize("NFC"), asked))),
    " ",
    element("span", { class: "part" }, ...marked(markWords(part === title ? "" : part, asked))),
  );
  const where = whereLine(found, asked, audience, words);
  if (where.length > 0) row.append(" ", element("span", { class: "excerpt" }, ...where));
  return row;
}

function whereLine(
  { where, texts }: Found,
  asked: readonly string[],
  audience: Audience,
  { speaker }: Words,
): readonly (Node | string)[] {
  if (where === "shown") return marked(excerptOf(texts.shown, asked));
  if (where !== "said") return [];
  const name = element("b", {}, speaker.narration);
  return audience === "room" ? [name] : [name, " ", ...marked(excerptOf(texts.said, asked))];
}

function marked(pieces: readonly Piece[]): readonly (Node | string)[] {
  return pieces.map((piece) => (piece.marked ? element("mark", {}, piece.text) : piece.text));
}
