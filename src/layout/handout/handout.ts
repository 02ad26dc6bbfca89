/** Deck and screens → the handout's pages. Everything is measured, so that contents, heads and page
 *  numbers are known before anything is drawn. */
import { type Chapter, type Deck, type Slide, slidesOf } from "../../model/deck.ts";
import type { TellingWords } from "../../model/description.ts";
import {
  anchorOf,
  type Footnote,
  type Handout,
  type HandoutPart,
  type PaperName,
  type Running,
  type Section,
} from "../../model/handout.ts";
import type { Screen } from "../../model/screen.ts";
import { backstoryPieces } from "./backstory.ts";
import { contentsPieces, sectionPiece, sourcePieces } from "./contents.ts";
import { type FilledPage, fillPages } from "./pages.ts";
import { PAPER_TYPE, PAPERS, roomOn, SPACE } from "./paper.ts";
import { type HandoutPiece, solid } from "./piece.ts";
import { type Setting, settingFor } from "./setting.ts";
import { isSilent, pairPiece, slidePieces } from "./slide.ts";
import { toldPieces } from "./told.ts";

/** `screens` are the screens of each slide, by its id; `words` tell figures in the reader's language. */
export function layoutHandout(
  deck: Deck,
  screens: ReadonlyMap<string, readonly Screen[]>,
  name: PaperName,
  words: TellingWords,
): Handout {
  const paper = PAPERS[name];
  const room = roomOn(paper);
  const setting = settingFor(deck, room.width);
  const screensOf = (slide: Slide): readonly Screen[] => screens.get(slide.id) ?? [];
  const appendices = appendixPieces(deck, setting, words);
  const contents = contentsPieces(deck, [...appendices.keys()], setting);
  const body = deck.chapters.flatMap((chapter, index) =>
    chapterPieces(chapter, index + 1, screensOf, setting),
  );
  const runningOn = runningHeads(deck);
  const filled = [contents, [...body, ...[...appendices.values()].flat()]].flatMap((pieces) =>
    fillPages(pieces, { height: room.height, noteRule: SPACE.noteRule }).map((page) => ({
      ...page,
      running: runningOn(page.parts),
    })),
  );
  const cover = { running: null, parts: [{ type: "cover" }], notes: [] } as const;
  const pages = [cover, ...filled].map((page, index) => ({ ...page, number: index + 1 }));
  return { paper, pages, numbers: setting.numbers, pageOf: pagesByAnchor(pages) };
}

/** The chapter or section that a page's first words belong to. */
export function runningHeads(deck: Deck): (parts: readonly HandoutPart[]) => Running | null {
  const titles = new Map(
    deck.chapters.flatMap(({ title, slides }) => slides.map(({ id }) => [id, title] as const)),
  );
  return ([first]) => {
    if (first === undefined) return null;
    if (first.type === "chapter") return { chapter: first.title };
    const section = sectionOf(first);
    if (section !== null) return { section };
    const title = titles.get(slideOn(first)?.id ?? "");
    return title === undefined ? null : { chapter: title };
  };
}

function sectionOf(part: HandoutPart): Section | null {
  switch (part.type) {
    case "section":
      return part.section;
    case "contents":
      return "contents";
    case "told":
    case "told-lines":
      return "descriptions";
    case "source":
      return "sources";
    case "words":
    case "continued":
      return part.of === "backstory" ? "backstory" : null;
    case "backstory":
    case "table-row":
    case "code":
    case "rule":
      return "backstory";
    default:
      return null;
  }
}

function slideOn(part: HandoutPart): Slide | undefined {
  if ("slide" in part) return part.slide;
  if (!("placed" in part)) return undefined;
  return "slide" in part.placed ? part.placed.slide : part.placed[0]?.slide;
}

function chapterPieces(
  { title, slides }: Chapter,
  number: number,
  screensOf: (slide: Slide) => readonly Screen[],
  setting: Setting,
): readonly HandoutPiece[] {
  const headed = slides.length === 0 || slides[0]?.role === "divider";
  const height = setting.textHeight(title, setting.width, PAPER_TYPE.chapter, "bold") + 12;
  const head = solid({ type: "chapter", number, title }, height, { gap: 44, keep: true });
  return [...(headed ? [] : [head]), ...piecesOf(slides, screensOf, setting)];
}

function piecesOf(
  slides: readonly Slide[],
  screensOf: (slide: Slide) => readonly Screen[],
  setting: Setting,
): readonly HandoutPiece[] {
  const pieces: HandoutPiece[] = [];
  const silent = (slide: Slide): boolean => isSilent(slide, screensOf(slide));
  for (let index = 0; index < slides.length; index += 1) {
    const slide = slides[index];
    const next = slides[index + 1];
    if (slide === undefined) continue;
    if (next === undefined || !silent(slide) || !silent(next)) {
      pieces.push(...slidePieces(slide, screensOf(slide), setting));
      continue;
    }
    index += 1;
    const placed = [slide, next].flatMap((each) =>
      screensOf(each).map((screen) => ({ slide: each, screen, piece: 1, pieces: 1 })),
    );
    pieces.push(pairPiece(placed, setting));
  }
  return pieces;
}

function appendixPieces(
  deck: Deck,
  setting: Setting,
  words: TellingWords,
): ReadonlyMap<Section, readonly HandoutPiece[]> {
  const told = slidesOf(deck).flatMap((slide) => backstoryPieces(slide, setting));
  const sections = [
    ["backstory", told],
    ["descriptions", toldPieces(deck, setting, words)],
    ["sources", sourcePieces(deck, setting)],
  ] as const;
  return new Map(
    sections
      .filter(([, pieces]) => pieces.length > 0)
      .map(([section, pieces]) => [section, [sectionPiece(section), ...pieces]]),
  );
}

export function pagesByAnchor(
  pages: readonly (FilledPage<HandoutPart, Footnote> & { readonly number: number })[],
): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const { number, parts, notes } of pages) {
    const anchors = [
      ...parts.flatMap(anchorsIn),
      ...notes.filter(({ continued }) => !continued).map((note) => anchorOf.note(note.number)),
    ];
    for (const anchor of anchors) if (!found.has(anchor)) found.set(anchor, number);
  }
  return found;
}

function anchorsIn(part: HandoutPart): readonly string[] {
  switch (part.type) {
    case "head":
      return [anchorOf.slide(part.slide)];
    case "beside":
      return [anchorOf.slide(part.placed.slide)];
    case "pair":
      return part.placed.map(({ slide }) => anchorOf.slide(slide));
    case "chapter":
      return [anchorOf.chapter(part.number)];
    case "section":
      return [anchorOf.section(part.section)];
    case "backstory":
      return [anchorOf.backstory(part.slide)];
    case "figure":
      return [anchorOf.figure(part.number)];
    case "told":
      return part.continued ? [] : [anchorOf.description(part.number)];
    case "words":
      return part.runs.flatMap(({ notes }) => notes.map(anchorOf.call));
    case "cover":
    case "contents":
    case "row":
    case "legend":
    case "continued":
    case "table-row":
    case "code":
    case "rule":
    case "told-lines":
    case "source":
      return [];
    default:
      return part satisfies never;
  }
}
