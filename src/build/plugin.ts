/** The Vite plugin: runs the stages at build time and hands the page one ready module per chapter. In dev
 *  it watches the talk and sends only what changed. */
import { resolve, sep } from "node:path";
import type { EnvironmentModuleGraph, EnvironmentModuleNode, Plugin, ViteDevServer } from "vite";
import { cliWordsFor } from "../words/cli.ts";
import { alone, fileNameOf, type Whole } from "./alone.ts";
import { type ArticleSource, article } from "./article.ts";
import { NO_CARDS, problemCards } from "./cards.ts";
import { byPlace, type Compiled, compileTalk } from "./compile.ts";
import { drawAhead, NOTHING_DRAWN } from "./drawings.ts";
import { type First, firstOf } from "./first.ts";
import { DECK_MODULE, type Modules, modulesOf } from "./modules.ts";
import { offline } from "./offline.ts";
import { opening } from "./opening.ts";
import { fillPage } from "./page.ts";
import { FONTS_MODULE, fontLicences, pageFonts, wholePageFonts } from "./page-fonts.ts";
import { type Parts, type Privacy, partsOf } from "./parts.ts";
import { reportProblems, reportUnreadable } from "./report.ts";
import { fontFolders } from "./slices.ts";
import { judgeSyntax, type Verdicts, withSyntax } from "./syntax.ts";

export interface TalkOptions {
  /** Its folder, as the user gave it. */
  readonly talk: string;
  /** What becomes of what is said; without it everything is there. */
  readonly privacy?: Privacy;
  /** Hears of every compilation. */
  readonly onCompiled?: (compiled: Compiled) => void;
}

