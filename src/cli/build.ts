/** `build`: a talk → a site in a folder, ready for any host. */
import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { build } from "vite";
import type { Compiled } from "../build/compile.ts";
import { type BuildOptions, viteConfig } from "../build/config.ts";
import type { Problem } from "../model/problem.ts";

export interface Built {
  readonly files: number;
  readonly kilobytes: number;
  /** Of what is drawn only now. */
  readonly problems: readonly Problem[];
}

/** Its folder is emptied first. */
export async function buildTalk(options: BuildOptions): Promise<Built> {
  let problems: readonly Problem[] = [];
  const onCompiled = (compiled: Compiled): void => {
    problems = compiled.problems.filter(({ kind }) => kind === "drawing-failed");
  };
  await build({ ...viteConfig({ ...options, onCompiled }), configFile: false, logLevel: "warn" });
  return { ...(await measureFolder(options.out)), problems };
}

async function measureFolder(folder: string): Promise<Omit<Built, "problems">> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const sizes = await Promise.all(
    files.map(async ({ parentPath, name }) => (await stat(join(parentPath, name))).size),
  );
  const bytes = sizes.reduce((sum, size) => sum + size, 0);
  return { files: files.length, kilobytes: Math.ceil(bytes / 1024) };
}
