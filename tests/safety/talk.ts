/** A talk that puts each vector wherever an author's words may stand. */
import { mkdir, mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Vector } from "./vectors.ts";

/** Slides of a chapter, and vectors of a diagram. */
const CHAPTER = 40;
const DIAGRAM = 24;

/** Writes a talk of Markdown vectors and of whole Mermaid texts; returns its folder. */
export async function writeTalk(
  vectors: readonly Vector[],
  diagrams: readonly Vector[],
): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "pangbai-safety-"));
  const labelled = groupsOf(vectors, DIAGRAM);
  const files = new Map<string, string>([
    ["deck.yaml", settings(vectors)],
    ...groupsOf(vectors, CHAPTER).map(
      (group, index) => [`${index}.md`, group.map(slide).join("\n\n")] as const,
    ),
    ["diagrams.md", [...labelled.map(labelSlide), ...diagrams.map(diagramSlide)].join("\n\n")],
    ...labelled.map((group, index) => [`diagrams/l${index}.mmd`, labels(group)] as const),
    ...diagrams.map(
      ({ id, markdown }) => [`diagrams/d${id}.mmd`, `---\nalt: x\n---\n${markdown}\n`] as const,
    ),
  ]);
  await mkdir(join(folder, "diagrams"));
  for (const [name, text] of files) await writeFile(join(folder, name), text);
  return folder;
}

function groupsOf<T>(all: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, index) =>
    all.slice(index * size, (index + 1) * size),
  );
}

/** Each value of the settings takes its share of the vectors. */
function settings(vectors: readonly Vector[]): string {
  const keys = ["title", "subtitle", "author", "date"];
  return keys
    .map((key, index) => {
      const words = vectors.filter((_, at) => at % keys.length === index).map(inLine);
      return `${key}: ${JSON.stringify(words.join(" "))}\n`;
    })
    .join("");
}

/** As one line of text; what is defined on a line of its own stands below the slide. */
function inLine({ markdown }: Vector): string {
  return (markdown.split("\n\n")[0] ?? "").replaceAll("\n", " ").trim();
}

function indented(text: string, by: string): string {
  return text.replaceAll("\n", `\n${by}`);
}

/** Every other heading opens a part. */
function slide(vector: Vector): string {
  const { id, markdown } = vector;
  const line = inLine(vector);
  return [
    `${id % 2 === 0 ? "#" : "##"} ${line}`,
    markdown,
    `> 编注：${line}`,
    `- ${indented(markdown, "  ")}\n- [ ] ${line}`,
    `> ${indented(markdown, "> ")}`,
    `|${cell(line)}|甲|\n|-|-|\n|${cell(line)}|乙|`,
    `- 术语：${line}\n- ${line}：又一个`,
    `这话有人说过。 —— ${line}`,
    `\`\`\`${line.replaceAll("`", "")}\n${line}\n\`\`\``,
    `![${line}](<${line.replaceAll(/[<>]/g, "\\$&")}>)`,
    "##### 旁白",
    line,
    "<!--->",
    markdown,
    "<--->",
  ].join("\n\n");
}

function cell(line: string): string {
  return line.replaceAll("|", "\\|");
}

function labelSlide(_: readonly Vector[], index: number): string {
  return `## l${index}\n\n![](diagrams/l${index}.mmd)`;
}

function diagramSlide({ id }: Vector): string {
  return `## d${id}\n\n![](diagrams/d${id}.mmd)`;
}

/** The words of a diagram, and its labels. */
function labels(group: readonly Vector[]): string {
  const all = JSON.stringify(group.map(inLine).join(" "));
  const nodes = group.map((vector) => {
    const label = inLine(vector).replaceAll('"', "#quot;").replaceAll("`", "");
    return `  n${vector.id}["${label}"]`;
  });
  return [
    "---",
    `title: ${all}\nalt: ${all}\ncredit: ${all}`,
    `steps:\n  - show: n${group[0]?.id}\n    say: ${all}`,
    "---",
    "flowchart LR",
    ...nodes,
  ].join("\n");
}
