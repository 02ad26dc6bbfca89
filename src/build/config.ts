/** Vite as Pangbai sets it up: for `pangbai dev`, `pangbai build` and the tests alike. */
import { resolve } from "node:path";
import type { InlineConfig } from "vite";
import type { Compiled } from "./compile.ts";
import { packagePath } from "./package.ts";
import { pangbai } from "./plugin.ts";

export interface BuildOptions {
  /** A talk's folder, as the user gave it. */
  readonly talk: string;
  /** Where a build goes. */
  readonly out: string;
  readonly onCompiled?: (compiled: Compiled) => void;
}

export function viteConfig({ talk, out, onCompiled }: BuildOptions): InlineConfig {
  return {
    root: packagePath("src"),
    base: "./",
    cacheDir: packagePath("node_modules/.cache/pangbai/vite"),
    plugins: [...pangbai(talk, onCompiled)],
    publicDir: false,
    // Found ahead: a dependency that Vite discovers while a page is open reloads it.
    optimizeDeps: { include: ["mermaid", "reveal.js"] },
    server: { host: "127.0.0.1", fs: { allow: [packagePath(".")] } },
    build: {
      outDir: resolve(out),
      emptyOutDir: true,
      target: "es2022",
      chunkSizeWarningLimit: 2000,
      reportCompressedSize: false,
      // Fonts are cut in a build; the first time that takes a second or two, which is no news.
      rolldownOptions: { checks: { pluginTimings: false } },
    },
  };
}
