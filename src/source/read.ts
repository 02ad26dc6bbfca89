/** Reads a talk from its folder: chapters, diagrams, settings, and which pictures are there. Nothing is
 *  understood here, and nothing is ever written. */
import { isUtf8 } from "node:buffer";
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
    ...(await readText(join(folder, name))),
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

/** A file that cannot be read costs its own words and nothing else. */
async function readText(path: string): Promise<Pick<SourceFile, "text" | "trouble">> {
  let bytes: Buffer;
  try {
    bytes = await readFile(path);
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code;
    if (reason === undefined) throw error;
    return { text: "", trouble: { kind: "unreadable", reason } };
  }
  const text = evenOut(bytes.toString("utf8"));
  return isUtf8(bytes) ? { text } : { text, trouble: { kind: "not-utf8", line: badLine(bytes) } };
}

/** The first line that is not UTF-8. */
function badLine(bytes: Buffer): number {
  // In Latin 1 each byte is a character, so lines can be cut before anything is decoded.
  const lines = evenOut(bytes.toString("latin1")).split("\n");
  return lines.findIndex((line) => !isUtf8(Buffer.from(line, "latin1"))) + 1;
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
