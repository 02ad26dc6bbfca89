/** Whether the room has a stage at all: windows are closed by accident, and the speaker has to know. */
import type { Session } from "../model/state.ts";

const ASKS_MS = 1000;
/** A window that reloads is away for a moment. */
const AWAY_MS = 3000;

export type StageSeen = "there" | "away" | "unreachable";

/** Tells whether a stage has answered of late, or has not had the time to. Asks as long as `window` is open. */
export function watchStage(session: Session, window: Window): () => StageSeen {
  if (session.isolated) return () => "unreachable";
  const { performance } = window;
  let heard = performance.now();
  const ask = (): void =>
    session.callRoll((role) => {
      if (role === "stage") heard = performance.now();
    });
  ask();
  window.setInterval(ask, ASKS_MS);
  return () => (performance.now() - heard < AWAY_MS ? "there" : "away");
}
