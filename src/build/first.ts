/** What a built page shows before any script of it has come: the cover, with the style it needs and the few
 *  characters it is set in. A page that is opened elsewhere begins to fetch that chapter instead. */
import { renderCoverOf } from "../render/deck.ts";
import type { Compiled } from "./compile.ts";
import { fontData } from "./data-address.ts";
import { scriptsOf } from "./first-script.ts";
import { type CutFont, cutFonts, fontFaceCss } from "./fonts.ts";
import { hashOf } from "./page.ts";
import { readFaces, type Slice, type Weight } from "./slices.ts";

export interface First {
  /** The cover on its canvas. */
  readonly html: string;
  /** Its faces, with their bytes in them. No other style sheet need have those characters. */
  readonly fonts: readonly CutFont[];
  /** Ids, in the talk's order. */
  readonly chapters: readonly string[];
}

/** `slices` are what its faces are cut from. */
export async function firstOf(
  { deck, screens }: Compiled,
  slices: () => Promise<readonly Slice[]> = readFaces,
): Promise<First> {
  const cover = renderCoverOf(screens);
  const family = deck.meta.lang === "en" ? "Noto Sans" : "Noto Sans SC";
  const faces = (await slices()).filter((face) => face.family === family);
  const cut = await Promise.all(
    ([400, 700] as const).map((weight) =>
      cutFonts(textsOf(cover)[weight], {
        slices: faces.filter((face) => face.weight === weight),
        // The face that has the space is the one whose ascent places every line.
        always: " ",
      }),
    ),
  );
  const fonts = cut.flat();
  const html = `<div id="first"><div class="canvas">${cover}</div></div>`;
  return { html, fonts, chapters: deck.chapters.map(({ id }) => id) };
}

/** What is set in which weight: of a cover only the title is bold. */
function textsOf(cover: string): Readonly<Record<Weight, string>> {
  const [, title = ""] = /<h1\b[^>]*>(.*?)<\/h1>/s.exec(cover) ?? [];
  return { 400: cover.replace(title, "").replace(/<[^>]*>/g, ""), 700: title };
}

export interface Opening {
  /** Goes into the page's head, before all that can wait. */
  readonly head: string;
  /** What the policy knows its scripts by. */
  readonly hashes: readonly string[];
}

/** The modules of a page that begin once its first screen is seen, by their addresses. */
export interface Later {
  /** The page's program. */
  readonly program: string;
  /** By id. */
  readonly chapters: ReadonlyMap<string, string>;
}

/** `css` is what a stage needs; `later` is `null` for a page that begins by itself. */
export function openingOf({ fonts, chapters }: First, css: string, later: Later | null): Opening {
  const faces = fontFaceCss(
    fonts,
    ({ bytes }) => fontData(bytes),
    // They are there already: another face in their place for a moment would only be a flash.
    "block",
  );
  const known = chapters.flatMap((id) => {
    const address = later?.chapters.get(id);
    return address === undefined ? [] : [[id, address] as const];
  });
  const program = later?.program ?? null;
  const { first, second } = scriptsOf({ faces: fonts.length, chapters: known, program });
  const [now, rest] = later === null ? [css, ""] : divided(css);
  const waiting = rest === "" ? "" : `<template><style>${rest}</style></template>`;
  const style = `<style>${faces}${now}</style>${waiting}`;
  const head = `<script>${first}</script>${style}<script>${second}</script>`;
  return { head, hashes: [hashOf(first), hashOf(second)] };
}

/** Where `theme/first.css` ends, as it is once minified. */
const END_OF_FIRST = "[data-elsewhere] #first{display:none}";

/** What the first screen needs, and what can wait: a browser takes longer to read that than to paint the cover. */
function divided(css: string): readonly [now: string, rest: string] {
  const end = css.indexOf(END_OF_FIRST) + END_OF_FIRST.length;
  if (end < END_OF_FIRST.length) throw new Error("theme/first.css ends otherwise");
  return [css.slice(0, end), css.slice(end)];
}
