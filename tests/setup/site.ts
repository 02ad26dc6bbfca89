/** Before any test: the talk in `slides/` is built once and served on loopback, for every browser test. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "vite";
import type { TestProject } from "vitest/node";
import { viteConfig } from "../../src/build/config.ts";
import { serveFolder } from "./server.ts";

declare module "vitest" {
  export interface ProvidedContext {
    /** The folder of the built talk. */
    siteFolder: string;
    /** Where it is served, with a slash at the end. */
    siteUrl: string;
  }
}

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), "pangbai-site-"));
  await build({
    ...viteConfig({ talk: "slides", out: folder }),
    configFile: false,
    logLevel: "warn",
  });
  const site = await serveFolder(folder);
  project.provide("siteFolder", folder);
  project.provide("siteUrl", site.url);
  return async () => {
    await site.close();
    await rm(folder, { recursive: true });
  };
}
