import { PassThrough } from "node:stream";
import { describe, expect, test } from "vitest";
import { passphraseFor } from "../../src/cli/passphrase.ts";

const WORDS = { ask: "Passphrase: ", again: "Once more: " };

/** A terminal somebody types into: each line once the prompt for it is there. */
function terminal(...typed: readonly string[]) {
  const input = Object.assign(new PassThrough(), {
    isTTY: true,
    raw: [] as boolean[],
    setRawMode(raw: boolean) {
      this.raw.push(raw);
    },
  });
  const lines = [...typed];
  const seen: string[] = [];
  const output = {
    write(text: string): boolean {
      seen.push(text);
      if (text.endsWith(": ")) setTimeout(() => input.write(lines.shift() ?? "\u0003"));
      return true;
    },
  };
  return { input, output, seen };
}

describe("a passphrase", () => {
  test("is taken from the surroundings without a question", async () => {
    const { input, output, seen } = terminal();
    expect(await passphraseFor("from outside", { input, output }, WORDS)).toBe("from outside");
    expect(seen).toEqual([]);
  });

  test("is asked for twice, and what is typed is never seen", async () => {
    const { input, output, seen } = terminal("口令 one\r", "口令 one\r");
    expect(await passphraseFor(undefined, { input, output }, WORDS)).toBe("口令 one");
    expect(seen.join("")).toBe("Passphrase: \nOnce more: \n");
    expect(input.raw).toEqual([true, false, true, false]);
  });

  test.each([
    ["a letter taken back", "ab\u007fc\r", "ac"],
    ["a Chinese character taken back", "口令\u007f\r", "口"],
    ["a line begun anew", "wrong\u0015right\r", "right"],
    ["keys that write nothing", "a\u0001b\r", "ab"],
  ])("is typed by hand: %s", async (_, typed, phrase) => {
    const twice = terminal(typed, `${phrase}\r`);
    expect(await passphraseFor(undefined, twice, WORDS)).toBe(phrase);
  });

  test.each<[string, readonly string[], string]>([
    ["nothing", ["\r"], "passphrase-empty"],
    ["Ctrl+C", ["half\u0003"], "passphrase-empty"],
    ["Ctrl+C at the second time", ["one\r", "\u0003"], "passphrase-differs"],
    ["something else at the second time", ["one\r", "two\r"], "passphrase-differs"],
  ])("is not there after %s", async (_, typed, wrong) => {
    expect(await passphraseFor(undefined, terminal(...typed), WORDS)).toMatchObject({ wrong });
  });

  test("cannot be asked for where there is no terminal", async () => {
    const { output } = terminal();
    const input = new PassThrough();
    expect(await passphraseFor("", { input, output }, WORDS)).toMatchObject({
      wrong: "passphrase-not-asked",
      text: "PANGBAI_PASSPHRASE",
    });
  });
});
