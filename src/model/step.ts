/** A step: what one press shows. Steps are data; a view turns the state after n presses into classes. */
import type { Place } from "./place.ts";

export interface Step {
  /** Ids lit by this step. */
  readonly show: readonly string[];
  /** Ids taken away until a later step shows them. */
  readonly hide: readonly string[];
  /** Ids that break, for this step. */
  readonly fault: readonly string[];
  /** Connections that are cut, for this step. */
  readonly cut: readonly string[];
  /** Ids pointed out, for this step. */
  readonly mark: readonly string[];
  readonly say: string;
  /** Set when the step is the editor's and not the author's. */
  readonly by?: "editor";
}

/** A step as its author wrote it. */
export interface WrittenStep extends Step {
  /** When it is to be there, said by hand; `null` when the names a beat speaks of decide. */
  readonly tie: Tie | null;
  readonly at: Place;
}

/** The beats a step belongs to: by their numbers, from 1, of which there may be none; or the first that holds
 *  these words. */
export type Tie = ({ readonly beats: readonly number[] } | { readonly words: string }) & {
  readonly at: Place;
};

export const EMPTY_STEP: Step = { show: [], hide: [], fault: [], cut: [], mark: [], say: "" };

/** What each id looks like after some presses. */
export interface Look {
  readonly when: "waiting" | "now" | "past";
  readonly hidden: boolean;
  readonly fault: boolean;
  readonly cut: boolean;
  readonly mark: boolean;
}

/** The looks of all ids that `steps` name, after `presses` of them: a pure function, so that going back
 *  undoes exactly and any step can be opened directly. `hidden` ids are not there until they are shown. */
export function looksAfter(
  steps: readonly Step[],
  presses: number,
  hidden: readonly string[] = [],
): ReadonlyMap<string, Look> {
  const looks = new Map<string, Look>();
  const idle: Look = { when: "waiting", hidden: false, fault: false, cut: false, mark: false };
  for (const step of steps) {
    for (const id of idsOf(step)) looks.set(id, idle);
  }
  for (const id of hidden) looks.set(id, { ...idle, hidden: true });
  steps.slice(0, presses).forEach((step, index) => {
    const current = index === presses - 1;
    const when = current ? "now" : "past";
    for (const id of step.show) looks.set(id, { ...idle, when });
    for (const id of step.hide) looks.set(id, { ...idle, when, hidden: true });
    if (!current) return;
    for (const id of step.fault) looks.set(id, { ...(looks.get(id) ?? idle), when, fault: true });
    for (const id of step.cut) looks.set(id, { ...(looks.get(id) ?? idle), when, cut: true });
    for (const id of step.mark) looks.set(id, { ...(looks.get(id) ?? idle), when, mark: true });
  });
  return looks;
}

/** What a view needs of a step. */
export function bareStep({ tie: _tie, at: _at, ...step }: WrittenStep): Step {
  return step;
}

/** Every id a step names, in the order of its verbs. */
export function idsOf(step: Step): readonly string[] {
  return [...step.show, ...step.hide, ...step.fault, ...step.cut, ...step.mark];
}

/** Ids with every group among them joined by what stands in it: lighting a box lights its contents.
 *  `members` gives the direct members of each group, groups included. */
export function withMembers(
  ids: readonly string[],
  members: ReadonlyMap<string, readonly string[]>,
): readonly string[] {
  const all = new Set<string>();
  const add = (id: string): void => {
    if (all.has(id)) return;
    all.add(id);
    for (const member of members.get(id) ?? []) add(member);
  };
  for (const id of ids) add(id);
  return [...all];
}

/** Steps that reach into the groups they name. */
export function reachIntoGroups(
  steps: readonly Step[],
  members: ReadonlyMap<string, readonly string[]>,
): readonly Step[] {
  return steps.map((step) => ({
    ...step,
    show: withMembers(step.show, members),
    hide: withMembers(step.hide, members),
    fault: withMembers(step.fault, members),
  }));
}
