/** Our other windows: the speaker view and the stage, each at an address of its own. */

export type ViewName = "stage" | "speaker";

/** The address of a view, keeping the position; every other query key is dropped. */
export function viewAddress(view: ViewName, hash: string): string {
  const query = view === "stage" ? "" : `?view=${view}`;
  return `${location.pathname}${query}${hash}`;
}

const opened = new Map<ViewName, Window>();

/** Opens a view in a window of its own, or brings forward the one that is open. `false` when the browser
 *  refuses. */
export function openView(view: ViewName, deck: string, hash: string): boolean {
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
