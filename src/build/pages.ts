/** The plugin that gives the page its modules that stand in no file, and its head. */
import type { Plugin } from "vite";
import type { DeckMeta } from "../model/deck.ts";
import { fillPage } from "./page.ts";

export interface Pages {
  meta(): Promise<DeckMeta>;
  /** `null` for what is none of ours. `emit` puts a file beside the page and tells its address in CSS. */
  codeOf(module: string, emit: Emit): Promise<string | null>;
}

export type Emit = (name: string, source: string | Uint8Array) => string;

export function pages(apply: "build" | "serve", { meta, codeOf }: Pages): Plugin {
  return {
    name: "pangbai",
    apply,
    resolveId: {
      filter: { id: /^virtual:pangbai\// },
      handler: (id) => `\0${id}`,
    },
    load: {
      filter: { id: /^\0virtual:pangbai\// },
      handler(id) {
        return codeOf(id.slice(1), (name, source) => {
          const file = this.emitFile({ type: "asset", fileName: `assets/${name}`, source });
          // As Vite marks a picture in a style sheet; it puts the address there in the end.
          return `__VITE_ASSET__${file}__`;
        });
      },
    },
    transformIndexHtml: { order: "pre", handler: async (html) => fillPage(html, await meta()) },
  };
}
