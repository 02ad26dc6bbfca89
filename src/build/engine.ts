/** The program of a talk that is one file: all of the page in one script and one style sheet. It is the same for
 *  every talk, so it is bundled once and kept. */
import { readdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { type Plugin, version as vite } from "vite";
import { bundle } from "./bundle.ts";
import { cached, contentKey } from "./cache.ts";
import { packagePath } from "./package.ts";

export interface Engine {
  readonly script: string;
  readonly style: string;
}

const ENTRY = "main.ts";
/** Where the page's own program stands. */
const ROOMS = ["model", "sync", "theme", "views", "words"];

export async function engine(): Promise<Engine> {
  const bytes = await cached("engine", await version(), async () =>
    new TextEncoder().encode(JSON.stringify(await program())),
  );
  return JSON.parse(new TextDecoder().decode(bytes)) as Engine;
}

/** Changes with whatever may be bundled. */
async function version(): Promise<string> {
  const files = await Promise.all(
    ROOMS.map(async (room) => {
      const folder = packagePath(`src/${room}`);
      const names = await readdir(folder, { recursive: true });
      return names.filter((name) => /\.(?:ts|css)$/.test(name)).map((name) => join(folder, name));
    }),
  );
  const reveal = createRequire(import.meta.url).resolve("reveal.js");
  const paths = [import.meta.filename, reveal, packagePath(`src/${ENTRY}`), ...files.flat().sort()];
  const texts = await Promise.all(paths.map((path) => readFile(path, "utf8")));
  return contentKey(vite, ...texts);
}

async function program(): Promise<Engine> {
  const files = await bundle({
    plugins: [standIns()],
    // Whatever bundles it, it is the same.
    define: { "import.meta.env.DEV": "false" },
    build: {
      cssCodeSplit: false,
      modulePreload: false,
      rolldownOptions: { input: packagePath(`src/${ENTRY}`), output: { codeSplitting: false } },
    },
  });
  const scripts = files.flatMap((file) => (file.type === "chunk" ? [file.code] : []));
  const styles = files.flatMap((file) => (file.type === "asset" ? [String(file.source)] : []));
  return { script: scripts.join("\n").trim(), style: styles.join("\n").trim() };
}

/** The parts are in the page, and so are its faces; its diagrams are drawn, and it needs no network. */
function standIns(): Plugin {
  return {
    name: "pangbai:engine",
    enforce: "pre",
    resolveId(id) {
      if (id === "virtual:pangbai/deck") return packagePath("src/views/embedded.ts");
      return id === "virtual:pangbai/fonts.css" ? "\0nothing" : null;
    },
    load(id) {
      if (id === "\0nothing") return "export {};";
      if (/\/views\/offline\.ts$/.test(id)) return "export const keepOffline = () => {};";
      return /\/views\/mermaid\.ts$/.test(id) ? "export const drawMermaid = null;" : null;
    },
  };
}
