/** The program as it is on its first day: the same files and libraries, and caches that are empty. */
import { cp, mkdir, mkdtemp, readdir, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { packagePath } from "../../src/build/package.ts";

const OWN = ["assets", "lib", "src", "package.json"];

/** `work` is told where the program is. What it leaves in caches is thrown away, and ours are not touched: other
 *  commands may be using them. */
export async function onFirstDay<T>(work: (cli: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), "pangbai-bench-fresh-"));
  try {
    for (const name of OWN) await cp(packagePath(name), join(folder, name), { recursive: true });
    await linkLibraries(join(folder, "node_modules"));
    return await work(join(folder, "lib/cli.js"));
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** A folder of links, so that a cache made in it is its own. */
async function linkLibraries(folder: string): Promise<void> {
  await mkdir(folder);
  const names = await readdir(packagePath("node_modules"));
  for (const name of names.filter((each) => !each.startsWith("."))) {
    await symlink(packagePath(`node_modules/${name}`), join(folder, name));
  }
}
