/** Backstory in the handout's appendix: blocks one below the other over the full width, so that any of
 *  them can go on overleaf. */
import type { Block, Code, Item, Passage, Table, Term } from "../../model/block.ts";
import type { Slide } from "../../model/deck.ts";
import type { Words } from "../../model/handout.ts";
import { type Inline, plainText } from "../../model/inline.ts";
import type { Place } from "../../model/place.ts";
import { languageOf } from "../../model/text.ts";
import { codeLines } from "../code.ts";
import { breakLines } from "../measure.ts";
import { runsOf } from "../runs.ts";
import { PAPER_TYPE, SPACE } from "./paper.ts";
import { paragraphPiece } from "./paragraph.ts";
import { type HandoutPiece, solid } from "./piece.ts";
import type { Setting } from "./setting.ts";

const GAP = { story: 22, block: 8 } as const;

export function backstoryPieces(slide: Slide, setting: Setting): readonly HandoutPiece[] {
  const number = setting.numbers.backstories.get(slide.id);
  if (number === undefined) return [];
  const title = setting.textHeight(
    `000 000 ${slide.title}`,
    setting.width,
    PAPER_TYPE.title,
    "bold",
  );
  const head = solid({ type: "backstory", slide, number }, title + PAPER_TYPE.kicker.line, {
    gap: GAP.story,
    keep: true,
  });
  return [head, ...blockPieces(slide.backstory, { slide, setting, indent: 0 })];
}

interface Line {
  readonly style: Words["style"];
  /** `null` for the language that the words are in. */
  readonly lang: string | null;
  readonly marker: string | null;
  /** Where an editor's note would be on it. */
  readonly at: Place;
}

/** Whose backstory it is, and how far its blocks are indented. */
interface Story {
  readonly slide: Slide;
  readonly setting: Setting;
  readonly indent: number;
}

function deeper(story: Story): Story {
  return { ...story, indent: story.indent + 1 };
}

function blockPieces(blocks: readonly Block[], story: Story): readonly HandoutPiece[] {
  return blocks.flatMap((block) => blockPiece(block, story));
}

function blockPiece(block: Block, story: Story): readonly HandoutPiece[] {
  switch (block.type) {
    case "prose":
      return [words(block.text, story, { ...PLAIN, at: block.at })];
    case "subheading":
      return [words(block.text, story, { ...HEADING, at: block.at })];
    case "points":
      return block.items.flatMap((item, index) =>
        itemPieces(item, block.start === null ? "•" : `${block.start + index}.`, story),
      );
    case "terms":
      return block.terms.flatMap((term) => termPieces(term, story));
    case "table":
      return tablePieces(block, story);
    case "quotation":
      return block.passages.flatMap((passage) => passagePieces(passage, story));
    case "quote":
      return blockPieces(block.blocks, deeper(story));
    case "columns":
      return block.columns.flatMap(({ title, blocks, at }) => [
        words(title, story, { ...HEADING, at: { ...at, endLine: at.line } }),
        ...blockPieces(blocks, deeper(story)),
      ]);
    case "code":
      return codePieces(block, story);
    case "figure": {
      const number = story.setting.numbers.figures.get(block) ?? 0;
      const part = { type: "figure", slide: story.slide, figure: block, number } as const;
      return [solid(part, SPACE.figure + 6 + PAPER_TYPE.caption.line * 2, standing(story))];
    }
    case "rule":
      return [solid({ type: "rule" }, 12, standing(story))];
    default:
      return block satisfies never;
  }
}

function standing({ slide, setting }: Story): {
  readonly gap: number;
  readonly heading: HandoutPiece;
} {
  return { gap: GAP.block, heading: setting.continued(slide, "backstory") };
}

function words(text: readonly Inline[], story: Story, line: Line): HandoutPiece {
  const { slide, setting, indent } = story;
  const notes = setting.notesOf(slide).at(line.at);
  const paragraph: Words = {
    type: "words",
    of: "backstory",
    slide,
    style: line.style,
    lang: line.lang ?? languageOf(plainText(text)) ?? setting.lang,
    indent,
    breath: true,
    runs: [{ marker: line.marker, text, notes: notes.map(({ number }) => number) }],
  };
  return paragraphPiece(paragraph, {
    width: setting.width,
    notesOf: setting.notesIn,
    ...standing(story),
  });
}

function itemPieces(
  { blocks: [first, ...rest], at }: Item,
  mark: string,
  story: Story,
): readonly HandoutPiece[] {
  if (first?.type !== "prose") {
    const marked = words([], story, { ...PLAIN, marker: mark, at: { ...at, endLine: 0 } });
    return [
      { ...marked, keep: true },
      ...blockPieces(first === undefined ? [] : [first, ...rest], deeper(story)),
    ];
  }
  const line = words(first.text, story, { ...PLAIN, marker: mark, at: first.at });
  return [line, ...blockPieces(rest, deeper(story))];
}

function termPieces({ term, explanation, at }: Term, story: Story): readonly HandoutPiece[] {
  const [first, ...rest] = explanation;
  const lead: readonly Inline[] = [{ type: "strong", children: term }];
  if (first?.type !== "prose") {
    const line = words(lead, story, { ...PLAIN, at: { ...at, endLine: at.line } });
    return [line, ...blockPieces(explanation, deeper(story))];
  }
  const text: readonly Inline[] = [...lead, { type: "text", text: "\u3000" }, ...first.text];
  return [words(text, story, { ...PLAIN, at }), ...blockPieces(rest, deeper(story))];
}

function passagePieces({ text, source, lang, at }: Passage, story: Story): readonly HandoutPiece[] {
  const said = words(text, deeper(story), { ...PLAIN, lang, at });
  const from = words([{ type: "text", text: source }], deeper(story), {
    ...PLAIN,
    style: "source",
    lang,
    at: { ...at, line: 0, endLine: 0 },
  });
  return [said, { ...from, gap: 0 }];
}

/** A row for each line, so that a table may go on overleaf. */
function tablePieces(table: Table, story: Story): readonly HandoutPiece[] {
  const width = story.setting.width / Math.max(1, table.header.length) - SPACE.cell.sides;
  const height = (cells: readonly (readonly Inline[])[], bold: boolean): number => {
    const { size, line } = PAPER_TYPE.caption;
    const lines = cells.map(
      (cell) => breakLines(runsOf(cell, { size, bold, lang: story.setting.lang }), width).length,
    );
    return Math.max(1, ...lines) * line + SPACE.cell.height;
  };
  const row = { type: "table-row", slide: story.slide, table } as const;
  return [
    solid({ ...row, row: null }, height(table.header, true), { ...standing(story), keep: true }),
    ...table.rows.map((each) =>
      solid({ ...row, row: each }, height(each.cells, false), { ...standing(story), gap: 0 }),
    ),
  ];
}

/** A few lines at a time: code goes on overleaf between lines. */
function codePieces(code: Code, story: Story): readonly HandoutPiece[] {
  const lines = code.text.split("\n");
  const { size, line } = PAPER_TYPE.code;
  return lines.map((text, index) => {
    const height = codeLines(text, story.setting.width - SPACE.cell.sides, size) * line;
    const part = { type: "code", slide: story.slide, code: { ...code, text } } as const;
    return solid(part, height, { ...standing(story), gap: index === 0 ? GAP.block : 0 });
  });
}

const PLAIN = { style: "plain", lang: null, marker: null } as const;
const HEADING = { style: "heading", lang: null, marker: null } as const;
