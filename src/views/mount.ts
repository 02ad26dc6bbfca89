/** A screen on a page: its HTML in an element, its diagrams drawn, its steps shown. */
import { type Look, looksAfter, reachIntoGroups, type Step, withMembers } from "../model/step.ts";
import { captionAt } from "./announce.ts";
import { drawInto } from "./diagrams.ts";
import { type Lens, makeLens } from "./lens.ts";
import type { LoadedDeck, ScreenContent } from "./loaded.ts";
import { showTraffic } from "./traffic.ts";

export interface Mounted {
  readonly content: ScreenContent;
  showStep(step: number): void;
  /** Settles once every diagram is drawn, or has failed and says so. */
  readonly ready: Promise<void>;
}

export function mountScreen(host: Element, content: ScreenContent, loaded: LoadedDeck): Mounted {
  const { screen, diagrams } = content;
  host.innerHTML = screen.html;
  const article = host.firstElementChild as HTMLElement;
  const say = article.querySelector<HTMLElement>(".say");
  let steps: readonly Step[] = screen.steps;
  let hidden: readonly string[] = [];
  let current = 0;
  let drawings: readonly { readonly svg: SVGSVGElement; readonly lens: Lens }[] = [];
  let parts = partsOf(article);

  const showStep = (step: number): void => {
    // Only who sees the step taken sees it move.
    const moving = article.closest("section.present") !== null && current !== step;
    current = step;
    article.dataset.step = String(step);
    const looks = looksAfter(steps, step, hidden);
    for (const [id, elements] of parts) {
      for (const element of elements) dress(element, looks.get(id));
    }
    for (const { svg, lens } of drawings) {
      lens.look(moving);
      showTraffic(svg, moving && step > 0);
    }
    if (say === null) return;
    const taken = screen.steps[step - 1];
    say.textContent = captionAt(screen, step);
    if (taken?.by === "editor") say.dataset.editor = loaded.words.speaker.editorNote;
    else delete say.dataset.editor;
  };

  const draw = async (box: HTMLElement): Promise<void> => {
    const diagram = diagrams[box.dataset.diagram ?? ""];
    if (diagram === undefined) return;
    const members = await drawInto(box, diagram, loaded);
    // What is kept back comes when a step names it, not because the box around it is lit.
    const unasked = new Set(diagram.hidden);
    const open = [...members].map(
      ([group, ids]) => [group, ids.filter((id) => !unasked.has(id))] as const,
    );
    steps = reachIntoGroups(screen.steps, new Map(open));
    hidden = withMembers(diagram.hidden, members);
    parts = partsOf(article);
    const svg = box.querySelector("svg");
    // It is said by its own words: a screen reader would read its labels after them, one by one.
    for (const part of svg?.children ?? []) part.ariaHidden = "true";
    if (svg !== null && steps.length > 0) drawings = [...drawings, { svg, lens: makeLens(svg) }];
    showStep(current);
  };
  const boxes = [...article.querySelectorAll<HTMLElement>("[data-diagram]")];
  if (screen.steps.length > 0) article.dataset.steps = String(screen.steps.length);
  showStep(0);
  const ready = Promise.all([loaded.fontsDeclared, ...boxes.map(draw)]).then(() => {
    article.dataset.ready = "";
  });
  return { content, showStep, ready };
}

/** The elements that steps change, by id. A node, an edge and its label may share one. */
function partsOf(article: HTMLElement): ReadonlyMap<string, readonly Element[]> {
  const parts = new Map<string, Element[]>();
  for (const element of article.querySelectorAll("[data-id]")) {
    const id = element.getAttribute("data-id") ?? "";
    parts.set(id, [...(parts.get(id) ?? []), element]);
  }
  return parts;
}

function dress(element: Element, look: Look | undefined): void {
  // What no step names is simply there.
  if (look === undefined) element.removeAttribute("data-when");
  else element.setAttribute("data-when", look.when);
  element.toggleAttribute("data-hidden", look?.hidden ?? false);
  element.toggleAttribute("data-fault", look?.fault ?? false);
  element.toggleAttribute("data-cut", look?.cut ?? false);
  element.toggleAttribute("data-mark", look?.mark ?? false);
}
