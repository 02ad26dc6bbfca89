/** What stands over a screen's body: a title in the largest size that takes few lines, broken at phrases. */
import type { DeckMeta, Language, Slide } from "../model/deck.ts";
import type { Inline } from "../model/inline.ts";
import type { Head, SetText } from "../model/screen.ts";
import { COVER, DIVIDER, HEADING_LINE, KICKER, type Step, UNDER_TITLE, WIDTH } from "./canvas.ts";
import { countLines, naturalWidth, setText, type TextSetting } from "./text.ts";

export function coverHead({ title, subtitle, author, date, lang }: DeckMeta): Head {
  const about = [author, date].filter((part) => part !== "").join(" · ");
  const { width } = COVER;
  const under = [
    { text: subtitle, steps: COVER.subtitle },
    { text: about, steps: COVER.about },
  ].filter(({ text }) => text !== "");
  return {
    title: setTitle(title, COVER.titles, width, lang),
    kicker: "",
    under: under.map(({ text, steps }) => setLarge(plain(text), steps, { width, lang })),
  };
}

/** A divider announces what its part holds. */
export function dividerHead(
  { title }: Slide,
  ordinal: number,
  holds: readonly string[],
  lang: Language,
): Head {
  return {
    title: setTitle(title, DIVIDER.titles, DIVIDER.width, lang),
    kicker: String(ordinal),
    under: setHolds(holds, lang),
  };
}

function setHolds(titles: readonly string[], lang: Language): readonly SetText[] {
  const { most, width, sizes, lines } = DIVIDER.holds;
  const shown = titles.length > most ? [...titles.slice(0, most - 1), "…"] : titles;
  const fits = (title: string, size: number, lines: number): boolean =>
    countLines(plain(title), { size, width, lang }) <= lines;
  const large = shown.every((title) => fits(title, sizes.large, 1));
  const size = large ? sizes.large : sizes.small;
  // A title stands whole on its own slide.
  const short = shown.map((title) => shortened(title, (text) => fits(text, size, lines)));
  return short.map((title) => setLarge(plain(title), [{ size, lines }], { width, lang }));
}

/** `sizes` are those for its title: lower over a figure, as large as can be where nothing else is. */
export function slideHead({ title, trail }: Slide, sizes: readonly Step[], lang: Language): Head {
  return { title: setTitle(title, sizes, WIDTH, lang), kicker: kickerOf(trail, lang), under: [] };
}

/** CSS px, with the air under it. */
export function headHeight({ title: { size, lines } }: Head): number {
  return KICKER.line + lines * size * HEADING_LINE + UNDER_TITLE;
}

function setTitle(title: string, steps: readonly Step[], width: number, lang: Language): SetText {
  return setLarge(plain(title), steps, { width, lang, bold: true });
}

/** In the first size that takes no more lines than it may; the last one takes what it must. */
export function setLarge(
  text: readonly Inline[],
  steps: readonly Step[],
  setting: Omit<TextSetting, "size">,
): SetText {
  const inSize = (size: number): TextSetting => ({ ...setting, size, rag: "even" });
  const fitting = steps.find(({ size, lines }) => countLines(text, inSize(size)) <= lines);
  const { size } = fitting ?? steps.at(-1) ?? { size: 0 };
  return { text: setText(text, inSize(size)), size, lines: countLines(text, inSize(size)) };
}

function plain(text: string): readonly Inline[] {
  return [{ type: "text", text }];
}

/** In one line: the outermost headings give way to the inner ones. */
function kickerOf(trail: readonly string[], lang: Language): string {
  for (let from = 0; from < trail.length; from += 1) {
    const shown = [...(from > 0 ? ["…"] : []), ...trail.slice(from)].join(" › ");
    if (lineWidth(shown, lang) <= KICKER.width) return shown;
  }
  return shortened(trail.at(-1) ?? "", (text) => lineWidth(text, lang) <= KICKER.width);
}

function shortened(text: string, isFit: (text: string) => boolean): string {
  const characters = [...text];
  let shown = text;
  while (!isFit(shown) && characters.length > 1) {
    characters.length = Math.floor(characters.length * 0.95);
    shown = `${characters.join("")}…`;
  }
  return shown;
}

function lineWidth(text: string, lang: Language): number {
  return naturalWidth(plain(text), { size: KICKER.size, lang });
}
