/** The Vite plugin: runs the stages at build time and hands the page one ready module per chapter. In dev
 *  it watches the talk and sends only what changed. */
import { resolve, sep } from "node:path";
import type { EnvironmentModuleNode, Plugin, ViteDevServer } from "vite";
import { type Compiled, compileTalk } from "./compile.ts";
import { DECK_MODULE, type Modules, modulesOf } from "./modules.ts";
import { fillPage, POLICY } from "./page.ts";
import { FONTS_MODULE, fontLicences, pageFonts, wholePageFonts } from "./page-fonts.ts";
import { reportProblems, reportUnreadable } from "./report.ts";
import { fontFolders } from "./slices.ts";

/** `folder` is a talk, as the user gave it. `onCompiled` hears of every compilation. */
export function pangbai(
  folder: string,
  onCompiled: (compiled: Compiled) => void = () => {},
): Plugin {
  const root = resolve(folder);
  let compiled: Compiled | null = null;
  let modules: Modules | null = null;
  let serving = false;
  /** Counts changes of pictures. */
  let version = 0;

  const compile = async (): Promise<Compiled> => {
    const result = await compileTalk(folder);
    if ("unreadable" in result) throw new Error(reportUnreadable(result));
    compiled = result;
    modules = modulesOf(result, root, serving && version > 0 ? String(version) : "");
    onCompiled(result);
    return result;
  };
  const announce = announcer();
  const known = async (): Promise<Compiled> => compiled ?? (await compile());

  return {
    name: "pangbai",
    config: () => ({ server: { fs: { allow: [root, ...fontFolders()] } } }),
    configResolved(config) {
      serving = config.command === "serve";
    },
    async buildStart() {
      await compile();
    },
    resolveId: {
      filter: { id: /^virtual:pangbai\// },
      handler: (id) => `\0${id}`,
    },
    load: {
      filter: { id: /^\0virtual:pangbai\// },
      async handler(id) {
        const { talk } = await known();
        if (id.slice(1) !== FONTS_MODULE) return modules?.codeOf(id.slice(1)) ?? null;
        if (serving) return wholePageFonts();
        const emit = (name: string, source: string | Uint8Array): string =>
          this.emitFile({ type: "asset", fileName: `assets/${name}`, source });
        for (const [name, text] of await fontLicences()) emit(name, text);
        // As Vite marks a picture in a style sheet; it puts the address there in the end.
        return pageFonts(talk, ({ name, bytes }) => `__VITE_ASSET__${emit(name, bytes)}__`);
      },
    },
    transformIndexHtml: {
      order: "pre",
      async handler(html, { server }) {
        const { deck } = await known();
        const filled = await fillPage(html, deck.meta);
        if (server !== undefined) return filled;
        const attrs = { "http-equiv": "Content-Security-Policy", content: POLICY };
        return { html: filled, tags: [{ tag: "meta", attrs, injectTo: "head-prepend" }] };
      },
    },
    configureServer(server) {
      server.watcher.add(root);
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
      const changed = (now?.ids ?? [])
        .map((id) => ({ id, module: graph.getModuleById(`\0${id}`) }))
        // What no page has asked for is made when one does.
        .filter(({ id, module }) => module && before?.codeOf(id) !== now?.codeOf(id))
        .map(({ module }) => module)
        .filter((module): module is EnvironmentModuleNode => module !== undefined);
      // A chapter that was not loaded yet still needs a deck that knows it.
      const deck = graph.getModuleById(`\0${DECK_MODULE}`);
      const added = now?.ids.some((id) => !before?.ids.includes(id));
      return [...new Set([...changed, ...(added && deck ? [deck] : []), ...touched])];
    },
  };
}

function belongsTo(root: string, file: string): boolean {
  const path = resolve(file);
  return path.startsWith(root + sep);
}

/** Says what is wrong once: a save that changes nothing about it is no news. */
function announcer(): (server: ViteDevServer, compiled: Compiled) => void {
  let said = "";
  return (server, compiled) => {
    const problems = reportProblems(compiled).join("\n");
    if (problems !== said && problems !== "") server.config.logger.warn(problems);
    said = problems;
  };
}
