/** A deck is plain data: one that was compiled on another thread is the same. */
import { expect, test } from "vitest";
import { problemCards } from "../../src/build/cards.ts";
import { type Compiled, compileTalk } from "../../src/build/compile.ts";
import { NOTHING_DRAWN } from "../../src/build/drawings.ts";
import { modulesOf } from "../../src/build/modules.ts";
import { partsOf } from "../../src/build/parts.ts";
import { readable } from "../../src/build/report.ts";

test("a deck that went from one thread to another makes the same modules", async () => {
  const compiled = readable(await compileTalk("slides"));
  expect(codes(structuredClone(compiled))).toEqual(codes(compiled));
});

function codes(compiled: Compiled): readonly (string | null)[] {
  const { drawings } = NOTHING_DRAWN;
  const cards = problemCards(compiled);
  const parts = partsOf({ compiled, cards, drawings, privacy: "open" });
  const modules = modulesOf(parts, "/talk", "");
  return modules.ids.map((id) => modules.codeOf(id));
}
