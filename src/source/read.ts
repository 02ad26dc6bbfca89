/** Reads a talk from its folder: chapters, diagrams, settings, and which pictures are there. Nothing is
 *  understood here, and nothing is ever written. */
import { readdir, readFile } from "node:fs/promises";
import { basename, join, relative, resolve, sep } from "node:path";
import type { SourceFile, Talk } from "../model/talk.ts";
import { evenOut } from "./even.ts";

const PICTURE = /\.(?:png|jpe?g|gif|svg|webp|avif)$/i;
const DIAGRAM = /\.mmd$/i;
const SETTINGS = "deck.yaml";

/** A folder that cannot be read as a talk: missing, no folder, or closed to us. */
export interface Unreadable {
  readonly unreadable: string;
  readonly reason: "missing" | "not-a-folder" | "denied";
}

/** `folder` is a path as the user gave it; problems print paths that begin with it. */
export async function readTalk(folder: string): Promise<Talk | Unreadable> {
  const names = await listFiles(folder);
  if (!Array.isArray(names)) return { unreadable: folder, reason: names.reason };
  const read = async (name: string): Promise<SourceFile> => ({
    path: shownPath(folder, name),
    name: basename(name),
    text: evenOut(await readFile(join(folder, name), "utf8")),
  });
  return {
    name: basename(resolve(folder)),
    path: shownPath(folder, "."),
    chapters: await Promise.all(chapterNames(names).map(read)),
    diagrams: await Promise.all(names.filter((name) => DIAGRAM.test(name)).map(read)),
    settings: names.includes(SETTINGS) ? await read(SETTINGS) : null,
    pictures: names.filter((name) => PICTURE.test(name)),
  };
}

/** Chapters in numeric-aware order: 2 before 10. A README counts only when it is alone. */
export function chapterNames(names: readonly string[]): string[] {
  const chapters = names.filter((name) => /^[^_./][^/]*\.md$/i.test(name));
  const told = chapters.filter((name) => !/^readme\.md$/i.test(name));
  return (told.length > 0 ? told : chapters).sort(byNumber.compare);
}

const byNumber = new Intl.Collator("en", { numeric: true, sensitivity: "variant" });

async function listFiles(
  folder: string,
): Promise<string[] | { readonly reason: Unreadable["reason"] }> {
  try {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile())
      .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/"))
      .filter((name) => !/(?:^|\/)(?:\.|node_modules\/)/.test(name))
      .sort(byNumber.compare);
  } catch (error) {
    switch ((error as NodeJS.ErrnoException).code) {
      case "ENOENT":
        return { reason: "missing" };
      case "ENOTDIR":
        return { reason: "not-a-folder" };
      case "EACCES":
      case "EPERM":
        return { reason: "denied" };
      default:
        throw error;
    }
  }
}

function shownPath(folder: string, name: string): string {
  return join(folder, name).split(sep).join("/");
}
