/** The plugin that has the page of a draft show its cover before the first of its hundred modules has come, as a built
 *  page does. */
import { readFile } from "node:fs/promises";
import { posix } from "node:path";
import type { Plugin } from "vite";
import type { Compiled } from "./compile.ts";
import type { Draft } from "./draft.ts";
import { firstOf, openingOf } from "./first.ts";
import { wholeFontFaceCss } from "./fonts.ts";
import { packagePath } from "./package.ts";
import { CHARSET } from "./page.ts";
import { FONTS_MODULE } from "./page-fonts.ts";
import { readSlices } from "./slices.ts";

const FONTS = "\0pangbai:fonts";

export function draftPage(draft: Draft): Plugin {
  let made: { readonly of: Compiled; readonly opening: Opening } | null = null;
  const openingNow = async (): Promise<Opening> => {
    const of = await draft.now();
    if (made?.of !== of) made = { of, opening: await openingFor(of) };
    return made.opening;
  };
  return {
    name: "pangbai:draft-page",
    apply: "serve",
    async buildStart() {
      // Ahead: once a page is asked for, Vite works at all its modules at once, and we would wait for them.
      await openingNow();
    },
    resolveId: {
      filter: { id: new RegExp(`^${FONTS_MODULE}$`) },
      handler: () => FONTS,
    },
    load: {
      filter: { id: new RegExp(`^${FONTS}$`) },
      handler: fontsModule,
    },
    transformIndexHtml: {
      // Vite would take the style for a module.
      order: "post",
      async handler(html) {
        const { head, body } = await openingNow();
        return html.replace(CHARSET, () => CHARSET + head).replace("<body>", () => `<body>${body}`);
      },
    },
  };
}

interface Opening {
  readonly head: string;
  readonly body: string;
}

async function openingFor(compiled: Compiled): Promise<Opening> {
  // Cut from slices: the whole face takes a second to open for the first time.
  const first = await firstOf(compiled, readSlices);
  const { head } = openingOf(first, await stageStyle(), null);
  return { head, body: first.html };
}

/** The style sheets that the page's program begins with. */
async function stageStyle(): Promise<string> {
  const program = await readFile(packagePath("src/main.ts"), "utf8");
  const names = [...program.matchAll(/^import "\.\/(theme\/[\w-]+\.css)";$/gm)];
  const sheets = names.map(([, name = ""]) => readFile(packagePath(`src/${name}`), "utf8"));
  return (await Promise.all(sheets)).join("\n");
}

/** Whole fonts, since any character may come next. As a style sheet Vite would look for each of their hundreds of files,
 *  and everything else would wait. */
async function fontsModule(): Promise<string> {
  const css = await wholeFontFaceCss((path) =>
    encodeURI(posix.join("/@fs/", path.replaceAll("\\", "/"))),
  );
  return [
    'const style = document.createElement("style");',
    `style.textContent = ${JSON.stringify(css)};`,
    "document.head.append(style);",
  ].join("\n");
}
