/** What the product lets be and its own figures shall not have: boxes on boxes, words on boxes. */
import type { Drawing, Named } from "../../src/check/drawing.ts";

/** One line for each thing that lies on another. */
export function liesOn({ nodes, labels }: Drawing): readonly string[] {
  const lineLabels = labels.filter(({ of }) => of === "line");
  return [
    ...nodes.flatMap((node, index) => meeting(node, nodes.slice(index + 1))),
    ...lineLabels.flatMap((label) => meeting(label, nodes)),
  ];
}

function meeting({ id, box }: Named, others: readonly Named[]): readonly string[] {
  return others
    .filter(
      ({ box: other }) =>
        box.left < other.right - 1 &&
        other.left < box.right - 1 &&
        box.top < other.bottom - 1 &&
        other.top < box.bottom - 1,
    )
    .map((other) => `${id} lies on ${other.id}`);
}
