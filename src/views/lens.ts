/** The camera on a page: moves a drawing so that what a step lights is seen. The drawing itself stays as it
 *  is and is only put elsewhere, by a transform: another `viewBox` would lay out all its words anew. */
import {
  ARRIVES_MS,
  AS_DRAWN,
  between,
  hullOf,
  type Placing,
  placingOf,
  type Slot,
  viewOf,
} from "./camera.ts";
import type { Box } from "./spots.ts";

export interface Lens {
  /** Looks at the parts that are lit now; at all of the drawing when there are none. */
  look(moving: boolean): void;
  /** Reckons where the parts of these names stand before a step asks. */
  reckonAhead(ids: ReadonlySet<string>): void;
}

/** As long as any motion on the stage may take, and fast at first. The browser moves the drawing by itself,
 *  beside whatever the page is doing. */
const MOVE = { duration: ARRIVES_MS, easing: "cubic-bezier(0.333, 1, 0.667, 1)" };

export function makeLens(svg: SVGSVGElement): Lens {
  const { x, y, width, height } = svg.viewBox.baseVal;
  const whole: Box = { x, y, width, height };
  let [from, to] = [AS_DRAWN, AS_DRAWN];
  let move: Animation | null = null;
  // Known before a step asks: to be asked then would have the browser lay out what the step changed, and then
  // once more what the camera did.
  let slot = slotOf(svg);
  /** Who goes on before the camera has arrived goes on from where it is. */
  const here = (): Placing => between(from, to, move?.effect?.getComputedTiming().progress ?? 1);
  const wanted = (): Placing => {
    if (slot === null) return AS_DRAWN;
    const lit = litBoxes(svg);
    return lit.length === 0 ? AS_DRAWN : placingOf(viewOf(lit, whole, slot), whole, slot);
  };
  // From the start: the first transform an element gets has everything in it laid out again.
  svg.style.transform = formatPlacing(to);
  const look = (moving: boolean): void => {
    const next = wanted();
    if (isSame(next, to)) return;
    [from, to] = [here(), next];
    move?.cancel();
    svg.style.transform = formatPlacing(to);
    move = moving ? svg.animate({ transform: [from, to].map(formatPlacing) }, MOVE) : null;
  };
  // Before the frame is painted in which it has another room, or has one at last.
  new ResizeObserver(() => {
    const now = slotOf(svg);
    if (now?.width === slot?.width && now?.height === slot?.height) return;
    slot = now;
    look(move?.playState === "running");
  }).observe(svg.parentElement ?? svg);
  return {
    look,
    reckonAhead(ids) {
      for (const part of svg.querySelectorAll<SVGGraphicsElement>("[data-id]")) {
        if (ids.has(part.dataset.id ?? "")) measure(part, svg);
      }
    },
  };
}

/** Where nothing shall move, and in a narrow window, which is scrolled to what is lit. */
export function isStill(): boolean {
  const still = "(prefers-reduced-motion: reduce), screen and (max-width: 600px)";
  return window.matchMedia(still).matches;
}

function formatPlacing({ x, y, scale }: Placing): string {
  const percent = (part: number): string => `${(part * 100).toFixed(3)}%`;
  return `translate(${percent(x)}, ${percent(y)}) scale(${scale.toFixed(5)})`;
}

function isSame(one: Placing, other: Placing): boolean {
  return formatPlacing(one) === formatPlacing(other);
}

function slotOf(svg: SVGSVGElement): Slot | null {
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
  return boxes.get(part) ?? measure(part, svg);
}

function measure(part: SVGGraphicsElement, svg: SVGSVGElement): Box {
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
