/** The peers: which release of each, how it makes a site of a talk's slides, and when that would answer a key. */
import { execFile } from "node:child_process";
import { cp, mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import type { PeerSlide } from "./slides.ts";

export interface Peer {
  readonly name: string;
  /** Packages and their versions, as the registry has them. */
  readonly packages: Readonly<Record<string, string>>;
  /** Without these releases it does not install, or does not build. */
  readonly overrides?: Readonly<Record<string, string>>;
  /** Writes a site: `tools` is the folder that its packages were installed in. */
  build(slides: readonly PeerSlide[], folders: Folders): Promise<void>;
  /** The address of a slide, counted from 1, after the site's own. */
  at(slide: number): string;
  readonly readyWhen: string;
}

export interface Folders {
  readonly tools: string;
  readonly site: string;
}

export const PEERS: readonly Peer[] = [
  {
    name: "Marp",
    packages: { "@marp-team/marp-cli": "4.5.1" },
    async build(slides, { tools, site }) {
      const text = joined(slides, (said) => `<!--\n${said}\n-->`);
      await writeFile(join(tools, "talk.md"), `---\nmarp: true\nlang: zh-CN\n---\n\n${text}`);
      await run(tools, "marp", ["talk.md", "-o", join(site, "index.html")]);
    },
    at: (slide) => `#${slide}`,
    readyWhen: ".bespoke-marp-active",
  },
  {
    name: "Slidev",
    packages: { "@slidev/cli": "53.0.0", "@slidev/theme-default": "0.25.0" },
    overrides: { unocss: "66.10.5", "magic-string@^1": "1.4.1" },
    async build(slides, { tools, site }) {
      // Without it the page asks a font service, which no network here answers.
      const head = "---\ntheme: default\nfonts:\n  provider: none\n---\n\n";
      const text = joined(slides, (said) => `<!--\n${said}\n-->`);
      await writeFile(join(tools, "talk.md"), head + text);
      const options = ["--out", site, "--base", "./", "--router-mode", "hash"];
      await run(tools, "slidev", ["build", "talk.md", ...options]);
    },
    at: (slide) => `#/${slide}`,
    readyWhen: "#app[data-v-app]",
  },
  {
    name: "reveal-md",
    packages: { "reveal-md": "6.1.4" },
    async build(slides, { tools, site }) {
      await writeFile(
        join(tools, "talk.md"),
        joined(slides, (said) => `Note:\n${said}`),
      );
      await run(tools, "reveal-md", ["talk.md", "--static", site]);
    },
    at: (slide) => `#/${slide - 1}`,
    readyWhen: ".reveal.ready",
  },
  {
    name: "remark",
    packages: { "remark-slide": "0.14.0" },
    async build(slides, { tools, site }) {
      const script = "remark.min.js";
      await cp(join(tools, "node_modules/remark-slide/out", script), join(site, script));
      const text = joined(slides, (said) => `???\n${said}`).replace(/&/g, "&amp;");
      await writeFile(join(site, "index.html"), remarkPage(text.replace(/</g, "&lt;"), script));
    },
    at: (slide) => `#p${slide}`,
    readyWhen: ".remark-visible",
  },
  {
    name: "pandoc",
    // The newest that Debian's pandoc starts. The program itself is the machine's.
    packages: { "reveal.js": "5.2.1" },
    async build(slides, { tools, site }) {
      const text = slides
        .map(({ markdown, said }) => `${asParts(markdown)}\n\n::: notes\n${said}\n:::\n`)
        .join("\n");
      await writeFile(join(tools, "talk.md"), text);
      await cp(join(tools, "node_modules/reveal.js"), join(site, "reveal.js"), { recursive: true });
      const options = ["-t", "revealjs", "-s", "--slide-level=1", "-V", "revealjs-url=./reveal.js"];
      const about = ["-M", "lang=zh-CN", "-M", "pagetitle=talk", "-V", "hash=true"];
      const files = ["talk.md", "-o", join(site, "index.html")];
      await execute("pandoc", [...options, ...about, ...files], tools);
    },
    at: (slide) => `#/${slide - 1}`,
    readyWhen: ".reveal.ready",
  },
];

/** Markdown with `---` between slides, as most of them take it. */
function joined(slides: readonly PeerSlide[], noteOf: (said: string) => string): string {
  return slides
    .map(({ markdown, said }) => (said === "" ? markdown : `${markdown}\n\n${noteOf(said)}`))
    .join("\n\n---\n\n");
}

/** A heading below another would open a stack of slides, which counts otherwise. */
function asParts(markdown: string): string {
  return markdown.replace(/^#+/, "#");
}

/** A command that a package brings. */
async function run(tools: string, command: string, options: readonly string[]): Promise<void> {
  await execute(join(tools, "node_modules/.bin", command), options, tools);
}

/** Some wait for more on an input that stays open. */
async function execute(command: string, options: readonly string[], folder: string): Promise<void> {
  const running = promisify(execFile)(command, options, { cwd: folder, maxBuffer: 1 << 26 });
  running.child.stdin?.end();
  await running;
}

function remarkPage(text: string, script: string): string {
  return `<!doctype html>
<html lang="zh-CN">
<head><meta charset="utf-8"><title>talk</title></head>
<body>
<textarea id="source">${text}</textarea>
<script src="${script}"></script>
<script>remark.create();</script>
</body>
</html>
`;
}

/** Installs what a peer needs into a folder, once. */
export async function installPeer(
  { packages, overrides = {} }: Peer,
  tools: string,
): Promise<void> {
  await mkdir(tools, { recursive: true });
  const wanted = { private: true, dependencies: packages, overrides };
  await writeFile(join(tools, "package.json"), JSON.stringify(wanted, null, 2));
  const options = ["install", "--no-audit", "--no-fund", "--ignore-scripts", "--prefer-offline"];
  await execute("npm", options, tools);
}
