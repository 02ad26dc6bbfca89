/** Our other windows: the speaker view and the stage, each at an address of its own. */

import { element } from "./dom.ts";
import type { LoadedDeck } from "./loaded.ts";
import type { Notice } from "./notice.ts";

export type ViewName = "stage" | "speaker";

/** The address of a view, keeping the position; every other query key is dropped. */
export function viewAddress(view: ViewName, hash: string): string {
  const query = view === "stage" ? "" : `?view=${view}`;
  return `${location.pathname}${query}${hash}`;
}

const opened = new Map<ViewName, Window>();

/** Opens a view, or, when the browser refuses a window, says so with a link that opens it. */
export function openOrOffer(
  view: ViewName,
  { deck, words }: LoadedDeck,
  hash: string,
  notice: Notice,
): void {
  if (openView(view, deck.id, hash)) return;
  const label = view === "stage" ? words.speaker.openStage : words.stage.openSpeakerView;
  const link = element("a", { href: viewAddress(view, hash), target: "_blank" }, label);
  notice.show(words.stage.popupBlocked, " ", link);
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
