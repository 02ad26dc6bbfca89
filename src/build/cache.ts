/** What was made once and need not be made again, by content: a key says everything a result depends on,
 *  so nothing here ever goes stale. A cache that cannot be written costs time and nothing else. */
import { createHash } from "node:crypto";
import { access, mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import { packagePath } from "./package.ts";

/** The bytes kept under `key`, or made now. `kind` is a folder of the cache, `key` a file in it. */
export async function cached(
  kind: string,
  key: string,
  make: () => Promise<Uint8Array>,
): Promise<Uint8Array> {
  return (await cachedFile(kind, key, make)).bytes;
}

/** The same with the place on disk, for programs that want a file; `null` where none could be kept. */
export async function cachedFile(
  kind: string,
  key: string,
  make: () => Promise<Uint8Array>,
): Promise<{ readonly bytes: Uint8Array; readonly path: string | null }> {
  const paths = pathsOf(kind, key);
  for (const path of paths) {
    const bytes = await readFile(path).catch(() => null);
    if (bytes !== null) return { bytes, path };
  }
  const bytes = await make();
  for (const path of paths) if (await keep(path, bytes)) return { bytes, path };
  return { bytes, path: null };
}

/** Whether something is kept under `key`, without reading it. */
export async function isCached(kind: string, key: string): Promise<boolean> {
  const looks = pathsOf(kind, key).map((path) => access(path));
  return Promise.any(looks).then(
    () => true,
    () => false,
  );
}

/** A name for everything a result depends on. */
export function contentKey(...parts: readonly (string | Uint8Array)[]): string {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(`${part.length}:`).update(part);
  return hash.digest("hex").slice(0, 32);
}

function pathsOf(kind: string, key: string): readonly string[] {
  return cacheFolders().map((folder) => join(folder, kind, key));
}

/** Beside the program where that may be written, else where the system keeps caches. */
function cacheFolders(): readonly string[] {
  const { XDG_CACHE_HOME, LOCALAPPDATA } = process.env;
  const system = XDG_CACHE_HOME || LOCALAPPDATA || join(homedir(), ".cache");
  return [packagePath("node_modules/.cache/pangbai"), join(system, "pangbai")];
}

/** Written beside and renamed: two commands at once never read half a file. */
async function keep(path: string, bytes: Uint8Array): Promise<boolean> {
  const beside = `${path}.${process.pid}`;
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(beside, bytes);
    await rename(beside, path);
    return true;
  } catch {
    await rm(beside, { force: true }).catch(() => {});
    return false;
  }
}
