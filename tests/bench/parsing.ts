/** How long parsing takes: much of what parsers fear, and a talk of very many chapters. */
import { parseTalk } from "../../src/parse/talk.ts";
import { nastyTexts } from "./nasty.ts";

export interface Nasty {
  readonly name: string;
  readonly ms: number;
  /** Beside the same kind at half its length: 2 is in proportion. `null` where it was not measured. */
  readonly growth: number | null;
}

export interface ParsingFigures {
  /** Of each nasty text, in characters. */
  readonly size: number;
  /** Slowest first. */
  readonly nasty: readonly Nasty[];
  readonly chapters: readonly { readonly count: number; readonly ms: number }[];
}

/** A megabyte of each would take minutes; that it is in proportion is seen beside its half. */
const SIZE = 1 << 16;
const CHAPTERS = [250, 1000];

/** Of how many kinds the growth is measured too. */
const SLOWEST = 8;

export function measureParsing(): ParsingFigures {
  const whole = nastyTexts(SIZE)
    .map(([name, text]) => ({ name, ms: timeOf([text]) }))
    .sort((a, b) => b.ms - a.ms);
  const halves = new Map(nastyTexts(SIZE / 2));
  const nasty = whole.map(({ name, ms }, index) => {
    const half = index < SLOWEST ? timeOf([halves.get(name) ?? ""]) : null;
    return { name, ms, growth: half === null ? null : ms / Math.max(1, half) };
  });
  return {
    size: SIZE,
    nasty,
    chapters: CHAPTERS.map((count) => ({ count, ms: timeOf(manyChapters(count)) })),
  };
}

/** Of the processor, so that a busy machine counts less. */
function timeOf(texts: readonly string[]): number {
  const chapters = texts.map((text, index) => {
    const name = `${index + 1}-chapter.md`;
    return { path: name, name, text };
  });
  const begun = process.cpuUsage();
  parseTalk({ name: "talk", path: ".", chapters, diagrams: [], settings: null, pictures: [] });
  const { user, system } = process.cpuUsage(begun);
  return (user + system) / 1000;
}

function manyChapters(count: number): readonly string[] {
  return Array.from({ length: count }, (_, chapter) =>
    Array.from(
      { length: 20 },
      (__, slide) =>
        `## 第 ${chapter} 章第 ${slide} 张\n\n- 甲 ${chapter}\n- **乙** ${slide}\n\n##### 旁白\n\n第 ${chapter * 20 + slide} 句，说完了。\n再说一句。\n`,
    ).join("\n"),
  );
}
