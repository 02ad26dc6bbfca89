/** Numbers in a drawing, one for each step that says something: the legend of a printed figure refers to
 *  them. A stage hides them, it has its steps. */
import type { Step } from "../model/step.ts";
import {
  type Box,
  type Costly,
  type Point,
  placeBadges,
  RADIUS,
  type Surroundings,
  spotsOfBox,
  spotsOfLine,
} from "./spots.ts";

const SVG = "http://www.w3.org/2000/svg";
/** Between points along a line. */
const STRIDE = 8;
const HEAD = 8;
/** What it costs to cover one of these, or a point of a line. An arrow without its head says nothing. */
const COST = { words: 300, head: 200, node: 40, line: 4 };

/** `svg` stands in the page and is laid out; its parts carry `data-id`. */
export function addBadges(svg: SVGSVGElement, steps: readonly Step[]): void {
  const numbered = numbersByPart(svg, steps);
  if (numbered.size === 0) return;
  const around = surroundingsIn(svg);
  const taken: Point[] = [];
  for (const [part, numbers] of numbered) {
    const places = placeBadges(spotsOf(svg, part), numbers.length, taken, around);
    taken.push(...places);
    svg.append(...places.map((place, index) => badge(numbers[index] ?? 0, place)));
  }
}

/** The parts that badges stand at, with the numbers of the steps that name them first. */
function numbersByPart(
  svg: SVGSVGElement,
  steps: readonly Step[],
): ReadonlyMap<SVGGraphicsElement, readonly number[]> {
  const numbered = new Map<SVGGraphicsElement, readonly number[]>();
  for (const [index, step] of steps.filter(({ say }) => say !== "").entries()) {
    const part = partOf(svg, step);
    if (part !== null) numbered.set(part, [...(numbered.get(part) ?? []), index + 1]);
  }
  return numbered;
}

/** The first part a step names that is drawn. What a step takes away is named last. */
function partOf(svg: SVGSVGElement, step: Step): SVGGraphicsElement | null {
  for (const id of [...step.show, ...step.mark, ...step.fault, ...step.cut, ...step.hide]) {
    const part = svg.querySelector<SVGGraphicsElement>(
      `[data-id="${CSS.escape(id)}"]:not(.edgeLabel *)`,
    );
    if (part !== null) return part;
  }
  return null;
}

function spotsOf(svg: SVGSVGElement, part: SVGGraphicsElement): readonly Costly<Point>[] {
  if (!(part instanceof SVGPathElement)) return spotsOfBox(boxOf(svg, part));
  const id = CSS.escape(part.dataset.id ?? "");
  const [label] = writtenIn(svg, `.edgeLabel [data-id="${id}"] text`);
  return spotsOfLine(pointsOf(svg, part), label === undefined ? null : wordsOf(svg, label));
}

function surroundingsIn(svg: SVGSVGElement): Surroundings {
  const { x, y, width, height } = svg.viewBox.baseVal;
  const all = <E extends Element>(selector: string): E[] => [...svg.querySelectorAll<E>(selector)];
  // Invisible links only keep boxes apart.
  const lines = all<SVGPathElement>("path.flowchart-link:not(.edge-thickness-invisible)");
  return {
    room: { x, y, width, height },
    boxes: [
      ...atCost(
        COST.words,
        writtenIn(svg, "text").map((text) => wordsOf(svg, text)),
      ),
      ...atCost(
        COST.head,
        lines.flatMap((line) => headsOf(svg, line)),
      ),
      ...atCost(
        COST.node,
        all<SVGGElement>(".node").map((node) => boxOf(svg, node)),
      ),
    ],
    lines: atCost(
      COST.line,
      lines.flatMap((line) => pointsOf(svg, line)),
    ),
  };
}

function atCost<T extends Point>(cost: number, things: readonly T[]): readonly Costly<T>[] {
  return things.map((thing) => ({ ...thing, cost }));
}

function pointsOf(svg: SVGSVGElement, line: SVGPathElement): readonly Point[] {
  const matrix = matrixTo(svg, line);
  return evenly(line.getTotalLength()).map((way) => mapped(line.getPointAtLength(way), matrix));
}

function headsOf(svg: SVGSVGElement, line: SVGPathElement): readonly Box[] {
  const matrix = matrixTo(svg, line);
  return [
    ...(line.hasAttribute("marker-start") ? [0] : []),
    ...(line.hasAttribute("marker-end") ? [line.getTotalLength()] : []),
  ].map((way) => {
    const { x, y } = mapped(line.getPointAtLength(way), matrix);
    return { x: x - HEAD / 2, y: y - HEAD / 2, width: HEAD, height: HEAD };
  });
}

function evenly(length: number): readonly number[] {
  return Array.from({ length: Math.floor(length / STRIDE) + 1 }, (_, index) => index * STRIDE);
}

/** A line without a label has an empty text somewhere. */
function writtenIn(svg: SVGSVGElement, selector: string): SVGTextElement[] {
  const texts = svg.querySelectorAll<SVGTextElement>(selector);
  return [...texts].filter((text) => text.textContent.trim() !== "");
}

/** A text's box is higher than its letters, and no wider. */
function wordsOf(svg: SVGSVGElement, text: SVGGraphicsElement): Box {
  const { x, y, width, height } = boxOf(svg, text);
  return { x: x - 2, y: y + 3, width: width + 4, height: height - 6 };
}

function boxOf(svg: SVGSVGElement, part: SVGGraphicsElement): Box {
  const box = part.getBBox();
  return { ...mapped(box, matrixTo(svg, part)), width: box.width, height: box.height };
}

/** From a part's own units to the drawing's, whatever groups it stands in. */
function matrixTo(svg: SVGSVGElement, part: SVGGraphicsElement): DOMMatrix {
  const [outer, inner] = [svg.getScreenCTM(), part.getScreenCTM()];
  return outer === null || inner === null ? new DOMMatrix() : outer.inverse().multiply(inner);
}

function mapped({ x, y }: Point, matrix: DOMMatrix): Point {
  const point = new DOMPoint(x, y).matrixTransform(matrix);
  return { x: point.x, y: point.y };
}

function badge(number: number, { x, y }: Point): SVGGElement {
  const group = document.createElementNS(SVG, "g");
  group.setAttribute("class", "badge");
  group.setAttribute("data-badge", String(number));
  group.setAttribute("aria-hidden", "true");
  group.setAttribute("transform", `translate(${x.toFixed(1)} ${y.toFixed(1)})`);
  const circle = document.createElementNS(SVG, "circle");
  circle.setAttribute("r", String(RADIUS));
  const text = document.createElementNS(SVG, "text");
  text.setAttribute("text-anchor", "middle");
  text.setAttribute("dy", "0.36em");
  text.setAttribute("font-size", "13");
  text.setAttribute("font-weight", "700");
  text.textContent = String(number);
  group.append(circle, text);
  return group;
}
