/** The plugin that leaves out of a site what its talk has no use for: Mermaid, when all its diagrams are drawn,
 *  and what the page would say in another language. */
import type { Plugin } from "vite";
import type { Language } from "../model/deck.ts";

export interface Needs {
  readonly lang: Language;
  /** Whether a page has diagrams to draw. */
  readonly draws: boolean;
}

const WORDS = { "zh-CN": "zhCN", en: "en" } as const satisfies Record<Language, string>;

/** `needs` is asked for once the talk has been compiled. */
export function spare(needs: () => Promise<Needs>): Plugin {
  return {
    name: "pangbai:spare",
    apply: "build",
    enforce: "pre",
    load: {
      filter: { id: [/\/views\/mermaid\.ts$/, /\/words\/(?:zh-CN|en)\.ts$/] },
      async handler(id) {
        const { lang, draws } = await needs();
        if (id.endsWith("/mermaid.ts")) return draws ? null : "export const drawMermaid = null;";
        const [, language = lang] = /([\w-]+)\.ts$/.exec(id) ?? [];
        return language === lang ? null : `export const ${WORDS[language as Language]} = null;`;
      },
    },
  };
}
