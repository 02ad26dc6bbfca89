/** Sketches for tests, written shortly. */
import type { Sketch, SketchEdge, SketchNode } from "../../../src/views/diagram/sketch.ts";

const SLOT = { width: 1160, height: 440 };

export function sketchOf(
  nodes: readonly (string | Partial<SketchNode>)[],
  edges: readonly (readonly [string, string, (number | undefined)?])[],
  rest: Partial<Sketch> = {},
): Sketch {
  return {
    nodes: nodes.map((node) => ({
      id: "",
      group: null,
      width: 80,
      height: 40,
      stretches: true,
      ...(typeof node === "string" ? { id: node } : node),
    })),
    groups: [],
    edges: edges.map(
      ([from, to, label], index): SketchEdge => ({
        id: `e${index}`,
        from,
        to,
        label: label === undefined ? null : { width: label, height: 20 },
        drawn: true,
        style: "solid",
      }),
    ),
    direction: "LR",
    grid: [],
    slot: SLOT,
    ...rest,
  };
}
