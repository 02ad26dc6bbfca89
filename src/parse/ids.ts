/** Ids of slides: a slide's heading, so that a link survives a slide inserted before it. Where two headings
 *  of a chapter would make one id, both are told apart by the heading above them. */
import { slugOf } from "../model/text.ts";
import type { Draft } from "./chapter.ts";

/** One id for each draft of a chapter, in order, each `chapter/slide`. */
export function idsFor(chapter: string, drafts: readonly Draft[]): string[] {
  const bases = drafts.map(baseOf);
  const headings = new Map<string, Set<unknown>>();
  for (const [index, draft] of drafts.entries()) {
    const base = bases[index] ?? "";
    headings.set(base, (headings.get(base) ?? new Set()).add(draft.figure ?? draft.heading));
  }
  const taken = new Set<string>();
  const counts = new Map<string, number>();
  return drafts.map((draft, index) => {
    const base = bases[index] ?? "";
    const shared = (headings.get(base)?.size ?? 0) > 1;
    const parent = slugOf(draft.above.at(-1)?.title ?? "");
    const wanted = shared && draft.figure === null && parent !== "" ? `${parent}-${base}` : base;
    let id = wanted;
    let count = counts.get(wanted) ?? 1;
    while (taken.has(id)) {
      count += 1;
      id = `${wanted}-${count}`;
    }
    counts.set(wanted, count);
    taken.add(id);
    return `${chapter}/${id}`;
  });
}

function baseOf(draft: Draft): string {
  const name = draft.figure ?? draft.heading?.title ?? draft.title;
  return slugOf(name) || "slide";
}
