/** `pangbai pdf` as a person runs it: the time from the command to the file, with its caches and without. */
import { execFile } from "node:child_process";
import { mkdtemp, readFile, rename, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { PDFDocument } from "pdf-lib";
import { packagePath } from "../../src/build/package.ts";

export interface Printed {
  readonly seconds: number;
  readonly pages: number;
  readonly bytes: number;
}

export interface HandoutFigures {
  readonly slides: number;
  /** The first time, when fonts are cut and diagrams drawn. */
  readonly cold: Printed;
  readonly warm: Printed;
}

const run = promisify(execFile);
const CACHE = packagePath("node_modules/.cache/pangbai");
const KINDS = ["fonts", "characters", "diagrams", "drawer", "last-font"];

export async function measureHandout(talk: string, slides: number): Promise<HandoutFigures> {
  const cold = await withoutCaches(() => printOnce(talk));
  const times = [await printOnce(talk), await printOnce(talk), await printOnce(talk)];
  times.sort((a, b) => a.seconds - b.seconds);
  return { slides, cold, warm: times[1] ?? cold };
}

async function printOnce(talk: string): Promise<Printed> {
  const folder = await mkdtemp(join(tmpdir(), "pangbai-bench-pdf-"));
  const out = join(folder, "handout.pdf");
  const begun = performance.now();
  await run(process.execPath, [packagePath("lib/cli.js"), "pdf", talk, "--out", out], {
    maxBuffer: 1 << 24,
  });
  const seconds = (performance.now() - begun) / 1000;
  const bytes = await readFile(out);
  const pages = (await PDFDocument.load(bytes)).getPageCount();
  await rm(folder, { recursive: true });
  return { seconds, pages, bytes: bytes.length };
}

/** Put aside, not thrown away: what is in them took long to make. */
async function withoutCaches<T>(work: () => Promise<T>): Promise<T> {
  const moved: string[] = [];
  for (const kind of KINDS) {
    const gone = await rename(join(CACHE, kind), join(CACHE, `${kind}-aside`)).then(
      () => true,
      () => false,
    );
    if (gone) moved.push(kind);
  }
  try {
    return await work();
  } finally {
    for (const kind of moved) {
      await rm(join(CACHE, kind), { recursive: true, force: true });
      await rename(join(CACHE, `${kind}-aside`), join(CACHE, kind));
    }
  }
}
