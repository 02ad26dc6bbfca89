/** The sheet of keys says what the keys do: none too many, none forgotten. */
import { describe, expect, test } from "vitest";
import type { Language } from "../../src/model/deck.ts";
import { type Command, commandFor } from "../../src/views/keys.ts";
import { wordsFor } from "../../src/words/words.ts";

const COMMANDS: Readonly<Record<Command, true>> = {
  next: true,
  back: true,
  first: true,
  last: true,
  speaker: true,
  fullscreen: true,
  begin: true,
  blank: true,
  overview: true,
  goto: true,
  theme: true,
  help: true,
};

/** Of keys on the sheet, as a browser names them. */
const NAMES: Readonly<Record<string, string>> = {
  "→": "ArrowRight",
  "↓": "ArrowDown",
  "←": "ArrowLeft",
  "↑": "ArrowUp",
  空格: " ",
  Space: " ",
};

function commandOf(pressed: string): Command | null {
  const [key = "", held] = pressed.split("+").reverse();
  const modifiers = { shiftKey: held === "Shift", ctrlKey: false, metaKey: false, altKey: false };
  return commandFor({ key: NAMES[key] ?? key, ...modifiers });
}

describe.each<Language>(["zh-CN", "en"])("in %s", (language) => {
  const groups = wordsFor(language).stage.keys;
  const rows = groups.flatMap(({ keys }) => keys);

  test("every command stands on the sheet", () => {
    const told = rows.flatMap(([pressed]) => pressed.split(" ").map(commandOf));
    expect([...new Set(told)].filter((command) => command !== null).sort()).toEqual(
      Object.keys(COMMANDS).sort(),
    );
  });

  test("every key on it does something; Esc is the browser's", () => {
    const idle = rows.flatMap(([pressed]) =>
      pressed.split(" ").filter((each) => commandOf(each) === null),
    );
    expect(idle).toEqual(["Esc"]);
  });

  test("keys that stand together do the same", () => {
    // The two ends stand in one row; F5 begins what F also ends.
    const mixed = rows.filter(([pressed]) => new Set(pressed.split(" ").map(commandOf)).size > 1);
    expect(mixed.map(([pressed]) => pressed)).toEqual(["Home End", "F F5"]);
  });

  test("no group is empty", () => {
    expect(groups.length).toBe(3);
    for (const { keys } of groups) expect(keys.length).toBeGreaterThan(1);
  });
});
