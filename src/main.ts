/** Browser entry: shows the view the address names, and keeps it at its place when the talk is edited. */
import "./theme/tokens.css";
import "./theme/screen.css";
import "./theme/stage.css";
import "./theme/foot.css";
import "./theme/flow.css";
import * as parts from "virtual:pangbai/deck";
import { browserSurroundings } from "./sync/browser.ts";
import { openSession } from "./sync/session.ts";
import { readAddress } from "./views/address.ts";
import { type DeckParts, holdDeck, type LoadedDeck } from "./views/loaded.ts";
import { showStage, type View } from "./views/stage.ts";
import { isOnPaper, readPaper, readView, viewAddress } from "./views/windows.ts";

const asked = readView(location.search);
const paper = readPaper(location.search);
// Reveal takes every query key for a setting of its own: only ours stays.
history.replaceState(history.state, "", viewAddress(asked, location.hash, paper));

const root = document.querySelector<HTMLElement>("#app");
if (root === null) throw new Error("the page has no #app");
root.className = isOnPaper(asked) ? "paper" : asked;
// The first screen has its characters in the page: no paint waits for these.
const fonts = import("virtual:pangbai/fonts.css");
const view = show(root, holdDeck(parts, fonts));
// What it stood in for is there now, or will be, and it must not be seen beside it.
document.querySelector("#first")?.remove();

function show(host: HTMLElement, loaded: LoadedDeck): Promise<View> | View {
  if (isOnPaper(asked)) {
    return import("./views/paper.ts").then(({ showPaper }) =>
      showPaper(host, loaded, asked, paper),
    );
  }
  if (import.meta.env.DEV && asked === "catalogue") {
    return import("./views/catalogue.ts").then(({ showCatalogue }) => showCatalogue(host, loaded));
  }
  const reloaded = wasReloaded();
  const start = readAddress(location.hash);
  const session = openSession(
    // A reload and a deep link go on where things were; a first visit begins at the cover, even when last
    // night's rehearsal is still in storage.
    {
      deck: parts.deck.id,
      role: asked === "speaker" ? "speaker" : "stage",
      resume: asked === "speaker" || reloaded ? "always" : start === null ? "never" : "recent",
    },
    browserSurroundings(parts.deck.id),
  );
  if (asked === "speaker") {
    return import("./views/speaker.ts").then(({ showSpeaker }) =>
      showSpeaker(host, loaded, session, start),
    );
  }
  // The address is written a moment late; after a reload the session knows better.
  return showStage(host, loaded, session, !reloaded || session.state.revision === 0);
}

function wasReloaded(): boolean {
  const [navigation] = performance.getEntriesByType("navigation");
  return (navigation as PerformanceNavigationTiming | undefined)?.type === "reload";
}

if (import.meta.hot) {
  import.meta.hot.accept("virtual:pangbai/deck", async (edited) => {
    if (edited === undefined) return;
    document.title = edited.deck.title;
    (await view).update(holdDeck(edited as unknown as DeckParts, fonts));
  });
}
