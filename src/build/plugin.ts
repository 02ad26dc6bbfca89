/** The Vite plugin: runs the stages at build time and hands the page one ready module per chapter. In dev
 *  it watches the talk and sends only what changed. */
import { resolve, sep } from "node:path";
import type { EnvironmentModuleGraph, EnvironmentModuleNode, Plugin, ViteDevServer } from "vite";
import { formatBrowserMessage } from "../words/browser.ts";
import { cliWordsFor } from "../words/cli.ts";
import { alone, fileNameOf, type Whole } from "./alone.ts";
import { type ArticleSource, article } from "./article.ts";
import { NO_CARDS, problemCards } from "./cards.ts";
import { byPlace, type Compile, type Compiled, compilerFor } from "./compile.ts";
import { type DrawnAhead, drawAhead, NOTHING_DRAWN } from "./drawings.ts";
import { type First, firstOf } from "./first.ts";
import { type CutFont, fontFaceCss } from "./fonts.ts";
import { DECK_MODULE, type Modules, modulesOf } from "./modules.ts";
import { offline } from "./offline.ts";
import { opening } from "./opening.ts";
import { fillPage } from "./page.ts";
import { FONTS_MODULE, fontLicences, restOfFonts, wholePageFonts } from "./page-fonts.ts";
import { type Parts, type Privacy, partsOf } from "./parts.ts";
import { reportProblems, reportUnreadable } from "./report.ts";
import { fontFolders } from "./slices.ts";
import { type Needs, spare } from "./spare.ts";
import { judgeSyntax, type Verdicts, withSyntax } from "./syntax.ts";

export interface TalkOptions {
  /** Its folder, as the user gave it. */
  readonly talk: string;
  /** Where somebody has compiled it already, so that it need not be done twice. */
  readonly compile?: Compile;
  /** What becomes of what is said; without it everything is there. */
  readonly privacy?: Privacy;
  /** The browser that draws, where a person named one. */
  readonly browser?: string | undefined;
  /** Hears of every compilation. */
  readonly onCompiled?: (compiled: Compiled) => void;
}

export function pangbai({
  talk: folder,
  compile: read = compilerFor(folder),
  privacy = "open",
  browser,
  onCompiled = () => {},
}: TalkOptions): readonly Plugin[] {
  const root = resolve(folder);
  let compiled: Compiled | null = null;
  let parts: Parts | null = null;
  let modules: Modules | null = null;
  let serving = false;
  let served: ViteDevServer | null = null;
  /** Modules that a page may have as they are now. */
  const fetched = new Set<string>();
  /** Counts changes of pictures. */
  let version = 0;
  const verdicts: Verdicts = new Map();
  /** While a talk is being written the page draws: it would wait for us. */
  let drawn = NOTHING_DRAWN;

  const compile = async (): Promise<Compiled> => {
    const now = await read();
    if ("unreadable" in now) throw new Error(reportUnreadable(now));
    // The first time a page in dev does not wait for Mermaid's parser. An edit does: told apart from its text,
    // a problem would be a second update within the same moment, which a browser takes for the first.
    if (compiled !== null || !serving) await judgeSyntax(now, verdicts);
    const known = withSyntax(now, verdicts);
    if (!serving) drawn = await drawAhead(known, browser);
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
    for (const module of changedModules(client.moduleGraph, fetched, before, modules)) {
      await client.reloadModule(module);
    }
  };
  const judgeSoon = (server: ViteDevServer): void => {
    judge(server).catch((error: unknown) => server.config.logger.error(String(error)));
  };
  const announce = announcer();
  const known = async (): Promise<Compiled> => compiled ?? (await compile());

  // Many ask in a build, and the text of a long talk is long.
  const first = once(async (): Promise<First> => firstOf(await known()));
  const fonts = once(async (): Promise<readonly CutFont[]> => {
    const { fonts: there } = await first();
    return restOfFonts(parts?.text() ?? "", there);
  });
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
        if (!drawn.complete) this.warn(drawnLater(result, drawn));
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
      filter: { id: /^\0virtual:pangbai\// },
      async handler(id) {
        await known();
        fetched.add(id.slice(1));
        if (id.slice(1) !== FONTS_MODULE) return modules?.codeOf(id.slice(1)) ?? null;
        if (serving) return wholePageFonts();
        const emit = (name: string, source: string | Uint8Array): string =>
          this.emitFile({ type: "asset", fileName: `assets/${name}`, source });
        for (const [name, text] of await fontLicences()) emit(name, text);
        // As Vite marks a picture in a style sheet; it puts the address there in the end.
        return fontFaceCss(
          await fonts(),
          ({ name, bytes }) => `__VITE_ASSET__${emit(name, bytes)}__`,
        );
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
      const changed = changedModules(graph, fetched, before, now);
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
    const [compiled, opened, faces] = [await known(), await first(), await fonts()];
    if (parts === null) throw new Error("a talk that is compiled has its parts");
    return { compiled, parts, first: opened, fonts: faces, complete: drawn.complete };
  };
  const single = async (): Promise<string> => fileNameOf((await known()).talk.name);
  const needs = async (): Promise<Needs> => {
    const { deck } = await known();
    return { lang: deck.meta.lang, draws: !drawn.complete };
  };
  return [plugin, spare(needs), opening(first), alone(whole), ...articles, offline(single)];
}

function drawnLater({ deck, talk }: Compiled, { missing }: DrawnAhead): string {
  const { lang } = deck.meta;
  const why = missing === null ? [] : [formatBrowserMessage(missing, lang)];
  return [cliWordsFor(lang).drawnLater(fileNameOf(talk.name)), ...why].join("\n");
}

/** What has changed of that which was fetched; the rest is made when a page asks for it, and so is what has
 *  changed. Vite's graph knows modules also that nobody has asked for. */
function changedModules(
  graph: EnvironmentModuleGraph,
  fetched: Set<string>,
  before: Modules | null,
  now: Modules | null,
): readonly EnvironmentModuleNode[] {
  return (now?.ids ?? []).flatMap((id) => {
    if (!fetched.has(id) || before?.codeOf(id) === now?.codeOf(id)) return [];
    fetched.delete(id);
    return graph.getModuleById(`\0${id}`) ?? [];
  });
}

/** A build compiles a talk once, and a page in dev asks for none of these. */
function once<Made>(make: () => Promise<Made>): () => Promise<Made> {
  let made: Promise<Made> | null = null;
  return () => {
    made ??= make();
    return made;
  };
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
