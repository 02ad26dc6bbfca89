/** A talk that is one file: its parts stand in the page, packed, where a site's are modules of their own. */
import {
  type Drawing,
  type Embedded,
  embeddedId,
  type RenderedChapter,
  type RenderedNarration,
  type RenderedPaper,
  type SearchTexts,
  withPictures,
} from "../model/rendered.ts";
import type { Sealed } from "../model/sealed.ts";
import { bytesOf, unpack } from "./unpack.ts";

const { deck: index, boxOf } = read<Embedded>("index");
const boxes = new Map<string, Promise<Readonly<Record<string, unknown>>>>();

export const deck = index;
export const chapters = loaders<RenderedChapter>("chapter");
export const narrations = loaders<RenderedNarration>("narration");
export const drawings = loaders<Drawing>("drawing");
export const papers = loaders<RenderedPaper>("paper");
export const loadSearch = (): Promise<SearchTexts> => load("search");
export const loadSealed = "sealed" in boxOf ? (): Promise<Sealed> => load("sealed") : null;

function loaders<Part>(kind: string): Readonly<Record<string, () => Promise<Part>>> {
  const ids = Object.keys(boxOf).filter((id) => id.startsWith(`${kind}/`));
  return Object.fromEntries(ids.map((id) => [id.slice(kind.length + 1), () => load<Part>(id)]));
}

async function load<Part>(id: string): Promise<Part> {
  const box = boxOf[id] ?? "";
  const opened = boxes.get(box) ?? open(box);
  boxes.set(box, opened);
  return (await opened)[id] as Part;
}

async function open(box: string): Promise<Readonly<Record<string, unknown>>> {
  const text = await unpack(bytesOf(textOf(box)));
  const pictures = read<readonly string[]>("pictures");
  return JSON.parse(withPictures(text, (at) => pictures[at] ?? null));
}

function read<Value>(name: string): Value {
  return JSON.parse(textOf(name));
}

function textOf(name: string): string {
  return document.getElementById(embeddedId(name))?.textContent ?? "";
}
