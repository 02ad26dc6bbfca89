/** A talk that is being written: as it is now, and what of it a page has to fetch anew. What Mermaid says of its
 *  diagrams is known later than the rest. */
import { resolve } from "node:path";
import { problemCards } from "./cards.ts";
import { type Compiled, compilerFor } from "./compile.ts";
import { NOTHING_DRAWN } from "./drawings.ts";
import { DECK_MODULE, type Modules, modulesOf } from "./modules.ts";
import { once } from "./once.ts";
import { partsOf } from "./parts.ts";
import { readable } from "./report.ts";
import { judgeSyntax, type Verdicts, withSyntax } from "./syntax.ts";
import type { TalkOptions } from "./talk-options.ts";

export interface Draft {
  /** Compiled when it is first asked for, without Mermaid's judgement. */
  now(): Promise<Compiled>;
  /** The code of a module of the page, by its name; `null` for none of ours. */
  codeOf(module: string): Promise<string | null>;
  /** Compiles what was saved. It waits for Mermaid's judgement: told apart from its text, a problem would be a
   *  second update within the same moment, which a browser takes for the first. */
  edit(saved: "text" | "picture"): Promise<Change>;
  /** Asks Mermaid about what there is; `null` when that says nothing new. */
  judge(): Promise<Change | null>;
}

export interface Change {
  readonly compiled: Compiled;
  /** Names of modules that a page has as they were. */
  readonly stale: readonly string[];
}

export function draftOf({
  talk,
  compile = compilerFor(talk),
  privacy = "open",
}: Pick<TalkOptions, "talk" | "compile" | "privacy">): Draft {
  const verdicts: Verdicts = new Map();
  const pages = pageModules();
  let compiled: Compiled | null = null;
  /** Counts changes of pictures. */
  let version = 0;
  const take = (next: Compiled): Change => {
    compiled = next;
    // A page draws by itself: it would wait for us.
    const { drawings } = NOTHING_DRAWN;
    const parts = partsOf({ compiled: next, cards: problemCards(next), drawings, privacy });
    const modules = modulesOf(parts, resolve(talk), version === 0 ? "" : String(version));
    return { compiled: next, stale: pages.replace(modules) };
  };
  const first = once(async () => take(readable(await compile())).compiled);
  const now = async (): Promise<Compiled> => compiled ?? first();
  return {
    now,
    async codeOf(module) {
      await now();
      return pages.fetch(module);
    },
    async edit(saved) {
      if (saved === "picture") version += 1;
      const edited = readable(await compile());
      await judgeSyntax(edited, verdicts);
      return take(withSyntax(edited, verdicts));
    },
    async judge() {
      const asked = await now();
      await judgeSyntax(asked, verdicts);
      // For the first edit to cost what it changes, whoever compiled the talk until now.
      await compile();
      const judged = withSyntax(asked, verdicts);
      // An edit in the meantime brings a judgement of its own.
      const isNews = compiled === asked && judged.problems.length > asked.problems.length;
      return isNews ? take(judged) : null;
    },
  };
}

interface PageModules {
  fetch(module: string): string | null;
  /** Names those that were fetched and are others now; what was never fetched is made when a page asks for it. */
  replace(next: Modules): readonly string[];
}

function pageModules(): PageModules {
  let modules: Modules | null = null;
  /** Those that a page may have as they are now. */
  const fetched = new Set<string>();
  return {
    fetch(module) {
      fetched.add(module);
      return modules?.codeOf(module) ?? null;
    },
    replace(next) {
      const before = modules;
      modules = next;
      const changed = next.ids.filter(
        (id) => fetched.has(id) && before?.codeOf(id) !== next.codeOf(id),
      );
      for (const id of changed) fetched.delete(id);
      // A chapter that was not loaded yet still needs a deck that knows it.
      const isAdded = before !== null && next.ids.some((id) => !before.ids.includes(id));
      return isAdded ? [...new Set([...changed, DECK_MODULE])] : changed;
    },
  };
}
