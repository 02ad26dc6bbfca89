/** Finds slides by number, by words of their titles or texts, or by the initials of a title. */
import type { SearchTexts, SlideHead, SlideTexts } from "../model/rendered.ts";
import { type Initials, initialsOf, placeOfInitials } from "./pinyin.ts";

/** All slides, made ready to be looked through at every key. */
export type Index = readonly Findable[];

interface Findable {
  readonly slide: SlideHead;
  readonly texts: SlideTexts;
  /** All folded. */
  readonly title: string;
  readonly about: string;
  readonly shown: string;
  readonly said: string;
  readonly initials: Initials;
}

const BEST_FIRST = [
  "number",
  "title-begins",
  "title",
  "initials-begin",
  "initials",
  "about",
  "shown",
  "said",
] as const;

/** Where a slide was found. */
export type Where = (typeof BEST_FIRST)[number];

export interface Found {
  readonly slide: SlideHead;
  readonly texts: SlideTexts;
  readonly where: Where;
}

const NO_TEXTS: SlideTexts = { shown: "", said: "" };

/** Without texts, numbers and titles can be found. */
export function indexOf(slides: readonly SlideHead[], all: SearchTexts): Index {
  return slides.map((slide) => {
    const texts = all[slide.id] ?? NO_TEXTS;
    return {
      slide,
      texts,
      title: fold(slide.title.normalize("NFC")),
      about: fold(`${slide.part} ${slide.id}`.normalize("NFC")),
      shown: fold(texts.shown),
      said: fold(texts.said),
      initials: initialsOf(slide.title),
    };
  });
}

/** The best first, and those found alike in the order of the talk. Nothing is found by nothing. */
export function findSlides(index: Index, query: string): readonly Found[] {
  const words = wordsOf(query);
  if (words.length === 0) return [];
  const asked: Query = { whole: words.join(" "), words, letters: lettersOf(words.join("")) };
  const found = index.flatMap((findable): Found[] => {
    const where = whereIn(findable, asked);
    return where === null ? [] : [{ slide: findable.slide, texts: findable.texts, where }];
  });
  return found.sort((a, b) => placeOf(a.where) - placeOf(b.where));
}

interface Query {
  readonly whole: string;
  readonly words: readonly string[];
  /** What may be initials, `""` when it cannot be. */
  readonly letters: string;
}

function whereIn(findable: Findable, { whole, words, letters }: Query): Where | null {
  if (String(findable.slide.number) === whole) return "number";
  if (findable.title.startsWith(whole)) return "title-begins";
  if (words.every((word) => findable.title.includes(word))) return "title";
  const place = letters === "" ? -1 : placeOfInitials(findable.initials, letters);
  if (place >= 0) return place === 0 ? "initials-begin" : "initials";
  return worst(words.map((word) => whereWord(findable, word)));
}

function whereWord({ title, about, shown, said }: Findable, word: string): Where | null {
  if (title.includes(word)) return "title";
  if (about.includes(word)) return "about";
  if (shown.includes(word)) return "shown";
  return said.includes(word) ? "said" : null;
}

/** Words may stand apart, one in the title and one in the text: a slide is found where the last of them is. */
function worst(places: readonly (Where | null)[]): Where | null {
  const last = Math.max(...places.map((where) => (where === null ? Infinity : placeOf(where))));
  return BEST_FIRST[last] ?? null;
}

function placeOf(where: Where): number {
  return BEST_FIRST.indexOf(where);
}

/** The words of a query, folded and composed. */
export function wordsOf(query: string): readonly string[] {
  return fold(query.normalize("NFC"))
    .split(/\s+/)
    .filter((word) => word !== "");
}

/** While pinyin is being typed, an input method puts marks between the syllables. One letter alone would
 *  find nearly everything. */
function lettersOf(typed: string): string {
  const letters = typed.replace(/['’]/g, "");
  return /^[a-z0-9]{2,}$/.test(letters) ? letters : "";
}

/** Small and full-width letters count as one. As long as the text itself, so that what is found in one is
 *  found at the same place in the other. */
export function fold(text: string): string {
  return text
    .replace(/[\uff01-\uff5e]/g, (mark) => String.fromCharCode(mark.charCodeAt(0) - 0xfee0))
    .replace(/İ/g, "i")
    .toLowerCase();
}
