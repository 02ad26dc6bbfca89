/** What is tied to what: the lines of a flowchart with their ends, and what stands in its groups. Forgiving: what
 *  it cannot read is not there, since Mermaid itself says what is wrong. It looks at each character a few times and
 *  never goes back, however long a text is. */
import type { Heads } from "../model/description.ts";
import { withoutComments } from "./labels.ts";

export interface Edge {
  /** `null` for one that was given none. */
  readonly id: string | null;
  readonly from: string;
  readonly to: string;
  /** As it is written, "" without one. */
  readonly label: string;
  readonly heads: Heads;
  readonly dashed: boolean;
}

export interface Group {
  readonly id: string;
  /** "" for one whose label stands with its id, as a node's does. */
  readonly title: string;
  /** The nodes and groups directly in it, by id. */
  readonly members: readonly string[];
}

export interface Flowchart {
  /** Ids, as they are first named. */
  readonly nodes: readonly string[];
  /** As they begin. */
  readonly groups: readonly Group[];
  readonly edges: readonly Edge[];
}

const HEADER = /^[^\S\n]*(?:flowchart|graph)\b[^\n;]*/m;

/** `null` for a diagram of another kind. */
export function flowchartIn(mermaid: string): Flowchart | null {
  const text = withoutComments(mermaid);
  const header = HEADER.exec(text);
  if (header === null) return null;
  const { masked, unmask } = maskQuoted(text.slice(header.index + header[0].length));
  return scanStatements(masked, unmask);
}

/** Text in quotes may hold anything: while it is read what is around it, a sign stands for each. */
function maskQuoted(text: string): { masked: string; unmask: (text: string) => string } {
  const quoted: string[] = [];
  const masked = text.replace(/"([^"]*)"/g, (_, inside: string) => {
    quoted.push(inside);
    return `\uE000${quoted.length - 1}\uE001`;
  });
  const unmask = (part: string): string =>
    part.replace(/\uE000(\d+)\uE001/g, (sign, index) => quoted[Number(index)] ?? sign);
  return { masked, unmask };
}

const BETWEEN = /[\s;]+/y;
const LINE = /[^\n]*/y;
/** Statements that draw nothing. */
const OTHER =
  /accDescr\s*\{[^{}]*\}|(?:(?:style|linkStyle|classDef|class|click|href|accTitle|accDescr)\b|direction\s)[^\n;]*/y;
const GROUP = /subgraph\b([^\n;]*)/y;
const GROUP_END = /end\b/y;

