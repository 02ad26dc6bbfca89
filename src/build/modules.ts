/** What the page imports: the deck as an index, and its other parts as modules of their own, as JavaScript
 *  text. */
import { resolve } from "node:path";
import { withPictures } from "../model/rendered.ts";
import type { Parts } from "./parts.ts";

const PREFIX = "virtual:pangbai/";
export const DECK_MODULE = `${PREFIX}deck`;
export const CHAPTER_MODULE = `${PREFIX}chapter/`;

export interface Modules {
  readonly ids: readonly string[];
  /** A module's code, made when it is first asked for; `null` for what is none of ours. */
  codeOf(id: string): string | null;
}

/** A picture is imported, so that the bundler gives it its address; `version` makes a browser fetch it
 *  anew once it has changed. */
export function modulesOf(parts: Parts, folder: string, version: string): Modules {
  const made = new Map<string, string>();
  const make = (id: string): string | null => {
    if (id === DECK_MODULE) return deckModule(parts);
    const value = parts.partOf(id.slice(PREFIX.length));
    return value === undefined ? null : partModule(value, parts.pictures, folder, version);
  };
  return {
    ids: [DECK_MODULE, ...parts.ids.map((id) => PREFIX + id)],
    codeOf(id) {
      const code = made.get(id) ?? make(id);
      if (code !== null) made.set(id, code);
      return code;
    },
  };
}

function deckModule({ deck, ids }: Parts): string {
  const loaders = (kind: string): string => {
    const each = ids
      .filter((id) => id.startsWith(`${kind}/`))
      .map((id) => `${JSON.stringify(id.slice(kind.length + 1))}: ${loaderOf(id)}`);
    return `{ ${each.join(", ")} }`;
  };
  return [
    `export const deck = ${JSON.stringify(deck)};`,
    `export const chapters = ${loaders("chapter")};`,
    `export const narrations = ${loaders("narration")};`,
    `export const drawings = ${loaders("drawing")};`,
    `export const papers = ${loaders("paper")};`,
    `export const loadSearch = ${loaderOf("search")};`,
    `export const loadSealed = ${ids.includes("sealed") ? loaderOf("sealed") : "null"};`,
  ].join("\n");
}

function loaderOf(id: string): string {
  return `() => import(${JSON.stringify(PREFIX + id)}).then((module) => module.part)`;
}

function partModule(
  value: unknown,
  pictures: readonly string[],
  folder: string,
  version: string,
): string {
  const query = version === "" ? "" : ` + ${JSON.stringify(`?v=${version}`)}`;
  const shown = new Set<number>();
  const code = withPictures(JSON.stringify(value), (index) => {
    if (pictures[index] === undefined) return null;
    shown.add(index);
    return `" + picture${index}${query} + "`;
  });
  const imports = [...shown].map((index) => {
    const path = resolve(folder, pictures[index] ?? "");
    return `import picture${index} from ${JSON.stringify(`${path}?url`)};`;
  });
  return [...imports, `export const part = ${code};`].join("\n");
}
