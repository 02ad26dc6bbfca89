/** A fence of Mermaid text is a figure, with the words and places that a file of its own would have. */
import { describe, expect, test } from "vitest";
import { type Diagram, figuresIn } from "../../src/model/block.ts";
import { slidesOf } from "../../src/model/deck.ts";
import { type ParsedTalk, parseTalk } from "../../src/parse/talk.ts";

function parse(...chapters: readonly string[]): ParsedTalk {
  return parseTalk({
    name: "talk",
    path: ".",
    chapters: chapters.map((text, index) => {
      const name = `${index + 1}-${"ab"[index]}.md`;
      return { path: name, name, text };
    }),
    diagrams: [],
    settings: null,
    pictures: [],
  });
}

function shownIn({ deck }: ParsedTalk): readonly Diagram[] {
  return slidesOf(deck).flatMap(({ blocks }) =>
    figuresIn(blocks).flatMap(({ drawing }) => (drawing?.type === "diagram" ? [drawing] : [])),
  );
}

/** A fence around a text, its lines that far in. */
function fence(text: string, indent = ""): string {
  return ["```mermaid", ...text.split("\n"), "```", ""].map((line) => indent + line).join("\n");
}

const PAIR = "flowchart LR\n  a --> b";
const TITLED = `---\ntitle: 一对\nalt: 甲到乙。\ncredit: 某书\n---\n${PAIR}`;

describe("a fence", () => {
  test("has its own words, and those of its slide where it has none", () => {
    const [own, bare] = shownIn(parse(`## 题\n\n${fence(TITLED)}\n## 另题\n\n${fence(PAIR)}`));
    expect(own).toMatchObject({ title: "一对", alt: "甲到乙。", credit: "某书", mermaid: PAIR });
    expect(bare).toMatchObject({ title: "另题", alt: "另题", credit: "", mermaid: PAIR });
  });

  test("has a name that no other fence has and no file can have, whatever stands before it", () => {
    const chapter = `## 题\n\n${fence(PAIR)}\n${fence(PAIR)}\n${fence(TITLED)}`;
    const names = shownIn(parse(chapter, chapter)).map(({ name }) => name);
    expect(names).toEqual(["a/题", "a/题-2", "a/一对", "b/题", "b/题-2", "b/一对"]);
    const later = shownIn(parse(`## 新\n\n${fence(PAIR)}\n${chapter}`)).map(({ name }) => name);
    expect(later.slice(1)).toEqual(names.slice(0, 3));
  });

  test("is among the diagrams of the talk, once", () => {
    const parsed = parse(`## 题\n\n${fence(PAIR)}\n\n- 项\n\n  ${fence(PAIR, "  ")}`);
    expect(parsed.diagrams).toEqual(shownIn(parsed));
    expect(parsed.diagrams).toHaveLength(1);
  });

  test("does not change the ids of the headings around it", () => {
    const without = "# 部\n\n## 题\n\n话。\n\n## 后\n\n话。\n";
    const with_ = without.replace("话。\n", `话。\n\n${fence(PAIR)}`);
    const ids = (text: string): string[] => slidesOf(parse(text).deck).map(({ id }) => id);
    expect(ids(with_).filter((id) => id !== "a/题-2")).toEqual(ids(without));
  });
});

describe.each(["", " ", "   "])("behind an indentation of '%s'", (indent) => {
  const text = `---\ntitle: 图\n\nhide: n_gone\ncertainty: maybe\n---\n${PAIR}\n\n`;
  const parsed = parse(`# 部\n\n## 题\n\n${fence(text, indent)}`);

  test("what is wrong is told where it stands in the chapter", () => {
    const told = parsed.problems.map(({ kind, at }) => [kind, at.path, at.line, at.column]);
    expect(told).toEqual([
      ["yaml-type", "1-a.md", 10, 1 + indent.length],
      ["step-unknown-id", "1-a.md", 9, 7 + indent.length],
    ]);
  });

  test("the Mermaid text ends where the diagram does", () => {
    const [diagram] = shownIn(parsed);
    expect(diagram?.mermaid).toBe(`${PAIR}\n\n`);
    expect(diagram?.at).toMatchObject({ path: "1-a.md", line: 6, endLine: 15 });
  });
});

test("a step of a sequence names its messages by their numbers", () => {
  const sequence = "sequenceDiagram\n  A->>B: 问\n  B-->>A: 答";
  const steps = "---\nsteps:\n  - show: A m1\n  - show: m2 m3\n---\n";
  const { problems } = parse(`## 题\n\n${fence(steps + sequence)}`);
  expect(problems).toMatchObject([{ kind: "step-unknown-id", values: { id: "m3" } }]);
});
