/** A built talk, walked through press by press, with a picture of each stop. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "vite";
import { viteConfig } from "../../src/build/config.ts";
import { serveFolder } from "../setup/server.ts";

export interface Shot {
  readonly label: string;
  readonly png: Uint8Array;
}

/** What both drivers can do with a page. */
export interface Stage {
  evaluate<Result>(read: () => Result): Promise<Result>;
  next(): Promise<void>;
  picture(): Promise<Uint8Array>;
}

export const THEMES = ["light", "dark"] as const;

/** Builds and serves a talk for as long as `use` takes. */
export async function withSite(talk: string, use: (url: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "pangbai-shots-"));
  await build({ ...viteConfig({ talk, out: folder }), configFile: false, logLevel: "error" });
  const site = await serveFolder(folder);
  try {
    await use(site.url);
  } finally {
    await site.close();
    await rm(folder, { recursive: true });
  }
}

/** From the cover to the end, each screen at each step. */
export async function walk(stage: Stage): Promise<readonly Shot[]> {
  const shots: Shot[] = [];
  for (let last = ""; ; ) {
    const label = await drawnPosition(stage);
    if (label === last) return shots;
    shots.push({ label, png: await stage.picture() });
    last = label;
    await stage.next();
  }
}

/** Waits until what is up is drawn. */
async function drawnPosition(stage: Stage): Promise<string> {
  return stage.evaluate(async () => {
    const isDrawn = (): boolean =>
      document.querySelector("section.present .screen[data-ready]") !== null;
    while (!isDrawn()) await new Promise(requestAnimationFrame);
    // A face is asked for once its text has been laid out.
    await new Promise(requestAnimationFrame);
    await new Promise(requestAnimationFrame);
    await document.fonts.ready;
    // Whatever comes in quietly has come in.
    await Promise.all(document.getAnimations().map(({ finished }) => finished.catch(() => {})));
    return document.querySelector<HTMLElement>("#app")?.dataset.position ?? "";
  });
}
