/** Looks for private words in what was built: raw, without tags, and however they may be written: escaped, as
 *  entities, percent-encoded, in base64 within a text. */
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { decodeHTML } from "entities";
import { figuresIn } from "../../src/model/block.ts";
import { type Deck, type Slide, slidesOf } from "../../src/model/deck.ts";
import { plainText } from "../../src/model/inline.ts";
import { textsOf } from "../../src/model/texts.ts";

const LENGTH = 8;

/** Every run of eight characters that is said and shown nowhere. Runs that are hardly Chinese may stand in any
 *  program. */
export function privateRuns(deck: Deck): ReadonlySet<string> {
  const open = runsIn(slidesOf(deck).flatMap(shownOn).join("\n"));
  const closed = slidesOf(deck)
    .flatMap(saidOn)
    .flatMap((text) => [...runsIn(text)]);
  return new Set(closed.filter((run) => !open.has(run)));
}

function saidOn({ narration, backstory, editorNotes }: Slide): readonly string[] {
  return [
    ...narration.map(({ text }) => plainText(text)),
    ...editorNotes.map(({ text }) => plainText(text)),
    ...textsOf(backstory),
  ];
}

function shownOn({ title, trail, part, blocks }: Slide): readonly string[] {
  const figures = figuresIn(blocks).flatMap(({ drawing }) =>
    drawing?.type === "diagram"
      ? [
          drawing.title,
          drawing.alt,
          drawing.credit,
          drawing.mermaid,
          ...drawing.steps.map(({ say }) => say),
        ]
      : [],
  );
  return [title, part, ...trail, ...textsOf(blocks), ...figures];
}

/** The runs of a folder's files. */
export async function runsInFolder(folder: string): Promise<ReadonlySet<string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const runs = new Set<string>();
  for (const entry of entries.filter((each) => each.isFile())) {
    for (const run of runsIn(entry.name)) runs.add(run);
    const bytes = await readFile(join(entry.parentPath, entry.name));
    for (const run of runsInBytes(bytes)) runs.add(run);
  }
  return runs;
}

/** In all readings of them. */
export function runsInBytes(bytes: Buffer): ReadonlySet<string> {
  return new Set(readingsOf(bytes).flatMap((text) => [...runsIn(text)]));
}

function readingsOf(bytes: Buffer): readonly string[] {
  const text = bytes.toString("utf8");
  const plain = [text, decodeHTML(text), unescapeCodes(text), decodePercent(text)];
  const within = [...text.matchAll(/[A-Za-z0-9+/_-]{24,}={0,2}/g)].flatMap(([run]) =>
    decodeBase64(run),
  );
  return [...plain, ...plain.map((each) => each.replace(/<[^<>]*>/g, "")), ...within];
}

function unescapeCodes(text: string): string {
  return text
    .replace(/\\u\{?([0-9a-f]{4,6})\}?/gi, (_, code: string) =>
      String.fromCodePoint(Number.parseInt(code, 16)),
    )
    .replace(/\\(?:n|t|r)/g, " ")
    .replace(/\\(["'`\\/])/g, "$1");
}

function decodePercent(text: string): string {
  return text.replace(/(?:%[0-9a-f]{2})+/gi, (run) =>
    Buffer.from(run.replaceAll("%", ""), "hex").toString("utf8"),
  );
}

/** What is packed is unpacked. */
function decodeBase64(run: string): readonly string[] {
  const bytes = Buffer.from(run, "base64");
  const packed = bytes[0] === 0x1f && bytes[1] === 0x8b;
  const text = (packed ? gunzipSync(bytes) : bytes).toString("utf8");
  return packed ? [text, unescapeCodes(text), text.replace(/<[^<>]*>/g, "")] : [text];
}

export function runsIn(text: string): ReadonlySet<string> {
  // Of what is only program, the ends beside other text are enough.
  const dense = text.replace(/\s+/g, "").replace(PROGRAM, "\u0000");
  const characters = [...dense];
  const runs = new Set<string>();
  for (let at = 0; at + LENGTH <= characters.length; at += 1) {
    const run = characters.slice(at, at + LENGTH).join("");
    if ((run.match(/\p{Script=Han}/gu) ?? []).length >= LENGTH / 2) runs.add(run);
  }
  return runs;
}

const PROGRAM = /(?<=[\0-\x7f]{4})[\0-\x7f]+(?=[\0-\x7f]{4})/g;
