/** What a drawing is made of before it has places, and what it is once it has: plain numbers, no page. */

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** `x` and `y` are its upper left corner. */
export interface Box extends Point, Size {}

export interface SketchNode extends Size {
  readonly id: string;
  /** The group it stands in. */
  readonly group: string | null;
  /** A rectangle fills its cell; other shapes keep their size. */
  readonly stretches: boolean;
}

export interface SketchGroup {
  readonly id: string;
  readonly group: string | null;
  readonly title: Size;
}

export interface SketchEdge {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly label: Size | null;
  /** Without a line it only says what stands near what. */
  readonly drawn: boolean;
  /** How its line looks. Only lines that look alike may share a way. */
  readonly style: string;
}

export type Direction = "LR" | "RL" | "TB" | "BT";

export interface Sketch {
  readonly nodes: readonly SketchNode[];
  /** Outer ones first. */
  readonly groups: readonly SketchGroup[];
  readonly edges: readonly SketchEdge[];
  readonly direction: Direction;
  /** Rows of ids as the author wrote them, "." for nothing; empty without a hint. */
  readonly grid: readonly (readonly string[])[];
  /** The room it is drawn for. */
  readonly slot: Size;
}

export interface Route {
  readonly points: readonly Point[];
  /** The centre of its label. */
  readonly label: Point | null;
}

export interface Plan {
  readonly size: Size;
  readonly boxes: ReadonlyMap<string, Box>;
  readonly groups: ReadonlyMap<string, Box>;
  readonly titles: ReadonlyMap<string, Box>;
  readonly routes: ReadonlyMap<string, Route>;
  /** What could not be drawn cleanly: lines on lines, labels on what they hide. */
  readonly flaws: number;
}

/** A group with all that it stands in, inner first. */
export function groupsAround(sketch: Sketch, id: string): readonly string[] {
  const parents = new Map([...sketch.nodes, ...sketch.groups].map((part) => [part.id, part.group]));
  const around: string[] = [];
  for (let group = parents.get(id) ?? null; group !== null; group = parents.get(group) ?? null) {
    around.push(group);
  }
  return around;
}

export function overlap(a: Box, b: Box, apart = 0): boolean {
  return (
    a.x < b.x + b.width + apart &&
    b.x < a.x + a.width + apart &&
    a.y < b.y + b.height + apart &&
    b.y < a.y + a.height + apart
  );
}
