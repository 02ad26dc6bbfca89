/** A diagram's text → what it shows, as a list that can be told: who stands in which group, and what leads from
 *  whom to whom. Parts are called by what is written on them. */
import type { Description, Link } from "../model/description.ts";
import { type Edge, type Flowchart, flowchartIn } from "./edges.ts";
import { decodeLabel, joinLines, labelsIn } from "./labels.ts";
import { sequenceIn } from "./sequence.ts";

type Aliases = ReadonlyMap<string, readonly string[]>;

/** `null` for what cannot be told as a list: another kind of diagram, or a text without a part. */
export function describeDiagram(mermaid: string, aliases: Aliases): Description | null {
  const flowchart = flowchartIn(mermaid);
  if (flowchart !== null)
    return flowchart.nodes.length === 0 ? null : described(flowchart, mermaid, aliases);
  const sequence = sequenceIn(mermaid);
  if (sequence === null) return null;
  const { participants, said } = sequence;
  const nameOf = (id: string): string => plain(participants.get(id) ?? id);
  return {
    inOrder: true,
    groups: [],
    parts: [...participants.keys()].map(nameOf),
    links: said.map(({ by, to, text, heads }) => ({
      from: by.map(nameOf),
      to: to === null ? [] : [nameOf(to)],
      heads,
      dashed: false,
      labels: labelsOf(text),
    })),
  };
}

function described(flowchart: Flowchart, mermaid: string, aliases: Aliases): Description {
  const { nodes, groups, edges } = flowchart;
  const labels = labelsIn(mermaid);
  /** Without words, what its author calls it. */
  const wordsOf = (id: string, title = ""): string =>
    plain(title || (labels.get(id)?.at(-1) ?? id)) || (aliases.get(id)?.[0] ?? "");
  const holders = new Map(groups.flatMap(({ id, members }) => members.map((each) => [each, id])));
  const titles = new Map(groups.map(({ id, title }) => [id, wordsOf(id, title)]));
  const around = (id: string): readonly string[] => {
    const titled: string[] = [];
    for (
      let at = holders.get(id);
      at !== undefined && titled.length < groups.length;
      at = holders.get(at)
    ) {
      titled.push(titles.get(at) ?? "");
    }
    return titled;
  };
  const told = (id: string, text: string): Part => ({ id, text: text || id, around: around(id) });
  const names = new Map([
    ...namesOf(nodes.map((id) => told(id, wordsOf(id)))),
    ...namesOf(groups.map(({ id }) => told(id, titles.get(id) ?? ""))),
  ]);
  const nameOf = (id: string): Name => names.get(id) ?? { plain: id, full: id, short: id };
  return {
    inOrder: false,
    groups: groups.map(({ id, members }) => ({
      title: titles.get(id) === "" ? "" : nameOf(id).full,
      members: members.map((member) => nameOf(member).plain),
    })),
    parts: nodes.filter((id) => !holders.has(id)).map((id) => nameOf(id).full),
    links: linksOf(edges, (id) => nameOf(id).short),
  };
}

/** A label in one line, without the signs of Markdown that Mermaid knows in backticks. */
function plain(label: string): string {
  const written = /^\s*`([\s\S]*)`\s*$/.exec(label)?.[1]?.replace(/[*_]{2}/g, "") ?? label;
  return joinLines(decodeLabel(written).replace(THOUGHT_GAP, " "))
    .replace(WIDE_GAP, "")
    .replace(/\s+/g, " ")
    .trim();
}

/** Where a line of Chinese ends, a thought may: a gap parts the longer ones, and no word is broken by it. */
const THOUGHT_GAP = /(?<=\p{Script=Han}{3})\s*(?:<br *\/?>|\\n|\n)\s*(?=\p{Script=Han}{3})/giu;
/** Marks of full width hold their own air. */
const WIDE_GAP =
  /(?<=[\u3001\u3002\uFF01-\uFF60])[^\S\u3000]+|[^\S\u3000]+(?=[\u3001\u3002\uFF01-\uFF60])/gu;

interface Part {
  readonly id: string;
  readonly text: string;
  /** The titles of the groups it stands in, the nearest first. */
  readonly around: readonly string[];
}

interface Name {
  /** Within its group. */
  readonly plain: string;
  readonly full: string;
  /** Where it has been introduced. */
  readonly short: string;
}

/** Parts with the same words are told apart by the groups they stand in, else by numbers. */
function namesOf(parts: readonly Part[]): ReadonlyMap<string, Name> {
  const sameShort = groupBy(parts, ({ text }) => shorten(text));
  const names = new Map<string, Name>();
  for (const [text, twins] of groupBy(parts, (part) => part.text)) {
    const short = shorten(text);
    const isOnly = sameShort.get(short)?.length === 1;
    const level = twins.length === 1 ? -1 : distinctLevel(twins);
    for (const [index, { id, around }] of twins.entries()) {
      if (twins.length === 1)
        names.set(id, { plain: text, full: text, short: isOnly ? short : text });
      else if (level >= 0) {
        const full = inBrackets(text, shorten(around[level] ?? ""));
        names.set(id, { plain: text, full, short: full });
      } else {
        const numbered = `${text}${text.endsWith("）") ? "" : " "}${index + 1}`;
        names.set(id, { plain: numbered, full: numbered, short: numbered });
      }
    }
  }
  return names;
}

/** What stands before brackets, or a colon of full width, is enough to know it again. */
function shorten(text: string): string {
  const short = text.replace(/[（(：].*$/u, "").trim();
  return short === "" ? text : short;
}

/** How far out the groups of all have different titles; -1 where they nowhere do. */
function distinctLevel(parts: readonly Part[]): number {
  for (let level = 0; ; level += 1) {
    const titles = parts.map(({ around }) => around[level]);
    if (titles.includes(undefined)) return -1;
    if (!titles.includes("") && new Set(titles).size === titles.length) return level;
  }
}

function inBrackets(text: string, inside: string): string {
  return /\p{Script=Han}/u.test(text + inside) ? `${text}（${inside}）` : `${text} (${inside})`;
}

/** First all that leads from one to another, then what leads with the same words to several, then from several. */
function linksOf(edges: readonly Edge[], nameOf: (id: string) => string): readonly Link[] {
  const single = edges.map(
    ({ from, to, heads, dashed, label }): Link => ({
      from: [nameOf(from)],
      to: [nameOf(to)],
      heads,
      dashed,
      labels: labelsOf(label),
    }),
  );
  const pairs = merge(single, ({ from, to }) => [from, to]);
  const outgoing = merge(pairs, ({ from, labels }) => [from, labels]);
  return merge(outgoing, ({ to, labels }) => [to, labels]);
}

function labelsOf(label: string): readonly string[] {
  const text = plain(label);
  return text === "" ? [] : [text];
}

/** Links of a kind that agree in something are one. */
function merge(links: readonly Link[], agreeIn: (link: Link) => unknown): readonly Link[] {
  const same = groupBy(links, (link) => JSON.stringify([agreeIn(link), link.heads, link.dashed]));
  return [...same.values()].flatMap(([first, ...others]) => {
    if (first === undefined) return [];
    const all = (listOf: (link: Link) => readonly string[]): readonly string[] => [
      ...new Set([first, ...others].flatMap(listOf)),
    ];
    const [from, to] = [all((link) => link.from), all((link) => link.to)];
    return [{ ...first, from, to, labels: all(({ labels }) => labels) }];
  });
}

function groupBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}
