/** A page that draws diagrams: Mermaid as `views/` sets it up, in a browser of ours, with the fonts that
 *  ship. Everything the page asks for is answered here; nothing reaches the network. */
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { Browser } from "../browser/start.ts";
import type { Diagram } from "../model/block.ts";
import type { Frozen } from "../model/rendered.ts";
import { bundle } from "./bundle.ts";
import { cached, contentKey, isCached } from "./cache.ts";
import { packagePath } from "./package.ts";

export interface Drawer {
  /** Every id inside the drawing begins with `id`. */
  draw(diagram: Diagram, id: string): Promise<Frozen>;
  close(): Promise<void>;
}

const ENTRY = "drawer.ts";
/** What decides how a drawing looks, beside Mermaid and the fonts: the entry and all that it bundles. */
export const DRAWER_FILES = [
  ENTRY,
  "views/badges.ts",
  "views/diagram/arrange.ts",
  "views/diagram/automatic.ts",
  "views/diagram/cells.ts",
  "views/diagram/faults.ts",
  "views/diagram/frame.ts",
  "views/diagram/labels.ts",
  "views/diagram/lattice.ts",
  "views/diagram/loader.ts",
  "views/diagram/queue.ts",
  "views/diagram/search.ts",
  "views/diagram/seeds.ts",
  "views/diagram/settle.ts",
  "views/diagram/sizes.ts",
  "views/diagram/sketch.ts",
  "views/diagram/strips.ts",
  "views/diagram/traffic.ts",
  "views/diagram/weave.ts",
  "views/foreign.ts",
  "views/harmless.ts",
  "views/mermaid.ts",
  "views/rows.ts",
  "views/sequence-rows.ts",
  "views/sequence.ts",
  "views/spots.ts",
];

/** A text is as wide here as on the pages that show it. */
const STYLE = "theme/tokens.css";

const require = createRequire(import.meta.url);
const FONTS = dirname(require.resolve("@fontsource/noto-sans-sc/package.json"));
const ADDRESS = "http://drawer.invalid/";
const PAGE = `<!doctype html>
<meta charset="utf-8">
<link rel="stylesheet" href="400.css">
<link rel="stylesheet" href="700.css">
<link rel="stylesheet" href="tokens.css">
<body>
<script type="module" src="drawer.js"></script>`;

/** Changes with whatever a drawing depends on, its own text apart. */
export async function drawerVersion(): Promise<string> {
  const packages = ["mermaid", "@fontsource/noto-sans-sc"].map((name) =>
    readFile(require.resolve(`${name}/package.json`), "utf8"),
  );
  const files = [...DRAWER_FILES, STYLE].map((file) =>
    readFile(packagePath(`src/${file}`), "utf8"),
  );
  const versions = (await Promise.all(packages)).map((text) => String(JSON.parse(text).version));
  return contentKey(PAGE, ...versions, ...(await Promise.all(files)));
}

/** Begins what takes seconds the first time ever, for who has something else to do meanwhile. */
export async function prepareDrawer(): Promise<void> {
  const version = await drawerVersion();
  if (!(await isCached(CACHE, version))) await scriptsOf(version);
}

export async function openDrawer(
  starting: Browser | Promise<Browser>,
  version: string,
): Promise<Drawer> {
  const [browser, scripts] = await Promise.all([starting, scriptsOf(version)]);
  const page = await browser.newPage();
  await page.route("**/*", async (route) => {
    const path = new URL(route.request().url()).pathname.slice(1);
    const answer = await answerTo(path, scripts);
    await (answer === null ? route.abort() : route.fulfill(answer));
  });
  await page.goto(ADDRESS);
  return {
    draw: ({ mermaid, steps, grid }, id) =>
      page.evaluate(
        ([drawable, id]) => (window as unknown as DrawingWindow).drawDiagram(drawable, id),
        [{ mermaid, steps, grid }, id] as const,
      ),
    close: () => page.close(),
  };
}

/** What the entry puts on the window. */
interface DrawingWindow {
  drawDiagram(diagram: Pick<Diagram, "mermaid" | "steps" | "grid">, id: string): Promise<Frozen>;
}

interface Answer {
  readonly contentType: string;
  readonly body: string | Buffer;
}

async function answerTo(path: string, scripts: Scripts): Promise<Answer | null> {
  if (path === "") return { contentType: "text/html", body: PAGE };
  const script = scripts[path];
  if (script !== undefined) return { contentType: "text/javascript; charset=utf-8", body: script };
  if (path === "tokens.css") {
    return { contentType: "text/css", body: await readFile(packagePath(`src/${STYLE}`)) };
  }
  if (/^[47]00\.css$/.test(path)) {
    return { contentType: "text/css", body: await readFile(join(FONTS, path)) };
  }
  if (/^files\/[\w-]+\.woff2$/.test(path)) {
    return { contentType: "font/woff2", body: await readFile(join(FONTS, path)) };
  }
  return null;
}

/** By the path a page asks for. */
type Scripts = Readonly<Record<string, string>>;

const CACHE = "drawer";

/** By version. */
const programs = new Map<string, Promise<Scripts>>();

function scriptsOf(version: string): Promise<Scripts> {
  const scripts = programs.get(version) ?? readScripts(version);
  programs.set(version, scripts);
  return scripts;
}

async function readScripts(version: string): Promise<Scripts> {
  const bytes = await cached(CACHE, version, async () =>
    new TextEncoder().encode(JSON.stringify(await bundleScripts())),
  );
  return JSON.parse(new TextDecoder().decode(bytes)) as Scripts;
}

/** In the pieces Mermaid itself is cut into: a page fetches the few that its kinds of diagrams need. */
async function bundleScripts(): Promise<Scripts> {
  const files = await bundle({
    define: { "process.env.NODE_ENV": '"production"' },
    build: {
      minify: false,
      lib: { entry: packagePath(`src/${ENTRY}`), formats: ["es"], fileName: () => "drawer.js" },
    },
  });
  return Object.fromEntries(
    files.flatMap((file) => (file.type === "chunk" ? [[file.fileName, file.code]] : [])),
  );
}
