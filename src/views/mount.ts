/** A screen on a page: its HTML in an element, its diagrams drawn, its steps shown. */
import {
  idsOf,
  type Look,
  looksAfter,
  reachIntoGroups,
  type Step,
  withMembers,
} from "../model/step.ts";
import { captionAt } from "./announce.ts";
import { drawInto } from "./diagrams.ts";
import { idleWorker } from "./idle.ts";
import { isStill, type Lens, makeLens } from "./lens.ts";
import type { LoadedDeck, ScreenContent } from "./loaded.ts";
import { placeCrosses, showTraffic } from "./traffic.ts";

export interface Mounted {
  readonly content: ScreenContent;
  showStep(step: number): void;
  /** Settles once every diagram is drawn, or has failed and says so. */
  readonly ready: Promise<void>;
}

/** A drawing with steps. */
interface Drawn {
  readonly svg: SVGSVGElement;
  readonly lens: Lens;
}

export function mountScreen(host: Element, content: ScreenContent, loaded: LoadedDeck): Mounted {
  const { screen, diagrams } = content;
  host.innerHTML = screen.html;
  const article = host.firstElementChild as HTMLElement;
  const say = article.querySelector<HTMLElement>(".say");
  let steps: readonly Step[] = screen.steps;
  let hidden: readonly string[] = [];
  let current = 0;
  let drawings: readonly Drawn[] = [];
  let parts = partsOf(article);
  const idle = idleWorker();

  const showStep = (step: number): void => {
    if (step === current) return;
    // Only who sees the step taken sees it move.
    const moving = isWatched() && !isStill();
    current = step;
    tell();
    show(moving);
  };
  const isWatched = (): boolean => article.closest("section.present") !== null;
  const tell = (): void => {
    if (say === null) return;
    const taken = screen.steps[current - 1];
    say.textContent = captionAt(screen, current);
    if (taken?.by === "editor") say.dataset.editor = loaded.words.speaker.editorNote;
    else delete say.dataset.editor;
  };
  const show = (moving: boolean): void => {
    article.dataset.step = String(current);
    // Whatever its value, a change of what rules for all parts ask has each of them styled anew.
    article.toggleAttribute("data-stepped", current > 0);
    const looks = looksAfter(steps, current, hidden);
    for (const [id, elements] of parts) {
      for (const element of elements) dress(element, looks.get(id));
    }
    for (const drawing of drawings) follow(drawing, moving);
  };
  const follow = ({ svg, lens }: Drawn, moving: boolean): void => {
    lens.look(moving);
    showTraffic(svg, () => moving && current > 0 && isWatched());
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
    show(false);
    if (svg === null || steps.length === 0) return;
    // Its lens has it laid out here and now, rather than at the press that shows it.
    const drawing = { svg, lens: makeLens(svg) };
    drawings = [...drawings, drawing];
    follow(drawing, false);
    idle(reckonAhead);
  };
  /** What a step asks of the layout, and what is the same at each: reckoned once, while nothing presses. */
  const reckonAhead = async (): Promise<void> => {
    // Laid out, a drawing asks for its fonts; before they are there its words are not as wide as they will be.
    for (const { svg } of drawings) svg.getBBox();
    await document.fonts.ready;
    const named = new Set(steps.flatMap(idsOf));
    const cut = new Set(steps.flatMap((step) => step.cut));
    idle(() => {
      if (!article.isConnected) return;
      for (const { svg, lens } of drawings) {
        lens.reckonAhead(named);
        placeCrosses(svg, cut);
      }
    });
  };
  const boxes = [...article.querySelectorAll<HTMLElement>("[data-diagram]")];
  if (screen.steps.length > 0) article.dataset.steps = String(screen.steps.length);
  tell();
  show(false);
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
  const when = element.getAttribute("data-when") ?? undefined;
  // What no step names is simply there.
  if (look === undefined) element.removeAttribute("data-when");
  else if (look.when !== when) element.setAttribute("data-when", look.when);
  element.toggleAttribute("data-hidden", look?.hidden ?? false);
  element.toggleAttribute("data-fault", look?.fault ?? false);
  element.toggleAttribute("data-cut", look?.cut ?? false);
  element.toggleAttribute("data-mark", look?.mark ?? false);
}
