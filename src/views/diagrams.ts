/** Diagrams on a page: drawn when the site was built, or here, by Mermaid, each text once, off-screen at slide
 *  size, one at a time. Every place that shows one gets a copy with ids of its own. */
import { DRAWING_ID, excerptOf, type RenderedDiagram, reasonOf } from "../model/rendered.ts";
import { element } from "./dom.ts";
import type { LoadedDeck } from "./loaded.ts";
import type { Drawable, Drawn } from "./mermaid.ts";

export type Members = Drawn["members"];

/** A diagram of hundreds of nodes takes a second or two. */
const SECONDS = 10;

let copies = 0;

/** Draws into `box` the diagram it names; returns what stands in each group. A drawing that fails leaves a card with
 *  the words for it and its text, and the deck goes on. */
export async function drawInto(
  box: HTMLElement,
  diagram: RenderedDiagram,
  loaded: Pick<LoadedDeck, "words" | "loadDrawing" | "fontsDeclared">,
): Promise<Members> {
  try {
    const { svg, members } = await drawingOf(box.dataset.diagram ?? "", diagram, loaded);
    copies += 1;
    box.innerHTML = svg.replaceAll(DRAWING_ID, `dg${copies}`);
    nameDrawing(box);
    return members;
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    // As a picture it would hide what stands in it.
    for (const name of NAMING) box.removeAttribute(name);
    box.append(failureCard(diagram, loaded.words, reasonOf(why)));
    return new Map();
  }
}

const NAMING = ["role", "aria-label"];

/** What is drawn takes over the words for it: a PDF gives them to the drawing and not to a box around it. */
function nameDrawing(box: HTMLElement): void {
  const drawn = box.querySelector("svg");
  for (const name of NAMING) {
    drawn?.setAttribute(name, box.getAttribute(name) ?? "");
    box.removeAttribute(name);
  }
}

async function drawingOf(
  name: string,
  diagram: RenderedDiagram,
  loaded: Pick<LoadedDeck, "loadDrawing" | "fontsDeclared">,
): Promise<Drawn> {
  const { mermaid, steps, grid, drawn, failed } = diagram;
  if (failed !== undefined) throw new Error(failed);
  if (!drawn) {
    await loaded.fontsDeclared;
    return drawnHere({ mermaid, steps, grid });
  }
  const { svg, members } = await loaded.loadDrawing(name);
  return { svg, members: new Map(Object.entries(members)) };
}

const drawnHere = drawingQueue(async (drawable) => {
  const { drawMermaid } = await import("./mermaid.ts");
  return drawMermaid(drawable, DRAWING_ID);
});

/** Draws one at a time, each text once. None waits for one that does not come to an end. */
export function drawingQueue(
  draw: (drawable: Drawable) => Promise<Drawn>,
  seconds = SECONDS,
): (drawable: Drawable) => Promise<Drawn> {
  const drawings = new Map<string, Promise<Drawn>>();
  let queue: Promise<unknown> = Promise.resolve();
  return (drawable) => {
    const key = JSON.stringify(drawable);
    const known = drawings.get(key);
    if (known !== undefined) return known;
    const drawing = queue.then(() => inTime(draw(drawable), seconds));
    queue = drawing.catch(() => {});
    drawings.set(key, drawing);
    // A failed download may succeed the next time; a faulty text fails again all the same.
    drawing.catch(() => drawings.delete(key));
    return drawing;
  };
}

async function inTime<T>(work: Promise<T>, seconds: number): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, fail) => {
    timer = setTimeout(() => fail(new Error(`not drawn in ${seconds} seconds`)), seconds * 1000);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Where its author can see it, with the place of its text. */
function failureCard(
  { alt, mermaid, at }: RenderedDiagram,
  words: LoadedDeck["words"],
  message: string,
): HTMLElement {
  const lines = [words.slide.drawingFailed, alt].filter((text) => text !== "");
  // Where a drawing only did not arrive, its text is not there either.
  const source =
    mermaid === "" ? [] : [element("pre", {}, element("code", {}, excerptOf(mermaid)))];
  return element(
    "div",
    { class: "card" },
    ...lines.map((text) => element("p", {}, text)),
    ...source,
    element("p", {}, at === undefined ? message : `${at}: error: ${message}`),
  );
}
