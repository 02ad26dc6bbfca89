/** A built talk on the web, with what its build took and made. */
import { mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "vite";
import { viteConfig } from "../../src/build/config.ts";
import { slidesOf } from "../../src/model/deck.ts";
import { serveFolder } from "../setup/server.ts";

export interface Built {
  readonly slides: number;
  readonly screens: number;
  readonly seconds: number;
  readonly files: number;
  readonly bytes: number;
  readonly url: string;
  readonly close: () => Promise<void>;
}

export async function buildAndServe(talk: string): Promise<Built> {
  const out = await mkdtemp(join(tmpdir(), "pangbai-bench-"));
  let slides = 0;
  let screens = 0;
  const config = viteConfig({
    talk,
    out,
    onCompiled(compiled) {
      slides = slidesOf(compiled.deck).length;
      for (const own of compiled.screens.values()) screens += own.length;
    },
  });
  const begun = performance.now();
  await build({ ...config, configFile: false, logLevel: "warn" });
  const seconds = (performance.now() - begun) / 1000;
  const site = await serveFolder(out);
  return {
    slides,
    screens,
    seconds,
    ...(await measureFolder(out)),
    url: site.url,
    async close() {
      await site.close();
      await rm(out, { recursive: true });
    },
  };
}

async function measureFolder(folder: string): Promise<{ files: number; bytes: number }> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const sizes = await Promise.all(
    files.map(async ({ parentPath, name }) => (await stat(join(parentPath, name))).size),
  );
  return { files: files.length, bytes: sizes.reduce((sum, size) => sum + size, 0) };
}
