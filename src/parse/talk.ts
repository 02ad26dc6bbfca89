/** A talk as text → a deck and its problems. Never throws at an author. */
import { type Diagram, figuresIn } from "../model/block.ts";
import { type Deck, type DeckMeta, type Language, type Slide, slidesOf } from "../model/deck.ts";
import { ANEW, type Keep } from "../model/keep.ts";
import type { Problem } from "../model/problem.ts";
import type { SourceFile, Talk } from "../model/talk.ts";
import { languageOf } from "../model/text.ts";
import { type Draft, type ParsedChapter, parseChapter } from "./chapter.ts";
import { parseDiagram } from "./diagram.ts";
import { divideChapter } from "./divide.ts";
import { fencedDiagrams, withFenceNamed } from "./fences.ts";
import { filesOf, showable, troubleWith } from "./files.ts";
import { chapterIds, headingsTwice, idsFor } from "./ids.ts";
import { linesOf } from "./places.ts";
import { readSettings, settle } from "./settings.ts";
import { stockOf, unusedStandIns } from "./stand-ins.ts";
import { wrongTies } from "./ties.ts";

export interface ParsedTalk {
  readonly deck: Deck;
  /** Files that could be read, shown or not, and fences. */
  readonly diagrams: readonly Diagram[];
  readonly problems: readonly Problem[];
}

export function parseTalk(written: Talk, keep: Keep = ANEW): ParsedTalk {
  const talk = showable(written);
  const settings =
    talk.settings === null
      ? { written: {}, problems: [] }
      : readSettings(talk.settings.text, linesOf(talk.settings.path, talk.settings.text), 1);
  const diagrams = talk.diagrams.map((file) =>
    keep(`diagram ${file.path}`, [file.name, file.text], () => parseDiagram(file)),
  );
  const readable = diagrams.filter(
    (_, index) => talk.diagrams[index]?.trouble?.kind !== "unreadable",
  );
  const drawn = diagrams.map(({ diagram }) => diagram);
  const stock = keep("stock", [...drawn, "", ...talk.pictures], () => stockOf(talk, drawn));
  const top = frontMatterOf(talk.chapters[0]);
  const title = settings.written.title ?? top.title ?? talk.name;
  const spokenComments = settings.written.notes === "comments";
  const { drawings } = stock;
  const parsed = talk.chapters.map((file) => ({
    file,
    chapter: keep(`chapter ${file.path}`, [file.text, drawings, title, spokenComments], () =>
      parseChapter(file, { drawings, title, spokenComments }),
    ),
  }));
  const firstTitle = parsed[0]?.chapter.drafts.find(({ heading }) => heading?.depth === 1)?.title;
  const deck: Deck = {
    meta: settle(
      { ...top, ...settings.written },
      { title: firstTitle ?? talk.name, lang: toldLanguage(talk) },
    ),
    chapters: numberSlides(parsed, keep),
  };
  return {
    deck,
    diagrams: [...readable.map(({ diagram }) => diagram), ...fencedDiagrams(deck)],
    problems: [
      ...settings.problems,
      ...filesOf(talk).flatMap(troubleWith),
      ...parsed.flatMap(({ chapter }) => [...chapter.problems, ...headingsTwice(chapter.drafts)]),
      ...diagrams.flatMap(({ problems }) => problems),
      ...stock.problems,
      ...unusedStandIns(
        talk,
        deck,
        readable.filter(isUnderstood).map(({ diagram }) => diagram),
      ),
      ...wrongTies(deck),
      ...emptyTalk(talk, deck),
    ],
  };
}

interface Parsed {
  readonly file: SourceFile;
  readonly chapter: ParsedChapter;
}

/** What a front matter that cannot be read stands in for is not known. */
function isUnderstood({ problems }: { problems: readonly Problem[] }): boolean {
  return !problems.some(({ kind }) => kind === "yaml-syntax");
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

function numberSlides(parsed: readonly Parsed[], keep: Keep): Deck["chapters"] {
  let number = 0;
  const names = chapterIds(parsed.map(({ file }) => file.name));
  return parsed.map(({ file, chapter }, at) => {
    const id = names[at] ?? "";
    const ids = idsFor(id, chapter.drafts);
    const slides = chapter.drafts.map((draft, index): Slide => {
      number += 1;
      return slideOf(draft, ids[index] ?? "", number, keep);
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

function slideOf(draft: Draft, id: string, number: number, keep: Keep): Slide {
  const { role, title, at } = draft;
  const isPart = draft.heading?.depth === 1;
  const part = draft.above.find(({ depth }) => depth === 1)?.title;
  return {
    id,
    number,
    role,
    title,
    part: part ?? (isPart ? draft.heading.title : ""),
    trail: draft.above.filter(({ depth }) => depth > 1).map((heading) => heading.title),
    ...keep(`draft ${id}`, [draft], () => contentOf(draft, id, keep)),
    at,
  };
}

type Content = Pick<Slide, "blocks" | "narration" | "backstory" | "editorNotes">;

/** A slide that says what it said is the same, also where its chapter was read anew: whoever keeps what they
 *  make of it knows it again. */
function contentOf(draft: Draft, id: string, keep: Keep): Content {
  const { title, narration, backstory, editorNotes } = draft;
  const blocks = draft.blocks.map((block) => withFenceNamed(block, { id, title }));
  const content = { blocks, narration, backstory, editorNotes };
  // Those of files are on other slides too, and must be the same there.
  const drawings = figuresIn([...blocks, ...backstory]).flatMap(({ drawing }) =>
    drawing?.type === "diagram" && drawing.name !== id ? [drawing] : [],
  );
  return keep(`content ${id}`, [JSON.stringify(content), ...drawings], () => content);
}

function emptyTalk(talk: Talk, deck: Deck): Problem[] {
  // A chapter that cannot be read is told already.
  const isClosed = talk.chapters.some(({ trouble }) => trouble?.kind === "unreadable");
  if (slidesOf(deck).length > 0 || isClosed) return [];
  const at = { path: talk.path, line: 1, column: 1, endLine: 1 };
  return [{ kind: "talk-empty", severity: "error", at, values: {} }];
}
