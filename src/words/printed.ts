/** What handout and article say besides: they are made when a talk is built, and no page need have it. */
import type { Language } from "../model/deck.ts";
import type { TellingWords } from "../model/description.ts";
import { printedEn } from "./printed-en.ts";
import { printedZhCN } from "./printed-zh-CN.ts";
import { type Words, wordsFor } from "./words.ts";

export interface PrintedWords {
  readonly handout: {
    readonly section: Readonly<
      Record<"contents" | "backstory" | "descriptions" | "sources", string>
    >;
    page(page: number, pages: number): string;
    /** Where something stands. */
    onPage(page: number): string;
    slide(number: number): string;
    slides(count: number): string;
    /** Heads a page on which a slide's words go on. */
    continued(number: number): string;
    backstory(number: number): string;
    backstoryContinued(number: number): string;
    /** On a slide whose backstory stands in the appendix. */
    seeBackstory(number: number, page: number): string;
    figure(number: number): string;
    figureContinued(number: number): string;
    /** Under a figure that the appendix tells in words. */
    seeDescription(page: number): string;
    /** A diagram in sentences. */
    readonly told: TellingWords;
    noteContinued: string;
    /** The author's own words for a figure, and the address they were given with. */
    original: string;
  };
  readonly article: {
    /** How long it is to read. */
    length(characters: number, minutes: number): string;
    /** How long the talk takes. */
    spoken(minutes: number): string;
    /** How a reader tells slides from what is said. */
    guide: string;
    /** Leads to the stage: to its beginning, and to a slide of it. */
    present: string;
    onStage(slide: number): string;
    /** Over a figure in words. */
    told: string;
    table: string;
    /** On a page that cannot show the stage, and the link after it. */
    noScript: string;
    read: string;
  };
}

const PRINTED: Readonly<Record<Language, PrintedWords>> = { "zh-CN": printedZhCN, en: printedEn };

/** All that a render may say. */
export type RenderWords = Words & PrintedWords;

export function renderWordsFor(lang: Language): RenderWords {
  return { ...wordsFor(lang), ...PRINTED[lang] };
}
