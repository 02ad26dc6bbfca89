/** The camera on a page: moves the view of a drawing to what a step lights. */
import { between, hullOf, viewOf } from "./camera.ts";
import type { Box } from "./spots.ts";

export interface Lens {
  /** Looks at the parts that are lit now; at all of the drawing when there are none. */
  look(moving: boolean): void;
}

/** As long as any motion on the stage may take, in milliseconds. */
const MOVE_MS = 240;

export function makeLens(svg: SVGSVGElement): Lens {
  const { x, y, width, height } = svg.viewBox.baseVal;
  const whole: Box = { x, y, width, height };
  let shown: Box | null = null;
  let frame = 0;
  const show = (view: Box): void => {
    shown = view;
    svg.setAttribute("viewBox", `${view.x} ${view.y} ${view.width} ${view.height}`);
  };
  const move = (from: Box, to: Box): void => {
    const start = performance.now();
    const tick = (now: number): void => {
      const way = Math.min(1, Math.max(0, (now - start) / MOVE_MS));
      show(between(from, to, 1 - (1 - way) ** 3));
      if (way < 1) frame = requestAnimationFrame(tick);
    };
    frame = requestAnimationFrame(tick);
  };
  return {
    look(moving) {
      // Who goes on before the camera has arrived does not wait for it.
      cancelAnimationFrame(frame);
      const slot = slotOf(svg);
      if (slot === null) return;
      const view = viewOf(litBoxes(svg), whole, slot);
      if (shown !== null && moving && !isStill()) move(shown, view);
      else show(view);
    },
  };
}

/** Where nothing shall move, and in a narrow window, which is scrolled to what is lit. */
function isStill(): boolean {
  const still = "(prefers-reduced-motion: reduce), screen and (max-width: 600px)";
  return window.matchMedia(still).matches;
}

/** `null` while it is not laid out. */
function slotOf(svg: SVGSVGElement): { width: number; height: number } | null {
  const { clientWidth, clientHeight } = svg.parentElement ?? svg;
  return clientWidth > 0 && clientHeight > 0 ? { width: clientWidth, height: clientHeight } : null;
}

const boxes = new WeakMap<Element, Box>();

function litBoxes(svg: SVGSVGElement): readonly Box[] {
  const lit = [...svg.querySelectorAll<SVGGraphicsElement>('[data-id][data-when="now"]')];
  return lit.filter((part) => !part.hasAttribute("data-hidden")).map((part) => boxOf(part, svg));
}

/** In the units of the drawing; it never changes. */
function boxOf(part: SVGGraphicsElement, svg: SVGSVGElement): Box {
  const known = boxes.get(part);
  if (known !== undefined) return known;
  const { x, y, width, height } = part.getBBox();
  const way = svg
    .getScreenCTM()
    ?.inverse()
    .multiply(part.getScreenCTM() ?? new DOMMatrix());
  const corners = [new DOMPoint(x, y), new DOMPoint(x + width, y + height)].map((corner) =>
    way === undefined ? corner : corner.matrixTransform(way),
  );
  const box = hullOf(corners.map((corner) => ({ x: corner.x, y: corner.y, width: 0, height: 0 })));
  boxes.set(part, box);
  return box;
}
