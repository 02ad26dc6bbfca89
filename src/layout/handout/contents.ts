/** The handout's contents, and its list of where figures come from. */
import { type Figure, figuresIn, titleOf } from "../../model/block.ts";
import { type Deck, type Slide, slidesOf } from "../../model/deck.ts";
import { anchorOf, type ContentsEntry, type Section } from "../../model/handout.ts";
import { PAPER_TYPE, SPACE } from "./paper.ts";
import { type HandoutPiece, solid } from "./piece.ts";
import type { Setting } from "./setting.ts";

/** Sections by the titles that the reader's language gives them, which layout does not know. */
export function contentsPieces(
  deck: Deck,
  sections: readonly Section[],
  setting: Setting,
): readonly HandoutPiece[] {
  const entries = [
    ...deck.chapters.flatMap(({ title, slides }, index): readonly ContentsEntry[] => [
      ...(slides[0]?.role === "divider"
        ? []
        : [{ level: 1, number: null, title, anchor: anchorOf.chapter(index + 1) } as const]),
      ...slides.map(entryOf),
    ]),
    ...sections.map((section) => sectionEntry(section)),
  ];
  return [sectionPiece("contents"), ...entries.map((entry) => entryPiece(entry, setting))];
}

function entryOf(slide: Slide): ContentsEntry {
  return {
    level: slide.role === "divider" ? 1 : 2,
    number: slide.number,
    title: slide.title,
    anchor: anchorOf.slide(slide),
  };
}

function sectionEntry(section: Section): ContentsEntry {
  return { level: 1, number: null, title: "", anchor: anchorOf.section(section) };
}

function entryPiece(entry: ContentsEntry, setting: Setting): HandoutPiece {
  const room = setting.width - SPACE.contentsNumber - SPACE.contentsPage;
  const bold = entry.level === 1;
  return solid(
    { type: "contents", entry },
    setting.textHeight(entry.title, room, PAPER_TYPE.contents, bold ? "bold" : undefined),
    {
      gap: bold ? 6 : 0,
      keep: bold,
    },
  );
}

/** The head of a section, as tall as a chapter's. */
export function sectionPiece(section: Section): HandoutPiece {
  return solid({ type: "section", section }, PAPER_TYPE.chapter.line + 12, {
    gap: 44,
    keep: true,
  });
}

/** Every figure with its origin, certainty and the address its author gave. */
export function sourcePieces(deck: Deck, setting: Setting): readonly HandoutPiece[] {
  return slidesOf(deck).flatMap((slide) =>
    figuresIn([...slide.blocks, ...slide.backstory]).map((figure) =>
      sourcePiece(slide, figure, setting),
    ),
  );
}

function sourcePiece(slide: Slide, figure: Figure, setting: Setting): HandoutPiece {
  const number = setting.numbers.figures.get(figure) ?? 0;
  const room = setting.width - SPACE.noteIndent;
  const credit = figure.drawing?.type === "diagram" ? figure.drawing.credit : "";
  const origin = `${credit}${"\u4e00".repeat(14)}${figure.caption} ${figure.address}`;
  const height =
    setting.textHeight(
      `${titleOf(figure)}${"\u4e00".repeat(12)}`,
      room,
      PAPER_TYPE.legend,
      "bold",
    ) + setting.textHeight(origin, room, PAPER_TYPE.caption);
  return solid({ type: "source", slide, figure, number }, height, { gap: 8 });
}
