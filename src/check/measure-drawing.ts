/** Reads off a page what its diagrams look like. What a later step shows is there and counts: at some step
 *  it is seen. */
import type { Drawing, Label, Line, Named, Node, Point } from "./drawing.ts";
import type { Box } from "./ink.ts";

/** Runs in the page, and so holds everything it needs: the diagrams of the screen that `screen` finds. */
export function measureDrawings(screen: string): readonly Drawing[] {
  const frame = document.querySelector<HTMLElement>(screen);
  if (frame === null) throw new Error(`no ${screen} is there`);
  const origin = frame.getBoundingClientRect();
  const scale = origin.width / frame.offsetWidth;

  const inFrame = ({ x, y }: Point): Point => ({
    x: (x - origin.left) / scale,
    y: (y - origin.top) / scale,
  });
  const framed = ({ left, top, right, bottom }: Box): Box => {
    const [from, to] = [inFrame({ x: left, y: top }), inFrame({ x: right, y: bottom })];
    return { left: from.x, top: from.y, right: to.x, bottom: to.y };
  };
  const boxOf = (element: Element): Box => framed(element.getBoundingClientRect());
  const idOf = (element: Element): string =>
    (element.closest("[data-id]") ?? element.querySelector("[data-id]"))?.getAttribute("data-id") ??
    "";
  const wordsOf = (element: Element): string => {
    const characters = [...element.textContent.trim().replace(/\s+/g, " ")];
    return characters.length > 40 ? `${characters.slice(0, 40).join("")}…` : characters.join("");
  };
  const matrixOf = (element: SVGGraphicsElement): DOMMatrix =>
    element.getScreenCTM() ?? new DOMMatrix();
  const all = <E extends SVGGraphicsElement>(svg: SVGSVGElement, selector: string): readonly E[] =>
    [...svg.querySelectorAll<E>(selector)].filter((each) => each.closest(".badge") === null);

  /** What is drawn, and not the room that is left around it. */
  const drawnIn = (svg: SVGSVGElement): Box => {
    const { x, y, width, height } = svg.getBBox();
    const matrix = matrixOf(svg);
    const from = new DOMPoint(x, y).matrixTransform(matrix);
    const to = new DOMPoint(x + width, y + height).matrixTransform(matrix);
    return framed({ left: from.x, top: from.y, right: to.x, bottom: to.y });
  };
  const pointsOn = (shape: SVGGeometryElement, count: number): readonly Point[] => {
    const [length, matrix] = [shape.getTotalLength(), matrixOf(shape)];
    return Array.from({ length: count + 1 }, (_, index) =>
      inFrame(shape.getPointAtLength((length * index) / count).matrixTransform(matrix)),
    );
  };

  const labelOf = (text: SVGTextElement): readonly Label[] => {
    const style = getComputedStyle(text);
    const isSeen = text.getClientRects().length > 0 && style.opacity !== "0";
    const words = wordsOf(text);
    if (words === "" || !isSeen) return [];
    const { a, b, c, d } = matrixOf(text);
    const growth = Math.sqrt(Math.abs(a * d - b * c)) / scale;
    const box = boxOf(text);
    // A text's box is higher than its letters.
    const trim = (box.bottom - box.top) * 0.1;
    const of = text.closest(".edgeLabel") ? "line" : text.closest(".cluster") ? "group" : "other";
    return [
      {
        id: idOf(text),
        words,
        size: Number.parseFloat(style.fontSize) * growth,
        of,
        box: { ...box, top: box.top + trim, bottom: box.bottom - trim },
      },
    ];
  };
  const nodeOf = (shape: SVGGeometryElement): Node => {
    const id = idOf(shape);
    const words = wordsOf(shape.closest(".node") ?? shape) || id;
    return { id, words, box: boxOf(shape), outline: pointsOn(shape, 64) };
  };
  const lineOf = (line: SVGPathElement): Line => {
    const count = Math.max(2, Math.ceil(line.getTotalLength() / 2));
    return { id: idOf(line), points: pointsOn(line, count) };
  };
  const litOf = (part: SVGGraphicsElement): readonly Named[] => {
    const { width, height } = part.getBoundingClientRect();
    // A line without a label has an empty one.
    return width + height === 0 ? [] : [{ id: idOf(part), box: boxOf(part) }];
  };

  // A step only moves the camera, and points are many.
  const isAtRest = frame.dataset.step === "0";
  const shapes = ":is(rect, path, polygon, circle, ellipse)";
  const boxes = `.node > ${shapes}, .node > g.label-container > path:first-child`;
  // Invisible ones only keep boxes apart.
  const links = "path.flowchart-link:not(.edge-thickness-invisible)";
  return [...frame.querySelectorAll(".drawing")].flatMap((slot): readonly Drawing[] => {
    const svg = slot.querySelector("svg");
    if (svg === null) return [];
    const isFlowchart = isAtRest && svg.querySelector("path.flowchart-link") !== null;
    return [
      {
        slot: boxOf(slot),
        drawn: drawnIn(svg),
        labels: all<SVGTextElement>(svg, "text").flatMap(labelOf),
        nodes: isFlowchart ? all<SVGGeometryElement>(svg, boxes).map(nodeOf) : [],
        lines: isFlowchart ? all<SVGPathElement>(svg, links).map(lineOf) : [],
        lit: all(svg, '[data-id][data-when="now"]:not([data-hidden])').flatMap(litOf),
      },
    ];
  });
}
