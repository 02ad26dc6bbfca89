/** Stand-ins: which diagram is shown for which address, and what is wrong with their claims. */
import type { Diagram } from "../model/block.ts";
import { type Deck, slidesOf } from "../model/deck.ts";
import type { Place } from "../model/place.ts";
import type { Problem } from "../model/problem.ts";
import type { Talk } from "../model/talk.ts";
import type { Drawings } from "./figures.ts";

export function stockOf(
  talk: Talk,
  diagrams: readonly Diagram[],
): { drawings: Drawings; problems: readonly Problem[] } {
  const byAddress = new Map<string, Diagram>();
  const problems: Problem[] = [];
  for (const diagram of diagrams) {
    for (const address of diagram.replaces) {
      const first = byAddress.get(address);
      if (first === undefined) byAddress.set(address, diagram);
      else {
        const values = { address, other: first.at.path };
        const at = whereClaimed(talk, diagram, address);
        problems.push({ kind: "stand-in-twice", severity: "error", at, values });
      }
    }
  }
  return {
    drawings: {
      byName: new Map(diagrams.map((diagram) => [diagram.name, diagram])),
      byAddress,
      pictures: new Set(talk.pictures),
    },
    problems,
  };
}

export function unusedStandIns(talk: Talk, deck: Deck, diagrams: readonly Diagram[]): Problem[] {
  const used = new Set(
    slidesOf(deck)
      .flatMap((slide) => slide.blocks)
      .flatMap((block) => (block.type === "figure" ? [block.drawing] : [])),
  );
  return diagrams
    .filter((diagram) => !used.has(diagram))
    .map((diagram) => ({
      kind: "stand-in-unused",
      severity: "warning",
      at: whereClaimed(talk, diagram, diagram.replaces[0]),
      values: { name: diagram.name },
    }));
}

/** Where a diagram's file names an address; the file as a whole when it names none. */
function whereClaimed(talk: Talk, { at }: Diagram, address: string | undefined): Place {
  const text = talk.diagrams.find(({ path }) => path === at.path)?.text ?? "";
  const lines = address === undefined ? [] : text.split("\n");
  const line = lines.findIndex((written) => written.includes(address ?? ""));
  if (line < 0) return at;
  const column = (lines[line] ?? "").indexOf(address ?? "") + 1;
  return { path: at.path, line: line + 1, column, endLine: line + 1 };
}
