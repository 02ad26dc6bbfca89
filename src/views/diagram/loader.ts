/** Our layout as Mermaid sees it. Mermaid parses the text and draws every part; where the parts stand is
 *  decided here. It hands its own tools over and calls them internal, so its version is pinned. */
import type { LayoutLoaderDefinition } from "mermaid";
import { arrange } from "./arrange.ts";
import type {
  Box,
  Direction,
  Plan,
  Route,
  Sketch,
  SketchEdge,
  SketchGroup,
  SketchNode,
} from "./sketch.ts";

export const LAYOUT = "pangbai";

/** A line of words is this much lower, above and below, than the box a browser gives it. */
const LEADING = 3;

type Algorithm = Awaited<ReturnType<LayoutLoaderDefinition["loader"]>>;
type Data = Parameters<Algorithm["render"]>[0];
type Canvas = Parameters<Algorithm["render"]>[1];
type Tools = Parameters<Algorithm["render"]>[2];
type Part = Data["nodes"][number];
type Link = Data["edges"][number];

/** Set before each drawing, which are made one at a time. */
export interface Hint {
  readonly grid: Sketch["grid"];
  readonly slot: Sketch["slot"];
}

export interface Loader {
  readonly definition: LayoutLoaderDefinition;
  /** How large the last drawing is, or nothing if we did not lay it out: Mermaid only logs that it does
   *  not know a layout. */
  readonly drawn: () => Sketch["slot"] | null;
  readonly expect: (hint: Hint) => void;
}

export function loader(): Loader {
  let hint: Hint | null = null;
  let size: Sketch["slot"] | null = null;
  const render: Algorithm["render"] = async (data, svg, tools) => {
    if (hint === null) throw new Error("no drawing was announced");
    size = await draw(data, svg, tools, hint);
  };
  return {
    definition: { name: LAYOUT, loader: async () => ({ render }) },
    drawn: () => size,
    expect(next) {
      hint = next;
      size = null;
    },
  };
}

/** In the order Mermaid's own layouts keep: sizes first, then places. */
async function draw(data: Data, svg: Canvas, tools: Tools, hint: Hint): Promise<Plan["size"]> {
  const root = svg.select("g");
  tools.insertMarkers(root, data.markers, data.type, data.diagramId);
  const layers = {
    clusters: root.insert("g").attr("class", "clusters"),
    paths: root.insert("g").attr("class", "edgePaths"),
    labels: root.insert("g").attr("class", "edgeLabels"),
    nodes: root.insert("g").attr("class", "nodes"),
  };
  const nodes = data.nodes.filter((node) => node.isGroup !== true || isEmpty(data, node));
  for (const node of nodes) node.isGroup = false;
  const groups = outerFirst(data.nodes.filter((node) => node.isGroup === true));
  const links = data.edges.filter(isDrawn);
  const options = { config: data.config, dir: data.direction };

  for (const node of nodes) await tools.insertNode(layers.nodes as never, node as never, options);
  for (const link of links.filter(isLabelled)) await tools.insertEdgeLabel(layers.labels, link);
  const sketch: Sketch = {
    nodes: nodes.map(sketchNode),
    groups: await measureGroups(groups, layers.clusters, tools),
    edges: data.edges.map(sketchEdge),
    direction: directionOf(data.direction),
    ...hint,
  };
  const plan = arrange(sketch);
  if (plan.flaws > 0 && hint.grid.length === 0) throw new Error("no clean drawing without a grid");

  for (const node of nodes) {
    const box = plan.boxes.get(node.id);
    if (box === undefined) throw new Error(`${node.id} has no place`);
    Object.assign(node, centred(box));
  }
  layers.nodes.selectChildren().remove();
  for (const node of nodes) {
    const element = await tools.insertNode(layers.nodes as never, node as never, options);
    const { x, y } = centred(plan.boxes.get(node.id));
    element.attr("transform", `translate(${x}, ${y})`);
  }
  for (const group of groups) {
    Object.assign(group, centred(plan.groups.get(group.id)));
    await tools.insertCluster(layers.clusters, group as never);
    moveTitle(layers.clusters, plan, group);
  }
  for (const link of links) {
    const route = plan.routes.get(link.id);
    if (route === undefined) throw new Error(`${link.id} has no way`);
    drawLink(link, route, data, layers, tools);
  }
  return plan.size;
}

function isEmpty(data: Data, group: Part): boolean {
  return !data.nodes.some(({ parentId }) => parentId === group.id);
}

