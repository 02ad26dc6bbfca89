/** The page that reveal.js itself begins with (its `index.html`, without plugins), around the slides of a talk:
 *  its style, its black theme, `hash: true`; bundled and minified as ours is. */
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "vite";
import { packagePath } from "../../src/build/package.ts";

export interface RevealSite {
  readonly folder: string;
  readonly remove: () => Promise<void>;
}

/** What is there once reveal.js would answer a key. */
export const REVEAL_READY = ".reveal.ready";

export async function buildReveal(screens: readonly string[]): Promise<RevealSite> {
  const parent = await mkdtemp(join(tmpdir(), "pangbai-bench-reveal-"));
  const root = join(parent, "source");
  const folder = join(parent, "site");
  await mkdir(root);
  await writeFile(join(root, "index.html"), pageOf(screens));
  await writeFile(join(root, "main.js"), SCRIPT);
  await build({
    root,
    base: "./",
    configFile: false,
    logLevel: "error",
    resolve: { alias: { "reveal.js": packagePath("node_modules/reveal.js/dist") } },
    build: { outDir: folder, target: "es2022", reportCompressedSize: false },
  });
  return { folder, remove: () => rm(parent, { recursive: true }) };
}

const SCRIPT = `import Reveal from "reveal.js/reveal.mjs";
import "reveal.js/reset.css";
import "reveal.js/reveal.css";
import "reveal.js/theme/black.css";
window.Reveal = Reveal;
Reveal.initialize({ hash: true });
`;

function pageOf(screens: readonly string[]): string {
  const sections = screens.map((screen) => `<section>${screen}</section>`).join("\n");
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1.0">
<title>reveal.js</title>
<link rel="icon" href="data:,">
</head>
<body>
<div class="reveal"><div class="slides">
${sections}
</div></div>
<script type="module" src="./main.js"></script>
</body>
</html>
`;
}
