/** A talk as text → a deck and its problems. Never throws at an author. */
import type { Diagram } from "../model/block.ts";
import { type Deck, type DeckMeta, type Language, type Slide, slidesOf } from "../model/deck.ts";
import type { Problem } from "../model/problem.ts";
import type { SourceFile, Talk } from "../model/talk.ts";
import { languageOf, slugOf } from "../model/text.ts";
import { type Draft, type ParsedChapter, parseChapter } from "./chapter.ts";
import { parseDiagram } from "./diagram.ts";
import { divideChapter } from "./divide.ts";
import type { Drawings } from "./figures.ts";
import { idsFor } from "./ids.ts";
import { linesOf } from "./places.ts";
import { readSettings, settle } from "./settings.ts";

export interface ParsedTalk {
  readonly deck: Deck;
  readonly problems: readonly Problem[];
}

export function parseTalk(written: Talk): ParsedTalk {
  const talk = showable(written);
  const settings =
    talk.settings === null
      ? { written: {}, problems: [] }
      : readSettings(talk.settings.text, linesOf(talk.settings.path, talk.settings.text), 1);
  const diagrams = talk.diagrams.map(parseDiagram);
  const stock = stockOf(
    talk,
    diagrams.map(({ diagram }) => diagram),
  );
  const top = frontMatterOf(talk.chapters[0]);
  const title = settings.written.title ?? top.title ?? talk.name;
  const parsed = talk.chapters.map((file) => ({
    file,
    chapter: parseChapter(file, {
      drawings: stock.drawings,
      title,
      spokenComments: settings.written.notes === "comments",
    }),
  }));
  const firstTitle = parsed[0]?.chapter.drafts.find(({ heading }) => heading?.depth === 1)?.title;
  const deck: Deck = {
    meta: settle(
      { ...top, ...settings.written },
      { title: firstTitle ?? talk.name, lang: toldLanguage(talk) },
    ),
    chapters: numberSlides(parsed),
  };
  return {
    deck,
    problems: [
      ...settings.problems,
      ...parsed.flatMap(({ chapter }) => chapter.problems),
      ...diagrams.flatMap(({ problems }) => problems),
      ...stock.problems,
      ...unusedStandIns(
        deck,
        diagrams.map(({ diagram }) => diagram),
      ),
      ...emptyTalk(talk, deck),
    ],
  };
}

/** The talk without characters that no page can show. Each becomes the one that stands for them, so that
 *  columns stay. */
function showable(talk: Talk): Talk {
  const clean = (file: SourceFile): SourceFile => ({
    ...file,
    text: file.text.replaceAll("\0", "\uFFFD").replace(/\p{Surrogate}/gu, "\uFFFD"),
  });
  return {
    ...talk,
    chapters: talk.chapters.map(clean),
    diagrams: talk.diagrams.map(clean),
    settings: talk.settings && clean(talk.settings),
  };
}

interface Parsed {
  readonly file: SourceFile;
  readonly chapter: ParsedChapter;
}

/** What the YAML block at the top of the first chapter says about the talk. */
function frontMatterOf(first: SourceFile | undefined): Partial<DeckMeta> {
  if (first === undefined) return {};
  const source = linesOf(first.path, first.text);
  const { frontMatter } = divideChapter(source);
  if (frontMatter === null) return {};
  // Foreign keys are welcome here: other tools own this block too.
  const { title, author, date, lang } = readSettings(frontMatter.join("\n"), source, 2).written;
  return {
    ...(title === undefined ? {} : { title }),
    ...(author === undefined ? {} : { author }),
    ...(date === undefined ? {} : { date }),
    ...(lang === undefined ? {} : { lang }),
  };
}

function toldLanguage(talk: Talk): Language {
  const text = talk.chapters.map((file) => file.text.slice(0, 10_000)).join("\n");
  return languageOf(text) ?? "zh-CN";
}

function numberSlides(parsed: readonly Parsed[]): Deck["chapters"] {
  let number = 0;
  return parsed.map(({ file, chapter }) => {
    const id = chapterId(file.name);
    const ids = idsFor(id, chapter.drafts);
    const slides = chapter.drafts.map((draft, index): Slide => {
      number += 1;
      return slideOf(draft, ids[index] ?? "", number);
    });
    const first = chapter.drafts.find(({ heading }) => heading !== null);
    return {
      id,
      title: first?.heading?.title || id,
      slides,
      at: { path: file.path, line: 1, column: 1, endLine: chapter.uses.length },
    };
  });
}

function slideOf(draft: Draft, id: string, number: number): Slide {
  const { role, title, blocks, narration, backstory, editorNotes, at } = draft;
  const isPart = draft.heading?.depth === 1;
  const part = draft.above.find(({ depth }) => depth === 1)?.title;
  return {
    id,
    number,
    role,
    title,
    part: part ?? (isPart ? draft.heading.title : ""),
    trail: draft.above.filter(({ depth }) => depth > 1).map((heading) => heading.title),
    blocks,
    narration,
    backstory,
    editorNotes,
    at,
  };
}

/** `03-registries.md` → `registries`. */
function chapterId(name: string): string {
  const stem = name.replace(/\.md$/i, "");
  return slugOf(stem.replace(/^\d+[-_. ]*/, "")) || slugOf(stem) || "chapter";
}

function stockOf(
  talk: Talk,
  diagrams: readonly Diagram[],
): { drawings: Drawings; problems: readonly Problem[] } {
  const byAddress = new Map<string, Diagram>();
  const problems: Problem[] = [];
  for (const diagram of diagrams) {
    for (const address of diagram.replaces) {
      const first = byAddress.get(address);
      if (first === undefined) byAddress.set(address, diagram);
      else {
        const values = { address, other: first.at.path };
        problems.push({ kind: "stand-in-twice", severity: "error", at: diagram.at, values });
      }
    }
  }
  return {
    drawings: {
      byName: new Map(diagrams.map((diagram) => [diagram.name, diagram])),
      byAddress,
      pictures: new Set(talk.pictures),
    },
    problems,
  };
}

function unusedStandIns(deck: Deck, diagrams: readonly Diagram[]): Problem[] {
  const used = new Set(
    slidesOf(deck)
      .flatMap((slide) => slide.blocks)
      .flatMap((block) => (block.type === "figure" ? [block.drawing] : [])),
  );
  return diagrams
    .filter((diagram) => !used.has(diagram))
    .map(({ name, at }) => ({
      kind: "stand-in-unused",
      severity: "warning",
      at,
      values: { name },
    }));
}

function emptyTalk(talk: Talk, deck: Deck): Problem[] {
  if (slidesOf(deck).length > 0) return [];
  const at = { path: talk.path, line: 1, column: 1, endLine: 1 };
  return [{ kind: "talk-empty", severity: "error", at, values: {} }];
}
