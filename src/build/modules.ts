/** What the page imports: the deck as an index, and one module per chapter, as JavaScript text. */
import { resolve } from "node:path";
import { type Compiled, renderedChapters, renderedDeck } from "./compile.ts";

export const DECK_MODULE = "virtual:pangbai/deck";
const CHAPTER_MODULE = "virtual:pangbai/chapter/";

/** Module ids and their code. A picture is imported, so that the bundler gives it its address; `version`
 *  makes a browser fetch it anew once it has changed. */
export function modulesOf(
  compiled: Compiled,
  folder: string,
  version: string,
): ReadonlyMap<string, string> {
  const pictures: string[] = [];
  const chapters = renderedChapters(compiled, (path) => {
    if (!pictures.includes(path)) pictures.push(path);
    return tokenOf(pictures.indexOf(path));
  });
  const modules = new Map<string, string>();
  const loaders = [...chapters.keys()].map((id) => {
    const module = JSON.stringify(CHAPTER_MODULE + id);
    return `${JSON.stringify(id)}: () => import(${module}).then((module) => module.chapter)`;
  });
  modules.set(
    DECK_MODULE,
    [
      `export const deck = ${JSON.stringify(renderedDeck(compiled))};`,
      `export const chapters = { ${loaders.join(", ")} };`,
    ].join("\n"),
  );
  for (const [id, chapter] of chapters) {
    const code = JSON.stringify(chapter);
    const imports = pictures.flatMap((path, index) =>
      code.includes(tokenOf(index))
        ? [`import ${nameOf(index)} from ${JSON.stringify(`${resolve(folder, path)}?url`)};`]
        : [],
    );
    const withAddresses = code.replace(TOKEN, (_, index: string) => {
      const query = version === "" ? "" : ` + ${JSON.stringify(`?v=${version}`)}`;
      return `" + ${nameOf(Number(index))}${query} + "`;
    });
    modules.set(
      CHAPTER_MODULE + id,
      [...imports, `export const chapter = ${withAddresses};`].join("\n"),
    );
  }
  return modules;
}

/** Stands for an address until the bundler has given one. Private-use characters: no author writes them. */
const TOKEN = /\uE0B1(\d+)\uE0B2/g;

function tokenOf(index: number): string {
  return `\uE0B1${index}\uE0B2`;
}

function nameOf(index: number): string {
  return `picture${index}`;
}
