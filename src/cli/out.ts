/** Where a build and a PDF may go. A build's folder is emptied first and a PDF replaces a file, so a wrong
 *  one would cost an author the talk, or something else that cannot be had again. */
import { open, readdir, readFile, realpath, stat } from "node:fs/promises";
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

/** The same for the one file of a PDF. */
export async function findWrongFile(file: string, talk: string): Promise<WrongUse | null> {
  const [path, talkPath] = await Promise.all([truePath(resolve(file)), truePath(resolve(talk))]);
  if (isWithin(path, talkPath)) return { wrong: "file-in-talk", text: file };
  const [kind, parent] = await Promise.all([kindOf(path), kindOf(dirname(path))]);
  if (kind === "folder") return { wrong: "file-is-folder", text: file };
  if (parent !== "folder") return { wrong: "file-without-folder", text: file };
  const replaceable = kind === "nothing" || (kind === "file" && (await isPdfOrEmpty(path)));
  return replaceable ? null : { wrong: "file-no-pdf", text: file };
}

async function kindOf(path: string): Promise<"nothing" | "folder" | "file" | "device"> {
  try {
    const found = await stat(path);
    if (found.isDirectory()) return "folder";
    return found.isFile() ? "file" : "device";
  } catch (error) {
    if (isAbsence(error)) return "nothing";
    throw error;
  }
}

async function isPdfOrEmpty(path: string): Promise<boolean> {
  const start = Buffer.alloc(5);
  const file = await open(path);
  try {
    const { bytesRead } = await file.read(start);
    return bytesRead === 0 || start.toString("latin1") === "%PDF-";
  } finally {
    await file.close();
  }
}

/** With links followed, also where the last folders of it are still to be made. */
async function truePath(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch (error) {
    if (!isAbsence(error) || dirname(path) === path) throw error;
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

function isAbsence(error: unknown): boolean {
  return isCode(error, "ENOENT") || isCode(error, "ENOTDIR");
}

function isCode(error: unknown, code: string): boolean {
  return (error as NodeJS.ErrnoException).code === code;
}
