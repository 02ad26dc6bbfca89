/** `pangbai pdf`: the time from the command to the file, and what stands in the file. */
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PDFDocument } from "pdf-lib";
import { CLI, secondsOf } from "./command.ts";
import { medianOf } from "./figures.ts";
import { onFirstDay } from "./fresh.ts";

export interface Handout {
  readonly warmSeconds: number;
  /** Without caches, when fonts are cut and diagrams drawn. */
  readonly coldSeconds: number | null;
  readonly pages: number;
  readonly kilobytes: number;
}

export async function printHandout(talk: string, about: Printing): Promise<Handout> {
  const folder = await mkdtemp(join(tmpdir(), "pangbai-bench-pdf-"));
  const out = join(folder, "handout.pdf");
  const print = (cli: string): Promise<number> => secondsOf(cli, ["pdf", talk, "--out", out]);
  try {
    const coldSeconds = about.cold ? await onFirstDay(print) : null;
    const warm: number[] = [];
    for (let time = 0; time < about.times; time += 1) warm.push(await print(CLI));
    const bytes = await readFile(out);
    return {
      warmSeconds: medianOf(warm),
      coldSeconds,
      pages: (await PDFDocument.load(bytes)).getPageCount(),
      kilobytes: bytes.length / 1024,
    };
  } finally {
    await rm(folder, { recursive: true });
  }
}

export interface Printing {
  readonly times: number;
  readonly cold: boolean;
}
