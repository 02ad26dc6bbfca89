/** A compiled talk → a document that is ready to print, with everything in it. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Browser } from "../browser/start.ts";
import { layoutHandout } from "../layout/handout/handout.ts";
import type { Diagram } from "../model/block.ts";
import { type Deck, silent, slidesOf } from "../model/deck.ts";
import type { JobRequest, PrintJob } from "../model/printed.ts";
import { textsOnPages, textsRequired } from "../model/printed-handout.ts";
import { textsOnLeaves, textsRequiredOfLeaves } from "../model/printed-leaves.ts";
import type { Frozen } from "../model/rendered.ts";
import type { Talk } from "../model/talk.ts";
import { type RenderContext, renderFailedDrawing } from "../render/blocks.ts";
import { shownDiagrams } from "../render/deck.ts";
import { renderHandout } from "../render/handout.ts";
import { attributes, escapeHtml } from "../render/html.ts";
import { renderLeaves } from "../render/leaves.ts";
import type { RenderWords } from "../words/printed.ts";
import { type Compiled, contextFor } from "./compile.ts";
import { fontData, pictureData } from "./data-address.ts";
import { failuresOf } from "./drawings.ts";
import { type CutFont, cutFonts, fontFaceCss } from "./fonts.ts";
import { freezeDiagrams } from "./freeze.ts";
import { once } from "./once.ts";
import { packagePath } from "./package.ts";
import { ownText } from "./page-fonts.ts";
import { readFaces } from "./slices.ts";

/** `browser` is asked for only when a diagram has to be drawn. */
export async function printJob(
  compiled: Compiled,
  request: JobRequest,
  browser: () => Promise<Browser>,
): Promise<PrintJob> {
  const deck = chosen(compiled.deck, request);
  const diagrams = shownDiagrams(slidesOf(deck));
  const fonts = once(() => fontsFor(compiled.talk));
  // A browser draws while we cut; earlier, cutting would keep it from beginning.
  const frozen = await freezeDiagrams(diagrams, browser, () => fonts().catch(() => {}));
  const plain = contextFor(compiled, (path) => pictureData(join(compiled.talk.path, path)));
  const context: RenderContext = { ...plain, drawings: htmlOf(diagrams, frozen, plain.words) };
  const { body, pages, required, page } = request.slides
    ? leavesOf(deck, compiled, context)
    : handoutOf(deck, compiled, request, context);
  const { title, author, date, lang } = deck.meta;
  const html = await documentOf({ body, page, lang, title, fonts: await fonts() });
  const problems = failuresOf(diagrams, frozen, compiled.problems);
  return { html, title, author, date, lang, pages, required, problems };
}

/** For whatever a document of this talk may say, so that they need not wait for it: a PDF keeps of a font only
 *  what is used. */
async function fontsFor(talk: Talk): Promise<readonly CutFont[]> {
  const { settings, chapters, diagrams } = talk;
  const files = [...(settings === null ? [] : [settings]), ...chapters, ...diagrams];
  const text = [...files.map((file) => file.text), await ownText()].join("\n");
  return cutFonts(text, { slices: await readFaces() });
}

function chosen(deck: Deck, { chapters, narration }: JobRequest): Deck {
  const some =
    chapters === null ? deck.chapters : deck.chapters.slice(chapters.from - 1, chapters.to);
  const part = { ...deck, chapters: some };
  return narration ? part : silent(part);
}

type Pages = Pick<PrintJob, "pages" | "required"> & {
  readonly body: string;
  readonly page: string;
};

function handoutOf(
  deck: Deck,
  { screens, plan }: Compiled,
  { paper }: JobRequest,
  context: RenderContext,
): Pages {
  const handout = layoutHandout(deck, screens, paper, context.words.handout.told);
  return {
    body: renderHandout(handout, deck, plan, context),
    pages: textsOnPages(handout, deck.meta),
    required: textsRequired(deck),
    page: paper,
  };
}

function leavesOf(deck: Deck, { screens, plan }: Compiled, context: RenderContext): Pages {
  return {
    body: renderLeaves(deck, screens, plan, context),
    pages: textsOnLeaves(deck, screens),
    required: textsRequiredOfLeaves(deck),
    page: "1280px 720px",
  };
}

/** By the name of their diagram. */
function htmlOf(
  diagrams: readonly Diagram[],
  frozen: ReadonlyMap<string, Frozen>,
  words: RenderWords,
): ReadonlyMap<string, string> {
  return new Map(
    diagrams.map((diagram) => {
      const drawn = frozen.get(diagram.name) ?? { failed: "" };
      const html = "svg" in drawn ? drawn.svg : renderFailedDrawing(diagram, drawn.failed, words);
      return [diagram.name, html];
    }),
  );
}

/** No script, and nothing from anywhere: what it needs is in it. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:";

async function documentOf(about: {
  readonly body: string;
  readonly page: string;
  readonly lang: string;
  readonly title: string;
  readonly fonts: readonly CutFont[];
}): Promise<string> {
  const { body, page, lang, title } = about;
  const sheets = ["tokens", "first", "screen", "handout"].map((name) =>
    readFile(packagePath(`src/theme/${name}.css`), "utf8"),
  );
  const slices = await readFaces();
  // What no source says as it is written: an entity, say.
  const rest = await cutFonts(body + title, { slices, there: about.fonts });
  const fonts = [...about.fonts, ...rest];
  const style = [
    fontFaceCss(fonts, ({ bytes }) => fontData(bytes)),
    ...(await Promise.all(sheets)),
    `@page { size: ${page}; margin: 0 } html, body { height: auto }`,
  ].join("\n");
  const policy = attributes({ "http-equiv": "Content-Security-Policy", content: POLICY });
  return `<!doctype html><html${attributes({ lang })}><head><meta charset="utf-8"><meta${policy}><title>${escapeHtml(title)}</title><style>${style}</style></head><body>${body}</body></html>`;
}