const ID = /(?:[\p{L}\p{N}_!#$%'*+.`?\\/]|:(?!::)|(?<=\S)&(?=\S)|-(?=[^->.])|=(?!=))+/uy;
const SHAPE = /(?:[[({]+|>)[^[\](){}]*[\])}]+/y;
const DATA = /@\{[^{}]*\}/y;
const CLASS = /:::[\p{L}\p{N}_-]+/uy;
const AND = /[^\S\n]*&[^\S\n]*/y;

const EDGE_ID = /[^\S\n]*([\p{L}\p{N}_.]+(?:-[\p{L}\p{N}_.]+)*)@(?![{\uE000])/uy;
const ARROW = /\s*([xo<]?(?:--+[-xo>]|==+[=xo>]|-?\.+-[xo>]?|~~~+))\s*/y;
/** The first half of an arrow with its words inside, and what the other half is known by. */
const OPENING = /\s*([xo<]?)(--|==|-\.)\s*/y;
const CLOSING: Readonly<Record<string, RegExp>> = {
  "--": /[xo<]?--+[-xo>]|\n/g,
  "==": /[xo<]?==+[=xo>]|\n/g,
  "-.": /(?<!\.)-?\.+-[xo>]?|\n/g,
};
const BARRED = /\|([^|\n]*)\|\s*/y;
const SPACE = /\s*/y;

function scanStatements(text: string, unmask: (text: string) => string): Flowchart {
  let at = 0;
  const take = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (found !== null) at = pattern.lastIndex;
    return found;
  };
  const nodes = new Set<string>();
  const edges: Edge[] = [];
  const groups = openGroups();

  const takeNode = (): string | null => {
    const id = take(ID)?.[0] ?? null;
    if (id === null) return null;
    take(SHAPE);
    while (take(DATA) !== null || take(CLASS) !== null);
    nodes.add(id);
    groups.put(id);
    return id;
  };
  /** `a & b`. */
  const takeNodes = (): readonly string[] => {
    const ids: string[] = [];
    do {
      const id = takeNode();
      if (id === null) break;
      ids.push(id);
    } while (take(AND) !== null);
    return ids;
  };
  const takeArrow = (): Arrow | null => {
    const whole = take(ARROW)?.[1];
    if (whole !== undefined) return { ...arrowOf(whole), label: unmask(take(BARRED)?.[1] ?? "") };
    const opening = take(OPENING);
    const closing = CLOSING[opening?.[2] ?? ""];
    if (closing === undefined) return null;
    const from = at;
    const end = take(closing)?.[0] ?? "";
    // What has no other half on its line has none.
    if (end === "") at = text.length;
    if (end.trim() === "") return null;
    const label = unmask(text.slice(from, at - end.length)).trim();
    take(SPACE);
    return { ...arrowOf(`${opening?.[1]}${end.replace(/^[xo<]/, "")}`), label };
  };
  /** `a --> b & c --> d`. */
  const takeChain = (): void => {
    let from = takeNodes();
    while (from.length > 0) {
      const id = take(EDGE_ID)?.[1] ?? null;
      const arrow = takeArrow();
      const to = arrow === null ? [] : takeNodes();
      if (arrow !== null && !arrow.invisible) addEdges(edges, from, to, arrow, id);
      from = to;
    }
  };

  while (at < text.length) {
    if (take(BETWEEN) !== null || take(OTHER) !== null) continue;
    const group = take(GROUP);
    if (group !== null) groups.open(group[1] ?? "", unmask);
    else if (take(GROUP_END) !== null) groups.close();
    else {
      const before = at;
      takeChain();
      if (at === before) take(LINE);
    }
  }
  const closed = groups.closeAll();
  const ids = new Set([...closed.map(({ id }) => id), ...edges.map(({ id }) => id)]);
  return { nodes: [...nodes].filter((id) => !ids.has(id)), groups: closed, edges };
}

interface Arrow {
  readonly heads: Heads;
  readonly dashed: boolean;
  readonly invisible: boolean;
  readonly label: string;
}

/** A head at the beginning counts where one of its kind is at the end. */
function arrowOf(text: string): Omit<Arrow, "label"> {
  const end = text.slice(-1);
  const heads = !/[xo>]/.test(end)
    ? "none"
    : text[0] === (end === ">" ? "<" : end)
      ? "both"
      : "one";
  return { heads, dashed: text.includes("."), invisible: text.startsWith("~") };
}

/** More of them Mermaid does not draw; from many to many they would soon be millions. */
const MOST_EDGES = 500;

/** From each to each. An id is that of the last one's edge to the first, as Mermaid has it. */
function addEdges(
  edges: Edge[],
  from: readonly string[],
  to: readonly string[],
  { heads, dashed, label }: Arrow,
  id: string | null,
): void {
  for (const start of from) {
    for (const end of to) {
      if (edges.length === MOST_EDGES) return;
      const own = start === from.at(-1) && end === to[0] ? id : null;
      edges.push({ id: own, from: start, to: end, label, heads, dashed });
    }
  }
}

interface Groups {
  put(id: string): void;
  /** `head` is what stands behind `subgraph`. */
  open(head: string, unmask: (text: string) => string): void;
  close(): void;
  closeAll(): readonly Group[];
}

/** What stands in two groups belongs to the one that ends first. */
function openGroups(): Groups {
  const begun: OpenGroup[] = [];
  const open: OpenGroup[] = [];
  const taken = new Set<string>();
  let ended = 0;
  const put = (id: string): void => {
    open.at(-1)?.members.push(id);
  };
  const close = (): void => {
    const group = open.pop();
    if (group === undefined) return;
    const id = group.id || `subGraph${ended}`;
    ended += 1;
    const own = new Set(group.members.filter((member) => member !== id && !taken.has(member)));
    for (const member of own) taken.add(member);
    Object.assign(group, { id, members: [...own] });
    put(id);
  };
  return {
    put,
    open(head, unmask) {
      const bracket = head.indexOf("[");
      const words = unmask(bracket < 0 ? head : head.slice(0, bracket)).trim();
      const id = /^\S+$/.test(words) ? words : "";
      const group = { id, title: bracket < 0 ? words : "", members: [] };
      begun.push(group);
      open.push(group);
    },
    close,
    closeAll() {
      while (open.length > 0) close();
      return [...new Set(begun.map(({ id }) => id))].map((id) => {
        // Begun twice, it is one.
        const same = begun.filter((group) => group.id === id);
        return { id, title: same[0]?.title ?? "", members: same.flatMap(({ members }) => members) };
      });
    },
  };
}

interface OpenGroup {
  /** "" until it ends, where its title could be no id. */
  id: string;
  title: string;
  members: string[];
}
