/** The outline of a deck: what is on every screen, at every step, and what is said. As text for people and
 *  golden files, as data (version 1) for programs. */
import type { Block } from "../model/block.ts";
import type { Deck, Slide } from "../model/deck.ts";
import { plainText } from "../model/inline.ts";
import type { Plan } from "../model/plan.ts";
import type { Screen, Ties } from "../model/screen.ts";
import type { Step } from "../model/step.ts";
import { textsOf } from "../model/texts.ts";
import { formatClock } from "./clock.ts";
import type { ScreensBySlide } from "./deck.ts";

export interface OutlineScreen {
  readonly kind: Screen["kind"];
  /** The texts of the screen's blocks, in reading order. */
  readonly texts: readonly string[];
  /** The name of the diagram on it, `null` without one. */
  readonly diagram: string | null;
  readonly steps: readonly Step[];
  /** For each beat of the slide, the step that is there: 0 is none, `null` the one before. */
  readonly ties: Ties;
}

export interface OutlineSlide {
  readonly id: string;
  readonly number: number;
  readonly role: Slide["role"];
  readonly title: string;
  readonly part: string;
  readonly trail: readonly string[];
  readonly path: string;
  readonly line: number;
  readonly seconds: number;
  readonly screens: readonly OutlineScreen[];
  readonly narration: readonly { text: string; marker: string | null; line: number }[];
  readonly backstory: readonly string[];
  readonly editorNotes: readonly { text: string; on: number; line: number }[];
}

export interface Outline {
  readonly title: string;
  readonly subtitle: string;
  readonly author: string;
  readonly date: string;
  readonly lang: string;
  readonly seconds: number;
  readonly chapters: readonly {
    readonly id: string;
    readonly title: string;
    readonly path: string;
    readonly slides: readonly OutlineSlide[];
  }[];
}

export function outlineOf(deck: Deck, screens: ScreensBySlide, plan: Plan): Outline {
  const { title, subtitle, author, date, lang } = deck.meta;
  return {
    title,
    subtitle,
    author,
    date,
    lang,
    seconds: Math.round(plan.total),
    chapters: deck.chapters.map((chapter) => ({
      id: chapter.id,
      title: chapter.title,
      path: chapter.at.path,
      slides: chapter.slides.map((slide) => outlineSlide(slide, screens.get(slide.id) ?? [], plan)),
    })),
  };
}

function outlineSlide(slide: Slide, screens: readonly Screen[], plan: Plan): OutlineSlide {
  return {
    id: slide.id,
    number: slide.number,
    role: slide.role,
    title: slide.title,
    part: slide.part,
    trail: slide.trail,
    path: slide.at.path,
    line: slide.at.line,
    seconds: Math.round(plan.slides.get(slide.id) ?? 0),
    screens: screens.map(({ kind, blocks, steps, ties }) => ({
      kind,
      texts: textsOf(blocks),
      diagram: diagramOn(blocks),
      steps,
      ties,
    })),
    narration: slide.narration.map(({ text, marker, at }) => ({
      text: plainText(text),
      marker: marker ?? null,
      line: at.line,
    })),
    backstory: textsOf(slide.backstory),
    editorNotes: slide.editorNotes.map(({ text, on, at }) => ({
      text: plainText(text),
      on: on.line,
      line: at.line,
    })),
  };
}

function diagramOn(blocks: readonly Block[]): string | null {
  for (const block of blocks) {
    if (block.type === "figure" && block.drawing?.type === "diagram") return block.drawing.name;
  }
  return null;
}

/** As text: a line for each slide, its screens and words below it, indented. */
export function formatOutline(outline: Outline): string {
  const count = outline.chapters.reduce((sum, { slides }) => sum + slides.length, 0);
  const lines = [`${outline.title}  ${count}  ${formatClock(outline.seconds)}`];
  for (const chapter of outline.chapters) {
    lines.push("", `${chapter.id}  ${chapter.title}`);
    for (const slide of chapter.slides) lines.push(...slideLines(slide));
  }
  return `${lines.join("\n")}\n`;
}

function slideLines(slide: OutlineSlide): string[] {
  const title = [...slide.trail, slide.title].join(" › ");
  const lines = [
    `  ${slide.number}. ${title}  #/${slide.id}  :${slide.line}  ${formatClock(slide.seconds)}`,
  ];
  for (const screen of slide.screens) {
    const steps = screen.steps.length === 0 ? "" : ` +${screen.steps.length}`;
    lines.push(`     ${screen.kind}${sourceOf(screen)}${steps}`);
    for (const text of screen.texts) lines.push(`       ${oneLine(text)}`);
    for (const { say } of screen.steps) if (say !== "") lines.push(`       > ${say}`);
  }
  for (const [index, { marker, text }] of slide.narration.entries()) {
    const mark = marker === null ? "" : `${marker} `;
    lines.push(`     ~ ${stepMark(slide.screens, index)}${mark}${oneLine(text)}`);
  }
  for (const note of slide.editorNotes) lines.push(`     * :${note.on} ${oneLine(note.text)}`);
  for (const text of slide.backstory) lines.push(`     ? ${oneLine(text)}`);
  return lines;
}

/** The step that a beat leads to. */
function stepMark(screens: readonly OutlineScreen[], beat: number): string {
  const step = screens.map(({ ties }) => ties[beat] ?? 0).find((tie) => tie > 0);
  return step === undefined ? "" : `→${step} `;
}

function oneLine(text: string): string {
  return text.replace(/\n/g, "⏎");
}

/** A diagram in a fence has no file; its name is that of its slide, with a slash in it. */
function sourceOf({ diagram }: OutlineScreen): string {
  if (diagram === null) return "";
  return diagram.includes("/") ? " mermaid" : ` ${diagram}.mmd`;
}
