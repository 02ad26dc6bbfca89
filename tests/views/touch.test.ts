import { describe, expect, test } from "vitest";
import { type Contact, swipeOf, tapOf } from "../../src/views/touch.ts";

const DOWN: Contact = { x: 600, y: 300, at: 0 };

/** Where a finger goes up that came down in the middle. */
function up(across: number, along: number, at = 100): Contact {
  return { x: DOWN.x + across, y: DOWN.y + along, at };
}

describe("a swipe", () => {
  test("to the left brings what is next, to the right what was before", () => {
    expect(swipeOf(DOWN, up(-120, 10))).toBe("next");
    expect(swipeOf(DOWN, up(120, -10))).toBe("back");
  });

  test("is longer than 40 pixels, however slow it is", () => {
    expect(swipeOf(DOWN, up(-40, 0))).toBeNull();
    expect(swipeOf(DOWN, up(-41, 0, 5_000))).toBe("next");
  });

  test("goes mostly across: a thumb that scrolls in a bow turns no page", () => {
    expect(swipeOf(DOWN, up(-100, 49))).toBe("next");
    expect(swipeOf(DOWN, up(-100, 51))).toBeNull();
    expect(swipeOf(DOWN, up(-60, 400))).toBeNull();
  });
});

describe("a tap", () => {
  const tap = (x: number): Contact => ({ x, y: 300, at: 0 });
  const lift = (x: number, at = 80): Contact => ({ x, y: 303, at });

  test("beside the middle turns the page, in the middle it does nothing", () => {
    expect(tapOf(tap(1200), lift(1202), 1280)).toBe("next");
    expect(tapOf(tap(100), lift(98), 1280)).toBe("back");
    expect(tapOf(tap(640), lift(640), 1280)).toBeNull();
  });

  test("is short: a long press is the browser's", () => {
    expect(tapOf(tap(1200), lift(1200, 400), 1280)).toBe("next");
    expect(tapOf(tap(1200), lift(1200, 600), 1280)).toBeNull();
  });

  test("stays where it is: a finger that rolls further meant something else", () => {
    expect(tapOf(tap(1200), lift(1209), 1280)).toBe("next");
    expect(tapOf(tap(1200), lift(1225), 1280)).toBeNull();
  });
});
