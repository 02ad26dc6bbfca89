/** The one script that stands in a built page, as its text: it runs before anything is painted. */
import { minifySync } from "vite";
import type { RenderedChapter } from "../model/rendered.ts";

/** `faces` is how many the page has in it; `chapters` are the addresses of their modules, by id and in order. */
export function scriptOf(faces: number, chapters: ReadonlyMap<string, string>): string {
  const known = JSON.stringify([...chapters]).replace(/</g, "\\u003c");
  const script = `(${open})(${faces}, ${known}, (address) => import(address));`;
  return minifySync("first.js", script).code;
}

/** Its text goes into the page, so nothing outside it is there. What it shows stands until the stage does. */
function open(
  faces: number,
  chapters: readonly (readonly [string, string])[],
  load: (address: string) => Promise<{ readonly part: RenderedChapter }>,
): void {
  const page = document.documentElement;
  const isDark = matchMedia("(prefers-color-scheme: dark)").matches;
  page.dataset.theme = isDark ? "dark" : "light";
  // The first that it declares are in it; left alone they would be unpacked with the first frame, and its
  // words would miss it.
  for (const face of [...document.fonts].slice(0, faces)) face.load().catch(() => {});
  const isView = /[?&]view=/.test(location.search);
  const isCover = location.hash.length < 3;
  if (!isCover || isView) page.dataset.elsewhere = "";
  // From the cover a key leads to the first one.
  const [chapter = "", slide = "", step] = isCover ? [chapters[0]?.[0]] : hash().split("/");
  const address = new Map(chapters).get(chapter);
  if (isView || address === undefined) return;
  load(address).then(
    ({ part }) => show(part),
    () => {},
  );

  /** Unless only the stage can know how: at a step, after a reload, in a narrow window. */
  function show({ slides }: RenderedChapter): void {
    const screen = slides[`${chapter}/${slide}`]?.screens[0];
    const canvas = document.querySelector("#first > .canvas");
    if (screen === undefined || canvas === null || step !== undefined) return;
    if (screen.steps.length > 0 && screen.kind !== "figure") return;
    const [visit] = performance.getEntriesByType("navigation");
    if (innerWidth <= 600 || (visit as PerformanceNavigationTiming).type !== "navigate") return;
    canvas.innerHTML = screen.html;
    delete page.dataset.elsewhere;
  }

  function hash(): string {
    const text = location.hash.slice(2);
    try {
      return decodeURIComponent(text);
    } catch {
      return text;
    }
  }
}
