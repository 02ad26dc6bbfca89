/** The plugin that follows a talk while it is being written: it watches the talk's folder, sends pages what has
 *  changed, and says in the terminal what is wrong. */
import { resolve, sep } from "node:path";
import type { EnvironmentModuleGraph, EnvironmentModuleNode, Plugin, ViteDevServer } from "vite";
import type { Change, Draft } from "./draft.ts";
import { newsTeller } from "./report.ts";
import { onceShown } from "./shown.ts";
import { fontFolders } from "./slices.ts";

/** `talk` is its folder. */
export function follow(talk: string, draft: Draft): Plugin {
  const root = resolve(talk);
  const newsIn = newsTeller();
  let served: ViteDevServer | null = null;
  let forget = (): void => {};
  const tell = (server: ViteDevServer, { compiled }: Change): void => {
    const news = newsIn(compiled);
    if (news.length > 0) server.config.logger.warn(news.join("\n"));
  };
  const judge = async (server: ViteDevServer): Promise<void> => {
    const change = await draft.judge();
    if (change === null) return;
    tell(server, change);
    const { client } = server.environments;
    for (const module of modulesIn(client.moduleGraph, change)) await client.reloadModule(module);
  };
  return {
    name: "pangbai:follow",
    apply: "serve",
    config: () => ({ server: { fs: { allow: [root, ...fontFolders()] } } }),
    configureServer(server) {
      server.watcher.add(root);
      served = server;
    },
    async buildStart() {
      // The terminal has been told of these before there was a server.
      newsIn(await draft.now());
      const server = served;
      if (server === null) return;
      forget = onceShown(server, () => judge(server).catch((error) => sayError(server, error)));
    },
    async hotUpdate({ file, server, modules: touched }) {
      if (!resolve(file).startsWith(root + sep)) return undefined;
      if (this.environment.name !== "client") return [];
      try {
        const change = await draft.edit(/\.(?:md|mmd|yaml)$/i.test(file) ? "text" : "picture");
        tell(server, change);
        return [...new Set([...modulesIn(this.environment.moduleGraph, change), ...touched])];
      } catch (error) {
        sayError(server, error);
        return [];
      }
    },
    closeBundle: () => forget(),
  };
}

/** Vite's graph knows modules also that nobody has asked for. */
function modulesIn(
  graph: EnvironmentModuleGraph,
  { stale }: Change,
): readonly EnvironmentModuleNode[] {
  return stale.flatMap((name) => graph.getModuleById(`\0${name}`) ?? []);
}

function sayError({ config }: ViteDevServer, error: unknown): void {
  config.logger.error(String(error));
}
