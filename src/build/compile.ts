/** All stages in one run: a folder becomes a deck, its problems, and everything a page or a command asks
 *  for. Effects end where the folder has been read. */

import { layoutDeck } from "../layout/deck.ts";
import { stepsWithoutBeat } from "../layout/untied.ts";
import type { Diagram } from "../model/block.ts";
import type { Chapter, Deck } from "../model/deck.ts";
import { ANEW, type Keep } from "../model/keep.ts";
import type { Plan } from "../model/plan.ts";
import type { Problem } from "../model/problem.ts";
import type { RenderedChapter, RenderedDeck, RenderedNarration } from "../model/rendered.ts";
import type { Talk } from "../model/talk.ts";
import { parseTalk } from "../parse/talk.ts";
import type { RenderContext } from "../render/blocks.ts";
import {
  bySlide,
  renderChapter,
  renderDeck,
  renderNarrations,
  type ScreensBySlide,
} from "../render/deck.ts";
import type { PictureAddress } from "../render/inlines.ts";
import { readTalk, type Unreadable } from "../source/read.ts";
import { planDeck } from "../timing/plan.ts";
import { renderWordsFor } from "../words/printed.ts";
import { keeper } from "./kept.ts";

/** Plain data, so that one thread can pass it to another. */
export interface Compiled {
  readonly talk: Talk;
  readonly deck: Deck;
  /** All that the talk has, shown or not. */
  readonly diagrams: readonly Diagram[];
  readonly problems: readonly Problem[];
  readonly plan: Plan;
  readonly screens: ScreensBySlide;
}

/** The talk as it is now. */
export type Compile = () => Promise<Compiled | Unreadable>;

/** For whoever compiles a talk again and again: what did not change is not made anew. */
export function compilerFor(folder: string): Compile {
  const nextRun = keeper();
  return () => compileTalk(folder, nextRun());
}

/** `folder` as the user gave it. */
export async function compileTalk(
  folder: string,
  keep: Keep = ANEW,
): Promise<Compiled | Unreadable> {
  const talk = await readTalk(folder);
  return "unreadable" in talk ? talk : compileText(talk, keep);
}

export function compileText(talk: Talk, keep: Keep = ANEW): Compiled {
  const { deck, diagrams, problems } = parseTalk(talk, keep);
  const screens = layoutDeck(deck, keep);
  return {
    talk,
    deck,
    diagrams,
    problems: [...problems, ...stepsWithoutBeat(deck, screens)].toSorted(byPlace),
    plan: planDeck(deck),
    screens: bySlide(screens),
  };
}

export function byPlace({ at: a }: Problem, { at: b }: Problem): number {
  return a.path.localeCompare(b.path) || a.line - b.line || a.column - b.column;
}

export function renderedDeck({ deck, screens, plan }: Compiled): RenderedDeck {
  return renderDeck(deck, screens, plan);
}

export function renderedChapter(
  compiled: Compiled,
  chapter: Chapter,
  pictureAt: PictureAddress,
): RenderedChapter {
  const { screens, plan } = compiled;
  return renderChapter(chapter, screens, plan, contextFor(compiled, pictureAt));
}

export function renderedNarration(
  compiled: Compiled,
  chapter: Chapter,
  pictureAt: PictureAddress,
): RenderedNarration {
  return renderNarrations(chapter, compiled.plan, contextFor(compiled, pictureAt));
}

/** `pictureAt` tells under which address a picture of the talk is served; it is asked for no other. */
export function contextFor({ deck, talk }: Compiled, pictureAt: PictureAddress): RenderContext {
  const words = renderWordsFor(deck.meta.lang);
  const pictures = new Set(talk.pictures);
  return { words, pictureAt: (path) => (pictures.has(path) ? pictureAt(path) : null) };
}
