/** The Vite plugin: runs the stages at build time and hands the page one ready module per chapter. In dev
 *  it watches the talk and sends only what changed. */
import { resolve, sep } from "node:path";
import type { EnvironmentModuleNode, Plugin, ViteDevServer } from "vite";
import { type Compiled, compileTalk } from "./compile.ts";
import { DECK_MODULE, modulesOf } from "./modules.ts";
import { fillPage, POLICY } from "./page.ts";
import { reportProblems, reportUnreadable } from "./report.ts";

const PREFIX = "virtual:pangbai/";

/** `folder` is a talk, as the user gave it. `onCompiled` hears of every compilation. */
export function pangbai(
  folder: string,
  onCompiled: (compiled: Compiled) => void = () => {},
): Plugin {
  const root = resolve(folder);
  let compiled: Compiled | null = null;
  let modules: ReadonlyMap<string, string> = new Map();
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
    config: () => ({ server: { fs: { allow: [root] } } }),
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
        await known();
        return modules.get(id.slice(1)) ?? null;
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
      const changed = [...modules]
        .filter(([id, code]) => before.get(id) !== code)
        .map(([id]) => graph.getModuleById(`\0${id}`))
        .filter((module): module is EnvironmentModuleNode => module !== undefined);
      // A chapter that was not loaded yet still needs a deck that knows it.
      const deck = graph.getModuleById(`\0${DECK_MODULE}`);
      const added = [...modules.keys()].some((id) => !before.has(id) && id.startsWith(PREFIX));
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
