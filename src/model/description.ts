/** A diagram as a list in words: for who does not see it, and for who reads it at leisure. */

/** Which ends of a line have a head. */
export type Heads = "one" | "both" | "none";

export interface Description {
  /** Whether its links come one after the other, as the messages of a sequence do. */
  readonly inOrder: boolean;
  readonly groups: readonly DescribedGroup[];
  /** What stands in no group. */
  readonly parts: readonly string[];
  readonly links: readonly Link[];
}

export interface DescribedGroup {
  /** "" for one that is only a box around its members. */
  readonly title: string;
  readonly members: readonly string[];
}

/** From each of some parts to each of others, in lines of one kind with the same words on them. */
export interface Link {
  readonly from: readonly string[];
  /** Nobody where it is a note, which only stands with some parts. */
  readonly to: readonly string[];
  readonly heads: Heads;
  /** A dashed line: what is told there controls, and is not the way of the data. */
  readonly dashed: boolean;
  /** What is written on its lines, from one part to another. */
  readonly labels: readonly string[];
}

/** A sentence of a description. */
export type ToldLine =
  | { readonly type: "group"; readonly group: DescribedGroup }
  | { readonly type: "parts"; readonly parts: readonly string[]; readonly are: PartsAre }
  | {
      readonly type: "link";
      readonly link: Link;
      /** From 1, where one comes after the other. */
      readonly number: number | null;
    };

/** All there are, those in no group, or those who talk to each other. */
export type PartsAre = "all" | "rest" | "participants";

export function toldLines({ inOrder, groups, parts, links }: Description): readonly ToldLine[] {
  const are = inOrder ? "participants" : groups.length > 0 ? "rest" : "all";
  return [
    ...groups.flatMap((group) =>
      parcels(group.members).map(
        (members): ToldLine => ({ type: "group", group: { ...group, members } }),
      ),
    ),
    ...parcels(parts).map((some): ToldLine => ({ type: "parts", parts: some, are })),
    ...links.flatMap((link, index) =>
      parcels(link.from).flatMap((from) =>
        (link.to.length === 0 ? [[]] : parcels(link.to)).map((to): ToldLine => {
          return { type: "link", link: { ...link, from, to }, number: inOrder ? index + 1 : null };
        }),
      ),
    ),
  ];
}

/** More names than a sentence can bear, or a page. */
const MOST_NAMES = 24;

function parcels(names: readonly string[]): readonly (readonly string[])[] {
  const count = Math.ceil(names.length / MOST_NAMES);
  return Array.from({ length: count }, (_, index) =>
    names.slice(index * MOST_NAMES, (index + 1) * MOST_NAMES),
  );
}

/** The words in it that are the author's own. */
export function wordsIn(line: ToldLine): readonly string[] {
  switch (line.type) {
    case "group":
      return [...(line.group.title === "" ? [] : [line.group.title]), ...line.group.members];
    case "parts":
      return line.parts;
    case "link":
      return [...line.link.from, ...line.link.to, ...line.link.labels];
    default:
      return line satisfies never;
  }
}

/** What a language says around them. */
export interface TellingWords {
  /** Before who stands in a group; its title is "" where it has none. */
  group(title: string): string;
  readonly parts: Readonly<Record<PartsAre, string>>;
  /** Between names of a list. */
  readonly list: string;
  /** Between the ends of a line, by which of them have a head; and after them. */
  readonly between: Readonly<Record<Heads, string>>;
  readonly after: Readonly<Record<Exclude<Heads, "one">, string>>;
  /** Before what is written on it. */
  readonly colon: string;
  readonly dashed: string;
}

/** Of a link, what stands between its ends is apart. */
export interface Sentence {
  readonly before: string;
  readonly between: string;
  readonly after: string;
}

export function sentenceOf(line: ToldLine, words: TellingWords): Sentence {
  const list = (names: readonly string[]): string => names.join(words.list);
  switch (line.type) {
    case "group":
      return plain(words.group(line.group.title) + list(line.group.members));
    case "parts":
      return plain(words.parts[line.are] + list(line.parts));
    case "link": {
      const { from, to, heads, dashed, labels } = line.link;
      const said = labels.length === 0 ? "" : words.colon + list(labels);
      if (to.length === 0) return plain(list(from) + said);
      return {
        before: `${list(from)} `,
        between: words.between[heads],
        after: ` ${list(to)}${heads === "one" ? "" : words.after[heads]}${said}${dashed ? words.dashed : ""}`,
      };
    }
    default:
      return line satisfies never;
  }
}

function plain(before: string): Sentence {
  return { before, between: "", after: "" };
}
