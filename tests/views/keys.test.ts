import { describe, expect, test } from "vitest";
import { type Command, commandFor, isTaken, type KeyPress } from "../../src/views/keys.ts";

function press(key: string, more: Partial<KeyPress> = {}): KeyPress {
  return { key, shiftKey: false, ctrlKey: false, metaKey: false, altKey: false, ...more };
}

describe("keys", () => {
  test.each<[command: Command, keys: string[]]>([
    ["next", ["PageDown", " ", "ArrowRight", "ArrowDown", "n", "N"]],
    ["back", ["PageUp", "ArrowLeft", "ArrowUp"]],
    ["first", ["Home"]],
    ["last", ["End"]],
    ["speaker", ["s", "S", "p", "P"]],
    ["fullscreen", ["f", "F"]],
    ["begin", ["F5"]],
    ["blank", ["b", "B", "."]],
    ["overview", ["o", "O"]],
    ["goto", ["g", "G", "/"]],
    ["theme", ["t", "T"]],
    ["help", ["?"]],
  ])("for %s are %j", (command, keys) => {
    expect(keys.map((key) => commandFor(press(key)))).toEqual(keys.map(() => command));
  });

  test("Space with Shift goes back; capitals and ? come with Shift and mean the same", () => {
    expect(commandFor(press(" ", { shiftKey: true }))).toBe("back");
    expect(commandFor(press("N", { shiftKey: true }))).toBe("next");
    expect(commandFor(press("?", { shiftKey: true }))).toBe("help");
  });

  test.each(["ctrlKey", "metaKey", "altKey"] as const)(
    "with %s belong to the browser",
    (modifier) => {
      for (const key of ["p", "f", "ArrowLeft", " "]) {
        expect(commandFor(press(key, { [modifier]: true }))).toBeNull();
      }
    },
  );

  test("that mean nothing here are left alone", () => {
    for (const key of ["x", "F11", "Enter", "Tab", "Escape", "旁"]) {
      expect(commandFor(press(key))).toBeNull();
    }
  });
});

describe("a key belongs to what has the focus", () => {
  /** An element that stands within `tag`, as `closest` tells it. */
  const within = (tag: string): Element =>
    ({
      closest: (selectors: string) =>
        selectors.split(",").some((selector) => selector.trim() === tag) ? {} : null,
    }) as unknown as Element;

  test.each(["input", "textarea", "select", "[contenteditable]"])("whatever it is: %s", (tag) => {
    for (const key of ["n", " ", "ArrowLeft", "Enter"]) {
      expect(isTaken(press(key), within(tag))).toBe(true);
    }
  });

  test.each(["button", "summary", "[role=button]"])("when it presses it: %s", (tag) => {
    expect(isTaken(press(" "), within(tag))).toBe(true);
    expect(isTaken(press("Enter"), within(tag))).toBe(true);
    expect(isTaken(press("n"), within(tag))).toBe(false);
  });

  test("and to nobody otherwise", () => {
    expect(isTaken(press(" "), within("article"))).toBe(false);
    expect(isTaken(press(" "), null)).toBe(false);
  });
});
