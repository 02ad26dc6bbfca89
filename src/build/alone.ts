/** The plugin that writes the talk once more, as one file: stage, speaker view, handout and script, with its fonts
 *  and its drawings, each once. It opens from a disk, without any server. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import type { Plugin } from "vite";
import { type Embedded, embeddedId } from "../model/rendered.ts";
import { attributes } from "../render/html.ts";
import type { Compiled } from "./compile.ts";
import { fontData, pictureData } from "./data-address.ts";
import { engine } from "./engine.ts";
import { type First, openingOf } from "./first.ts";
import { type CutFont, fontFaceCss } from "./fonts.ts";
import { packagePath } from "./package.ts";
import { alonePolicy, CHARSET, fillPage, hashOf, policyMeta } from "./page.ts";
import type { Parts } from "./parts.ts";

export interface Whole {
  readonly compiled: Compiled;
  readonly parts: Parts;
  readonly first: First;
  /** Faces for what the first screen does not show. */
  readonly fonts: readonly CutFont[];
  /** Whether every diagram is drawn: a page that is alone has no Mermaid. */
  readonly complete: boolean;
}

/** `whole` is asked for once the talk has been compiled. */
export function alone(whole: () => Promise<Whole>): Plugin {
  return {
    name: "pangbai:alone",
    apply: "build",
    async generateBundle() {
      const given = await whole();
      if (!given.complete) return;
      const source = await documentOf(given);
      this.emitFile({ type: "asset", fileName: fileNameOf(given.compiled.talk.name), source });
    },
  };
}

/** A talk's folder names it; these two are of the site. */
export function fileNameOf(talk: string): string {
  return `${["article", "index"].includes(talk) ? `${talk}-talk` : talk}.html`;
}

async function documentOf({ compiled, parts, first, fonts }: Whole): Promise<string> {
  const { script, style } = await engine();
  const opening = openingOf(first, style, null);
  const program = inScript(script);
  const policy = policyMeta(alonePolicy([...opening.hashes, hashOf(program)]));
  const page = await fillPage(
    await readFile(packagePath("src/index.html"), "utf8"),
    compiled.deck.meta,
  );
  const body = [...boxesOf(parts, compiled.talk.path), faces(fonts), module(program)].join("\n");
  return page
    .replace(CHARSET, () => CHARSET + policy + NOTICE + opening.head)
    .replace("<body>", () => `<body>${first.html}`)
    .replace(/<script type="module".*?<\/script>/s, () => body);
}

const NOTICE = `<!-- Made with Pangbai (MIT); in it are reveal.js (MIT, Hakim El Hattab) and the Noto fonts (SIL Open Font License 1.1) -->`;

/** What is opened together stands together: a stage need not unpack what is said. */
const BOXES: Readonly<Record<string, string>> = {
  chapter: "shown",
  drawing: "shown",
  narration: "said",
  search: "search",
  paper: "paper",
  sealed: "sealed",
};

function boxesOf(parts: Parts, folder: string): readonly string[] {
  const boxOf = Object.fromEntries(
    parts.ids.map((id) => [id, BOXES[id.replace(/\/.*/, "")] ?? "shown"] as const),
  );
  const names = [...new Set(Object.values(boxOf))];
  const boxes = names.map((name) => {
    const ids = parts.ids.filter((id) => boxOf[id] === name);
    const values = Object.fromEntries(ids.map((id) => [id, parts.partOf(id)]));
    const packed = gzipSync(JSON.stringify(values), { level: 9 });
    return data(name, "text/plain", packed.toString("base64"));
  });
  const index: Embedded = { deck: parts.deck, boxOf };
  // After the parts, which tell what pictures they show.
  const pictures = parts.pictures.map((path) => pictureData(join(folder, path)));
  return [
    data("index", "application/json", json(index)),
    data("pictures", "application/json", json(pictures)),
    ...boxes,
  ];
}

function data(name: string, type: string, text: string): string {
  return `<script${attributes({ type, id: embeddedId(name) })}>${text}</script>`;
}

function json(value: unknown): string {
  return JSON.stringify(value).replace(/</g, "\\u003c");
}

function faces(fonts: readonly CutFont[]): string {
  return `<style>${fontFaceCss(fonts, ({ bytes }) => fontData(bytes))}</style>`;
}

function module(program: string): string {
  return `<script type="module">${program}</script>`;
}

/** As it may stand in a page: nothing in it ends the script, or opens a comment. */
function inScript(program: string): string {
  return program.replace(/<\/(?=script)/gi, "<\\/").replaceAll("<!--", "\\x3c!--");
}
