/** Deck, screens and plan → what a page receives. */
import type { Diagram, Figure } from "../model/block.ts";
import type { Chapter, Deck, Slide } from "../model/deck.ts";
import type { Plan } from "../model/plan.ts";
import type {
  RenderedChapter,
  RenderedDeck,
  RenderedDiagram,
  RenderedSlide,
} from "../model/rendered.ts";
import type { Screen } from "../model/screen.ts";
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
    cover: { kind: "cover", html: renderCover(deck.meta), steps: [], caption: "" },
    chapters: deck.chapters.map(({ id, title, slides }) => ({
      id,
      title,
      slides: slides.map((slide) => ({
        id: slide.id,
        number: slide.number,
        role: slide.role,
        title: slide.title,
        part: slide.part,
        seconds: Math.round(plan.slides.get(slide.id) ?? 0),
        steps: (screens.get(slide.id) ?? []).map(({ steps }) => steps.length),
      })),
    })),
  };
}

export function renderChapter(
  chapter: Chapter,
  screens: ScreensBySlide,
  plan: Plan,
  context: RenderContext,
): RenderedChapter {
  const slides = chapter.slides.map((slide, index): [string, RenderedSlide] => [
    slide.id,
    {
      screens: renderScreens(chapter, index, screens, plan, context),
      narration: renderNarration(slide, context),
      beats: slide.narration.length,
      backstory: renderBackstory(slide, context),
    },
  ]);
  return {
    slides: Object.fromEntries(slides),
    diagrams: Object.fromEntries(chapter.slides.flatMap(diagramsOf)),
  };
}

function renderScreens(
  chapter: Chapter,
  index: number,
  screens: ScreensBySlide,
  plan: Plan,
  context: RenderContext,
): RenderedSlide["screens"] {
  const slide = chapter.slides[index];
  if (slide === undefined) return [];
  const own = screens.get(slide.id) ?? [];
  return own.map((screen, at) => ({
    kind: screen.kind,
    steps: screen.steps,
    caption: captionOf(screen),
    html:
      screen.kind === "divider"
        ? renderDivider(slide, partAfter(chapter, index, plan), context)
        : renderScreen(screen, slide, { screen: at + 1, screens: own.length }, context),
  }));
}

function captionOf({ blocks: [block] }: Screen): string {
  if (block?.type !== "figure") return "";
  return (block.drawing?.type === "diagram" && block.drawing.title) || block.caption;
}

/** What stands between a divider and the next one: the titles a room would recognise, each once. */
function partAfter(
  chapter: Chapter,
  divider: number,
  plan: Plan,
): { titles: readonly string[]; seconds: number } {
  const rest = chapter.slides.slice(divider + 1);
  const end = rest.findIndex(({ role }) => role === "divider");
  const part = end < 0 ? rest : rest.slice(0, end);
  const own = chapter.slides[divider]?.title;
  const titles = part.map((slide) => slide.trail[0] ?? slide.title);
  return {
    titles: [...new Set(titles)].filter((title) => title !== own),
    seconds: part.reduce((sum, { id }) => sum + (plan.slides.get(id) ?? 0), 0),
  };
}

function diagramsOf(slide: Slide): [string, RenderedDiagram][] {
  return slide.blocks
    .filter((block): block is Figure => block.type === "figure")
    .flatMap(({ drawing }) =>
      drawing?.type === "diagram" ? [[drawing.name, renderDiagram(drawing)]] : [],
    );
}

function renderDiagram({ mermaid, alt, hidden, certainty }: Diagram): RenderedDiagram {
  return { mermaid, alt, hidden, certainty };
}
