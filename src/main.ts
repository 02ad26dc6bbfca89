/** Browser entry: shows the view the address names, and keeps it at its place when the talk is edited. */
import "@fontsource/noto-sans-sc/400.css";
import "@fontsource/noto-sans-sc/700.css";
import "./theme/tokens.css";
import "./theme/screen.css";
import "./theme/stage.css";
import "./theme/speaker.css";
import { chapters, deck } from "virtual:pangbai/deck";
import { browserSurroundings } from "./sync/browser.ts";
import { openSession } from "./sync/session.ts";
import { readAddress } from "./views/address.ts";
import { holdDeck } from "./views/loaded.ts";
import { showSpeaker } from "./views/speaker.ts";
import { showStage, type View } from "./views/stage.ts";
import { type ViewName, viewAddress } from "./views/windows.ts";

const asked: ViewName =
  new URLSearchParams(location.search).get("view") === "speaker" ? "speaker" : "stage";
// Reveal takes every query key for a setting of its own: only ours stays.
history.replaceState(history.state, "", viewAddress(asked, location.hash));

const reloaded = wasReloaded();
const addressed = readAddress(location.hash) !== null;
const session = openSession(
  // A reload and a deep link go on where things were; a first visit begins at the cover, even when last
  // night's rehearsal is still in storage.
  { deck: deck.id, resume: asked === "speaker" || reloaded || addressed },
  browserSurroundings(deck.id),
);
const root = document.querySelector<HTMLElement>("#app");
if (root === null) throw new Error("the page has no #app");
root.className = asked;
// The address is written a moment late; after a reload the session knows better.
const obeyAddress = !reloaded || session.state.revision === 0;
const view: Promise<View> | View =
  asked === "speaker"
    ? showSpeaker(root, holdDeck(deck, chapters), session)
    : showStage(root, holdDeck(deck, chapters), session, obeyAddress);

function wasReloaded(): boolean {
  const [navigation] = performance.getEntriesByType("navigation");
  return (navigation as PerformanceNavigationTiming | undefined)?.type === "reload";
}

if (import.meta.hot) {
  import.meta.hot.accept("virtual:pangbai/deck", async (edited) => {
    if (edited === undefined) return;
    document.title = edited.deck.title;
    (await view).update(holdDeck(edited.deck, edited.chapters));
  });
}
