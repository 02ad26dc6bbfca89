/** Where a build may go. Its folder is emptied first, so a wrong one would cost an author the talk, or
 *  something else that cannot be had again. */
import { readdir, readFile, realpath } from "node:fs/promises";
import { basename, dirname, join, relative, resolve, sep } from "node:path";
import type { WrongUse } from "../words/cli.ts";

export async function findWrongOut(out: string, talk: string): Promise<WrongUse | null> {
  const [outPath, talkPath] = await Promise.all([truePath(resolve(out)), truePath(resolve(talk))]);
  if (isWithin(outPath, talkPath) || isWithin(talkPath, outPath)) {
    return { wrong: "out-meets-talk", text: out };
  }
  const names = await namesIn(outPath);
  if (names === null) return { wrong: "out-not-a-folder", text: out };
  if (names.length === 0 || (await isOurBuild(outPath, names))) return null;
  return { wrong: "out-not-ours", text: out };
}

/** With links followed, also where the last folders of it are still to be made. */
async function truePath(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch (error) {
    if (!isCode(error, "ENOENT") || dirname(path) === path) throw error;
    return join(await truePath(dirname(path)), basename(path));
  }
}

function isWithin(inner: string, outer: string): boolean {
  const way = relative(outer, inner);
  return way === "" || (way !== ".." && !way.startsWith(`..${sep}`) && resolve(way) !== way);
}

async function namesIn(folder: string): Promise<readonly string[] | null> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (isCode(error, "ENOENT")) return [];
    if (isCode(error, "ENOTDIR")) return null;
    throw error;
  }
}

/** Many folders have an `index.html`, our own `src/` among them. Only a built one has the policy. */
async function isOurBuild(folder: string, names: readonly string[]): Promise<boolean> {
  if (!names.includes("index.html")) return false;
  const page = await readFile(join(folder, "index.html"), "utf8");
  return page.includes('<div id="app">') && page.includes("Content-Security-Policy");
}

function isCode(error: unknown, code: string): boolean {
  return (error as NodeJS.ErrnoException).code === code;
}
