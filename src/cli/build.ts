/** `build`: a talk → a site in a folder, ready for any host. */
import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { build } from "vite";
import { viteConfig } from "../build/config.ts";

export interface Built {
  readonly files: number;
  readonly kilobytes: number;
}

/** `out` is emptied first. */
export async function buildTalk(talk: string, out: string): Promise<Built> {
  await build({ ...viteConfig({ talk, out }), configFile: false, logLevel: "warn" });
  return measureFolder(out);
}

async function measureFolder(folder: string): Promise<Built> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const sizes = await Promise.all(
    files.map(async ({ parentPath, name }) => (await stat(join(parentPath, name))).size),
  );
  const bytes = sizes.reduce((sum, size) => sum + size, 0);
  return { files: files.length, kilobytes: Math.ceil(bytes / 1024) };
}
