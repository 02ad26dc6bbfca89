/** The handout as words: what each of its pages must hold, and what the deck asks of it. */
import { altOf, type Block, type Figure, figuresIn, titleOf } from "./block.ts";
import { type Deck, type DeckMeta, type Slide, slidesOf } from "./deck.ts";
import { toldLines, wordsIn } from "./description.ts";
import {
  type Handout,
  type HandoutPage,
  type HandoutPart,
  legendOf,
  type Words,
} from "./handout.ts";
import { piecesBesidePictures, plainText } from "./inline.ts";
import { notesInOrder } from "./notes.ts";
import type { PrintedKind, PrintedText } from "./printed.ts";
import type { Screen } from "./screen.ts";
import { type Telling, textsOf } from "./texts.ts";

/** A picture within a line is seen, not read; one from elsewhere has its address where it would be. */
export const SHOWN: Telling = {
  text: piecesBesidePictures,
  caption: titleOf,
};

/** What layout put on each page. */
export function textsOnPages(
  { pages }: Handout,
  meta: DeckMeta,
): readonly (readonly PrintedText[])[] {
  return pages.map((page) => [
    ...page.parts.flatMap((part) => textsOfPart(part, meta)),
    ...notesOf(page),
  ]);
}

function notesOf({ notes }: HandoutPage): readonly PrintedText[] {
  return notes.map(({ slide, text }) => said("note", slide, plainText(text)));
}

function textsOfPart(part: HandoutPart, meta: DeckMeta): readonly PrintedText[] {
  switch (part.type) {
    case "cover":
      return coverTexts(meta);
    case "head":
      return [said("slide", part.slide, part.slide.title)];
    case "beside":
    case "row":
    case "pair": {
      const placed = part.type === "beside" ? [part.placed] : part.placed;
      return placed.flatMap(({ slide, screen }) => [
        // In a row the slide's head has said its title.
        ...(part.type === "row" ? [] : [said("slide", slide, slide.title)]),
        ...textsOnScreen(screen).map((text) => said("slide", slide, text)),
      ]);
    }
    case "figure":
      return [said("caption", part.slide, titleOf(part.figure))];
    case "legend":
      return part.entries.map(({ step }) => said("caption", part.slide, step.say));
    case "source":
      return [said("caption", part.slide, part.figure.caption)];
    case "told":
      return part.alt === "" ? [] : [said("description", part.slide, part.alt)];
    case "told-lines":
      return part.columns
        .flat()
        .flatMap((line) => wordsIn(line).map((text) => said("description", part.slide, text)));
    case "words":
      return part.runs.map(({ text }) => said(kindOf(part), part.slide, plainText(text)));
    case "table-row":
      return (part.row?.cells ?? part.table.header).map((cell) =>
        said("backstory", part.slide, plainText(cell)),
      );
    case "code":
      return [said("backstory", part.slide, part.code.text)];
    case "section":
    case "chapter":
    case "contents":
    case "continued":
    case "backstory":
    case "rule":
      return [];
    default:
      return part satisfies never;
  }
}

function kindOf({ of }: Words): PrintedKind {
  return of === "backstory" ? "backstory" : "narration";
}

/** The words on a screen. What goes on from the screen before repeats its heads, which is no new text. */
export function textsOnScreen({ blocks }: Pick<Screen, "blocks">): readonly string[] {
  return blocks.flatMap((block) => textsOf([withoutHeads(block)], SHOWN));
}

function withoutHeads(block: Block): Block {
  switch (block.type) {
    case "table":
      return block.continued ? { ...block, header: [] } : block;
    case "columns": {
      if (!block.continued) return block;
      return { ...block, columns: block.columns.map((column) => ({ ...column, title: [] })) };
    }
    case "terms":
      return {
        ...block,
        terms: block.terms.map((term) => (term.continued ? { ...term, term: [] } : term)),
      };
    default:
      return block;
  }
}

/** What the deck holds, in its order. */
export function textsRequired(deck: Deck): readonly PrintedText[] {
  const slides = slidesOf(deck);
  return [...coverTexts(deck.meta), ...slides.flatMap(textsOfSlide)];
}

function textsOfSlide(slide: Slide): readonly PrintedText[] {
  const figures = [...figuresIn(slide.blocks), ...figuresIn(slide.backstory)];
  const rest = slide.blocks.filter(({ type }) => type !== "figure");
  const told = slide.backstory.filter(({ type }) => type !== "figure");
  return [
    said("slide", slide, slide.title),
    ...textsOf(rest, SHOWN).map((text) => said("slide", slide, text)),
    ...figures.flatMap((figure) =>
      [titleOf(figure), ...captionsOf(figure)].map((text) => said("caption", slide, text)),
    ),
    ...slide.narration.map(({ text }) => said("narration", slide, plainText(text))),
    ...notesInOrder(slide).map(({ text }) => said("note", slide, plainText(text))),
    ...textsOf(told).map((text) => said("backstory", slide, text)),
    ...figures.flatMap(descriptionOf).map((text) => said("description", slide, text)),
    // In the list of sources, as the author wrote them.
    ...figures.map(({ caption }) => said("caption", slide, caption)),
  ];
}

/** What the appendix says of it. */
function descriptionOf(figure: Figure): readonly string[] {
  const { drawing } = figure;
  const description = drawing?.type === "diagram" ? drawing.description : null;
  const lines = description === null ? [] : toldLines(description);
  return [altOf(figure), ...lines.flatMap(wordsIn)].filter((text) => text !== "");
}

function captionsOf({ drawing }: Figure): readonly string[] {
  return drawing?.type === "diagram" ? legendOf(drawing.steps).map(({ step }) => step.say) : [];
}

export function coverTexts({ title, subtitle, author, date }: DeckMeta): readonly PrintedText[] {
  return [title, subtitle, author, date]
    .filter((text) => text !== "")
    .map((text) => ({ kind: "slide", slide: "", number: 0, title, text }));
}

export function said(kind: PrintedKind, { id, number, title }: Slide, text: string): PrintedText {
  return { kind, slide: id, number, title, text };
}
