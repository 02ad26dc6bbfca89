/** Ids of slides: a slide's heading, so that a link survives a slide inserted before it. Where two headings
 *  of a chapter would make one id, both are told apart by the heading above them. */
import type { Problem } from "../model/problem.ts";
import { slugOf } from "../model/text.ts";
import type { Draft, Heading } from "./chapter.ts";

/** One id for each draft of a chapter, in order, each `chapter/slide`. */
export function idsFor(chapter: string, drafts: readonly Draft[]): string[] {
  return numbered(wantedIds(drafts)).map((id) => `${chapter}/${id}`);
}

/** `03-registries.md` → `registries`. Two files may differ in nothing but their number. */
export function chapterIds(files: readonly string[]): string[] {
  return numbered(
    files.map((name) => {
      const stem = name.replace(/\.md$/i, "");
      return slugOf(stem.replace(/^\d+[-_. ]*/, "")) || slugOf(stem) || "chapter";
    }),
  );
}

/** The same names, with a number behind each that is taken already. */
function numbered(names: readonly string[]): string[] {
  const taken = new Set<string>();
  const counts = new Map<string, number>();
  return names.map((wanted) => {
    let id = wanted;
    let count = counts.get(wanted) ?? 1;
    while (taken.has(id)) {
      count += 1;
      id = `${wanted}-${count}`;
    }
    counts.set(wanted, count);
    taken.add(id);
    return id;
  });
}

/** Headings that want the id of another heading above: a slide put in before them would take their place.
 *  Several slides under one heading are no such case. */
export function headingsTwice(drafts: readonly Draft[]): Problem[] {
  const first = new Map<string, Heading>();
  const told = new Set<Heading>();
  const wanted = wantedIds(drafts);
  return drafts.flatMap(({ heading, figure }, index): Problem[] => {
    if (heading === null || figure !== null) return [];
    const id = wanted[index] ?? "";
    const owner = first.get(id) ?? heading;
    first.set(id, owner);
    if (owner === heading || told.has(heading)) return [];
    told.add(heading);
    const values = { text: heading.title, line: owner.at.line };
    return [{ kind: "heading-twice", severity: "warning", at: heading.at, values }];
  });
}

/** The ids slides would have if nobody else wanted them. */
function wantedIds(drafts: readonly Draft[]): string[] {
  const bases = drafts.map(baseOf);
  const headings = new Map<string, Set<unknown>>();
  for (const [index, draft] of drafts.entries()) {
    const base = bases[index] ?? "";
    headings.set(base, (headings.get(base) ?? new Set()).add(draft.figure ?? draft.heading));
  }
  return drafts.map((draft, index) => {
    const base = bases[index] ?? "";
    const shared = (headings.get(base)?.size ?? 0) > 1;
    const parent = slugOf(draft.above.at(-1)?.title ?? "");
    return shared && draft.figure === null && parent !== "" ? `${parent}-${base}` : base;
  });
}

function baseOf(draft: Draft): string {
  const name = draft.figure ?? draft.heading?.title ?? draft.title;
  return slugOf(name) || "slide";
}
