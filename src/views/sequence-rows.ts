/** The rows of a drawn sequence on the page: measured, and moved together. */
import { type Row, type Size, scaleOf, withLessAir } from "./rows.ts";

/** A text's box is this much higher than its letters, above and below. */
export const LEADING = 4;
/** Of the lifelines, below the last row. */
const TAIL = 6;
/** Around the drawing, for the outer half of its lines. */
const MARGIN = 3;
/** Further apart, participants have nothing to do with each other. */
const MOST_BETWEEN = 140;
/** The least air below a row, and below words that stand on their line. An arrow's head reaches down from it. */
const AIR = 6;
const AIR_BELOW_WORDS = 5;

const HEAD = '[data-et="participant"]';
const LIFELINE = ".actor-line";
const LEAVES = "rect, line, path, polygon, circle, text, use, image";
/** What reaches over several rows and grows with them. */
const TALL = `${LIFELINE}, [class^="activation"], rect.rect`;
/** Where Mermaid lets a lifeline end that has no foot. */
const NO_END = "2000";

/** How much further apart participants may stand in a drawing that is as wide as their words. */
export function roomBetween(svg: SVGSVGElement, slot: Size): number {
  const count = svg.querySelectorAll(LIFELINE).length;
  if (count < 2) return 0;
  const { width } = hullOf(svg);
  const spare = slot.width / scaleOf(rowsOf(svg), width, slot) - width;
  return Math.max(0, Math.min(spare / (count - 1), MOST_BETWEEN));
}

/** As close as `slot` asks for. The drawing is as large then as what stands in it. */
export function closeRows(svg: SVGSVGElement, slot: Size): void {
  const rows = rowsOf(svg);
  const scale = scaleOf(rows, hullOf(svg).width, slot);
  const move = withLessAir(rows, slot.height / scale);
  const bottom = Math.max(...rows.map(({ to }) => to));
  for (const line of svg.querySelectorAll(`${LIFELINE}[y2="${NO_END}"]`)) {
    line.setAttribute("y2", String(bottom));
  }
  for (const part of partsOf(svg)) movePart(svg, part, move);
  const { x, y, width, height } = hullOf(svg);
  const box = [x - MARGIN, y - MARGIN, width + 2 * MARGIN, height + 2 * MARGIN];
  svg.setAttribute("viewBox", box.map(rounded).join(" "));
}

/** Heads in one piece: some are drawn of many. */
function partsOf(svg: SVGSVGElement): readonly SVGGraphicsElement[] {
  return [...svg.querySelectorAll<SVGGraphicsElement>(`${HEAD}, ${LEAVES}`)].filter(
    (part) => part.closest("defs, symbol") === null && (part.closest(HEAD) ?? part) === part,
  );
}

function isTall(part: SVGGraphicsElement): boolean {
  const upright = part.matches(".loopLine") && part.getAttribute("x1") === part.getAttribute("x2");
  return upright || part.matches(TALL);
}

function rowsOf(svg: SVGSVGElement): readonly Row[] {
  const rows = partsOf(svg)
    .filter((part) => !isTall(part))
    .map((part) => rowOf(svg, part));
  const bottom = Math.max(...rows.map(({ to }) => to));
  return [...rows, { from: bottom, to: bottom + TAIL, air: 0 }];
}

function rowOf(svg: SVGSVGElement, part: SVGGraphicsElement): Row {
  const { y, height } = boxOf(svg, part);
  const leading = part.matches("text") ? LEADING : 0;
  const air = part.matches(".messageText") ? AIR_BELOW_WORDS : AIR;
  return { from: y + leading, to: y + height - leading, air };
}

/** Of all that is drawn; lifelines end with the last of it. */
function hullOf(svg: SVGSVGElement): DOMRect {
  const boxes = partsOf(svg)
    .filter((part) => part.getAttribute("y2") !== NO_END)
    .map((part) => boxOf(svg, part));
  const left = Math.min(...boxes.map(({ x }) => x));
  const top = Math.min(...boxes.map(({ y }) => y));
  const right = Math.max(...boxes.map(({ x, width }) => x + width));
  const bottom = Math.max(...boxes.map(({ y, height }) => y + height));
  return new DOMRect(left, top, right - left, bottom - top);
}

/** In the drawing's units, whatever groups and icons it stands in. */
function boxOf(svg: SVGSVGElement, part: SVGGraphicsElement): DOMRect {
  const { x, y, width, height } = part.getBBox();
  const [outer, inner] = [svg.getScreenCTM(), part.getScreenCTM()];
  if (outer === null || inner === null) return new DOMRect(x, y, width, height);
  const matrix = outer.inverse().multiply(inner);
  const from = new DOMPoint(x, y).matrixTransform(matrix);
  const to = new DOMPoint(x + width, y + height).matrixTransform(matrix);
  return new DOMRect(from.x, from.y, to.x - from.x, to.y - from.y);
}

type Move = (y: number) => number;

/** What is tall moves at both its ends; what is a row moves as a whole, and the ends of it alike. */
function movePart(svg: SVGSVGElement, part: SVGGraphicsElement, move: Move): void {
  const { from } = rowOf(svg, part);
  const way = rounded(move(from) - from);
  const numberIn = (name: string): number => Number(part.getAttribute(name) ?? "0");
  const set = (name: string, value: number): void => part.setAttribute(name, String(value));
  switch (part.tagName) {
    case "line":
      for (const end of ["y1", "y2"]) set(end, rounded(move(numberIn(end))));
      break;
    case "rect": {
      const [top, height] = [numberIn("y"), numberIn("height")];
      set("y", rounded(move(top)));
      set("height", rounded(move(top + height) - move(top)));
      break;
    }
    case "polygon":
      part.setAttribute("points", movedPoints(part.getAttribute("points") ?? "", way));
      break;
    case "path":
      part.setAttribute("d", movedPoints(part.getAttribute("d") ?? "", way));
      break;
    case "text":
      // Where it is written to stand is not where its words stand.
      set("y", rounded(numberIn("y") + way));
      break;
    default:
      shift(part, way);
  }
}

/** Points as Mermaid writes them: `x,y`. */
function movedPoints(text: string, way: number): string {
  return text.replace(/(-?[\d.]+),(-?[\d.]+)/g, (_, x, y) => `${x},${rounded(Number(y) + way)}`);
}

function shift(part: SVGGraphicsElement, way: number): void {
  const own = part.getAttribute("transform") ?? "";
  if (way !== 0) part.setAttribute("transform", `translate(0 ${way}) ${own}`.trim());
}

function rounded(number: number): number {
  return Math.round(number * 100) / 100;
}
