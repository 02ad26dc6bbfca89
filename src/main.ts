/** Browser entry: shows the view the address names, and keeps it at its place when the talk is edited. */
import "./theme/tokens.css";
import "./theme/first.css";
import "./theme/screen.css";
import "./theme/stage.css";
import "./theme/foot.css";
import "./theme/flow.css";
import * as parts from "virtual:pangbai/deck";
import type { KeyRing } from "./model/sealed.ts";
import { browserChannel, browserSurroundings } from "./sync/browser.ts";
import { openKeyRing } from "./sync/keys.ts";
import { openSession } from "./sync/session.ts";
import { readAddress } from "./views/address.ts";
import { type DeckParts, holdDeck } from "./views/loaded.ts";
import type { Lock } from "./views/lock.ts";
import { keepOffline } from "./views/offline.ts";
import { showStage, type View } from "./views/stage.ts";
import { articleAddress, isOnPaper, readPaper, readView, viewAddress } from "./views/windows.ts";

const article = articleAddress(location.search, location.hash);
const asked = readView(location.search);
const paper = readPaper(location.search);
// Reveal takes every query key for a setting of its own: only ours stays.
history.replaceState(history.state, "", viewAddress(asked, location.hash, paper));

const root = document.querySelector<HTMLElement>("#app");
if (root === null) throw new Error("the page has no #app");
root.className = isOnPaper(asked) ? "paper" : asked;
// The first screen has its characters in the page: no paint waits for these, nor does the stage.
const fonts = Promise.resolve()
  .then(() => import("virtual:pangbai/fonts.css"))
  .catch(() => {});
const view = article === null ? show(root) : leaveFor(article);
// No other view stands where it stands: a stage takes it away once it has something to show.
if (root.className !== "stage") document.querySelector("#first")?.remove();
// What follows its author is never kept.
if (!import.meta.hot) Promise.resolve(view).then(keepOffline);

/** A stage shows nothing of what is closed; it only keeps the key for windows that do. */
function show(host: HTMLElement): Promise<View> | View {
  const keys =
    parts.loadSealed === null ? null : openKeyRing(browserChannel(`${parts.deck.id}/key`));
  if (isOnPaper(asked)) {
    return Promise.all([import("./views/paper.ts"), lockWith(keys)]).then(([{ showPaper }, lock]) =>
      showPaper(host, holdDeck(parts, fonts, lock), asked, paper),
    );
  }
  if (import.meta.env.DEV && asked === "catalogue") {
    return import("./views/catalogue.ts").then(({ showCatalogue }) =>
      showCatalogue(host, holdDeck(parts, fonts)),
    );
  }
  const cameBack = hasComeBack();
  const start = readAddress(location.hash);
  const session = openSession(
    // A reload and a deep link go on where things were; a first visit begins at the cover, even when last
    // night's rehearsal is still in storage.
    {
      deck: parts.deck.id,
      role: asked === "speaker" ? "speaker" : "stage",
      resume: asked === "speaker" || cameBack ? "always" : start === null ? "never" : "recent",
    },
    browserSurroundings(parts.deck.id),
  );
  if (asked === "speaker") {
    return Promise.all([import("./views/speaker.ts"), lockWith(keys)]).then(
      ([{ showSpeaker }, lock]) => showSpeaker(host, holdDeck(parts, fonts, lock), session, start),
    );
  }
  // The address is written a moment late; after a reload the session knows better.
  const obeyAddress = !cameBack || session.state.revision === 0;
  return showStage(host, holdDeck(parts, fonts), session, obeyAddress);
}

async function lockWith(keys: KeyRing | null): Promise<Lock | null> {
  if (keys === null || parts.loadSealed === null) return null;
  const { makeLock } = await import("./views/lock.ts");
  return makeLock(parts, parts.loadSealed, keys, async (opened) => {
    (await view).update(holdDeck(opened, fonts));
  });
}

/** Nothing comes to be shown here. */
function leaveFor(address: string): Promise<View> {
  location.replace(address);
  return new Promise(() => {});
}

/** By a reload, and by a Back or Forward to this page. */
function hasComeBack(): boolean {
  const [navigation] = performance.getEntriesByType("navigation");
  const type = (navigation as PerformanceNavigationTiming | undefined)?.type ?? "navigate";
  return type === "reload" || type === "back_forward";
}

if (import.meta.hot) {
  // What takes the server long waits for this (build/shown.ts).
  Promise.all([view, fonts]).then(() => import.meta.hot?.send("pangbai:shown"));
  import.meta.hot.accept("virtual:pangbai/deck", async (edited) => {
    if (edited === undefined) return;
    document.title = edited.deck.title;
    (await view).update(holdDeck(edited as unknown as DeckParts, fonts));
  });
}