function outerFirst(groups: readonly Part[]): readonly Part[] {
  const parents = new Map(groups.map(({ id, parentId }) => [id, parentId]));
  const depth = (id: string | undefined): number =>
    id === undefined || !parents.has(id) ? 0 : 1 + depth(parents.get(id));
  return groups.toSorted((a, b) => depth(a.id) - depth(b.id));
}

function sketchNode(node: Part): SketchNode {
  return {
    id: node.id,
    group: node.parentId ?? null,
    // Without words a box is hardly there.
    width: Math.max(node.width ?? 0, 36),
    height: Math.max(node.height ?? 0, 28),
    stretches: ["rect", "squareRect", "roundedRect", undefined].includes(node.shape),
  };
}

/** A title is as large as Mermaid draws it, so it is drawn once to be measured. */
async function measureGroups(
  groups: readonly Part[],
  canvas: Canvas | unknown,
  tools: Tools,
): Promise<readonly SketchGroup[]> {
  const measured: SketchGroup[] = [];
  for (const group of groups) {
    Object.assign(group, { x: 0, y: 0, width: 10, height: 10 });
    await tools.insertCluster(canvas, group as never);
    const title = titleOf(canvas, group)?.querySelector("text")?.getBBox();
    const size = { width: title?.width ?? 0, height: (title?.height ?? 0) - 2 * LEADING };
    const written = (group.label ?? "").trim() !== "";
    measured.push({
      id: group.id,
      group: group.parentId ?? null,
      title: written ? size : { width: 0, height: 0 },
    });
    elementOf(canvas, group)?.remove();
  }
  return measured;
}

function elementOf(canvas: unknown, group: Part): Element | null {
  const layer = (canvas as { node(): Element }).node();
  return (
    [...layer.children].find((one) => one.id === (group.domId ?? group.id)) ??
    layer.lastElementChild
  );
}

function titleOf(canvas: unknown, group: Part): SVGGElement | null {
  return elementOf(canvas, group)?.querySelector<SVGGElement>(".cluster-label") ?? null;
}

/** Mermaid puts it in the middle of the top, where lines come in. */
function moveTitle(canvas: unknown, plan: Plan, group: Part): void {
  const place = plan.titles.get(group.id);
  const title = titleOf(canvas, group);
  const text = title?.querySelector("text");
  if (place === undefined || title === null || text === null || text === undefined) return;
  title.setAttribute("transform", "translate(0, 0)");
  const now = boxIn(title, text);
  title.setAttribute("transform", `translate(${place.x - now.x}, ${place.y - LEADING - now.y})`);
}

function boxIn(outer: SVGGElement, inner: SVGGraphicsElement): { x: number; y: number } {
  const box = inner.getBBox();
  const [to, from] = [outer.getScreenCTM(), inner.getScreenCTM()];
  if (to === null || from === null) return box;
  return new DOMPoint(box.x, box.y).matrixTransform(to.inverse().multiply(from));
}

function sketchEdge(link: Link): SketchEdge {
  const height = (link.height ?? 0) - LEADING;
  const label = isLabelled(link) ? { width: link.width ?? 0, height } : null;
  const looks = [link.pattern, link.thickness, link.arrowTypeStart, link.arrowTypeEnd];
  return {
    id: link.id,
    from: link.start ?? "",
    to: link.end ?? "",
    label,
    drawn: isDrawn(link),
    style: looks.join(" "),
  };
}

function isLabelled({ label }: Link): boolean {
  return (label ?? "").trim() !== "";
}

function isDrawn({ thickness }: Link): boolean {
  return thickness !== "invisible";
}

function directionOf(written: unknown): Direction {
  return written === "LR" || written === "RL" || written === "BT" ? written : "TB";
}

function centred(box: Box | undefined): Box {
  const { x, y, width, height } = box ?? { x: 0, y: 0, width: 0, height: 0 };
  return { x: x + width / 2, y: y + height / 2, width, height };
}

function drawLink(
  link: Link,
  route: Route,
  data: Data,
  layers: { readonly paths: unknown; readonly labels: unknown },
  tools: Tools,
): void {
  link.points = route.points.map((point) => ({ ...point }));
  link.curve = "rounded";
  // The last argument keeps both ends: Mermaid would aim them at the middle of a box.
  const paths = tools.insertEdge(
    layers.paths,
    link,
    new Map(),
    data.type,
    {},
    {},
    data.diagramId,
    true,
  );
  if (route.label === null) return;
  Object.assign(link, route.label);
  tools.positionEdgeLabel(link, { ...paths, updatedPath: undefined });
}
