/** A program of ours for a browser, bundled in memory. */
import type { InlineConfig, Rolldown } from "vite";
import { packagePath } from "./package.ts";

export async function bundle(
  config: InlineConfig,
): Promise<readonly (Rolldown.OutputChunk | Rolldown.OutputAsset)[]> {
  const { build } = await import("vite");
  const built = await build({
    ...config,
    configFile: false,
    root: packagePath("src"),
    publicDir: false,
    logLevel: "error",
    build: { ...config.build, write: false, target: "es2022" },
  });
  return (Array.isArray(built) ? built : [built]).flatMap((one) =>
    "output" in one ? one.output : [],
  );
}
