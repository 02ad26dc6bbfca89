/** `check --visual`: the talk is built into memory and looked at in a browser. */
import { extname } from "node:path";
import { build, type Rollup } from "vite";
import { BrowserError } from "../browser/problem.ts";
import { endBrowser } from "../browser/work.ts";
import { type Compiled, renderedDeck } from "../build/compile.ts";
import { viteConfig } from "../build/config.ts";
import type { Site, SiteFile } from "../check/page.ts";
import { type Looked, lookAtTalk } from "../check/talk.ts";
import type { Place } from "../model/place.ts";
import type { Problem } from "../model/problem.ts";
import { formatBrowserMessage } from "../words/browser.ts";
import { cliWordsFor } from "../words/cli.ts";
import type { BrowserRequest } from "./arguments.ts";
import { beginToStart, browserFor, endOnSignals, say } from "./browser.ts";
import { showProgress } from "./progress.ts";

/** Where there is no browser, or there no longer is one, it has been said why. */
export async function lookInBrowser(
  compiled: Compiled,
  request: BrowserRequest,
): Promise<Looked | "no browser"> {
  const { lang } = compiled.deck.meta;
  const path = await browserFor(request, lang);
  if (path === null) return "no browser";
  endOnSignals();
  try {
    return await look(compiled, path);
  } catch (error) {
    showProgress(null);
    if (!(error instanceof BrowserError)) throw error;
    say(formatBrowserMessage(error.problem, lang));
    return "no browser";
  }
}

/** The browser starts while the site is built. */
async function look(compiled: Compiled, path: string): Promise<Looked> {
  const { deck, talk } = compiled;
  const { looking } = cliWordsFor(deck.meta.lang);
  const starting = beginToStart(path);
  showProgress(looking.building);
  try {
    const { site, problems } = await buildSite(talk.path);
    const built = { site, deck, index: renderedDeck(compiled), front: frontOf(compiled) };
    const looked = await lookAtTalk(built, await starting, (at) =>
      showProgress(at === "handout" ? looking.handout : looking.screen(at.screen, at.screens)),
    );
    showProgress(null);
    return { ...looked, problems: [...problems, ...looked.problems] };
  } finally {
    await starting.then(endBrowser, () => {});
  }
}

/** As `build` makes it, and nowhere on a disk; with what could not be drawn. */
async function buildSite(
  talk: string,
): Promise<{ readonly site: Site; readonly problems: readonly Problem[] }> {
  let problems: readonly Problem[] = [];
  const onCompiled = (compiled: Compiled): void => {
    problems = compiled.problems.filter(({ kind }) => kind === "drawing-failed");
  };
  const config = viteConfig({ talk, out: "dist", onCompiled });
  const built = await build({
    ...config,
    configFile: false,
    logLevel: "warn",
    build: { ...config.build, write: false, emptyOutDir: false },
  });
  const outputs = (Array.isArray(built) ? built : [built]).flatMap((one) =>
    "output" in one ? one.output : [],
  );
  const files = new Map(outputs.map((file) => [file.fileName, siteFile(file)]));
  return { site: (path) => files.get(path === "" ? "index.html" : path) ?? null, problems };
}

/** A browser takes scripts and styles only as what they are; the rest it recognises. */
const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
};

function siteFile(file: Rollup.OutputChunk | Rollup.OutputAsset): SiteFile {
  const type = TYPES[extname(file.fileName).toLowerCase()] ?? "application/octet-stream";
  return { type, body: file.type === "chunk" ? file.code : file.source };
}

/** What belongs to no slide is told where a talk begins. */
function frontOf({ deck, talk }: Compiled): Place {
  const path = talk.settings?.path;
  if (path !== undefined) return { path, line: 1, column: 1, endLine: 1 };
  return deck.chapters[0]?.at ?? { path: talk.path, line: 1, column: 1, endLine: 1 };
}
