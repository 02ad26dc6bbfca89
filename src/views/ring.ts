/** The ring: five sections that always hold the screens around the current one. A press moves Reveal to a
 *  section that is already filled; what comes after is filled in idle time. So a step costs the same in a
 *  deck of sixty slides and of five thousand. */

export interface Tenant {
  showStep(step: number): void;
}

export interface RingWorld<T extends Tenant> {
  /** Fills a section with a screen, by its ordinal in the deck; `null` when that is not to be had yet. */
  fill(section: HTMLElement, ordinal: number): T | null;
  clear(section: HTMLElement): void;
  /** Makes a section the visible one. */
  present(slot: number): void;
  /** Runs `work` when nothing is pressing; a later call replaces an earlier one. */
  whenIdle(work: () => void): void;
}

interface Slot<T> {
  readonly section: HTMLElement;
  ordinal: number | null;
  tenant: T | null;
}

export interface Ring<T extends Tenant> {
  /** Shows a screen at a step. Returns its tenant, or `null` when the screen is not to be had yet. */
  show(ordinal: number, step: number): T | null;
  /** Fills what is still missing around the current screen, once more of the deck has arrived. */
  fillAround(): void;
  /** Forgets everything, for a deck that has changed. */
  reset(): void;
}

/** Distances from the current screen, in the order they are filled. */
const NEIGHBOURS = [1, -1, 2, -2] as const;

export function makeRing<T extends Tenant>(
  sections: readonly HTMLElement[],
  world: RingWorld<T>,
): Ring<T> {
  const slots = sections.map((section): Slot<T> => ({ section, ordinal: null, tenant: null }));
  let current: Slot<T> | null = null;

  const fill = (slot: Slot<T>, ordinal: number): T | null => {
    const tenant = world.fill(slot.section, ordinal);
    slot.ordinal = tenant === null ? null : ordinal;
    slot.tenant = tenant;
    return tenant;
  };
  const holding = (ordinal: number): Slot<T> | undefined =>
    slots.find((slot) => slot.ordinal === ordinal && slot.tenant !== null);
  /** A slot that is neither shown nor near: Reveal tells of no change within one section. */
  const spare = (ordinal: number): Slot<T> | undefined => {
    const free = slots.filter((slot) => slot !== current);
    return (
      free.find((slot) => slot.ordinal === null) ??
      free.sort(
        (a, b) => Math.abs((b.ordinal ?? 0) - ordinal) - Math.abs((a.ordinal ?? 0) - ordinal),
      )[0]
    );
  };
  /** One section a time, so that a key pressed meanwhile waits for one filling at most. A screen that is
   *  not to be had, beyond the end or not yet loaded, is left out. */
  const fillNeighbours = (ordinal: number, wanted: readonly number[]): void => {
    const [next, ...rest] = wanted.filter((near) => near >= 0 && holding(near) === undefined);
    const slot = spare(ordinal);
    if (next === undefined || slot === undefined) return;
    fill(slot, next);
    world.whenIdle(() => fillNeighbours(ordinal, rest));
  };

  const fillAround = (): void => {
    const ordinal = current?.ordinal;
    if (ordinal == null) return;
    const near = NEIGHBOURS.map((distance) => ordinal + distance);
    world.whenIdle(() => fillNeighbours(ordinal, near));
  };

  return {
    fillAround,
    show(ordinal, step) {
      const held = holding(ordinal);
      const slot = held ?? spare(ordinal);
      if (slot === undefined) return null;
      const tenant = held?.tenant ?? fill(slot, ordinal);
      if (tenant === null) return null;
      tenant.showStep(step);
      if (slot !== current) {
        current = slot;
        world.present(slots.indexOf(slot));
        fillAround();
      }
      return tenant;
    },
    reset() {
      for (const slot of slots) {
        world.clear(slot.section);
        slot.ordinal = null;
        slot.tenant = null;
      }
    },
  };
}
