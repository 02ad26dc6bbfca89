/** Terms: `术语：解释` or `Term: explanation`. A list is terms when at least half of its items are; a list of
 *  one item followed by a paragraph is a term and its explanation. */
import type { Block, Item, Term, Terms } from "../model/block.ts";
import { type Inline, plainText } from "../model/inline.ts";
import type { Place } from "../model/place.ts";
import { widthOf } from "../model/text.ts";

/** Longest term, in full-width units. */
const TERM_WIDTH = 16;
/** A term is no sentence. */
const SENTENCE_MARK = /[。！？，]/;

export function termsOfProse(text: readonly Inline[], at: Place): Terms | null {
  const term = termOf([{ type: "prose", text, at }], at);
  return term === null ? null : { type: "terms", terms: [term], at };
}

/** `null` when the list is ordinary points. Numbers carry meaning, so a numbered list stays one. */
export function termsOfList(start: number | null, items: readonly Item[], at: Place): Terms | null {
  if (start !== null || items.some((item) => item.done !== null)) return null;
  const terms = items.map((item) => termOf(item.blocks, item.at));
  const found = terms.filter((term) => term !== null).length;
  if (found === 0 || found * 2 < items.length) return null;
  return {
    type: "terms",
    terms: terms.map((term, index) => term ?? plainTerm(items[index])),
    at,
  };
}

/** Joins terms that stand one after the other, and single-item lists to the paragraph that explains them. */
export function joinTerms(blocks: readonly Block[]): Block[] {
  const joined: Block[] = [];
  let run: Term[] = [];
  for (const block of joinLeads(blocks)) {
    const last = joined.at(-1);
    if (last?.type === "terms" && block.type === "terms") {
      for (const term of block.terms) run.push(term);
      joined[joined.length - 1] = { ...last, terms: run, at: spanning(last.at, block.at) };
    } else if (block.type === "terms") {
      run = [...block.terms];
      joined.push({ ...block, terms: run });
    } else {
      joined.push(block);
    }
  }
  return joined;
}

function joinLeads(blocks: readonly Block[]): Block[] {
  const joined: Block[] = [];
  for (const block of blocks) {
    const last = joined.at(-1);
    if (
      last?.type === "points" &&
      last.start === null &&
      block.type === "prose" &&
      isLead(last.items)
    ) {
      const at = spanning(last.at, block.at);
      const term: Term = { ...plainTerm(last.items[0]), explanation: [block], at };
      joined[joined.length - 1] = { type: "terms", terms: [term], at };
    } else {
      joined.push(block);
    }
  }
  return joined;
}

function isLead(items: readonly Item[]): boolean {
  const [item] = items;
  if (items.length !== 1 || item?.blocks.length !== 1 || item.done !== null) return false;
  const [block] = item.blocks;
  return block?.type === "prose" && widthOf(plainText(block.text)) <= TERM_WIDTH;
}

function plainTerm(item: Item | undefined): Term {
  if (item === undefined) throw new Error("a term needs an item");
  const [first, ...rest] = item.blocks;
  return first?.type === "prose"
    ? { term: first.text, explanation: rest, at: item.at }
    : { term: [], explanation: item.blocks, at: item.at };
}

/** The term that blocks begin with, `null` when they begin with anything else. */
function termOf(blocks: readonly Block[], at: Place): Term | null {
  const [first, ...rest] = blocks;
  if (first?.type !== "prose") return null;
  const split = splitAtColon(first.text);
  if (split === null) return null;
  const [term, explanation] = split;
  const lead = plainText(term);
  if (lead.trim() === "" || widthOf(lead) > TERM_WIDTH || SENTENCE_MARK.test(lead)) return null;
  return { term, explanation: [{ type: "prose", text: explanation, at: first.at }, ...rest], at };
}

/** Splits at the first `：`, or `:` before a space, that stands outside code and links and is followed by
 *  something. */
function splitAtColon(text: readonly Inline[]): [Inline[], Inline[]] | null {
  for (const [index, inline] of text.entries()) {
    if (inline.type === "break") return null;
    if (inline.type !== "text") continue;
    const found = /：|:(?=\s)/.exec(inline.text);
    if (found === null) continue;
    const lead = inline.text.slice(0, found.index).trimEnd();
    const tail = inline.text.slice(found.index + 1).trimStart();
    const before = [...text.slice(0, index), ...textOf(lead)];
    const after = [...textOf(tail), ...text.slice(index + 1)];
    return after.length === 0 ? null : [before, after];
  }
  return null;
}

function textOf(text: string): Inline[] {
  return text === "" ? [] : [{ type: "text", text }];
}

function spanning(from: Place, to: Place): Place {
  return { ...from, endLine: to.endLine };
}
