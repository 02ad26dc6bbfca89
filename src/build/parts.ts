/** What a page is made of, as plain values: an index, and parts that are made when they are first asked for.
 *  What is only said may be left out of them, or stand in one sealed part. */
import { join } from "node:path";
import { silent, slidesOf } from "../model/deck.ts";
import {
  type Frozen,
  type NarrationState,
  pictureToken,
  type RenderedChapter,
  type RenderedDeck,
  type RenderedDiagram,
  type RenderedPaper,
} from "../model/rendered.ts";
import type { PrivateParts, Sealed } from "../model/sealed.ts";
import { shownDiagrams } from "../render/deck.ts";
import { renderSearch } from "../render/search.ts";
import type { Cards } from "./cards.ts";
import { type Compiled, renderedChapter, renderedDeck, renderedNarration } from "./compile.ts";
import { pictureData } from "./data-address.ts";
import type { Drawings } from "./drawings.ts";
import { HANDOUTS, type PaperView, renderedPaper, SCRIPTS } from "./paper.ts";
import { seal } from "./seal.ts";

/** What becomes of narration, backstory and editor's notes. */
export type Privacy = "open" | "public" | { readonly passphrase: string };

/** A part's id is its kind and its name: `chapter/mesh`, `narration/mesh`, `drawing/dubbo`, `paper/handout-a4`,
 *  `search`, `sealed`. */
export interface Parts {
  readonly deck: RenderedDeck;
  readonly ids: readonly string[];
  /** `undefined` for none of ours. A picture's address in it is a token for its place in `pictures`. */
  partOf(id: string): unknown;
  /** Paths below the talk, of what the parts that were asked for show. */
  readonly pictures: readonly string[];
  /** All that is written in them, sealed or not. */
  text(): string;
}

export interface Making {
  readonly compiled: Compiled;
  /** Shown on the slides they are about. */
  readonly cards: Cards;
  /** By the name of their diagram. */
  readonly drawings: Drawings;
  readonly privacy: Privacy;
}

export function partsOf(making: Making): Parts {
  const { compiled, cards, privacy } = making;
  const shown = privacy === "open" ? compiled : withoutWords(compiled);
  const pictures: string[] = [];
  const pictureAt = (path: string): string => {
    if (!pictures.includes(path)) pictures.push(path);
    return pictureToken(pictures.indexOf(path));
  };
  const makers = makersOf({ ...making, compiled: shown }, pictureAt);
  const made = new Map<string, unknown>();
  const partOf = (id: string): unknown => {
    if (!made.has(id)) made.set(id, makers.get(id)?.());
    return made.get(id);
  };
  let hidden = "";
  if (typeof privacy === "object") {
    const open = [...makers.keys()];
    makers.set("sealed", (): Sealed => {
      for (const id of open) partOf(id);
      // What nobody sees who may not hear is not to be had from the site either.
      const at = (path: string): string =>
        pictures.includes(path) ? pictureAt(path) : pictureData(join(compiled.talk.path, path));
      hidden = JSON.stringify(privateParts(making, at));
      return { ...seal(hidden, privacy.passphrase), pictures: pictures.map(pictureAt) };
    });
  }
  const deck = withCoverCard({ ...renderedDeck(shown), narration: stateOf(privacy) }, cards);
  return {
    deck,
    ids: [...makers.keys()],
    partOf,
    pictures,
    text: () => JSON.stringify([deck, [...makers.keys()].map(partOf)]) + hidden,
  };
}

function stateOf(privacy: Privacy): NarrationState {
  if (privacy === "open") return "there";
  return privacy === "public" ? "left-out" : "sealed";
}

/** How long a slide takes remains: it is a plan, and no words. */
function withoutWords(compiled: Compiled): Compiled {
  const { deck, plan } = compiled;
  return { ...compiled, deck: silent(deck), plan: { ...plan, beats: new Map() } };
}

type PictureAt = (path: string) => string;

function makersOf(making: Making, pictureAt: PictureAt): Map<string, () => unknown> {
  const { compiled, cards, drawings, privacy } = making;
  const { chapters } = compiled.deck;
  const papers = privacy === "open" ? [...HANDOUTS, ...SCRIPTS] : HANDOUTS;
  return new Map<string, () => unknown>([
    ...chapters.map((chapter) => {
      const make = (): RenderedChapter => {
        const rendered = renderedChapter(compiled, chapter, pictureAt);
        return withDrawings(withCards(rendered, cards), drawings, cards);
      };
      return [`chapter/${chapter.id}`, make] as const;
    }),
    ...chapters.map((chapter) => {
      const make = () => renderedNarration(compiled, chapter, pictureAt);
      return [`narration/${chapter.id}`, make] as const;
    }),
    ...drawnIn(making).map(([name, drawing]) => [`drawing/${name}`, () => drawing] as const),
    ["search", () => renderSearch(compiled.deck)],
    ...papers.map((view) => [`paper/${view}`, () => paperOf(making, view, pictureAt)] as const),
  ]);
}

function privateParts(making: Making, pictureAt: PictureAt): PrivateParts {
  const { deck } = making.compiled;
  const narrations = deck.chapters.map(
    (chapter) => [chapter.id, renderedNarration(making.compiled, chapter, pictureAt)] as const,
  );
  const papers = [...HANDOUTS, ...SCRIPTS].map(
    (view) => [view, paperOf(making, view, pictureAt)] as const,
  );
  return {
    narrations: Object.fromEntries(narrations),
    drawings: Object.fromEntries(drawnIn(making)),
    search: renderSearch(deck),
    papers: Object.fromEntries(papers),
  };
}

/** The drawings that a deck shows, of those that there are. */
function drawnIn({ compiled, drawings }: Making) {
  const names = shownDiagrams(slidesOf(compiled.deck)).map(({ name }) => name);
  return [...drawings].flatMap(([name, drawing]) =>
    "svg" in drawing && names.includes(name) ? [[name, drawing] as const] : [],
  );
}

function paperOf(making: Making, view: PaperView, pictureAt: PictureAt): RenderedPaper {
  const { compiled, drawings, cards } = making;
  return withDrawings(renderedPaper(compiled, view, pictureAt), drawings, cards);
}

function withCoverCard(deck: RenderedDeck, { cover }: Cards): RenderedDeck {
  return cover.length === 0 ? deck : { ...deck, problems: cover };
}

function withCards(chapter: RenderedChapter, cards: Cards): RenderedChapter {
  const slides = Object.entries(chapter.slides).map(([id, slide]) => {
    const problems = cards.slides.get(id);
    return [id, problems === undefined ? slide : { ...slide, problems }] as const;
  });
  return { ...chapter, slides: Object.fromEntries(slides) };
}

function withDrawings<Holder extends Pick<RenderedChapter, "diagrams">>(
  holder: Holder,
  drawings: Drawings,
  { places }: Cards,
): Holder {
  const diagrams = Object.entries(holder.diagrams).map(
    ([name, diagram]) =>
      [name, withDrawing(diagram, drawings.get(name), places.get(name))] as const,
  );
  return { ...holder, diagrams: Object.fromEntries(diagrams) };
}

/** Who has the drawing of a diagram, or knows that there is none, need not know how to draw it. */
function withDrawing(
  diagram: RenderedDiagram,
  drawing: Frozen | undefined,
  at: string | undefined,
): RenderedDiagram {
  if (drawing === undefined) return at === undefined ? diagram : { ...diagram, at };
  const known = { ...diagram, steps: [], grid: [] };
  return "failed" in drawing
    ? { ...known, failed: drawing.failed }
    : { ...known, mermaid: "", drawn: true };
}