export function pangbai({
  talk: folder,
  privacy = "open",
  onCompiled = () => {},
}: TalkOptions): readonly Plugin[] {
  const root = resolve(folder);
  let compiled: Compiled | null = null;
  let parts: Parts | null = null;
  let modules: Modules | null = null;
  let serving = false;
  let served: ViteDevServer | null = null;
  /** Counts changes of pictures. */
  let version = 0;
  const verdicts: Verdicts = new Map();
  /** While a talk is being written the page draws: it would wait for us. */
  let drawn = NOTHING_DRAWN;

  const compile = async (): Promise<Compiled> => {
    const read = await compileTalk(folder);
    if ("unreadable" in read) throw new Error(reportUnreadable(read));
    // The first time a page in dev does not wait for Mermaid's parser. An edit does: told apart from its text,
    // a problem would be a second update within the same moment, which a browser takes for the first.
    if (compiled !== null || !serving) await judgeSyntax(read, verdicts);
    const known = withSyntax(read, verdicts);
    if (!serving) drawn = await drawAhead(known);
    const problems = [...known.problems, ...drawn.problems].toSorted(byPlace);
    const result = { ...known, problems };
    take(result);
    onCompiled(result);
    return result;
  };
  const take = (result: Compiled): void => {
    compiled = result;
    const cards = serving ? problemCards(result) : NO_CARDS;
    const pictures = serving && version > 0 ? String(version) : "";
    parts = partsOf({ compiled: result, cards, drawings: drawn.drawings, privacy });
    modules = modulesOf(parts, root, pictures);
  };
  /** What Mermaid finds is told as soon as it is known; until then the talk is shown without it. */
  const judge = async (server: ViteDevServer): Promise<void> => {
    const judged = compiled;
    if (judged === null) return;
    await judgeSyntax(judged, verdicts);
    const result = withSyntax(judged, verdicts);
    // An edit in the meantime brings a judgement of its own.
    if (compiled !== judged || result.problems.length === judged.problems.length) return;
    const before = modules;
    take(result);
    announce(server, result);
    const { client } = server.environments;
    for (const module of changedModules(client.moduleGraph, before, modules)) {
      await client.reloadModule(module);
    }
  };
  const judgeSoon = (server: ViteDevServer): void => {
    judge(server).catch((error: unknown) => server.config.logger.error(String(error)));
  };
  const announce = announcer();
  const known = async (): Promise<Compiled> => compiled ?? (await compile());

  const first = async (): Promise<First> => firstOf(await known());
  const plugin: Plugin = {
    name: "pangbai",
    config: (_, { command }) => ({
      server: { fs: { allow: [root, ...fontFolders()] } },
      // A build is one, also where a test makes it.
      ...(command === "build" ? { define: { "import.meta.env.DEV": "false" } } : {}),
    }),
    configResolved(config) {
      serving = config.command === "serve";
    },
    async buildStart() {
      const result = await compile();
      if (served === null) {
        if (!drawn.complete) this.warn(cliWordsFor(result.deck.meta.lang).drawnLater);
        return;
      }
      announce(null, result);
      judgeSoon(served);
    },
    resolveId: {
      filter: { id: /^virtual:pangbai\// },
      handler: (id) => `\0${id}`,
    },
    load: {
      filter: { id: [/^\0virtual:pangbai\//, /\/views\/mermaid\.ts$/] },
      async handler(id) {
        await known();
        // A site whose diagrams are all drawn carries no Mermaid.
        if (!id.startsWith("\0")) return drawn.complete ? "export const drawMermaid = null;" : null;
        if (id.slice(1) !== FONTS_MODULE) return modules?.codeOf(id.slice(1)) ?? null;
        if (serving) return wholePageFonts();
        const emit = (name: string, source: string | Uint8Array): string =>
          this.emitFile({ type: "asset", fileName: `assets/${name}`, source });
        for (const [name, text] of await fontLicences()) emit(name, text);
        // As Vite marks a picture in a style sheet; it puts the address there in the end.
        const { fonts } = await first();
        const text = parts?.text() ?? "";
        return pageFonts(text, fonts, ({ name, bytes }) => `__VITE_ASSET__${emit(name, bytes)}__`);
      },
    },
    transformIndexHtml: {
      order: "pre",
      handler: async (html) => fillPage(html, (await known()).deck.meta),
    },
    configureServer(server) {
      server.watcher.add(root);
      served = server;
    },
    async hotUpdate({ file, server, modules: touched }) {
      if (!belongsTo(root, file)) return undefined;
      if (this.environment.name !== "client") return [];
      if (!/\.(?:md|mmd|yaml)$/i.test(file)) version += 1;
      const before = modules;
      try {
        announce(server, await compile());
      } catch (error) {
        server.config.logger.error(String(error));
        return [];
      }
      const graph = this.environment.moduleGraph;
      const now = modules;
      const changed = changedModules(graph, before, now);
      // A chapter that was not loaded yet still needs a deck that knows it.
      const deck = graph.getModuleById(`\0${DECK_MODULE}`);
      const added = now?.ids.some((id) => !before?.ids.includes(id));
      return [...new Set([...changed, ...(added && deck ? [deck] : []), ...touched])];
    },
  };
  const source = async (): Promise<ArticleSource> => {
    const [compiled, opened] = [await known(), await first()];
    return { compiled, drawings: drawn.drawings, first: opened };
  };
  // What is sealed is in no article.
  const articles =
    typeof privacy === "object" ? [] : [article(source, { narration: privacy === "open" })];
  const whole = async (): Promise<Whole> => {
    const [compiled, opened] = [await known(), await first()];
    if (parts === null) throw new Error("a talk that is compiled has its parts");
    return { compiled, parts, first: opened, complete: drawn.complete };
  };
  const single = async (): Promise<string> => fileNameOf((await known()).talk.name);
  return [plugin, opening(first), alone(whole), ...articles, offline(single)];
}

/** What has changed of that which a page has asked for; the rest is made when one does. */
function changedModules(
  graph: EnvironmentModuleGraph,
  before: Modules | null,
  now: Modules | null,
): readonly EnvironmentModuleNode[] {
  return (now?.ids ?? []).flatMap((id) => {
    const module = graph.getModuleById(`\0${id}`);
    return module !== undefined && before?.codeOf(id) !== now?.codeOf(id) ? [module] : [];
  });
}

function belongsTo(root: string, file: string): boolean {
  const path = resolve(file);
  return path.startsWith(root + sep);
}

/** Says what is wrong once: a save that changes nothing about it is no news, nor is what the terminal told
 *  before there was a server (`null`). */
function announcer(): (server: ViteDevServer | null, compiled: Compiled) => void {
  let said: readonly string[] = [];
  return (server, compiled) => {
    const problems = reportProblems(compiled);
    const news = problems.filter((problem) => !said.includes(problem));
    if (news.length > 0) server?.config.logger.warn(news.join("\n"));
    said = problems;
  };
}
