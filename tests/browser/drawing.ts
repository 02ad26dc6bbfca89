/** What can be seen of a drawing on a page, as numbers, and what is wrong with it. */
import type { Page } from "playwright-core";

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

type Named = Box & { readonly id: string };

export interface Measured {
  readonly slot: Box;
  readonly drawn: Box;
  /** The smallest words, in px of the canvas. */
  readonly label: number;
  readonly nodes: readonly Named[];
  readonly titles: readonly Named[];
  readonly edgeLabels: readonly Named[];
  readonly edges: readonly { readonly id: string; readonly points: readonly Point[] }[];
}

type Point = readonly [number, number];

/** What is drawn in the element that `selector` finds. */
export function measureDrawing(page: Page, selector: string): Promise<Measured> {
  return page.evaluate((selector) => {
    const slot = document.querySelector(selector);
    const svg = slot?.querySelector("svg");
    if (slot === null || svg === null || svg === undefined) throw new Error("no drawing");
    const boxOf = (element: Element): Box => {
      const { left, top, right, bottom } = element.getBoundingClientRect();
      return { left, top, right, bottom };
    };
    const idOf = (element: Element): string =>
      (element.closest("[data-id]") ?? element.querySelector("[data-id]"))?.getAttribute(
        "data-id",
      ) ?? "";
    const named = (elements: readonly Element[]): Named[] =>
      elements.map((element) => ({ id: idOf(element), ...boxOf(element) }));
    // A text's box is higher than its letters.
    const words = (elements: readonly Element[]): Named[] =>
      named(elements).map((box) => {
        const trim = (box.bottom - box.top) * 0.1;
        return { ...box, top: box.top + trim, bottom: box.bottom - trim };
      });
    const all = (selector: string): SVGGraphicsElement[] =>
      [...svg.querySelectorAll<SVGGraphicsElement>(selector)].filter(
        (element) => element.closest(".badge") === null,
      );
    const written = all("text").filter((text) => text.textContent.trim() !== "");
    const sizes = written.map(
      (text) => Number.parseFloat(getComputedStyle(text).fontSize) * (text.getScreenCTM()?.a ?? 0),
    );
    const lines = all("path.flowchart-link:not(.edge-thickness-invisible)") as SVGPathElement[];
    return {
      slot: boxOf(slot),
      drawn: boxOf(svg.querySelector("g") ?? svg),
      label: Math.min(...sizes),
      nodes: named(all(".node > :is(rect, path, polygon, circle, ellipse)")),
      titles: words(written.filter((text) => text.closest(".cluster-label") !== null)),
      edgeLabels: words(written.filter((text) => text.closest(".edgeLabel") !== null)),
      edges: lines.map((line) => {
        const matrix = line.getScreenCTM() ?? new DOMMatrix();
        const count = Math.max(2, Math.ceil(line.getTotalLength() / 2));
        const points = Array.from({ length: count + 1 }, (_, index): Point => {
          const { x, y } = line
            .getPointAtLength((line.getTotalLength() * index) / count)
            .matrixTransform(matrix);
          return [x, y];
        });
        return { id: idOf(line), points };
      }),
    };
  }, selector);
}

/** One line for each thing a reader would stumble over. */
export function faultsIn(measured: Measured): readonly string[] {
  const { slot, drawn, nodes, titles, edgeLabels, edges } = measured;
  const fill = Math.max(
    (drawn.right - drawn.left) / (slot.right - slot.left),
    (drawn.bottom - drawn.top) / (slot.bottom - slot.top),
  );
  const words = [...titles, ...edgeLabels];
  return [
    ...(measured.label < 16 ? [`words are ${measured.label.toFixed(1)} px`] : []),
    ...(fill < 0.6 ? [`${Math.round(fill * 100)} % of the slot is filled`] : []),
    ...(within(slot, drawn) ? [] : ["it sticks out of its slot"]),
    ...pairs(nodes, nodes).map(([a, b]) => `${a} lies on ${b}`),
    ...pairs(words, words).map(([a, b]) => `words of ${a} lie on words of ${b}`),
    ...pairs(edgeLabels, nodes).map(([a, b]) => `the label of ${a} lies on ${b}`),
    ...edges.flatMap(({ id, points }) =>
      nodes.filter((box) => passes(points, box, 3)).map((box) => `${id} runs through ${box.id}`),
    ),
    ...edges.flatMap(({ id, points }) =>
      words
        .filter(
          (box) => box.id !== id && !sharesWay(measured, id, box.id) && passes(points, box, 1),
        )
        .map((box) => `${id} runs over words of ${box.id}`),
    ),
  ];
}

function within(outer: Box, inner: Box): boolean {
  return (
    inner.left >= outer.left - 1 &&
    inner.right <= outer.right + 1 &&
    inner.top >= outer.top - 1 &&
    inner.bottom <= outer.bottom + 1
  );
}

function pairs(some: readonly Named[], others: readonly Named[]): (readonly [string, string])[] {
  return some.flatMap((one, index) =>
    others
      .filter((_, place) => some !== others || place > index)
      .filter((other) => other !== one && meet(one, other))
      .map((other) => [one.id, other.id] as const),
  );
}

function meet(a: Box, b: Box): boolean {
  return (
    a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1
  );
}

/** Whether a line is further inside of a box than its border is wide. */
function passes(points: readonly Point[], box: Box, depth: number): boolean {
  return points.some(
    ([x, y]) =>
      x > box.left + depth &&
      x < box.right - depth &&
      y > box.top + depth &&
      y < box.bottom - depth,
  );
}

/** Edges from one node, or to one, may go one way for a while, under one label. */
function sharesWay({ edges }: Measured, one: string, other: string): boolean {
  const points = edges.find(({ id }) => id === other)?.points ?? [];
  const its = edges.find(({ id }) => id === one)?.points ?? [];
  const near = (a: Point | undefined, b: Point | undefined): boolean =>
    a !== undefined && b !== undefined && Math.hypot(a[0] - b[0], a[1] - b[1]) < 3;
  return near(points[0], its[0]) || near(points.at(-1), its.at(-1));
}
