/** What was found → problems, each at the place of its slide. */
import { type Deck, slidesOf } from "../model/deck.ts";
import type { Place } from "../model/place.ts";
import type { Problem, Values } from "../model/problem.ts";
import type { Spot } from "../model/walk.ts";
import type { PageFinding } from "./handout.ts";
import type { Finding } from "./rules.ts";
import type { DrawnFinding, ScreenFinding } from "./stage.ts";

/** Where a problem is told: at its slide, or where the talk begins. */
export type PlaceOf = (slide: string | null) => Place;

export function placesOf(deck: Deck, front: Place): PlaceOf {
  const places = new Map(slidesOf(deck).map(({ id, at }) => [id, at]));
  return (slide) => places.get(slide ?? "") ?? front;
}

export function screenProblem({ spot, finding, step }: ScreenFinding, placeOf: PlaceOf): Problem {
  const where = whereOf({ spot, step });
  return problemOf("screen-clipped", finding, where, placeOf(spot.slide?.id ?? null));
}

/** What is not seen at all is lost to the room; the rest is hard to read. */
export function drawingProblem({ spot, finding, step }: DrawnFinding, placeOf: PlaceOf): Problem {
  const { rule: kind, ...about } = finding;
  const severity = kind === "lit-outside" ? "error" : "warning";
  const at = placeOf(spot.slide?.id ?? null);
  return { kind, severity, at, values: { ...whereOf({ spot, step }), ...about } };
}

function whereOf({ spot, step }: Pick<DrawnFinding, "spot" | "step">): Values {
  return { screen: screenName(spot), ...(step === null ? {} : { step }) };
}

export function pageProblem({ page, slide, finding }: PageFinding, placeOf: PlaceOf): Problem {
  return problemOf("page-clipped", finding, { page }, placeOf(slide));
}

/** As the foot of the stage has it: `12`, `12·2`. Nothing on the cover. */
function screenName({ slide, screen }: Spot): string {
  if (slide === null) return "";
  return screen === 0 ? `${slide.number}` : `${slide.number}·${screen + 1}`;
}

function problemOf(
  clipped: "screen-clipped" | "page-clipped",
  finding: Finding,
  where: Values,
  at: Place,
): Problem {
  const { ink, pixels } = finding;
  // Less than a pixel would be told as none.
  const about = { ...where, pixels: Math.ceil(pixels - 0.01), what: ink.kind, text: ink.words };
  switch (finding.rule) {
    case "clipped": {
      const { edge, by } = finding;
      return { kind: clipped, severity: "error", at, values: { ...about, edge, by } };
    }
    case "overlapping": {
      const other = finding.other.words;
      return { kind: "text-overlapping", severity: "error", at, values: { ...about, other } };
    }
    default:
      return finding satisfies never;
  }
}
