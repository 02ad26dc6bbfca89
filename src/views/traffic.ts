/** What moves along the lines that a step lights: a packet on each that carries data. And a cross on each that
 *  is cut. */

const PACKET_MS = 900;
const TIMES = 2;
const SVG = "http://www.w3.org/2000/svg";

/** Shows the traffic of a step; what an earlier one showed is gone. `moving` is false where all stands still. */
export function showTraffic(svg: SVGSVGElement, moving: boolean): void {
  for (const old of svg.querySelectorAll(".packet, .cut-mark")) old.remove();
  for (const line of svg.querySelectorAll<SVGPathElement>("path.flowchart-link[data-cut]")) {
    line.after(crossOn(line));
  }
  if (!moving || window.matchMedia("(prefers-reduced-motion: reduce)").matches) return;
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

function crossOn(line: SVGPathElement): SVGPathElement {
  const { x, y } = line.getPointAtLength(line.getTotalLength() / 2);
  const cross = document.createElementNS(SVG, "path");
  cross.setAttribute("class", "cut-mark");
  cross.setAttribute("d", `M${x - 8} ${y - 8}l16 16m0 -16l-16 16`);
  return cross;
}
