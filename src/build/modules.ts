/** What the page imports: the deck as an index, one module per chapter, and what it asks for when it is
 *  wanted, as JavaScript text. */
import { resolve } from "node:path";
import type { Frozen, RenderedChapter, RenderedDeck, RenderedDiagram } from "../model/rendered.ts";
import { renderSearch } from "../render/search.ts";
import type { Cards } from "./cards.ts";
import { type Compiled, renderedChapter, renderedDeck, renderedNarration } from "./compile.ts";
import type { Drawings } from "./drawings.ts";
import { PAPER_VIEWS, renderedPaper } from "./paper.ts";

export const DECK_MODULE = "virtual:pangbai/deck";
export const CHAPTER_MODULE = "virtual:pangbai/chapter/";
const NARRATION_MODULE = "virtual:pangbai/narration/";
const DRAWING_MODULE = "virtual:pangbai/drawing/";
const PAPER_MODULE = "virtual:pangbai/paper/";
const SEARCH_MODULE = "virtual:pangbai/search";

export interface Modules {
  readonly ids: readonly string[];
  /** A module's code, made when it is first asked for; `null` for what is none of ours. */
  codeOf(id: string): string | null;
}

/** A picture is imported, so that the bundler gives it its address; `version` makes a browser fetch it
 *  anew once it has changed. `cards` are shown on the slides they are about; `drawings` are by the name of
 *  their diagram. */
export function modulesOf(
  compiled: Compiled,
  folder: string,
  version: string,
  cards: Cards,
  drawings: Drawings,
): Modules {
  const pictures: string[] = [];
  const pictureAt = (path: string): string => {
    if (!pictures.includes(path)) pictures.push(path);
    return tokenOf(pictures.indexOf(path));
  };
  const code = (name: string, value: unknown): string =>
    moduleOf(
      name,
      value,
      pictures.map((path) => resolve(folder, path)),
      version,
    );
  const chapters = compiled.deck.chapters.map(({ id }) => id);
  const drawn = [...drawings].filter(([, drawing]) => "svg" in drawing);
  const makers = new Map<string, () => string>([
    [
      DECK_MODULE,
      () =>
        deckModule(
          withCoverCard(renderedDeck(compiled), cards),
          chapters,
          drawn.map(([name]) => name),
        ),
    ],
    ...compiled.deck.chapters.map((chapter) => {
      const make = () =>
        code(
          "chapter",
          withDrawings(
            withCards(renderedChapter(compiled, chapter, pictureAt), cards),
            drawings,
            cards,
          ),
        );
      return [CHAPTER_MODULE + chapter.id, make] as const;
    }),
    ...compiled.deck.chapters.map((chapter) => {
      const make = () => code("narration", renderedNarration(compiled, chapter, pictureAt));
      return [NARRATION_MODULE + chapter.id, make] as const;
    }),
    ...drawn.map(([name, drawing]) => {
      const make = () => moduleOf("drawing", drawing, [], version);
      return [DRAWING_MODULE + name, make] as const;
    }),
    [SEARCH_MODULE, () => moduleOf("search", renderSearch(compiled.deck), [], version)],
    ...PAPER_VIEWS.map((view) => {
      const make = () =>
        code("paper", withDrawings(renderedPaper(compiled, view, pictureAt), drawings, cards));
      return [PAPER_MODULE + view, make] as const;
    }),
  ]);
  const made = new Map<string, string>();
  return {
    ids: [...makers.keys()],
    codeOf(id) {
      const known = made.get(id) ?? makers.get(id)?.();
      if (known !== undefined) made.set(id, known);
      return known ?? null;
    },
  };
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

function deckModule(
  deck: RenderedDeck,
  chapters: readonly string[],
  drawings: readonly string[],
): string {
  return [
    `export const deck = ${JSON.stringify(deck)};`,
    `export const chapters = ${loadersOf(CHAPTER_MODULE, chapters, "chapter")};`,
    `export const narrations = ${loadersOf(NARRATION_MODULE, chapters, "narration")};`,
    `export const drawings = ${loadersOf(DRAWING_MODULE, drawings, "drawing")};`,
    `export const papers = ${loadersOf(PAPER_MODULE, PAPER_VIEWS, "paper")};`,
    `export const loadSearch = ${loaderOf(SEARCH_MODULE, "search")};`,
  ].join("\n");
}

function loadersOf(prefix: string, ids: readonly string[], name: string): string {
  const loaders = ids.map((id) => `${JSON.stringify(id)}: ${loaderOf(prefix + id, name)}`);
  return `{ ${loaders.join(", ")} }`;
}

function loaderOf(id: string, name: string): string {
  return `() => import(${JSON.stringify(id)}).then((module) => module.${name})`;
}

function moduleOf(
  name: string,
  value: unknown,
  pictures: readonly string[],
  version: string,
): string {
  const code = JSON.stringify(value);
  const imports = pictures.flatMap((path, index) =>
    code.includes(tokenOf(index))
      ? [`import ${nameOf(index)} from ${JSON.stringify(`${path}?url`)};`]
      : [],
  );
  const withAddresses = code.replace(TOKEN, (token, index: string) => {
    if (pictures[Number(index)] === undefined) return token;
    const query = version === "" ? "" : ` + ${JSON.stringify(`?v=${version}`)}`;
    return `" + ${nameOf(Number(index))}${query} + "`;
  });
  return [...imports, `export const ${name} = ${withAddresses};`].join("\n");
}

/** Stands for an address until the bundler has given one. Private-use characters: no author writes them. */
const TOKEN = /\uE0B1(\d+)\uE0B2/g;

function tokenOf(index: number): string {
  return `\uE0B1${index}\uE0B2`;
}

function nameOf(index: number): string {
  return `picture${index}`;
}
