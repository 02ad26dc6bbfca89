/** A built talk on the web, for whoever needs a talk of a certain length. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "vite";
import { viteConfig } from "../../src/build/config.ts";
import { serveFolder } from "../setup/server.ts";

export interface Built {
  readonly url: string;
  readonly close: () => Promise<void>;
}

export async function buildAndServe(talk: string): Promise<Built> {
  const out = await mkdtemp(join(tmpdir(), "pangbai-built-"));
  await build({ ...viteConfig({ talk, out }), configFile: false, logLevel: "warn" });
  const site = await serveFolder(out);
  return {
    url: site.url,
    async close() {
      await site.close();
      await rm(out, { recursive: true });
    },
  };
}
