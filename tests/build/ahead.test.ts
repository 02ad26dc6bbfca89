/** A deck is plain data: one that was compiled on another thread is the same. */
import { expect, test } from "vitest";
import { problemCards } from "../../src/build/cards.ts";
import { compileTalk } from "../../src/build/compile.ts";
import { NOTHING_DRAWN } from "../../src/build/drawings.ts";
import { modulesOf } from "../../src/build/modules.ts";
import { partsOf } from "../../src/build/parts.ts";
import { readable } from "../../src/build/report.ts";

test("a deck that went from one thread to another makes the same modules", async () => {
  const { words, ...rest } = readable(await compileTalk("slides"));
  const codes = (passed: typeof rest) => {
    const compiled = { ...passed, words };
    const { drawings } = NOTHING_DRAWN;
    const parts = partsOf({
      compiled,
      cards: problemCards(compiled),
      drawings,
      privacy: "open",
    });
    const modules = modulesOf(parts, "/talk", "");
    return modules.ids.map((id) => modules.codeOf(id));
  };
  expect(codes(structuredClone(rest))).toEqual(codes(rest));
});
