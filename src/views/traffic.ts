/** What moves along the lines that a step lights: a packet on each that carries data. And a cross on each that
 *  is cut. */

const PACKET_MS = 900;
const TIMES = 2;
const SVG = "http://www.w3.org/2000/svg";

/** Shows the traffic of a step; what an earlier one showed is gone. `moving` is false where all stands still. */
export function showTraffic(svg: SVGSVGElement, moving: boolean): void {
  for (const packet of svg.querySelectorAll(".packet")) packet.remove();
  const cut = [...svg.querySelectorAll<SVGPathElement>("path.flowchart-link[data-cut]")];
  // All are placed before the first one is put in: after that each question costs a layout.
  const crosses = new Map(cut.map((line) => [crossOn(line), line]));
  for (const old of svg.querySelectorAll<SVGPathElement>(".cut-mark")) {
    if (!crosses.has(old)) old.remove();
  }
  for (const [cross, line] of crosses) {
    // Above all words: where no place is clear of them, they are crossed out.
    if (!cross.isConnected) (line.closest(".edgePaths") ?? line).parentElement?.append(cross);
  }
  if (!moving) return;
  const data =
    'path.flowchart-link[data-when="now"]:not([data-cut], [data-hidden], .edge-pattern-dotted, .edge-pattern-dashed)';
  for (const line of svg.querySelectorAll<SVGPathElement>(data)) sendPacket(line);
}

function sendPacket(line: SVGPathElement): void {
  const packet = document.createElementNS(SVG, "circle");
  packet.setAttribute("class", "packet");
  packet.setAttribute("r", "5");
  packet.style.offsetPath = `path("${line.getAttribute("d") ?? ""}")`;
  line.after(packet);
  const run = packet.animate(
    { offsetDistance: ["0%", "100%"] },
    { duration: PACKET_MS, iterations: TIMES, easing: "ease-in-out" },
  );
  run.finished.then(
    () => packet.remove(),
    () => {},
  );
}

const ARM = 8;
/** Parts of its way, the middle first; at its end it would hide the head. */
const PLACES = [0.5, 0.25, 0.75, 0.12, 0.88, 0];

/** A line never moves within its drawing, so neither does its cross. */
const crosses = new WeakMap<SVGPathElement, SVGPathElement>();

/** Places the crosses of the lines of these names before a step asks. */
export function placeCrosses(svg: SVGSVGElement, ids: ReadonlySet<string>): void {
  for (const line of svg.querySelectorAll<SVGPathElement>("path.flowchart-link")) {
    if (ids.has(line.dataset.id ?? "")) crosses.set(line, makeCross(line));
  }
}

function crossOn(line: SVGPathElement): SVGPathElement {
  const cross = crosses.get(line) ?? makeCross(line);
  crosses.set(line, cross);
  return cross;
}

function makeCross(line: SVGPathElement): SVGPathElement {
  const { x, y } = placeOn(line);
  const cross = document.createElementNS(SVG, "path");
  cross.setAttribute("class", "cut-mark");
  cross.setAttribute("d", `M${x - ARM} ${y - ARM}l16 16m0 -16l-16 16`);
  return cross;
}

/** Where the cross is clear of the line's words, else in the middle. */
function placeOn(line: SVGPathElement): DOMPoint {
  const id = CSS.escape(line.dataset.id ?? "");
  const label = line.ownerSVGElement?.querySelector(`.edgeLabel [data-id="${id}"]`);
  const box = label?.getBoundingClientRect();
  const matrix = line.getScreenCTM();
  const points = PLACES.map((part) => line.getPointAtLength(line.getTotalLength() * part));
  const isClear = (point: DOMPoint): boolean => {
    // A line without words has an empty label.
    if (box === undefined || box.width === 0 || matrix === null) return true;
    const { x, y } = point.matrixTransform(matrix);
    const arm = ARM * matrix.a;
    const [left, right] = [box.left - arm, box.right + arm];
    return x < left || x > right || y < box.top - arm || y > box.bottom + arm;
  };
  return points.find(isClear) ?? points[0] ?? new DOMPoint();
}
