/** The plugin that follows a talk while it is being written: it watches the talk's folder, sends pages what has
 *  changed, and says in the terminal what is wrong. */
import { resolve, sep } from "node:path";
import type { EnvironmentModuleGraph, EnvironmentModuleNode, Plugin, ViteDevServer } from "vite";
import type { Change, Draft } from "./draft.ts";
import { DECK_MODULE } from "./modules.ts";
import { newsTeller } from "./report.ts";
import { onceShown, onMissed } from "./shown.ts";
import { fontFolders } from "./slices.ts";

/** `talk` is its folder. */
export function follow(talk: string, draft: Draft): Plugin {
  const root = resolve(talk);
  const newsIn = newsTeller();
  let served: ViteDevServer | null = null;
  let forget = (): void => {};
  let changes = 0;
  const tell = (server: ViteDevServer, { compiled }: Change): void => {
    changes += 1;
    const news = newsIn(compiled);
    if (news.length > 0) server.config.logger.warn(news.join("\n"));
  };
  const judge = async (server: ViteDevServer): Promise<void> => {
    const change = await draft.judge();
    if (change === null) return;
    tell(server, change);
    await renew(server, change.stale);
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
      const orSay = (work: Promise<void>) => work.catch((error) => sayError(server, error));
      forget = onceShown(server, () => orSay(judge(server)));
      onMissed(
        server,
        () => changes,
        () => orSay(renew(server, [DECK_MODULE])),
      );
    },
    async hotUpdate({ file, server, modules: touched }) {
      if (!resolve(file).startsWith(root + sep)) return undefined;
      if (this.environment.name !== "client") return [];
      try {
        const change = await draft.edit(/\.(?:md|mmd|yaml)$/i.test(file) ? "text" : "picture");
        tell(server, change);
        const { moduleGraph } = this.environment;
        return [...new Set([...modulesIn(moduleGraph, change.stale), ...touched])];
      } catch (error) {
        sayError(server, error);
        return [];
      }
    },
    closeBundle: () => forget(),
  };
}

/** Has every page fetch them. */
async function renew(
  { environments: { client } }: ViteDevServer,
  names: readonly string[],
): Promise<void> {
  for (const module of modulesIn(client.moduleGraph, names)) await client.reloadModule(module);
}

/** Vite's graph knows modules also that nobody has asked for. */
function modulesIn(
  graph: EnvironmentModuleGraph,
  names: readonly string[],
): readonly EnvironmentModuleNode[] {
  return names.flatMap((name) => graph.getModuleById(`\0${name}`) ?? []);
}

function sayError({ config }: ViteDevServer, error: unknown): void {
  config.logger.error(String(error));
}
