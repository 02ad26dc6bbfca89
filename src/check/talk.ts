/** `check --visual`: a talk's site is opened in a browser, and every screen, every step and every page is
 *  measured as it is drawn. */
import type { Browser } from "../browser/start.ts";
import { workWith } from "../browser/work.ts";
import type { Deck } from "../model/deck.ts";
import type { Place } from "../model/place.ts";
import type { Problem } from "../model/problem.ts";
import type { RenderedDeck } from "../model/rendered.ts";
import { type Walk, walkOf } from "../model/walk.ts";
import { checkHandout } from "./handout.ts";
import { openPage, type Site } from "./page.ts";
import { drawingProblem, pageProblem, placesOf, screenProblem } from "./problems.ts";
import { checkStage } from "./stage.ts";

export interface BuiltTalk {
  readonly site: Site;
  readonly deck: Deck;
  /** The deck as the site has it. */
  readonly index: RenderedDeck;
  /** Where it is told of what belongs to no slide. */
  readonly front: Place;
}

export interface Looked {
  readonly problems: readonly Problem[];
  readonly screens: number;
  /** Presses that change a screen and do not leave it. */
  readonly steps: number;
  readonly pages: number;
}

/** What is being looked at: the n-th of so many screens, or the handout. */
export type LookingAt = { readonly screen: number; readonly screens: number } | "handout";

export function lookAtTalk(
  { site, deck, index, front }: BuiltTalk,
  browser: Browser,
  tell: (looking: LookingAt) => void,
): Promise<Looked> {
  const walk = walkOf(index);
  const { screens } = walk;
  const steps = stepsOf(walk);
  const placeOf = placesOf(deck, front);
  const stage = async () => {
    const page = await openPage(browser, site, "");
    const found = await checkStage(page, walk, (ordinal) => tell({ screen: ordinal + 1, screens }));
    tell("handout");
    return found;
  };
  const handout = async () => checkHandout(await openPage(browser, site, "?view=handout"));
  return workWith(browser, secondsFor(screens + steps), async () => {
    const [onStage, { pages, found }] = await Promise.all([stage(), handout()]);
    // What is wrong with a screen is told once, and not of its picture too.
    const told = new Set(onStage.screens.map(({ spot }) => spot.slide?.id));
    const onPaper = found.filter(({ pictured, slide }) => !pictured || !told.has(slide ?? ""));
    const problems = [
      ...onStage.screens.map((each) => screenProblem(each, placeOf)),
      ...onStage.drawings.map((each) => drawingProblem(each, placeOf)),
      ...onPaper.map((each) => pageProblem(each, placeOf)),
    ];
    return { problems, screens, steps, pages };
  });
}

function stepsOf({ slides }: Walk): number {
  return slides.flatMap((slide) => slide.steps).reduce((sum, steps) => sum + steps, 0);
}

/** Ten times what a common machine needs. */
function secondsFor(stops: number): number {
  return 60 + stops;
}
