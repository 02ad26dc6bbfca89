/** What the page imports: the deck as an index, and one module per chapter, as JavaScript text. */
import { resolve } from "node:path";
import type { RenderedChapter, RenderedDeck } from "../model/rendered.ts";
import type { Cards } from "./cards.ts";
import { type Compiled, renderedChapter, renderedDeck } from "./compile.ts";
import { PAPER_VIEWS, renderedPaper } from "./paper.ts";

export const DECK_MODULE = "virtual:pangbai/deck";
const CHAPTER_MODULE = "virtual:pangbai/chapter/";
const PAPER_MODULE = "virtual:pangbai/paper/";

export interface Modules {
  readonly ids: readonly string[];
  /** A module's code, made when it is first asked for; `null` for what is none of ours. */
  codeOf(id: string): string | null;
}

/** A picture is imported, so that the bundler gives it its address; `version` makes a browser fetch it
 *  anew once it has changed. `cards` are shown on the slides they are about. */
export function modulesOf(
  compiled: Compiled,
  folder: string,
  version: string,
  cards: Cards,
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
  const makers = new Map<string, () => string>([
    [DECK_MODULE, () => deckModule(withCoverCard(renderedDeck(compiled), cards), chapters)],
    ...compiled.deck.chapters.map((chapter) => {
      const make = () =>
        code("chapter", withCards(renderedChapter(compiled, chapter, pictureAt), cards));
      return [CHAPTER_MODULE + chapter.id, make] as const;
    }),
    ...PAPER_VIEWS.map((view) => {
      const make = () => code("paper", renderedPaper(compiled, view, pictureAt));
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

function deckModule(deck: RenderedDeck, chapters: readonly string[]): string {
  return [
    `export const deck = ${JSON.stringify(deck)};`,
    `export const chapters = ${loadersOf(CHAPTER_MODULE, chapters, "chapter")};`,
    `export const papers = ${loadersOf(PAPER_MODULE, PAPER_VIEWS, "paper")};`,
  ].join("\n");
}

function loadersOf(prefix: string, ids: readonly string[], name: string): string {
  const loaders = ids.map((id) => {
    const module = JSON.stringify(prefix + id);
    return `${JSON.stringify(id)}: () => import(${module}).then((module) => module.${name})`;
  });
  return `{ ${loaders.join(", ")} }`;
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
