import { beforeEach, describe, expect, test } from "vitest";
import { makeRing, type Ring, type Tenant } from "../../src/views/ring.ts";

interface FakeTenant extends Tenant {
  readonly ordinal: number;
}

/** Sections that remember which screen they hold; idle work waits until it is called for. */
class FakeWorld {
  readonly held: (number | null)[] = Array(5).fill(null);
  readonly filled: number[] = [];
  readonly steps: [ordinal: number, step: number][] = [];
  presented: number | null = null;
  private idle: (() => void) | null = null;
  private readonly sections = this.held.map((_, index) => ({ index }) as unknown as HTMLElement);
  readonly ring: Ring<FakeTenant>;

  /** A deck of `screens` screens, less those that are not to be had yet. */
  constructor(screens: number, missing: ReadonlySet<number> = new Set()) {
    const slotOf = (section: HTMLElement): number => this.sections.indexOf(section);
    this.ring = makeRing<FakeTenant>(this.sections, {
      fill: (section, ordinal) => {
        const slot = slotOf(section);
        if (slot === this.presented) throw new Error("the presented section was refilled");
        if (ordinal < 0 || ordinal >= screens || missing.has(ordinal)) return null;
        this.held[slot] = ordinal;
        this.filled.push(ordinal);
        return { ordinal, showStep: (step) => this.steps.push([ordinal, step]) };
      },
      clear: (section) => {
        this.held[slotOf(section)] = null;
      },
      present: (slot) => {
        this.presented = slot;
      },
      whenIdle: (work) => {
        this.idle = work;
      },
    });
  }

  /** Runs what waits for idle time, `times` pieces of it. Returns how many ran. */
  rest(times = Number.POSITIVE_INFINITY): number {
    let ran = 0;
    for (; ran < times && this.idle !== null; ran += 1) {
      const work = this.idle;
      this.idle = null;
      work();
    }
    return ran;
  }

  get shown(): number | null {
    return this.presented === null ? null : (this.held[this.presented] ?? null);
  }

  get around(): number[] {
    return this.held.filter((ordinal) => ordinal !== null).sort((a, b) => a - b);
  }
}

let world: FakeWorld;
beforeEach(() => {
  world = new FakeWorld(100);
});

describe("showing a screen", () => {
  test("fills one section, presents it, and brings it to its step", () => {
    expect(world.ring.show(50, 2)?.ordinal).toBe(50);
    expect(world.shown).toBe(50);
    expect(world.steps).toEqual([[50, 2]]);
    expect(world.filled).toEqual([50]);
  });

  test("at another step changes nothing but the step", () => {
    world.ring.show(50, 0);
    const before = [world.presented, ...world.filled];
    world.ring.show(50, 1);
    expect([world.presented, ...world.filled]).toEqual(before);
    expect(world.steps).toEqual([
      [50, 0],
      [50, 1],
    ]);
  });

  test("that is not to be had yet leaves the one that is up, and works once it is there", () => {
    const missing = new Set([51]);
    world = new FakeWorld(100, missing);
    world.ring.show(50, 0);
    expect(world.ring.show(51, 0)).toBeNull();
    expect(world.shown).toBe(50);
    missing.clear();
    expect(world.ring.show(51, 0)?.ordinal).toBe(51);
    expect(world.shown).toBe(51);
  });
});

describe("in idle time", () => {
  test("the two screens on either side are filled, the next one first", () => {
    world.ring.show(50, 0);
    world.rest();
    expect(world.filled).toEqual([50, 51, 49, 52, 48]);
    expect(world.around).toEqual([48, 49, 50, 51, 52]);
    expect(world.shown).toBe(50);
  });

  test("one section is filled at a time", () => {
    world.ring.show(50, 0);
    expect(world.rest(1)).toBe(1);
    expect(world.filled).toEqual([50, 51]);
  });

  test("nothing is filled beyond the ends", () => {
    world.ring.show(0, 0);
    world.rest();
    expect(world.around).toEqual([0, 1, 2]);
    world.ring.show(99, 0);
    world.rest();
    expect(world.around.slice(-3)).toEqual([97, 98, 99]);
    expect(world.shown).toBe(99);
  });

  test("a screen that is not to be had is left out, the others are there", () => {
    world = new FakeWorld(100, new Set([51]));
    world.ring.show(50, 0);
    world.rest();
    expect(world.around).toEqual([48, 49, 50, 52]);
  });
});

describe("walking", () => {
  test.each<[what: string, from: number, step: number]>([
    ["forwards", 0, 1],
    ["backwards", 99, -1],
  ])("%s fills one screen a press, and never the one that is to be shown", (_what, from, step) => {
    world.ring.show(from, 0);
    world.rest();
    for (let ordinal = from + step; ordinal >= 0 && ordinal < 100; ordinal += step) {
      const before = world.filled.length;
      world.ring.show(ordinal, 0);
      expect(world.filled.length, `screen ${ordinal}`).toBe(before);
      expect(world.shown).toBe(ordinal);
      world.rest();
      expect(world.filled.length - before).toBeLessThanOrEqual(1);
    }
    expect(new Set(world.filled).size).toBe(world.filled.length);
  });

  test("faster than sections are filled still shows every screen", () => {
    world.ring.show(0, 0);
    for (let ordinal = 1; ordinal < 100; ordinal += 1) {
      world.rest(ordinal % 2);
      world.ring.show(ordinal, 0);
      expect(world.shown).toBe(ordinal);
    }
  });

  test("by far jumps, to and fro, shows the screen at once and its neighbours after", () => {
    for (const ordinal of [50, 3, 98, 50, 51, 0, 99]) {
      world.ring.show(ordinal, 0);
      expect(world.shown).toBe(ordinal);
      world.rest();
      const near = [-2, -1, 0, 1, 2].map((distance) => ordinal + distance);
      expect(world.around).toEqual(
        expect.arrayContaining(near.filter((each) => each >= 0 && each < 100)),
      );
    }
  });
});

test("a deck that has changed is shown anew, in a section that is not up", () => {
  world.ring.show(50, 0);
  world.rest();
  const before = world.presented;
  world.ring.reset();
  expect(world.around).toEqual([]);
  world.ring.show(50, 1);
  expect(world.shown).toBe(50);
  expect(world.presented).not.toBe(before);
});
