/** The stage: what the room sees. Reveal holds the ring; address, number, progress and panels are made
 *  here, from the model. */
import { type Position, samePosition } from "../model/place.ts";
import { moveTo, roomPosition, type Session, type SharedState } from "../model/state.ts";
import type { Spot } from "../model/walk.ts";
import { addressWriter, formatAddress, nearest, readAddress } from "./address.ts";
import { nameOfScreen } from "./announce.ts";
import { awaitPart } from "./await-part.ts";
import { fetchPanels, makeDriver } from "./drive.ts";
import { pressEarlyKeys } from "./early-keys.ts";
import { fetchFaces } from "./faces.ts";
import { fitCanvas } from "./fit.ts";
import { watchFlow } from "./flow.ts";
import { idleWorker } from "./idle.ts";
import type { LoadedDeck } from "./loaded.ts";
import { type Mounted, mountScreen } from "./mount.ts";
import { makePassage } from "./passage.ts";
import { problemCard } from "./problem-card.ts";
import { makeRing } from "./ring.ts";
import { makeScene } from "./scene.ts";
import { talkTime } from "./talk-time.ts";
import { makeTurner } from "./turner.ts";
import { openOrOffer } from "./windows.ts";

export interface View {
  /** Shows an edited deck at the same place. */
  update(loaded: LoadedDeck): void;
}

/** `obeyAddress` says whether the address of the page is where to begin; otherwise the session's place is. */
export function showStage(
  root: HTMLElement,
  first: LoadedDeck,
  session: Session,
  obeyAddress: boolean,
): View {
  let loaded = first;
  const scene = makeScene(root, (turn) => driver.run(turn));
  const { reveal, sections, foot, announcer, notice } = scene;
  const idle = idleWorker();
  const turner = makeTurner(
    reveal,
    sections,
    new Promise((resolve) => idle(() => resolve(import("./reveal.ts")))),
  );
  fitCanvas(scene.canvas, reveal);
  const flow = watchFlow();
  const passage = makePassage(() => performance.now());
  let current: HTMLElement | null = null;

  const ring = makeRing<Mounted>(sections, {
    fill(section, ordinal) {
      const spot = loaded.walk.spotOfScreen(ordinal);
      const content = spot === null ? null : loaded.screenAt(spot);
      if (spot === null || content === null) return null;
      const mounted = mountScreen(section, content, loaded);
      // Who comes to it from behind sees it at its end.
      const isBehind = shownSpot !== null && ordinal < shownSpot.ordinal;
      mounted.showStep(isBehind ? content.screen.steps.length : 0);
      section.ariaLabel = nameOfScreen(loaded, spot);
      section.ariaRoleDescription = loaded.words.stage.slide;
      if (content.problems.length > 0) section.append(problemCard(content.problems));
      return mounted;
    },
    clear: (section) => section.replaceChildren(),
    present(slot) {
      current = sections[slot] ?? null;
      turner.turn(slot);
    },
    whenIdle: idleWorker(),
  });

  const address = addressWriter();
  /** What is shown; `null` while the first chapter is on its way. */
  let shownSpot: Spot | null = null;
  const show = (state: SharedState): void => {
    scene.curtain.hidden = !state.blank;
    const spot = loaded.walk.spotAt(nearest(loaded.walk, roomPosition(state)));
    const mounted = ring.show(spot.ordinal, spot.step);
    if (mounted === null) {
      waitFor(spot);
      return;
    }
    foot.show(loaded, spot);
    scene.head(spot);
    if (shownSpot === null || !samePosition(shownSpot.position, spot.position)) {
      if (current !== null) passage.to(current, spot.ordinal);
      address.write(spot.position);
      announcer.say(loaded, spot);
      // A figure is drawn when it is, and the stage may be elsewhere by then.
      mounted.ready.then(() => {
        const stays = shownSpot !== null && samePosition(shownSpot.position, spot.position);
        if (stays && current !== null) flow.scrollToStep(current, spot.step);
      });
    }
    if (shownSpot === null) scene.begin();
    shownSpot = spot;
    fetchNext(spot);
    root.dataset.position = formatAddress(spot.position);
  };
  /** The next screen may be in a chapter that is still on its way: its section is filled when it comes. */
  const fetchNext = (spot: Spot): void => {
    const next = loaded.walk.spotOfScreen(spot.ordinal + 1);
    if (next === null || loaded.screenAt(next) !== null) return;
    loaded.load(next).then(ring.fillAround, () => {});
  };
  /** The chapter is not there yet: what is shown stays, and the step is made up for when it arrives. */
  const waitFor = (spot: Spot): void => {
    const { revision } = session.state;
    const wanted = {
      load: () => loaded.load(spot),
      isWanted: () => session.state.revision === revision,
      show: () => show(session.state),
    };
    awaitPart(wanted, notice, loaded.words.stage.chapterFailed);
  };

  const driver = makeDriver({
    root,
    session,
    loaded: () => loaded,
    audience: "room",
    openOther: () => openOrOffer("speaker", loaded, formatAddress(session.state.stage), notice),
    ownKey: (event) => current !== null && flow.readOn(current, event),
  });
  scene.name(loaded);
  const followAddress = (go: (position: Position) => void): void => {
    const wanted = readAddress(location.hash);
    if (wanted === null) return;
    const position = nearest(loaded.walk, wanted);
    if (position.slide !== wanted.slide) notice.show(loaded.words.stage.unknownSlide(wanted.slide));
    if (samePosition(position, session.state.stage)) address.write(position);
    else go(position);
  };
  window.addEventListener("hashchange", () => followAddress(driver.go));
  session.follow(show);
  if (obeyAddress) followAddress(driver.beginAt);
  show(session.state);
  pressEarlyKeys(root.ownerDocument);
  // Everything else comes ahead of the speaker, while the first slide is being talked about.
  const ahead = idleWorker();
  ahead(() => {
    import("./comforts.ts").then(
      ({ addComforts }) => addComforts({ root, taps: () => !flow.on, turn: driver.run }),
      () => {},
    );
    const { stage } = session.state;
    const all = loaded.loadAll(loaded.walk.spotAt(stage)).catch(() => {});
    fetchPanels().catch(() => {});
    // Whole ones while the talk is being written: nobody needs all of those.
    if (!import.meta.env.DEV) all.then(() => fetchFaces(loaded.fontsDeclared));
  });

  return {
    update(next) {
      loaded = next;
      scene.name(next);
      const position = nearest(next.walk, session.state.stage);
      const spot = next.walk.spotAt(position);
      next.load(spot).then(
        () => {
          if (loaded !== next) return;
          ring.reset();
          shownSpot = null;
          if (samePosition(position, session.state.stage)) show(session.state);
          else session.change(moveTo(session.state, position, 0, talkTime()));
          return next.loadAll(spot);
        },
        () => notice.show(next.words.stage.chapterFailed),
      );
    },
  };
}
