/** The plugin that puts the service worker beside a built page, with the list of what it keeps. */
import { createHash } from "node:crypto";
import type { Plugin, Rollup } from "vite";
import { contentKey } from "./cache.ts";
import { packagePath } from "./package.ts";

/** Beside the page: a worker rules over its own folder. */
const WORKER = "sw.js";

/** `apart` names a file that nobody needs who has the others. */
export function offline(apart: () => Promise<string>): Plugin {
  return {
    name: "pangbai:offline",
    apply: "build",
    // After those that write into the page.
    enforce: "post",
    buildStart() {
      this.emitFile({ type: "chunk", id: packagePath("src/worker.ts"), fileName: WORKER });
    },
    generateBundle: {
      order: "post",
      async handler(_, bundle) {
        const left = await apart();
        const worker = bundle[WORKER];
        if (worker?.type !== "chunk") throw new Error("the worker is no program");
        const others = Object.values(bundle).filter(
          (file) => file !== worker && file.fileName !== left,
        );
        worker.code = `${listOf(others)}${worker.code}`;
      },
    },
  };
}

/** What `worker.ts` declares. */
function listOf(files: readonly (Rollup.OutputChunk | Rollup.OutputAsset)[]): string {
  const hashes = files.map((file) => {
    const bytes = file.type === "chunk" ? file.code : file.source;
    return [
      file.fileName,
      `sha256-${createHash("sha256").update(bytes).digest("base64")}`,
    ] as const;
  });
  const list = JSON.stringify(Object.fromEntries(hashes.sort(([a], [b]) => (a < b ? -1 : 1))));
  return `const VERSION="${contentKey(list)}",FILES=${list};`;
}
