/** What is written on the parts of a flowchart, or of a sequence: ids with the names a speaker may call
 *  them. Forgiving: what it does not know has no name, and other kinds of diagrams have none. */
import { decodeHTML } from "entities";

export type Names = Readonly<Record<string, readonly string[]>>;

const FLOWCHART = /^[^\S\n]*(?:flowchart|graph)\b/m;
const COMMENT = /^[^\S\n]*%%.*$/gm;
const ID = String.raw`(?<![\p{L}\p{N}_]|[\p{L}\p{N}_]-)(?<id>[\p{L}\p{N}_]+(?:-[\p{L}\p{N}_]+)*)`;
/** Where a label stands. A node's may be quoted or not; a group's title is like a node's; an edge's stands
 *  between bars, or within the arrow. What one finds is no business of the next: a label may look like a node. */
const WRITTEN = [
  String.raw`${ID} *[[({>/\\]+"(?<label>[^"]*)"`,
  String.raw`${ID}@\{[^{}]*\blabel: *"(?<label>[^"]*)"`,
  String.raw`${ID}@[<ox]?[-=.~]{2,}[>ox]?\|"?(?<label>[^"|]*)"?\|`,
  String.raw`${ID}@[<ox]?(?:--|==|-\.) +"?(?<label>[^"|\n]{1,400}?)"? +(?:-{2,}|={2,}|\.-)`,
  // What has no id: the words of other edges.
  String.raw`"[^"]*"|\|[^|\n]*\|`,
  String.raw`${ID} *[[({]+[/\\]?(?<label>[^"[\](){}|\n]+?)[/\\]?[\])}]`,
  String.raw`\bsubgraph +${ID} *$(?<label>)`,
].map((pattern) => new RegExp(pattern, "gmu"));

export function namesIn(mermaid: string): Names {
  const names = FLOWCHART.test(mermaid) ? namesOfParts(mermaid) : namesInSequence(mermaid);
  return Object.fromEntries([...names].filter(([, found]) => found.length > 0));
}

function namesOfParts(mermaid: string): ReadonlyMap<string, readonly string[]> {
  return new Map(
    [...labelsIn(mermaid)].map(([id, labels]) => [id, [...new Set(labels.flatMap(namesOn))]]),
  );
}

/** What is written on the parts of a flowchart, as it is written, by id. */
export function labelsIn(mermaid: string): ReadonlyMap<string, readonly string[]> {
  let text = withoutComments(mermaid);
  const labels = new Map<string, readonly string[]>();
  for (const pattern of WRITTEN) {
    for (const { groups } of text.matchAll(pattern)) {
      const { id, label } = groups ?? {};
      if (id === undefined) continue;
      // A group without a title is called by its id.
      labels.set(id, [...(labels.get(id) ?? []), label || id]);
    }
    text = text.replace(pattern, " ");
  }
  return labels;
}

export function withoutComments(mermaid: string): string {
  return mermaid.replace(COMMENT, "");
}

const SEQUENCE = /^[^\S\n]*sequenceDiagram\b/m;
const ARROW = /-[->x)|\\/]|[|\\/]-/;

/** What the messages of a sequence say, by the ids its drawing gives them: in order `m1`, `m2`, … */
export function messagesIn(mermaid: string): ReadonlyMap<string, string> {
  return new Map(messageLines(mermaid).map(({ text }, index) => [`m${index + 1}`, text]));
}

/** A message is a line with an arrow of any kind before its colon; lines are counted from 0. */
export function messageLines(
  mermaid: string,
): readonly { readonly line: number; readonly ends: string; readonly text: string }[] {
  if (!SEQUENCE.test(mermaid)) return [];
  return withoutComments(mermaid)
    .split("\n")
    .map((text, line) => ({ line, text, colon: Math.max(0, text.indexOf(":")) }))
    .map(({ line, text, colon }) => {
      return { line, ends: text.slice(0, colon), text: text.slice(colon + 1).trim() };
    })
    .filter(({ ends }) => ARROW.test(ends));
}

const NOTE = /^[^\S\n]*note[^\S\n]+(?:over|left of|right of)\b[^\n:]*:([^\n]*)$/gim;

/** What the notes of a sequence say: in order `note1`, `note2`, … */
export function notesIn(mermaid: string): ReadonlyMap<string, string> {
  if (!SEQUENCE.test(mermaid)) return new Map();
  const notes = [...withoutComments(mermaid).matchAll(NOTE)];
  return new Map(notes.map(([, text = ""], index) => [`note${index + 1}`, text.trim()]));
}

const PARTICIPANT =
  /^[^\S\n]*(?:create[^\S\n]+)?(?:participant|actor)[^\S\n]+([^\s@:]+)(?:@\{[^{}\n]*\})?[^\S\n]+as[^\S\n]+([^\n]+)$/gim;

function participantsIn(mermaid: string): ReadonlyMap<string, string> {
  if (!SEQUENCE.test(mermaid)) return new Map();
  const written = withoutComments(mermaid).matchAll(PARTICIPANT);
  return new Map([...written].map(([, id = "", label = ""]) => [id, label]));
}

function namesInSequence(mermaid: string): ReadonlyMap<string, readonly string[]> {
  const labels = [participantsIn(mermaid), messagesIn(mermaid), notesIn(mermaid)];
  return new Map(labels.flatMap((some) => [...some]).map(([id, label]) => [id, namesOn(label)]));
}

const LINE_BREAK = /\s*(?:<br *\/?>|\\n|\n)\s*/gi;
const BRACKETED = /[（(]([^）)]*)[）)]/g;
/** What parts one name from the next: marks, and numbers that only count. */
const BETWEEN = /[、，,；;：:。…·/|+&＝=→←“”"‘’—]+|^\d+\.\s|\s\d+$/u;
/** Han with Han, and Latin with Latin, digits and what joins them. */
const RUN = /\p{Script=Han}+|[\p{Script=Latin}\p{N}_][\p{Script=Latin}\p{N}_.' -]*/gu;

/** The names a label holds: all of it, its halves in either script, its longer lines, what is in brackets. */
function namesOn(label: string): string[] {
  const text = decodeLabel(label);
  const inside = [...text.matchAll(BRACKETED)].map(([, words = ""]) => words);
  const parts = [text.replace(BRACKETED, "\n"), ...inside].flatMap((part) => [
    joinLines(part),
    ...part.split(LINE_BREAK).filter((line) => /\p{Script=Han}{3}/u.test(line)),
  ]);
  const pieces = parts.flatMap((part) => part.split(BETWEEN)).map((piece) => piece.trim());
  const runs = pieces.flatMap((piece) => piece.match(RUN) ?? []).map((run) => run.trim());
  return [...new Set([...pieces, ...runs])].filter(isName);
}

export function decodeLabel(label: string): string {
  return decodeHTML(label.replace(/#(\d+);/g, "&#$1;").replace(/#(\w+);/g, "&$1;"));
}

/** A label's lines as one: a break within a Chinese word, or behind a hyphen, is no gap. */
export function joinLines(text: string): string {
  return text
    .replace(LINE_BREAK, "\n")
    .replace(/(?<=\p{Script=Han})\n(?=\p{Script=Han})|(?<=-)\n/gu, "")
    .replace(/\n/g, " ")
    .trim();
}

function isName(text: string): boolean {
  return /\p{L}.*[\p{L}\p{N}]/u.test(text);
}
