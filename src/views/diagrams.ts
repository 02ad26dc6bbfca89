/** Diagrams on a page: drawn when the site was built, or here, by Mermaid, each text once, off-screen at slide
 *  size, one at a time. Every place that shows one gets a copy with ids of its own. */
import { DRAWING_ID, type RenderedDiagram } from "../model/rendered.ts";
import type { LoadedDeck } from "./loaded.ts";
import type { Drawn } from "./mermaid.ts";

export type Members = Drawn["members"];

const drawings = new Map<string, Promise<Drawn>>();
let queue: Promise<unknown> = Promise.resolve();
let copies = 0;

/** Draws into `box` the diagram it names; returns what stands in each group. A drawing that fails leaves a card with the words
 *  for it, and the deck goes on. */
export async function drawInto(
  box: HTMLElement,
  diagram: RenderedDiagram,
  loaded: Pick<LoadedDeck, "words" | "loadDrawing">,
): Promise<Members> {
  try {
    const { svg, members } = await drawingOf(box.dataset.diagram ?? "", diagram, loaded);
    copies += 1;
    box.innerHTML = svg.replaceAll(DRAWING_ID, `dg${copies}`);
    nameDrawing(box);
    return members;
  } catch (error) {
    box.append(failureCard(diagram, loaded.words, error));
    return new Map();
  }
}

/** What is drawn takes over the words for it: a PDF gives them to the drawing and not to a box around it. */
function nameDrawing(box: HTMLElement): void {
  const drawn = box.querySelector("svg");
  for (const name of ["role", "aria-label"]) {
    drawn?.setAttribute(name, box.getAttribute(name) ?? "");
    box.removeAttribute(name);
  }
}

async function drawingOf(
  name: string,
  diagram: RenderedDiagram,
  loaded: Pick<LoadedDeck, "loadDrawing">,
): Promise<Drawn> {
  if (!diagram.drawn) return drawnHere(diagram);
  const { svg, members } = await loaded.loadDrawing(name);
  return { svg, members: new Map(Object.entries(members)) };
}

function drawnHere({ mermaid, steps, grid }: RenderedDiagram): Promise<Drawn> {
  const key = JSON.stringify([mermaid, steps, grid]);
  const known = drawings.get(key);
  if (known !== undefined) return known;
  const drawing = queue.then(async () => {
    const { drawMermaid } = await import("./mermaid.ts");
    return drawMermaid({ mermaid, steps, grid }, DRAWING_ID);
  });
  queue = drawing.catch(() => {});
  drawings.set(key, drawing);
  // A failed download may succeed the next time; a faulty text fails again all the same.
  drawing.catch(() => drawings.delete(key));
  return drawing;
}

function failureCard(
  diagram: RenderedDiagram,
  words: LoadedDeck["words"],
  error: unknown,
): HTMLElement {
  const card = document.createElement("div");
  card.className = "card";
  for (const text of [words.slide.drawingFailed, diagram.alt, String(error)]) {
    const paragraph = document.createElement("p");
    paragraph.textContent = text;
    card.append(paragraph);
  }
  return card;
}
