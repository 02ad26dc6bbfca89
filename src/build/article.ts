/** The plugin that writes the article beside a site's page: a document in which no script runs, with the
 *  same faces and pictures. The page tells where it is, and leads there who has no script. */
import { readFile } from "node:fs/promises";
import { relative, resolve } from "node:path";
import type { Plugin, Rolldown } from "vite";
import { narrationWords } from "../layout/handout/narration.ts";
import { numberDeck } from "../layout/handout/numbers.ts";
import type { Slide } from "../model/deck.ts";
import { isOn } from "../model/notes.ts";
import { type ArticleOptions, renderArticle } from "../render/article.ts";
import { attributes, escapeHtml } from "../render/html.ts";
import type { PictureAddress } from "../render/inlines.ts";
import { renderWordsFor } from "../words/printed.ts";
import { type Compiled, contextFor } from "./compile.ts";
import { fontData, pictureData } from "./data-address.ts";
import type { Drawings } from "./drawings.ts";
import type { First } from "./first.ts";
import { fontFaceCss } from "./fonts.ts";
import { packagePath } from "./package.ts";
import { fillPage } from "./page.ts";

export interface ArticleSource {
  readonly compiled: Compiled;
  readonly drawings: Drawings;
  readonly first: First;
}

const ARTICLE = "article.html";

/** `source` is asked for once the talk has been compiled. */
export function article(source: () => Promise<ArticleSource>, options: ArticleOptions): Plugin {
  let root = "";
  return {
    name: "pangbai:article",
    apply: "build",
    configResolved(config) {
      root = config.root;
    },
    transformIndexHtml: {
      order: "post",
      async handler(html, { bundle = {} }) {
        const { deck } = (await source()).compiled;
        const { head, body } = wayThere(renderWordsFor(deck.meta.lang).article, fontsIn(bundle));
        return html
          .replace("</head>", () => `${head}</head>`)
          .replace('<div id="app">', (app) => body + app);
      },
    },
    generateBundle: {
      order: "post",
      async handler(_, bundle) {
        const given = await source();
        const folder = resolve(given.compiled.talk.path);
        const emitted = addressesIn(bundle);
        const pictureAt = (path: string): string => {
          const file = resolve(folder, path);
          // One that is small stands in each module that shows it, and so it does here.
          return emitted.get(relative(root, file).replaceAll("\\", "/")) ?? pictureData(file);
        };
        const body = articleOf(given, pictureAt, options);
        const text = await documentOf(given, body, fontsIn(bundle));
        this.emitFile({ type: "asset", fileName: ARTICLE, source: text });
      },
    },
  };
}

export function articleOf(
  { compiled, drawings }: Pick<ArticleSource, "compiled" | "drawings">,
  pictureAt: PictureAddress,
  options: ArticleOptions,
): string {
  const { deck, plan } = compiled;
  const { lang } = deck.meta;
  const paragraphsOf = (slide: Slide) =>
    narrationWords(slide, {
      as: "narration",
      lang,
      notesAt: (place) =>
        slide.editorNotes.flatMap((note, number) => (isOn(note, place) ? [{ number, note }] : [])),
    });
  const drawn = [...drawings].flatMap(([name, drawing]) =>
    "svg" in drawing ? [[name, drawing.svg] as const] : [],
  );
  const context = {
    ...contextFor(compiled, pictureAt),
    drawings: new Map(drawn),
    figures: numberDeck(deck).figures,
    paragraphsOf,
  };
  return renderArticle(deck, plan, context, options);
}

type Bundle = Rolldown.OutputBundle;

/** The style sheet of the site's faces. */
function fontsIn(bundle: Bundle): string {
  const found = Object.values(bundle).find(
    (asset) => asset.type === "asset" && asset.names.includes("fonts.css"),
  );
  return found === undefined ? "" : `./${found.fileName}`;
}

/** Of files that were copied, by their paths as the bundler knows them: relative to the page's sources. */
function addressesIn(bundle: Bundle): ReadonlyMap<string, string> {
  return new Map(
    Object.values(bundle).flatMap((asset) =>
      asset.type === "asset"
        ? asset.originalFileNames.map((name) => [name, `./${encodeURI(asset.fileName)}`] as const)
        : [],
    ),
  );
}

function styleSheet(address: string): string {
  return address === "" ? "" : `<link rel="stylesheet"${attributes({ href: address })}>`;
}

/** A cover stays there without a script: at its foot stands what leads on. */
const FOOT =
  ".read{position:fixed;inset:auto 0 0;margin:0;padding:12px 16px;background:var(--tint);font-size:18px;text-align:center}.read a{color:var(--accent-2)}";

function wayThere(
  { noScript, read }: { readonly noScript: string; readonly read: string },
  fonts: string,
): { readonly head: string; readonly body: string } {
  const alternate = `<link rel="alternate" type="text/html"${attributes({ href: `./${ARTICLE}`, title: read })}>`;
  return {
    head: `${alternate}<noscript>${styleSheet(fonts)}<style>${FOOT}</style></noscript>`,
    body: `<noscript><p class="read">${escapeHtml(noScript)} <a href="./${ARTICLE}">${escapeHtml(read)}</a></p></noscript>`,
  };
}

/** No script, and nothing from anywhere else. */
const POLICY = [
  "default-src 'none'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

const PAGE = `<!doctype html>
<html lang="">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>%title%</title>
<link rel="icon" href="%icon%">
`;

async function documentOf(
  { compiled, first }: ArticleSource,
  body: string,
  fonts: string,
): Promise<string> {
  const head = await fillPage(PAGE, compiled.deck.meta);
  // The style sheet of the faces does without the characters of the cover, which the page has in it.
  const faces = fontFaceCss(first.fonts, ({ bytes }) => fontData(bytes));
  return `${head}${styleSheet(fonts)}<style>${faces}${await styleOf()}</style>\n</head>\n<body>${body}</body>\n</html>\n`;
}

async function styleOf(): Promise<string> {
  const [tokens = "", ...rest] = await Promise.all(
    ["tokens", "first", "screen", "article"].map((name) =>
      readFile(packagePath(`src/theme/${name}.css`), "utf8"),
    ),
  );
  return [darkByItself(tokens), ...rest]
    .join("\n")
    .replace(/\/\*[\s\S]*?\*\//g, "")
    .replace(/\s+/g, " ");
}

/** Without a script nobody names the theme: whoever reads in the dark has said so to their browser. */
function darkByItself(tokens: string): string {
  return tokens.replace(
    /:root\[data-theme="dark"\] (\{[^}]*\})/,
    (_, colours: string) => `@media screen and (prefers-color-scheme: dark) { :root ${colours} }`,
  );
}
