/** The camera on a page: moves a drawing so that what a step lights is seen. The drawing itself stays as it
 *  is and is only put elsewhere, by a transform: another `viewBox` would lay out all its words anew. */
import { AS_DRAWN, between, hullOf, type Placing, placingOf, type Slot, viewOf } from "./camera.ts";
import type { Box } from "./spots.ts";

export interface Lens {
  /** Looks at the parts that are lit now; at all of the drawing when there are none. `false` when it cannot,
   *  as the drawing is not laid out. */
  look(moving: boolean): boolean;
  /** Reckons where the parts of these names stand before a step asks. */
  reckonAhead(ids: ReadonlySet<string>): void;
}

/** As long as any motion on the stage may take, and fast at first. The browser moves the drawing by itself,
 *  beside whatever the page is doing. */
const MOVE = { duration: 240, easing: "cubic-bezier(0.333, 1, 0.667, 1)" };

export function makeLens(svg: SVGSVGElement): Lens {
  const { x, y, width, height } = svg.viewBox.baseVal;
  const whole: Box = { x, y, width, height };
  let [from, to] = [AS_DRAWN, AS_DRAWN];
  let move: Animation | null = null;
  /** Who goes on before the camera has arrived goes on from where it is. */
  const here = (): Placing => between(from, to, move?.effect?.getComputedTiming().progress ?? 1);
  /** What a step has changed is laid out here, and once: its caption may leave the drawing less room. */
  const placeFor = (lit: readonly Box[]): Placing | null => {
    const slot = slotOf(svg);
    return slot === null ? null : placingOf(viewOf(lit, whole, slot), whole, slot);
  };
  return {
    look(moving) {
      const lit = litBoxes(svg);
      const next = lit.length === 0 ? AS_DRAWN : placeFor(lit);
      if (next === null) return false;
      if (isSame(next, to)) return true;
      [from, to] = [here(), next];
      move?.cancel();
      svg.style.transform = isSame(to, AS_DRAWN) ? "" : formatPlacing(to);
      move = moving ? svg.animate({ transform: [from, to].map(formatPlacing) }, MOVE) : null;
      return true;
    },
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
