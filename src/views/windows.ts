/** Our other windows: the speaker view and the stage, each at an address of its own. */

import type { PaperName } from "../model/handout.ts";
import { element } from "./dom.ts";
import type { LoadedDeck } from "./loaded.ts";
import type { Notice } from "./notice.ts";

/** The catalogue is there only while a talk is being written. */
const VIEWS = ["speaker", "handout", "script", ...(import.meta.env.DEV ? ["catalogue"] : [])];

export type ViewName = "stage" | "speaker" | "handout" | "script" | "catalogue";

/** Which view an address asks for. */
export function readView(query: string): ViewName {
  const asked = new URLSearchParams(query).get("view") ?? "";
  return VIEWS.includes(asked) ? (asked as ViewName) : "stage";
}

/** The article is a page of its own; `null` when it is not asked for, or was not written beside this page. */
export function articleAddress(query: string, hash: string): string | null {
  if (new URLSearchParams(query).get("view") !== "article") return null;
  const link = document.querySelector<HTMLLinkElement>('link[rel="alternate"][type="text/html"]');
  return link === null ? null : link.href + hash;
}

/** Which paper the handout and the script are set on. */
export function readPaper(query: string): PaperName {
  return new URLSearchParams(query).get("paper") === "letter" ? "letter" : "a4";
}

/** The address of a view, keeping the position; every other query key is dropped. */
export function viewAddress(view: ViewName, hash: string, paper: PaperName = "a4"): string {
  const query = view === "stage" ? "" : `?view=${view}`;
  const sheet = paper === "a4" || !isOnPaper(view) ? "" : `&paper=${paper}`;
  return `${location.pathname}${query}${sheet}${hash}`;
}

export function isOnPaper(view: ViewName): view is "handout" | "script" {
  return view === "handout" || view === "script";
}

const opened = new Map<ViewName, Window>();

/** Opens a view, or, when the browser refuses a window, says so with two ways out. */
export function openOrOffer(
  view: "stage" | "speaker",
  { deck, words }: LoadedDeck,
  hash: string,
  notice: Notice,
): void {
  if (openView(view, deck.id, hash)) return;
  const label = view === "stage" ? words.speaker.openStage : words.stage.openSpeakerView;
  const href = viewAddress(view, hash);
  const apart = element("a", { href, target: "_blank" }, label);
  const here = element("a", { href }, words.stage.openHere);
  apart.addEventListener("click", notice.hide);
  notice.keep(words.stage.popupBlocked, " ", apart, " · ", here);
}

/** Opens a view in a window of its own, or brings forward the one that is open. `false` when the browser
 *  refuses. */
function openView(view: ViewName, deck: string, hash: string): boolean {
  const known = opened.get(view);
  if (known !== undefined && !known.closed) {
    known.focus();
    return true;
  }
  const made = window.open(
    viewAddress(view, hash),
    `pangbai-${view}-${deck}`,
    "popup,width=1280,height=800",
  );
  if (made === null) return false;
  opened.set(view, made);
  return true;
}
