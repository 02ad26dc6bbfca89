/** Vite as Pangbai sets it up: for `pangbai dev`, `pangbai build` and the tests alike. */
import { resolve } from "node:path";
import type { InlineConfig } from "vite";
import { packagePath } from "./package.ts";
import { pangbai } from "./plugin.ts";
import type { TalkOptions } from "./talk-options.ts";

export interface BuildOptions extends TalkOptions {
  /** Where a build goes. */
  readonly out: string;
}

export function viteConfig({ out, ...options }: BuildOptions): InlineConfig {
  return {
    root: packagePath("src"),
    base: "./",
    cacheDir: packagePath("node_modules/.cache/pangbai/vite"),
    plugins: [...pangbai(options)],
    publicDir: false,
    // Found ahead: a dependency that Vite discovers while a page is open reloads it.
    optimizeDeps: { include: ["mermaid", "reveal.js"] },
    server: {
      host: "127.0.0.1",
      fs: { allow: [packagePath(".")] },
      // A page of another origin, on another port of this machine too, reads nothing of a talk.
      cors: false,
      headers: { "Cross-Origin-Resource-Policy": "same-origin" },
    },
    build: {
      outDir: resolve(out),
      emptyOutDir: true,
      target: "es2022",
      // Every browser that shows a page of ours preloads modules by itself.
      modulePreload: { polyfill: false },
      // A talk is as long as it is.
      chunkSizeWarningLimit: Number.POSITIVE_INFINITY,
      reportCompressedSize: false,
      // Fonts are cut in a build; the first time that takes a second or two, which is no news.
      rolldownOptions: { checks: { pluginTimings: false } },
    },
  };
}
