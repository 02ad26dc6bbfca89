/** The address: `#/chapter/slide/step`, the step left out when 0, `#/` for the cover. */
import { COVER, type Position } from "../model/place.ts";
import type { Walk } from "../model/walk.ts";

export function formatAddress({ slide, step }: Position): string {
  return slide === "" ? "#/" : `#/${slide}${step === 0 ? "" : `/${step}`}`;
}

/** `null` when the address names no position at all, as on a first visit. */
export function readAddress(hash: string): Position | null {
  if (hash === "" || hash === "#") return null;
  const [chapter = "", slide = "", step = ""] = decode(hash.replace(/^#\/?/, "")).split("/");
  if (chapter === "") return COVER;
  return {
    slide: slide === "" ? chapter : `${chapter}/${slide}`,
    step: /^\d{1,6}$/.test(step) ? Number(step) : 0,
  };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The kept slide nearest to one that is not there: in its chapter the one whose name begins most alike,
 *  else the cover. */
export function nearest(walk: Walk, wanted: Position): Position {
  if (wanted.slide === "" || walk.has(wanted.slide)) return walk.spotAt(wanted).position;
  const [chapter = ""] = wanted.slide.split("/");
  const siblings = walk.slides.filter(({ id }) => id.startsWith(`${chapter}/`));
  let best = siblings[0];
  for (const slide of siblings) {
    if (shared(slide.id, wanted.slide) > shared(best?.id ?? "", wanted.slide)) best = slide;
  }
  return best === undefined ? COVER : { slide: best.id, step: 0 };
}

function shared(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length += 1;
  return length;
}

/** Writing the address costs more than all the rest of a step, so it waits until the stepping rests. */
const REST_MS = 250;

export function addressWriter(): { write(position: Position): void } {
  let wanted: Position | null = null;
  let known = "";
  let timer = 0;
  const flush = (): void => {
    clearTimeout(timer);
    // Another address was asked for meanwhile, and the page is about to be told: it must not be lost.
    if (wanted === null || location.hash !== known) return;
    const address = location.pathname + location.search + formatAddress(wanted);
    wanted = null;
    history.replaceState(history.state, "", address);
  };
  window.addEventListener("pagehide", flush);
  return {
    write(position) {
      wanted = position;
      known = location.hash;
      clearTimeout(timer);
      timer = window.setTimeout(flush, REST_MS);
    },
  };
}
