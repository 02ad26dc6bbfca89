/** Deck, screens and plan → what a page receives. */
import { type Diagram, figuresIn, titleOf } from "../model/block.ts";
import type { Chapter, Deck, Slide } from "../model/deck.ts";
import { slidesOfPart } from "../model/part.ts";
import { type Plan, secondsOf } from "../model/plan.ts";
import type {
  RenderedChapter,
  RenderedDeck,
  RenderedDiagram,
  RenderedNarration,
  RenderedSlide,
  SlideNarration,
} from "../model/rendered.ts";
import type { Screen } from "../model/screen.ts";
import { bareStep } from "../model/step.ts";
import type { RenderContext } from "./blocks.ts";
import { renderBackstory, renderNarration } from "./narration.ts";
import { renderCover, renderDivider, renderScreen } from "./screen.ts";

/** Screens by slide, made once for a deck. */
export type ScreensBySlide = ReadonlyMap<string, readonly Screen[]>;

export function bySlide(screens: readonly Screen[]): ScreensBySlide {
  const map = new Map<string, Screen[]>();
  for (const screen of screens) {
    const list = map.get(screen.slide);
    if (list === undefined) map.set(screen.slide, [screen]);
    else list.push(screen);
  }
  return map;
}

export function renderDeck(deck: Deck, screens: ScreensBySlide, plan: Plan): RenderedDeck {
  return {
    id: deck.meta.id,
    title: deck.meta.title,
    lang: deck.meta.lang,
    seconds: Math.round(plan.total),
    narration: "there",
    cover: { kind: "cover", html: renderCoverOf(screens), steps: [], caption: "" },
    chapters: deck.chapters.map(({ id, title, slides }) => ({
      id,
      title,
      slides: slides.map((slide) => ({
        id: slide.id,
        number: slide.number,
        role: slide.role,
        title: slide.title,
        part: slide.part,
        seconds: tenths(plan.slides.get(slide.id) ?? 0),
        steps: (screens.get(slide.id) ?? []).map(({ steps }) => steps.length),
        ...(deck.meta.optional.includes(slide.id) ? { optional: true } : {}),
      })),
    })),
  };
}

/** Seconds as a page has them: a sum of thousands is still true. */
function tenths(seconds: number): number {
  return Math.round(seconds * 10) / 10;
}

export function renderCoverOf(screens: ScreensBySlide): string {
  return (screens.get("") ?? []).map(renderCover).join("");
}

export function renderChapter(
  chapter: Chapter,
  screens: ScreensBySlide,
  plan: Plan,
  context: RenderContext,
): RenderedChapter {
  const slides = chapter.slides.map((slide): [string, RenderedSlide] => [
    slide.id,
    {
      screens: renderScreens(chapter, slide, screens.get(slide.id) ?? [], plan, context),
    },
  ]);
  return {
    slides: Object.fromEntries(slides),
    diagrams: diagramsIn(chapter.slides),
  };
}

/** What is said in a chapter. */
export function renderNarrations(
  chapter: Chapter,
  plan: Plan,
  context: RenderContext,
): RenderedNarration {
  const slides = chapter.slides.map((slide): [string, SlideNarration] => [
    slide.id,
    {
      html: renderNarration(slide, context),
      beats: (plan.beats.get(slide.id) ?? []).map(tenths),
      backstory: renderBackstory(slide, context),
    },
  ]);
  return Object.fromEntries(slides);
}

function renderScreens(
  chapter: Chapter,
  slide: Slide,
  screens: readonly Screen[],
  plan: Plan,
  context: RenderContext,
): RenderedSlide["screens"] {
  return screens.map((screen, at) => ({
    kind: screen.kind,
    steps: screen.steps,
    ...(screen.ties.some((step) => step !== null) ? { ties: screen.ties } : {}),
    caption: captionOf(screen, slide),
    html:
      screen.kind === "divider"
        ? renderDivider(screen, secondsOf(plan, slidesOfPart(chapter, slide)), context)
        : renderScreen(screen, { screen: at + 1, screens: screens.length }, context),
  }));
}

/** A figure that its slide is named after has been named. */
function captionOf({ blocks: [block] }: Screen, slide: Slide): string {
  const caption = block?.type === "figure" ? titleOf(block) : "";
  return caption === slide.title ? "" : caption;
}

/** The diagrams on slides, by name. */
export function diagramsIn(slides: readonly Slide[]): RenderedChapter["diagrams"] {
  const shown = shownDiagrams(slides);
  return Object.fromEntries(shown.map((diagram) => [diagram.name, renderDiagram(diagram)]));
}

export function shownDiagrams(slides: readonly Slide[]): readonly Diagram[] {
  return slides
    .flatMap(({ blocks, backstory }) => figuresIn([...blocks, ...backstory]))
    .flatMap(({ drawing }) => (drawing?.type === "diagram" ? [drawing] : []));
}

function renderDiagram(diagram: Diagram): RenderedDiagram {
  const { mermaid, alt, hidden, certainty, steps, grid } = diagram;
  return { mermaid, alt, hidden, certainty, steps: steps.map(bareStep), grid };
}
