/** `pangbai build`: what it takes, and what it makes. */
import { mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CLI, secondsOf } from "./command.ts";
import { medianOf } from "./figures.ts";
import { onFirstDay } from "./fresh.ts";

export interface Site {
  /** The site, until it is removed. */
  readonly folder: string;
  readonly warmSeconds: number;
  /** Without caches, when fonts are cut and diagrams drawn. */
  readonly coldSeconds: number | null;
  readonly files: number;
  readonly kilobytes: number;
  /** The whole talk in one HTML file, where one was written. */
  readonly singleKilobytes: number | null;
  readonly remove: () => Promise<void>;
}

export async function buildSite(
  talk: string,
  { times, cold }: { readonly times: number; readonly cold: boolean },
): Promise<Site> {
  const parent = await mkdtemp(join(tmpdir(), "pangbai-bench-"));
  const folder = join(parent, "site");
  const build = (cli: string): Promise<number> => secondsOf(cli, ["build", talk, "--out", folder]);
  const coldSeconds = cold ? await onFirstDay(build) : null;
  const warm: number[] = [];
  for (let time = 0; time < times; time += 1) warm.push(await build(CLI));
  return {
    folder,
    coldSeconds,
    warmSeconds: medianOf(warm),
    ...(await measureFolder(folder)),
    remove: () => rm(parent, { recursive: true }),
  };
}

const PAGES = ["index.html", "article.html"];

async function measureFolder(
  folder: string,
): Promise<Pick<Site, "files" | "kilobytes" | "singleKilobytes">> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
  const kilobytesOf = async (path: string): Promise<number> => (await stat(path)).size / 1024;
  const sizes = await Promise.all(paths.map(kilobytesOf));
  const single = entries.find(
    ({ parentPath, name }) =>
      parentPath === folder && name.endsWith(".html") && !PAGES.includes(name),
  );
  return {
    files: paths.length,
    kilobytes: sizes.reduce((sum, size) => sum + size, 0),
    singleKilobytes: single === undefined ? null : await kilobytesOf(join(folder, single.name)),
  };
}
