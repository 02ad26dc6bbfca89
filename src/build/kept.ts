/** What the stages made of a talk the last time, so that an edit costs what it changes. No more is held than one
 *  run asked for. */
import type { Keep } from "../model/keep.ts";

interface Entry {
  readonly of: readonly unknown[];
  readonly made: unknown;
}

/** Each call begins a run. */
export function keeper(): () => Keep {
  let held = new Map<string, Entry>();
  return () => {
    const before = held;
    const now = new Map<string, Entry>();
    held = now;
    return <Made>(name: string, of: readonly unknown[], make: () => Made): Made => {
      const known = before.get(name);
      const entry = known !== undefined && isSame(known.of, of) ? known : { of, made: make() };
      now.set(name, entry);
      // Under one name stands what one maker made.
      return entry.made as Made;
    };
  };
}

function isSame(before: readonly unknown[], now: readonly unknown[]): boolean {
  return before.length === now.length && before.every((each, index) => each === now[index]);
}
