/** The two scripts that stand in a built page, as their text: one runs before anything of it is read, the other before
 *  anything is painted. */
import { minifySync } from "vite";
import type { RenderedChapter } from "../model/rendered.ts";

export interface Begins {
  /** How many faces the page has in it. */
  readonly faces: number;
  /** The addresses of chapters' modules, by id and in order. */
  readonly chapters: readonly (readonly [string, string])[];
  /** The address of the page's program; `null` where the page begins it by itself. */
  readonly program: string | null;
}

declare global {
  interface Window {
    /** The module of the chapter that the address names. */
    chapterToCome?: Promise<unknown>;
  }
}

/** `first` stands before the style, `second` after it. */
export function scriptsOf({ faces, chapters, program }: Begins): {
  readonly first: string;
  readonly second: string;
} {
  const next = chapters[0]?.[1] ?? null;
  return { first: callOf(ahead, chapters), second: callOf(open, { faces, next, program }) };
}

/** Its text goes into the page, so nothing outside it is there. */
function callOf<T>(script: (what: T, load: Load) => void, what: T): string {
  const known = JSON.stringify(what).replace(/</g, "\\u003c");
  return minifySync("first.js", `(${script})(${known}, (address) => import(address));`).code;
}

type Load = (address: string) => Promise<unknown>;

/** What cannot wait for the style: a chapter comes while that is read, and keys are kept for the stage, which answers
 *  them once it is there (views/early-keys.ts). */
function ahead(chapters: Begins["chapters"], load: Load): void {
  if (!/[?&]view=/.test(location.search)) keepKeys();
  try {
    const chapter = decodeURIComponent(location.hash).split("/")[1] ?? "";
    const address = new Map(chapters).get(chapter);
    if (address === undefined) return;
    window.chapterToCome = load(address);
    // Who wants it is told; others need not be.
    window.chapterToCome.catch(() => {});
  } catch {
    // No chapter is named so.
  }

  function keepKeys(): void {
    const kept: KeyboardEvent[] = [];
    const keep = (event: KeyboardEvent): number => kept.push(event);
    addEventListener("keydown", keep);
    performance.mark("pangbai:keys");
    const takeEarlyKeys = (): readonly KeyboardEvent[] => {
      removeEventListener("keydown", keep);
      return kept;
    };
    Object.assign(window, { takeEarlyKeys });
  }
}

interface Opens extends Omit<Begins, "chapters"> {
  /** The address of the chapter that a key leads to from the cover. */
  readonly next: string | null;
}

/** What it shows stands until the stage does. */
function open({ faces, next, program }: Opens, load: Load): void {
  const page = document.documentElement;
  const isDark = matchMedia("(prefers-color-scheme: dark)").matches;
  page.dataset.theme = isDark ? "dark" : "light";
  // The first that it declares are in it; left alone they would be unpacked with the first frame, and its
  // words would miss it.
  const words = [...document.fonts].slice(0, faces).map((face) => face.load().catch(() => {}));
  const isView = /[?&]view=/.test(location.search);
  const isCover = !isView && location.hash.length < 3;
  if (!isCover) page.dataset.elsewhere = "";
  let seen: Promise<unknown> | null = null;
  try {
    if (isCover) seen = Promise.all(words);
    else if (!isView) seen = openChapter();
  } catch {
    // What could be shown here the program shows too.
  }
  begin(seen);

  /** The rest of the style; what follows the first time finds nothing left. */
  function dress(): void {
    const rest = document.querySelector("template");
    if (rest !== null) document.head.append(rest.content);
  }

  /** Settles once its slide is shown; `null` where that is the stage's to do. */
  function openChapter(): Promise<unknown> | null {
    if (window.chapterToCome === undefined) return null;
    const [, chapter, slide, step] = decodeURIComponent(location.hash).split("/");
    const isOurs = step === undefined && maySee();
    const shown = window.chapterToCome.then((module) => {
      if (isOurs) show(module, `${chapter}/${slide}`);
    });
    // While it is on its way.
    dress();
    const settled = shown.catch(() => {});
    return isOurs ? settled : null;
  }

  function fetchAhead(): void {
    if (program === null) return;
    const link = document.createElement("link");
    link.rel = "modulepreload";
    link.href = program;
    document.head.append(link);
  }

  /** Has the program begin once the first screen is painted: it takes the processor for longer than a frame, and would
   *  take it before that. */
  function begin(seen: Promise<unknown> | null): void {
    let isBegun = false;
    const start = (): void => {
      if (isBegun) return;
      // It begins with an element that may not be there yet.
      if (document.readyState === "loading") {
        document.addEventListener("DOMContentLoaded", start, { once: true });
        return;
      }
      isBegun = true;
      dress();
      if (program !== null) load(program);
      if (isCover && next !== null) load(next).catch(() => {});
    };
    // Where nobody looks there are no frames.
    document.addEventListener("visibilitychange", start, { once: true });
    if (seen === null || document.hidden) start();
    else seen.then(painted).then(start);
    // What neither comes nor fails keeps the stage back no longer than this.
    setTimeout(start, 2_000);
  }

  /** As the browser itself tells. From far away the program is fetched meanwhile; from near it comes soon enough, and
   *  would be read while the screen is painted. */
  function painted(): Promise<void> {
    if (isFar()) requestAnimationFrame(fetchAhead);
    return new Promise((done) => {
      new PerformanceObserver((entries, observer) => {
        if (entries.getEntriesByName("first-contentful-paint").length === 0) return;
        observer.disconnect();
        done();
      }).observe({ type: "paint", buffered: true });
    });
  }

  /** A page that is not there yet, or took a while. */
  function isFar(): boolean {
    const { requestStart = 0, responseEnd = 0 } = visit() ?? {};
    return responseEnd === 0 || responseEnd - requestStart > 30;
  }

  function visit(): PerformanceNavigationTiming | undefined {
    const [visit] = performance.getEntriesByType("navigation");
    return visit as PerformanceNavigationTiming | undefined;
  }

  /** Only the stage knows how a step looks, and where one was before a reload, and a narrow window. */
  function maySee(): boolean {
    return innerWidth > 600 && visit()?.type === "navigate";
  }

  function show(module: unknown, id: string): void {
    const { slides } = (module as { readonly part: RenderedChapter }).part;
    const screen = slides[id]?.screens[0];
    const canvas = document.querySelector("#first > .canvas");
    if (screen === undefined || canvas === null) return;
    if (screen.steps.length > 0 && screen.kind !== "figure") return;
    canvas.innerHTML = screen.html;
    delete page.dataset.elsewhere;
  }
}
