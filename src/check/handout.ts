/** The handout, page by page, and in it the small pictures of screens, each measured as a screen is. */
import { type Framing, NOTHING } from "./ink.ts";
import { measureFrame } from "./measure.ts";
import { type Page, whenDrawn } from "./page.ts";
import {
  type Finding,
  FLOW,
  judge,
  PAGE_RULES,
  RUNNING,
  type Rule,
  SCREEN_RULES,
} from "./rules.ts";

export interface PageFinding {
  /** From 1. */
  readonly page: number;
  /** The id of the slide it belongs to; `null` in the contents, and where no slide is named. */
  readonly slide: string | null;
  /** In a small picture of a screen. */
  readonly pictured: boolean;
  readonly finding: Finding;
}

export interface CheckedPages {
  readonly pages: number;
  readonly found: readonly PageFinding[];
}

const SHEET = ".sheet";
const PICTURE = ".shot > .screen";
/** What tells, in the order of the page, which slide the words below it belong to. */
const HEADINGS = "[data-slide], .chapter, .story, .source";

const PAGES: Omit<Framing, "nth"> = {
  frame: SHEET,
  beside: NOTHING,
  leaveOut: PICTURE,
  parts: [RUNNING, FLOW],
  headings: HEADINGS,
};
const PICTURES: Omit<Framing, "nth"> = { ...PAGES, frame: PICTURE, leaveOut: NOTHING, parts: [] };

export async function checkHandout(page: Page): Promise<CheckedPages> {
  await whenDrawn(page, "#app[data-ready]");
  return lookAtPages(page);
}

/** What is wrong with pages that are drawn. */
export async function lookAtPages(page: Page): Promise<CheckedPages> {
  const slides = await page.evaluate(readHeadings, HEADINGS);
  const sheets = await lookAtEach(page, PAGES, PAGE_RULES);
  const pictures = await lookAtEach(page, PICTURES, SCREEN_RULES);
  const sheetOf = await page.evaluate(readSheets, [SHEET, PICTURE] as const);
  const found = [
    ...sheets.map((finding, sheet) => ({ finding, sheet, pictured: false })),
    ...pictures.map((finding, nth) => ({ finding, sheet: sheetOf[nth] ?? 0, pictured: true })),
  ];
  return {
    pages: sheets.length,
    found: found.flatMap(({ finding, sheet, pictured }): readonly PageFinding[] => {
      if (finding === null) return [];
      return [{ page: sheet + 1, slide: slides[finding.ink.heading] ?? null, pictured, finding }];
    }),
  };
}

async function lookAtEach(
  page: Page,
  framing: Omit<Framing, "nth">,
  rules: readonly Rule[],
): Promise<readonly (Finding | null)[]> {
  const frames = await page.locator(framing.frame).count();
  const found: (Finding | null)[] = [];
  for (let nth = 0; nth < frames; nth += 1) {
    found.push(judge(await page.evaluate(measureFrame, { ...framing, nth }), rules));
  }
  return found;
}

/** Runs in the page: the slide each heading belongs to. What stands away from its slide links to it. */
function readHeadings(selector: string): readonly (string | null)[] {
  const headings = [...document.querySelectorAll<HTMLElement>(selector)];
  const slideOf = (heading: HTMLElement | undefined): string | null => {
    if (heading === undefined || heading.matches(".chapter")) return null;
    if (heading.dataset.slide !== undefined) return heading.dataset.slide;
    const address = heading.querySelector("a")?.getAttribute("href") ?? "";
    const home = document.getElementById(address.slice(1));
    if (home === null) return null;
    const { DOCUMENT_POSITION_FOLLOWING: after } = Node;
    return slideOf(
      headings.findLast((each) => each === home || each.compareDocumentPosition(home) & after),
    );
  };
  return headings.map(slideOf);
}

/** Runs in the page: on which sheet, from 0, each picture is. */
function readSheets([sheet, picture]: readonly [string, string]): readonly number[] {
  const sheets = [...document.querySelectorAll(sheet)];
  return [...document.querySelectorAll(picture)].map((each) =>
    sheets.findIndex((one) => one.contains(each)),
  );
}
