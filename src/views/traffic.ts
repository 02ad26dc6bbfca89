/** What moves along the lines that a step lights: a packet on each that carries data. And a cross on each that
 *  is cut. */
import { ARRIVES_MS } from "./camera.ts";

const PACKET_MS = 900;
const TIMES = 2;
/** Between two looks at where a line goes, in its own units: fine enough for its bends. */
const STRIDE = 4;
const SVG = "http://www.w3.org/2000/svg";

/** By the drawing they wait in. */
const waiting = new WeakMap<SVGSVGElement, number>();

/** Shows the traffic of a step; what an earlier one showed is gone. `moves` says whether anything shall move, and
 *  is asked again when the packets set out. */
export function showTraffic(svg: SVGSVGElement, moves: () => boolean): void {
  window.clearTimeout(waiting.get(svg));
  for (const packet of svg.querySelectorAll(".packet")) packet.remove();
  showCrosses(svg);
  if (!moves()) return;
  // Once the camera has arrived: the eye can follow them then, and no press waits for them.
  const setOut = window.setTimeout(() => moves() && sendPackets(svg), ARRIVES_MS);
  waiting.set(svg, setOut);
}

function sendPackets(svg: SVGSVGElement): void {
  const data =
    'path.flowchart-link[data-when="now"]:not([data-cut], [data-hidden], .edge-pattern-dotted, .edge-pattern-dashed)';
  const lines = [...svg.querySelectorAll<SVGPathElement>(data)];
  // All ways are known before the first packet is put in: after that each question costs a layout.
  const ways = lines.map(wayAlong);
  for (const [index, line] of lines.entries()) sendPacket(line, ways[index] ?? []);
}

function sendPacket(line: SVGPathElement, way: Keyframe[]): void {
  const packet = document.createElementNS(SVG, "circle");
  packet.setAttribute("class", "packet");
  packet.setAttribute("r", "5");
  line.after(packet);
  const run = packet.animate(way, {
    duration: PACKET_MS,
    iterations: TIMES,
    easing: "ease-in-out",
  });
  run.finished.then(
    () => packet.remove(),
    () => {},
  );
}

/** As transforms, by which the browser moves a packet beside whatever the page is doing; along an `offset-path`
 *  the page would paint each frame of it. */
function wayAlong(line: SVGPathElement): Keyframe[] {
  const length = line.getTotalLength();
  const strides = Math.max(1, Math.ceil(length / STRIDE));
  const points = Array.from({ length: strides + 1 }, (_, index) =>
    line.getPointAtLength((length * index) / strides),
  );
  return points.flatMap((point, index) => {
    const isStraight = goesOn(points[index - 1], point, points[index + 1]);
    const transform = `translate(${point.x.toFixed(2)}px, ${point.y.toFixed(2)}px)`;
    return isStraight ? [] : [{ transform, offset: index / strides }];
  });
}

/** Is a point in the middle between its neighbours? */
function goesOn(before: DOMPoint | undefined, at: DOMPoint, after: DOMPoint | undefined): boolean {
  if (before === undefined || after === undefined) return false;
  return Math.hypot(before.x + after.x - 2 * at.x, before.y + after.y - 2 * at.y) < 0.001;
}

const ARM = 8;
/** Parts of its way, the middle first; at its end it would hide the head. */
const PLACES = [0.5, 0.25, 0.75, 0.12, 0.88, 0];

/** By the line it stands on. */
const crosses = new WeakMap<SVGPathElement, SVGPathElement>();

function showCrosses(svg: SVGSVGElement): void {
  const cut = [...svg.querySelectorAll<SVGPathElement>("path.flowchart-link[data-cut]")];
  placeAll(cut.filter((line) => !crosses.has(line)));
  const shown = new Set(cut.map((line) => crosses.get(line)));
  for (const cross of svg.querySelectorAll<SVGPathElement>(".cut-mark")) {
    cross.toggleAttribute("data-hidden", !shown.has(cross));
  }
}

/** Places the crosses of the lines of these names before a step asks: a new part has the browser look at all
 *  that stands beside it. */
export function placeCrosses(svg: SVGSVGElement, ids: ReadonlySet<string>): void {
  const lines = [...svg.querySelectorAll<SVGPathElement>("path.flowchart-link")];
  placeAll(lines.filter((line) => ids.has(line.dataset.id ?? "")));
}

function placeAll(lines: readonly SVGPathElement[]): void {
  // All places are known before the first cross is put in: after that each question costs a layout.
  const points = lines.map(placeOn);
  for (const [index, line] of lines.entries()) {
    const { x, y } = points[index] ?? new DOMPoint();
    crossOf(line).setAttribute("d", `M${x - ARM} ${y - ARM}l16 16m0 -16l-16 16`);
  }
}

function crossOf(line: SVGPathElement): SVGPathElement {
  const known = crosses.get(line);
  if (known !== undefined) return known;
  const cross = document.createElementNS(SVG, "path");
  cross.setAttribute("class", "cut-mark");
  cross.toggleAttribute("data-hidden", true);
  crosses.set(line, cross);
  // Above all words: where no place is clear of them, they are crossed out.
  (line.closest(".edgePaths") ?? line).parentElement?.append(cross);
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
